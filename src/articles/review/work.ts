/** Of an article in all its languages: where a review is open, and whose work what is. */
import { and, eq, isNull, sql } from "drizzle-orm";
import { combine, read } from "../../changes/read.ts";
import type { Read } from "../../changes/read.ts";
import type { Database } from "../../database.ts";
import type { Locale } from "../../locales.ts";
import { assignmentColumns, assignmentOf } from "./read.ts";
import type { Assignment } from "./read.ts";
import { assignments, reviews } from "./tables.ts";

export interface Work {
  readonly inReview: readonly Locale[];
  /** Also of languages in which nobody has begun. */
  readonly assignments: ReadonlyMap<Locale, Assignment>;
}

export const openReviews = (db: Database, articleId: string) =>
  db
    .select({ locale: reviews.locale })
    .from(reviews)
    .where(and(eq(reviews.articleId, articleId), isNull(reviews.closedAt)));

export function workRead(articleId: string): Read<Work> {
  return combine({
    inReview: read(
      (db) => [openReviews(db, articleId)],
      ([rows]) => rows.map(({ locale }) => locale),
    ),
    assignments: read(
      (db) => [
        db
          .select({ locale: sql<Locale>`assignments.locale`.as("locale"), ...assignmentColumns })
          .from(assignments)
          .where(eq(assignments.articleId, articleId)),
      ],
      ([rows]) => new Map(rows.map((row) => [row.locale, assignmentOf(row)])),
    ),
  });
}
