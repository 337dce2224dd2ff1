import { and, isNotNull, lte } from "drizzle-orm";
import { clock } from "../access/actor.ts";
import type { Actor } from "../access/actor.ts";
import { readNow } from "../changes/read.ts";
import type { Database } from "../database.ts";
import type { Locale } from "../locales.ts";
import { changePublicState, settlePublicState } from "./change-public-state.ts";
import type { Decision } from "./change-public-state.ts";
import { expectArticle, lockOf } from "./dossier.ts";
import { DomainError } from "../errors.ts";
import { expectEdition, inShort, iso, planOf, published, scheduled, withdrawn } from "./moves.ts";
import type { EditionRef } from "./moves.ts";
import { expectPublishable } from "./publication-checks.ts";
import { materialRead } from "./publication-material.ts";
import type { Dossier } from "./public-state.ts";
import type { EditionRow } from "./tables.ts";
import { afterPublication, tellOfFailure } from "./review/tell.ts";
import { editions as editionTable } from "./tables.ts";

export interface Publication {
  articleId: string;
  /** All of them become public in one stroke, or none. */
  editions: readonly EditionRef[];
  /** The article's lock (`lockOf`) as the editor saw it; left out to take it as it is. */
  expectedLock?: number | undefined;
  /** Unix milliseconds; later than now means: not yet. */
  at?: number | undefined;
  /** The warnings of the checks have been seen and are taken. */
  accept?: boolean | undefined;
}

/**
 * Publishes the drafts of these editions, or schedules them. Returns the
 * locales whose public content changed; none when there was nothing new.
 * @throws Unpublishable `findings_block` with the errors, `findings_unanswered` with the warnings
 */
export async function publishEditions(
  db: Database,
  actor: Actor,
  { articleId, editions, expectedLock, at, accept = false }: Publication,
  now: number,
): Promise<Locale[]> {
  const material = await readNow(db, materialRead(articleId));
  const dossier = expectArticle(material?.dossier, articleId);
  if (expectedLock !== undefined && lockOf(dossier) !== expectedLock) throw new DomainError("edit_conflict");
  const asked = editions.map((ref) => expectEdition(dossier, ref));
  const isLater = at !== undefined && at > now;
  const next = asked.map((edition) =>
    isLater
      ? scheduled(dossier, edition, at)
      : published(dossier, edition, edition.draftRevisionId ?? edition.publishedRevisionId, now),
  );
  if (material !== undefined) expectPublishable(material, next, { at: at ?? now, accept, actor });
  const statements = afterPublication(db, actor, dossier, next, now);
  return settlePublicState(
    db,
    actor,
    dossier,
    { ...decisionOn(dossier, asked, next, isLater), statements },
    now,
  );
}

function decisionOn(
  dossier: Dossier,
  before: readonly EditionRow[],
  after: readonly EditionRow[],
  isLater: boolean,
): Decision {
  const action = isLater ? "article.scheduled" : "article.published";
  return { editions: after, lines: before.map((edition) => lineOf(dossier, action, edition, after)) };
}

function lineOf(
  dossier: Dossier,
  action: string,
  edition: EditionRow,
  after: readonly EditionRow[],
  more: object = {},
) {
  const now = after.find(({ locale }) => locale === edition.locale) ?? edition;
  return {
    action,
    subject: `article/${edition.articleId}/${edition.locale}`,
    detail: { before: inShort(dossier, edition), after: inShort(dossier, now), ...more },
  };
}

/** Publishes and withdraws whatever was due by now; called by the clock every minute. Returns what it could not do. */
export async function publishDue(
  db: Database,
  now: number,
): Promise<{ articleId: string; error: unknown }[]> {
  const due = await db
    .selectDistinct({ articleId: editionTable.articleId })
    .from(editionTable)
    .where(and(isNotNull(editionTable.scheduledAt), lte(editionTable.scheduledAt, now)))
    .limit(20);
  const failed: { articleId: string; error: unknown }[] = [];
  for (const { articleId } of due) {
    try {
      await changePublicState(db, clock, articleId, (dossier) => dueDecision(db, dossier, now), now);
    } catch (error) {
      failed.push({ articleId, error });
      await tellOfFailure(db, articleId, now);
    }
  }
  return failed;
}

/** On record with when it was to be and when it was. */
function dueDecision(db: Database, dossier: Dossier, now: number): Decision {
  const due = dossier.editions.flatMap((edition) => {
    const plan = planOf(edition);
    return plan !== undefined && plan.at <= now ? [{ edition, ...plan }] : [];
  });
  const next = due.map(({ edition, act }) =>
    act === "withdrawal"
      ? withdrawn(edition, edition.withdrawalNote, now)
      : published(dossier, edition, edition.scheduledRevisionId, now),
  );
  return {
    editions: next,
    statements: afterPublication(db, clock, dossier, next, now),
    lines: due.map(({ edition, act, at }) => {
      const action = act === "withdrawal" ? "article.withdrawn" : "article.published";
      const times = { scheduledAt: iso(at), at: iso(now), delay: now - at };
      return lineOf(dossier, action, edition, next, times);
    }),
  };
}
