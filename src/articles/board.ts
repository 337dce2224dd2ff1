/** The order of the desk's board. Written with every change, from what that change's own batch has written. */
import { eq, inArray, isNull, sql } from "drizzle-orm";
import { clock } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import type { Database, Statement } from "../database.ts";
import { locales } from "../locales.ts";
import { listAsChanged } from "./listings.ts";
import { articleBoard, articles, editions, revisions } from "./tables.ts";
import { termStatements } from "./terms.ts";

/** How an edition can stand on the board; one that is public and has a draft too stands there twice. */
export const boardStates = [
  "missing",
  "draft",
  "review",
  "scheduled",
  "current",
  "outdated",
  "withdrawn",
] as const;
export type BoardState = (typeof boardStates)[number];

/** `*` for any. */
export const facetOf = (locale = "*", state = "*"): string => `${locale}:${state}`;

/** After the statements that change the article, in the same batch. */
export function boardStatements(db: Database, articleId: string, now: number): Statement[] {
  return [
    db.delete(articleBoard).where(eq(articleBoard.articleId, articleId)),
    db.insert(articleBoard).select(
      sql`WITH cells AS (SELECT l.value AS tag, e.* FROM json_each(${JSON.stringify(locales)}) l
        LEFT JOIN editions e ON e.article_id = ${articleId} AND e.locale = l.value),
      stands AS (SELECT tag, s.value AS stand FROM cells, json_each(${JSON.stringify(boardStates)}) s
        WHERE CASE s.value ${standings} END)
      SELECT DISTINCT f.value, ${now}, ${articleId} FROM stands, json_each(json_array(
        tag || ':' || stand, '*:' || stand, iif(stand = 'missing', NULL, tag || ':*'), '*:*')) f
      WHERE f.value IS NOT NULL`,
    ),
    db.update(articles).set({ touchedAt: now }).where(eq(articles.id, articleId)),
  ];
}

const conditions: Record<BoardState, string> = {
  missing: "state IS NULL",
  draft: "draft_revision_id IS NOT NULL",
  review:
    "EXISTS (SELECT 1 FROM reviews r WHERE r.article_id = cells.article_id AND r.locale = tag AND r.closed_at IS NULL)",
  scheduled: "scheduled_at IS NOT NULL",
  current: "state = 'published' AND translation_status IN ('source', 'current')",
  outdated: "state = 'published' AND translation_status IN ('outdated', 'incomplete')",
  withdrawn: "state = 'withdrawn'",
};

const standings = sql.raw(boardStates.map((state) => `WHEN '${state}' THEN ${conditions[state]}`).join(" "));

/** As many as one run of the clock brings onto the board. */
const atOnce = 20;

/**
 * Brings onto the board what was written before there was one. Called by the
 * clock; costs nothing once all stand there. Returns how many it brought.
 */
export async function boardUnlisted(db: Database, now: number): Promise<number> {
  const [rows, titles] = await db.batch([
    db.select().from(articles).where(isNull(articles.touchedAt)).limit(atOnce),
    db
      .select({ articleId: editions.articleId, locale: editions.locale, title: revisions.title })
      .from(editions)
      .innerJoin(
        revisions,
        eq(revisions.id, sql`coalesce(${editions.draftRevisionId}, ${editions.publishedRevisionId})`),
      )
      .where(
        inArray(editions.articleId, sql`(SELECT id FROM articles WHERE touched_at IS NULL LIMIT ${atOnce})`),
      ),
  ]);
  if (rows.length === 0) return 0;
  const detail = { articles: rows.map(({ id }) => id) };
  await commit(db, [
    ...rows.flatMap((article) => [
      ...termStatements(db, article, { part: "slug", text: article.slug }),
      ...titles
        .filter(({ articleId }) => articleId === article.id)
        .flatMap(({ locale, title }) => termStatements(db, article, { part: locale, text: title })),
      ...boardStatements(db, article.id, article.changedAt ?? article.createdAt),
      listAsChanged(db, article.id),
    ]),
    recordLine(db, clock, { action: "article.listed", subject: "articles", detail }, now),
  ]);
  return rows.length;
}
