/** Where a verb stands: an edition with what it needs to know before it decides. */
import { and, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { RecordLine } from "../../access/record.ts";
import { nextVersion } from "../../changes/lock.ts";
import { read } from "../../changes/read.ts";
import type { Read } from "../../changes/read.ts";
import type { Database, Statement } from "../../database.ts";
import { DomainError } from "../../errors.ts";
import type { EditionKey } from "../predecessors.ts";
import { editions } from "../tables.ts";
import type { EditionRow } from "../tables.ts";

/** The edition with its version as it was seen. */
export interface SeenEdition extends EditionKey {
  /** Left out to take it as it is. */
  readonly expectedVersion?: number | undefined;
}

/** @throws article_not_found, edition_missing, edit_conflict */
export function expectSeen(
  found: { readonly article: object | undefined; readonly edition: EditionRow | undefined },
  { articleId, locale, expectedVersion }: SeenEdition,
): EditionRow {
  const { article, edition } = found;
  if (article === undefined) throw new DomainError("article_not_found", { id: articleId });
  if (edition === undefined) throw new DomainError("edition_missing", { locale });
  if (expectedVersion !== undefined && expectedVersion !== edition.version)
    throw new DomainError("edit_conflict");
  return edition;
}

/** Breaks the batch where the edition has moved; leaves it as it is where it has not. */
export function unmoved(db: Database, { articleId, locale, version }: EditionRow): Statement {
  return db
    .update(editions)
    .set({ version: sql`${nextVersion(editions.version, version)} - 1` })
    .where(and(eq(editions.articleId, articleId), eq(editions.locale, locale)));
}

export const subjectOf = ({ articleId, locale }: EditionKey): string => `article/${articleId}/${locale}`;

export const lineFor = (
  place: EditionKey,
  action: string,
  detail: RecordLine["detail"] = {},
): RecordLine => ({
  ...{ action, subject: subjectOf(place), detail },
});

/** What an edition is called in a notice: by its title, by another language's, or by the article's address. */
export const titleSql = ({ articleId, locale }: EditionKey): SQL =>
  sql`SELECT coalesce((SELECT nullif(r.title, '') FROM editions e
    JOIN revisions r ON r.id = coalesce(e.draft_revision_id, e.published_revision_id)
    WHERE e.article_id = a.id ORDER BY e.locale = ${locale} DESC, e.locale = a.source_locale DESC LIMIT 1), a.slug)
    FROM articles a WHERE a.id = ${articleId}`;

export const titleOf = (place: EditionKey): Read<string> =>
  read(
    (db) => [
      db
        .select({ title: sql<string | null>`t.title`.as("title") })
        .from(sql`(SELECT (${titleSql(place)}) AS title) t`),
    ],
    ([[row]]) => row?.title ?? "",
  );

/** Enough to say what happened, and not more. */
export const excerpt = (text: string, longest = 160): string => {
  const characters = [...text.replaceAll(/\s+/g, " ").trim()];
  return characters.length <= longest
    ? characters.join("")
    : `${characters
        .slice(0, longest - 1)
        .join("")
        .trimEnd()}…`;
};
