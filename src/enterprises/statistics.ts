import { eq, ne } from "drizzle-orm";
import { articles } from "../articles/tables.ts";
import { columnsOf } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { BatchRow, SchemeRow } from "./tables.ts";
import { batches, claims, schemes } from "./tables.ts";

/** A tier with what the register counts and what articles claim: two different things. */
export interface SchemeFigures {
  scheme: SchemeRow;
  batches: readonly BatchRow[];
  /** Enterprises that our register holds as certified now. */
  counted: number;
  claims: readonly ClaimWithArticle[];
}

export interface ClaimWithArticle {
  claim: typeof claims.$inferSelect;
  article: typeof articles.$inferSelect;
}

/** The tiers in their order; their size does not depend on how many enterprises or articles there are. */
export function statisticsRead(): Read<SchemeFigures[]> {
  return read(
    (db) => [
      db.select().from(schemes),
      db.select().from(batches),
      db
        .select({ claim: columnsOf(claims), article: columnsOf(articles) })
        .from(claims)
        .innerJoin(articles, eq(articles.id, claims.articleId))
        .where(ne(articles.publishedLocales, [])),
    ],
    ([schemeRows, batchRows, claimRows]) =>
      schemeRows
        .toSorted((a, b) => a.position - b.position)
        .map((scheme) => figuresOf(scheme, batchRows, claimRows)),
  );
}

/** Sorted here: the database would read every row once more to do it. */
function figuresOf(
  scheme: SchemeRow,
  batchRows: readonly BatchRow[],
  claimRows: readonly ClaimWithArticle[],
): SchemeFigures {
  const own = batchRows
    .filter((batch) => batch.schemeId === scheme.id)
    .toSorted((a, b) => b.year - a.year || b.number - a.number);
  return {
    scheme,
    batches: own,
    counted: own.reduce((sum, batch) => sum + batch.certified, 0),
    claims: claimRows
      .filter(({ claim }) => claim.schemeId === scheme.id)
      .toSorted((a, b) => (a.claim.asOf < b.claim.asOf ? 1 : -1)),
  };
}
