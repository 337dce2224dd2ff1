/** An edition's revisions, and what each of them says. */
import { and, asc, desc, eq, getTableColumns, inArray, lt, sql } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import type { EditionKey } from "./predecessors.ts";
import { articles, blocks, editions, revisions } from "./tables.ts";
import type { ArticleRow, BlockRow, EditionRow, RevisionRow } from "./tables.ts";

/** A revision without its rendered body. */
export type RevisionLine = Omit<RevisionRow, "body"> & { readonly authorName: string };

/** A revision as it was written. */
export interface WrittenRevision {
  readonly revision: RevisionLine;
  readonly blocks: readonly BlockRow[];
}

const { body: _body, ...ownColumns } = getTableColumns(revisions);

/** With what the author is called now; who is no member and no token, such as the clock, by her id. */
export const lineColumns = {
  ...ownColumns,
  authorName: sql<string>`coalesce((SELECT name FROM members WHERE members.id = ${revisions.author}),
    (SELECT name FROM tokens WHERE tokens.id = ${revisions.author}), ${revisions.author})`.as("author_name"),
};

export interface History {
  readonly article: ArticleRow;
  /** Undefined while nothing was written in this language. */
  readonly edition: EditionRow | undefined;
  /** Newest first; one more than asked for, when there is one. */
  readonly lines: readonly RevisionLine[];
}

interface Range {
  /** Only those with lower numbers. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/** Undefined where there is no such article. */
export function historyRead(
  { articleId, locale }: EditionKey,
  { before, limit }: Range,
): Read<History | undefined> {
  return read(
    (db) => [
      db.select().from(articles).where(eq(articles.id, articleId)),
      db
        .select()
        .from(editions)
        .where(and(eq(editions.articleId, articleId), eq(editions.locale, locale))),
      db
        .select(lineColumns)
        .from(revisions)
        .where(
          and(
            eq(revisions.articleId, articleId),
            eq(revisions.locale, locale),
            before === undefined ? undefined : lt(revisions.number, before),
          ),
        )
        .orderBy(desc(revisions.number))
        .limit(limit + 1),
    ],
    ([[article], [edition], lines]) => article && { article, edition, lines },
  );
}

/** As many of these revisions as there are, by number; undefined where there is no such article. */
export function revisionsRead(
  { articleId, locale }: EditionKey,
  numbers: readonly number[],
): Read<ReadonlyMap<number, WrittenRevision> | undefined> {
  const wanted = sql`(SELECT id FROM revisions WHERE article_id = ${articleId} AND locale = ${locale}
    AND number IN (SELECT value FROM json_each(${JSON.stringify(numbers)})))`;
  return read(
    (db) => [
      db.select({ id: articles.id }).from(articles).where(eq(articles.id, articleId)),
      db.select(lineColumns).from(revisions).where(inArray(revisions.id, wanted)),
      db.select().from(blocks).where(inArray(blocks.revisionId, wanted)).orderBy(asc(blocks.position)),
    ],
    ([[article], lines, parts]) =>
      article && new Map(lines.map((line) => [line.number, written(line, parts)])),
  );
}

export const written = (revision: RevisionLine, parts: readonly BlockRow[]): WrittenRevision => ({
  revision,
  blocks: parts.filter(({ revisionId }) => revisionId === revision.id),
});

/** @throws article_not_found, revision_not_found */
export function expectRevision(
  found: ReadonlyMap<number, WrittenRevision> | undefined,
  number: number,
): WrittenRevision {
  if (found === undefined) throw new DomainError("article_not_found");
  const revision = found.get(number);
  if (revision === undefined) throw new DomainError("revision_not_found", { number });
  return revision;
}

/** The body as it was written: blocks with a blank line between them. */
export const markdownOf = (parts: readonly Pick<BlockRow, "markdown">[]): string =>
  parts.map(({ markdown }) => markdown).join("\n\n");

/** Newest first; all of them. */
export function listRevisions(db: Database, articleId: string, locale: EditionKey["locale"]) {
  return db
    .select()
    .from(revisions)
    .where(and(eq(revisions.articleId, articleId), eq(revisions.locale, locale)))
    .orderBy(desc(revisions.number));
}
