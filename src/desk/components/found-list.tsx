import type { FC } from "hono/jsx";
import { messageKeyOf } from "../../catalogues/checks/message-key.ts";
import type { Finding } from "../../catalogues/finding.ts";
import type { Seat } from "../view.ts";
import { SeverityMark } from "./severity.tsx";

/** What the checks say of words that stand already: nothing to tick. */
export const FoundList: FC<{ seat: Seat; findings: readonly Finding[] }> = ({ seat, findings }) => {
  const { lexicon, locale } = seat;
  if (findings.length === 0) return null;
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <li class={`finding ${finding.severity}`}>
          <SeverityMark seat={seat} severity={finding.severity} />
          <span class="said">
            <strong>{lexicon.check(locale, `title.${finding.check}`)}</strong>{" "}
            {lexicon.check(locale, messageKeyOf(finding), finding.params)}
          </span>
        </li>
      ))}
    </ul>
  );
};
