import type { Actor } from "../access/actor.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import type { Locale, Localised } from "../locales.ts";
import { changePublicState } from "./change-public-state.ts";
import { expectEdition } from "./moves.ts";
import type { EditionRef } from "./moves.ts";

/**
 * Says to readers what was wrong in an edition and has been put right; without
 * a note, takes back what was said. The day is that on which it was first said
 * in these words.
 */
export async function correctEdition(
  db: Database,
  actor: Actor,
  input: { articleId: string; note?: Localised<string> | undefined } & EditionRef,
  now: number,
): Promise<Locale[]> {
  const { articleId, note = null } = input;
  return changePublicState(
    db,
    actor,
    articleId,
    (dossier) => {
      const edition = expectEdition(dossier, input);
      if (edition.state !== "published") throw new DomainError("invalid_transition", { from: edition.state });
      const isSame = JSON.stringify(edition.correctionNote) === JSON.stringify(note);
      const correctedAt = note === null ? null : isSame ? edition.correctedAt : now;
      const detail = { before: { note: edition.correctionNote }, after: { note } };
      const subject = `article/${articleId}/${edition.locale}`;
      return {
        editions: [{ ...edition, correctionNote: note, correctedAt }],
        lines: [{ action: "article.corrected", subject, detail }],
      };
    },
    now,
  );
}
