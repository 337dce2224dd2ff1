import type { Actor } from "../access/actor.ts";
import type { Database } from "../database.ts";
import type { Locale, Localised } from "../locales.ts";
import { changePublicState } from "./change-public-state.ts";
import { expectEdition, inShort, withdrawn, withdrawnLater } from "./moves.ts";
import type { EditionRef } from "./moves.ts";

export interface Withdrawal extends EditionRef {
  readonly articleId: string;
  /** Public, from when it is withdrawn. */
  readonly note?: Localised<string> | undefined;
  /** Unix milliseconds; later than now means: not yet. It takes the place of whatever was planned. */
  readonly at?: number | undefined;
}

/**
 * Takes an edition out of public view, or plans to; its other languages live
 * on. What was public becomes the draft, unless there is a newer one.
 */
export async function withdrawEdition(
  db: Database,
  actor: Actor,
  input: Withdrawal,
  now: number,
): Promise<Locale[]> {
  const { articleId, note = null, at = now } = input;
  return changePublicState(
    db,
    actor,
    articleId,
    (dossier) => {
      const edition = expectEdition(dossier, input);
      const isLater = at > now;
      const next = isLater ? withdrawnLater(edition, note, at) : withdrawn(edition, note, now);
      const detail = {
        before: inShort(dossier, edition),
        after: { ...inShort(dossier, next), reason: note },
      };
      const action = isLater ? "article.withdrawal_scheduled" : "article.withdrawn";
      return {
        editions: [next],
        lines: [{ action, subject: `article/${articleId}/${edition.locale}`, detail }],
      };
    },
    now,
  );
}
