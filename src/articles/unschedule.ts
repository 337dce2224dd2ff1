import type { Actor } from "../access/actor.ts";
import type { Database } from "../database.ts";
import { changePublicState } from "./change-public-state.ts";
import { expectEdition, inShort, withoutSchedule } from "./moves.ts";
import type { EditionRef } from "./moves.ts";

/** What was to be published is not; the draft stays, and so does what is public. */
export async function cancelSchedule(
  db: Database,
  actor: Actor,
  input: { articleId: string } & EditionRef,
  now: number,
): Promise<void> {
  const { articleId } = input;
  await changePublicState(
    db,
    actor,
    articleId,
    (dossier) => {
      const edition = expectEdition(dossier, input);
      const next = withoutSchedule(edition);
      const detail = { before: inShort(dossier, edition), after: inShort(dossier, next) };
      const subject = `article/${articleId}/${edition.locale}`;
      return { editions: [next], lines: [{ action: "article.unscheduled", subject, detail }] };
    },
    now,
  );
}
