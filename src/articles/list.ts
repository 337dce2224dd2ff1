import type { ArticleRow, EditionRow } from "./tables.ts";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { AnyColumn, SQL } from "drizzle-orm";
import { columnsOf, joined } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { pageOf } from "../cursor.ts";
import type { Page, Position } from "../cursor.ts";
import type { Database } from "../database.ts";
import { idsOf } from "../enterprises/keys.ts";
import { enterprises } from "../enterprises/tables.ts";
import type { Locale } from "../locales.ts";
import { shownLocale, shownLocaleSql } from "./stand-in.ts";
import type { Fallback } from "./stand-in.ts";
import { articleEnterprises, articleListings, articles, editions, topics } from "./tables.ts";

/** One line of a list: an article and the edition that stands there for each wanted language. */
export interface ListedArticle {
  article: ArticleRow;
  editions: readonly { requestedLocale: Locale; edition: EditionRow }[];
  position: Position;
}

export interface ArticleQuery {
  /** Of these two, one: an enterprise by id or slug, or a topic. */
  enterprise?: string | undefined;
  topic?: string | undefined;
  /** `none`: only what is public in a wanted language. */
  fallback: Fallback;
  /** Unix milliseconds: only what readers have seen differently since then, in the order of its last change. */
  updatedSince?: number | undefined;
  after?: Position | undefined;
  limit: number;
}

/** The list whose cursors a query gives out: in the order of changes it is another. */
export const listNameOf = ({ updatedSince }: Pick<ArticleQuery, "updatedSince">) =>
  updatedSince === undefined ? "articles" : "changed-articles";

/** Newest first, or what changed longest ago first: an item that changes meanwhile comes again, and none is passed over. An item costs its row in the list, the article, and an edition for each wanted language. */
export function articleListRead(wanted: readonly Locale[], query: ArticleQuery): Read<Page<ListedArticle>> {
  return read(
    (db) => {
      const page = pageRows(db, wanted, query);
      return [
        db
          .select({
            publishedAt: page.publishedAt,
            article: columnsOf(articles),
            edition: columnsOf(editions),
          })
          .from(page)
          .innerJoin(articles, eq(articles.id, page.articleId))
          .leftJoin(editions, and(eq(editions.articleId, articles.id), shownAs(wanted, query)))
          .orderBy(...inItsOrder(query, page)),
      ];
    },
    ([rows]) => {
      const byArticle = [...Map.groupBy(rows, (row) => row.article.id).values()];
      return pageOf(
        listNameOf(query),
        byArticle.flatMap((group) => listedArticle(group, wanted, query.fallback)),
        query.limit,
        (item) => item.position,
      );
    },
  );
}

/**
 * One language: its edition by key. Several: all of the article's, which are as
 * few; a list of languages would cost a row for each of its elements again.
 */
function shownAs([only, ...others]: readonly Locale[], { fallback }: ArticleQuery): SQL | undefined {
  if (only === undefined || others.length > 0) return undefined;
  return sql`${editions.locale} = ${shownLocaleSql(only, fallback)}`;
}

function pageRows(db: Database, wanted: readonly Locale[], query: ArticleQuery) {
  return db
    .select()
    .from(articleListings)
    .where(and(...conditions(wanted, query)))
    .orderBy(...inItsOrder(query, articleListings))
    .limit(query.limit + 1)
    .as("page");
}

function inItsOrder(
  { updatedSince }: ArticleQuery,
  { publishedAt, articleId }: Record<"publishedAt" | "articleId", AnyColumn>,
): [SQL, SQL] {
  return updatedSince === undefined
    ? [desc(publishedAt), desc(articleId)]
    : [asc(publishedAt), asc(articleId)];
}

function conditions(wanted: readonly Locale[], query: ArticleQuery): SQL[] {
  const listed = [
    eq(articleListings.facet, facetOf(query)),
    eq(articleListings.scope, scopeOf(wanted, query)),
  ];
  const { updatedSince, after } = query;
  if (updatedSince !== undefined) {
    const [changedAt, last] = after ?? [updatedSince - 1, "~"];
    return [
      ...listed,
      sql`(${articleListings.publishedAt}, ${articleListings.articleId}) > (${changedAt}, ${last})`,
    ];
  }
  if (after === undefined) return listed;
  const [publishedAt, id] = after;
  return [
    ...listed,
    sql`(${articleListings.publishedAt}, ${articleListings.articleId}) < (${publishedAt}, ${id})`,
  ];
}

function scopeOf([only, ...others]: readonly Locale[], { fallback }: ArticleQuery): string {
  if (only === undefined || others.length > 0) return "*";
  return fallback === "none" ? only : `~${only}`;
}

function facetOf({ enterprise, topic, updatedSince }: ArticleQuery): SQL {
  if (updatedSince !== undefined) return sql`'changed'`;
  if (enterprise === undefined) return sql`${topic === undefined ? "all" : `topic:${topic}`}`;
  return sql`'enterprise:' || ${idsOf(enterprise)}`;
}

interface ListRow {
  publishedAt: number;
  article: ArticleRow;
  edition: EditionRow;
}

/** From the rows of one article, one an edition; nothing where none of it is public in a wanted language. */
export function listedArticle(
  rows: readonly ListRow[],
  wanted: readonly Locale[],
  fallback: Fallback,
): ListedArticle[] {
  return rows.slice(0, 1).map(({ article, publishedAt }) => ({
    article,
    editions: wanted.flatMap((requestedLocale) => {
      const locale = shownLocale(article, requestedLocale, fallback);
      const edition = rows.map((row) => joined(row.edition)).find((row) => row?.locale === locale);
      return edition ? [{ requestedLocale, edition }] : [];
    }),
    position: [publishedAt, article.id],
  }));
}

/** The enterprises that each article of the same page is about, for those who ask for them. */
export function listedEnterprisesRead(
  wanted: readonly Locale[],
  query: ArticleQuery,
): Read<ReadonlyMap<string, (typeof enterprises.$inferSelect)[]>> {
  return read(
    (db) => {
      const page = pageRows(db, wanted, query);
      return [
        db
          .select({ articleId: page.articleId, enterprise: enterprises })
          .from(page)
          .innerJoin(articleEnterprises, eq(articleEnterprises.articleId, page.articleId))
          .innerJoin(enterprises, eq(enterprises.id, articleEnterprises.enterpriseId))
          .orderBy(articleEnterprises.position),
      ];
    },
    ([rows]) => {
      const grouped = Map.groupBy(rows, (row) => row.articleId);
      return new Map([...grouped].map(([id, group]) => [id, group.map((row) => row.enterprise)]));
    },
  );
}

export function topicsRead() {
  return read(
    (db) => [db.select().from(topics).orderBy(asc(topics.id))],
    ([rows]) => rows,
  );
}
