import type { Actor } from "../access/actor.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import type { Locale, Localised } from "../locales.ts";
import { changePublicState } from "./change-public-state.ts";
import { expectEdition, inShort, unscheduled } from "./moves.ts";
import type { EditionRef } from "./moves.ts";
import type { EditionRow } from "./tables.ts";

/**
 * Takes an edition out of public view; its other languages live on. What was
 * public becomes the draft, unless there is a newer one. The note is public.
 */
export async function withdrawEdition(
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
      const withdrawn: EditionRow = {
        ...edition,
        ...unscheduled,
        state: "withdrawn",
        publishedRevisionId: null,
        draftRevisionId: edition.draftRevisionId ?? edition.publishedRevisionId,
        withdrawnAt: now,
        withdrawalNote: note,
      };
      const detail = {
        before: inShort(dossier, edition),
        after: { ...inShort(dossier, withdrawn), reason: note },
      };
      const subject = `article/${articleId}/${edition.locale}`;
      return { editions: [withdrawn], lines: [{ action: "article.withdrawn", subject, detail }] };
    },
    now,
  );
}
