import type { FC } from "hono/jsx";
import type { DomainError } from "../../errors.ts";
import { statusOf, titleKeyOf } from "../../status.ts";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

/** Whoever vouches for her does so for this account: out of it, or in with a token. */
const OtherWays: FC<{ seat: Seat }> = ({ seat: { words } }) => (
  <ul>
    <li>
      <a href={deskPaths.signOutOfAccess}>{words("member.other_account")}</a>
    </li>
    <li>
      <a href={deskPaths.signIn}>{words("member.by_token")}</a>
    </li>
  </ul>
);

/** For what is not there, or not for her; with a way on. */
export function deskErrorView(seat: Seat, error: DomainError): View {
  const { words, lexicon, locale } = seat;
  const isStranger = error.code === "not_a_member";
  const isForbidden = isStranger || error.code === "forbidden";
  const title = isForbidden ? words("error.forbidden") : lexicon.words(locale)(titleKeyOf(error.code));
  return {
    title,
    status: statusOf[error.code],
    body: (
      <div class="narrow">
        <h1>{title}</h1>
        <p>{lexicon.error(locale, error)}</p>
        {isStranger ? (
          <OtherWays seat={seat} />
        ) : (
          <p>
            <a href={deskPaths.home}>{words("error.home")}</a>
          </p>
        )}
      </div>
    ),
  };
}
