import type { DomainError } from "../../errors.ts";
import { statusOf, titleKeyOf } from "../../status.ts";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

/** For what is not there, or not for her; with a way on. */
export function deskErrorView(seat: Seat, error: DomainError): View {
  const { words, lexicon, locale } = seat;
  const isForbidden = error.code === "forbidden";
  const title = isForbidden ? words("error.forbidden") : lexicon.words(locale)(titleKeyOf(error.code));
  return {
    title,
    status: statusOf[error.code],
    body: (
      <div class="narrow">
        <h1>{title}</h1>
        <p>{lexicon.error(locale, error)}</p>
        <p>
          <a href={deskPaths.home}>{words("error.home")}</a>
        </p>
      </div>
    ),
  };
}
