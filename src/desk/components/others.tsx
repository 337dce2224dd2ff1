import type { FC } from "hono/jsx";
import { formatNumber } from "../formats.ts";
import type { ShownProposal } from "../shapes.ts";
import { deskPaths } from "../view.ts";
import type { Seat } from "../view.ts";
import { ChangeTable } from "./version-diff.tsx";

const most = 100;

/** What others have changed since her file was made: it stays as they made it, and wants nothing of her. */
export const Others: FC<{ seat: Seat; proposal: ShownProposal }> = ({ seat, proposal }) => {
  const { words, locale } = seat;
  const { others, base, head } = proposal;
  if (others.length === 0) return null;
  const number = formatNumber(locale, others.length);
  return (
    <details class="more others">
      <summary>{words("others.title", { number })}</summary>
      <p class="hint">{words("others.text")}</p>
      <ChangeTable seat={seat} lang={proposal.locale} changes={others.slice(0, most)} />
      {others.length > most && head !== null && (
        <p>
          <a
            href={`${deskPaths.version(proposal.locale, proposal.namespace, head)}?against=${base.version ?? ""}#diff`}
          >
            {words("others.all", { number })}
          </a>
        </p>
      )}
    </details>
  );
};
