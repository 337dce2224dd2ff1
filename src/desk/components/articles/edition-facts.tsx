import type { FC } from "hono/jsx";
import type { DeskArticle } from "../../../articles/desk-read.ts";
import { planOf } from "../../../articles/moves.ts";
import type { Locale } from "../../../locales.ts";
import type { Seat } from "../../view.ts";
import { TimeSaid } from "./time-said.tsx";

interface Props {
  seat: Seat;
  found: DeskArticle;
  locale: Locale;
}

/** Which revisions there are, by whom and since when, and what of it is no longer true of its source. */
export const EditionFacts: FC<Props> = ({ seat, found: { editions, revisions }, locale }) => {
  const { words } = seat;
  const edition = editions.find((row) => row.locale === locale);
  if (edition === undefined) return <p class="soft">{words("article.edition.none")}</p>;
  const draft = revisions.get(edition.draftRevisionId ?? "");
  const { withdrawnAt, updatedAt } = edition;
  const plan = planOf(edition);
  const stale = edition.staleBlocks?.length ?? 0;
  return (
    <ul class="plain short">
      {edition.revisionNumber !== null && updatedAt !== null && (
        <li>
          <TimeSaid
            seat={seat}
            at={updatedAt}
            say="article.edition.public"
            params={{ number: edition.revisionNumber }}
          />
        </li>
      )}
      {draft !== undefined && (
        <li>
          <TimeSaid
            seat={seat}
            at={draft.createdAt}
            say="article.edition.draft"
            params={{ number: draft.number, name: draft.authorName }}
          />
        </li>
      )}
      {plan !== undefined && (
        <li>
          <TimeSaid
            seat={seat}
            at={plan.at}
            say={plan.act === "withdrawal" ? "articles.to_go" : "articles.to_come"}
          />
        </li>
      )}
      {withdrawnAt !== null && (
        <li>
          <TimeSaid seat={seat} at={withdrawnAt} say="article.edition.withdrawn" />
        </li>
      )}
      {stale > 0 && <li>{words("article.edition.stale", { count: stale })}</li>}
    </ul>
  );
};
