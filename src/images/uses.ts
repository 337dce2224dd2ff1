/** Where a picture is shown: in what is drafted, public, or to be public. */
import { asc, eq, inArray, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { articles, editions, revisionImages, revisions } from "../articles/tables.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import type { Locale } from "../locales.ts";

export interface ImageUse {
  readonly imageId: string;
  readonly articleId: string;
  readonly slug: string;
  readonly locale: Locale;
  readonly title: string;
  readonly isPublic: boolean;
  readonly isDraft: boolean;
  readonly isScheduled: boolean;
}

/** Of an edition: older revisions may show what is gone. */
const inPlay = sql`${revisionImages.revisionId} IN
  (${editions.draftRevisionId}, ${editions.publishedRevisionId}, ${editions.scheduledRevisionId})`;

export function imageUsesRead(ids: readonly string[]): Read<ImageUse[]> {
  const asked = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  return usesRead(() => inArray(revisionImages.imageId, asked));
}

/** One line for each revision that shows one of these pictures. */
export function usesRead(ofThese: (db: Database) => SQL): Read<ImageUse[]> {
  const is = (column: SQL) => sql<number>`coalesce(${column} = ${revisionImages.revisionId}, 0)`;
  return read(
    (db) => [
      db
        .select({
          imageId: revisionImages.imageId,
          articleId: revisionImages.articleId,
          slug: articles.slug,
          locale: revisionImages.locale,
          title: revisions.title,
          isPublic: is(sql`${editions.publishedRevisionId}`).as("is_public"),
          isDraft: is(sql`${editions.draftRevisionId}`).as("is_draft"),
          isScheduled: is(sql`${editions.scheduledRevisionId}`).as("is_scheduled"),
        })
        .from(revisionImages)
        .innerJoin(
          editions,
          sql`${editions.articleId} = ${revisionImages.articleId} AND ${editions.locale} = ${revisionImages.locale} AND ${inPlay}`,
        )
        .innerJoin(articles, eq(articles.id, revisionImages.articleId))
        .innerJoin(revisions, eq(revisions.id, revisionImages.revisionId))
        .where(ofThese(db))
        .orderBy(asc(articles.slug), asc(revisionImages.locale)),
    ],
    ([rows]) =>
      rows.map(({ isPublic, isDraft, isScheduled, ...use }) => ({
        ...use,
        ...{ isPublic: isPublic === 1, isDraft: isDraft === 1, isScheduled: isScheduled === 1 },
      })),
  );
}

/** For a batch that may only be taken while nobody shows it. */
export const isUsed = (id: string): SQL => sql`EXISTS (SELECT 1 FROM revision_images u
  JOIN editions e ON e.article_id = u.article_id AND e.locale = u.locale
    AND u.revision_id IN (e.draft_revision_id, e.published_revision_id, e.scheduled_revision_id)
  WHERE u.image_id = ${id})`;
