/** What the index is made from, as the main database has it. */
import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import {
  articleEnterprises,
  articleListings,
  articles,
  articleTopics,
  editions,
  revisions,
  topics,
} from "../articles/tables.ts";
import { columnsOf, joined } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { changes } from "../changes/tables.ts";
import type { ChangeKind } from "../changes/tables.ts";
import type { Database } from "../database.ts";
import { enterprises, enterpriseSlugs, names } from "../enterprises/tables.ts";
import type { Localised } from "../locales.ts";

export interface Material {
  readonly article: typeof articles.$inferSelect;
  readonly editions: readonly {
    edition: typeof editions.$inferSelect;
    text: typeof revisions.$inferSelect;
  }[];
  readonly enterprises: readonly Called[];
  readonly topics: readonly { id: string; label: Localised<string> }[];
}

/** An enterprise by everything that leads to it. */
export interface Called {
  readonly id: string;
  readonly slug: string;
  /** Keys that it had before. */
  readonly formerKeys: readonly string[];
  readonly names: readonly { tag: string; value: string }[];
}

const oneOf = (ids: readonly string[]): SQL => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** Articles that somebody may read, with their published texts. */
export function materialRead(ids: readonly string[]): Read<Material[]> {
  const among = oneOf(ids);
  const named = sql`(SELECT ${articleEnterprises.enterpriseId} FROM ${articleEnterprises} WHERE ${inArray(articleEnterprises.articleId, among)})`;
  return read(
    (db) => [
      db
        .select({ article: columnsOf(articles), edition: columnsOf(editions), text: columnsOf(revisions) })
        .from(articles)
        .innerJoin(editions, eq(editions.articleId, articles.id))
        .leftJoin(revisions, eq(revisions.id, editions.publishedRevisionId))
        .where(and(inArray(articles.id, among), eq(editions.state, "published"))),
      db
        .select({ of: articleTopics.articleId, id: topics.id, label: topics.label })
        .from(articleTopics)
        .innerJoin(topics, eq(topics.id, articleTopics.topicId))
        .where(inArray(articleTopics.articleId, among)),
      db
        .select({ of: articleEnterprises.articleId, id: articleEnterprises.enterpriseId })
        .from(articleEnterprises)
        .where(inArray(articleEnterprises.articleId, among)),
      ...calledStatements(named)(db),
    ],
    ([rows, topicRows, linkRows, nameRows, keyRows]) => {
      const called = new Map(calledIn(nameRows, keyRows).map((each) => [each.id, each]));
      return [...Map.groupBy(rows, ({ article }) => article.id)].flatMap(([id, group]) =>
        group.slice(0, 1).map(({ article }) => ({
          article,
          editions: group.flatMap(({ edition, text }) => {
            const published = joined(text);
            return published ? [{ edition, text: published }] : [];
          }),
          topics: topicRows.filter(({ of }) => of === id).toSorted(byId),
          enterprises: linkRows
            .filter(({ of }) => of === id)
            .toSorted(byId)
            .flatMap((link) => called.get(link.id) ?? []),
        })),
      );
    },
  );
}

const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1);

/** Enterprises by their ids; duplicates that were merged are none any more. */
export function calledRead(ids: readonly string[]): Read<Called[]> {
  return read(
    (db) => [...calledStatements(oneOf(ids))(db)],
    ([nameRows, keyRows]) => calledIn(nameRows, keyRows),
  );
}

type NameRow = { of: string; slug: string; tag: string; value: string; id: string };
type KeyRow = { of: string; slug: string };

function calledStatements(ids: SQL) {
  return (db: Database) =>
    [
      db
        .select({
          of: enterprises.id,
          slug: sql<string>`${enterprises.slug}`.as("current"),
          tag: names.tag,
          value: names.value,
          id: sql<string>`${names.id}`.as("name_id"),
        })
        .from(enterprises)
        .innerJoin(names, eq(names.enterpriseId, enterprises.id))
        .where(and(inArray(enterprises.id, ids), isNull(enterprises.mergedInto), isNull(names.mistakenAt))),
      db
        .select({ of: enterpriseSlugs.enterpriseId, slug: enterpriseSlugs.slug })
        .from(enterpriseSlugs)
        .where(inArray(enterpriseSlugs.enterpriseId, ids)),
    ] as const;
}

function calledIn(nameRows: readonly NameRow[], keyRows: readonly KeyRow[]): Called[] {
  return [...Map.groupBy(nameRows, ({ of }) => of)].map(([id, rows]) => ({
    id,
    slug: rows[0]?.slug ?? id,
    formerKeys: keyRows
      .filter(({ of }) => of === id)
      .map(({ slug }) => slug)
      .toSorted(),
    names: rows.toSorted(byId).map(({ tag, value }) => ({ tag, value })),
  }));
}

/** Ids of articles that somebody could ever read, behind one of them. */
export function publicIdsRead(after: string, limit: number): Read<string[]> {
  return read(
    (db) => [
      db
        .select({ id: articles.id })
        .from(articles)
        .where(and(gt(articles.id, after), isNotNull(articles.publishedAt)))
        .orderBy(asc(articles.id))
        .limit(limit),
    ],
    ([rows]) => rows.map(({ id }) => id),
  );
}

/** Ids of the register, behind one of them. */
export function registeredIdsRead(after: string, limit: number): Read<string[]> {
  return read(
    (db) => [
      db
        .select({ id: enterprises.id })
        .from(enterprises)
        .where(gt(enterprises.id, after))
        .orderBy(asc(enterprises.id))
        .limit(limit),
    ],
    ([rows]) => rows.map(({ id }) => id),
  );
}

/** A line of a list, and where the next ones begin behind it. */
export interface Listed {
  readonly id: string;
  readonly place: string;
}

/** @param facet `enterprise:<id>` or `topic:<id>` @param after the place of the last one, or nothing for the beginning */
export function listedRead(facet: string, after: string, limit: number): Read<Listed[]> {
  const { publishedAt, articleId, scope } = articleListings;
  const [at = "", id = ""] = after.split(" ");
  return read(
    (db) => [
      db
        .select({ publishedAt, articleId })
        .from(articleListings)
        .where(
          and(
            eq(articleListings.facet, facet),
            eq(scope, "*"),
            after === "" ? undefined : sql`(${publishedAt}, ${articleId}) < (${Number(at)}, ${id})`,
          ),
        )
        .orderBy(desc(publishedAt), desc(articleId))
        .limit(limit),
    ],
    ([rows]) => rows.map((row) => ({ id: row.articleId, place: `${row.publishedAt} ${row.articleId}` })),
  );
}

export interface Line {
  readonly seq: number;
  readonly kind: ChangeKind;
  readonly subjectId: string;
  readonly at: number;
}

export interface Log {
  readonly lines: readonly Line[];
  readonly newest: Pick<Line, "seq" | "at">;
  /** The line up to which everything was seen, as it stands now. */
  readonly last: Pick<Line, "seq" | "at"> | undefined;
}

export function logRead(after: number, limit: number): Read<Log> {
  const { seq, kind, subjectId, committedAt: at } = changes;
  return read(
    (db) => [
      db
        .select({ seq, kind, subjectId, at })
        .from(changes)
        .where(gt(seq, after))
        .orderBy(asc(seq))
        .limit(limit),
      db.select({ seq, at }).from(changes).orderBy(desc(seq)).limit(1),
      db.select({ seq, at }).from(changes).where(eq(seq, after)),
    ],
    ([lines, [newest], [last]]) => ({ lines, newest: newest ?? { seq: 0, at: 0 }, last }),
  );
}
