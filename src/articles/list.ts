import type { ArticleRow, EditionRow } from "./tables.ts";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
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
  after?: Position | undefined;
  limit: number;
}

/** Newest first. An item costs its row in the list, the article, and an edition for each wanted language. */
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
          .orderBy(desc(page.publishedAt), desc(page.articleId)),
      ];
    },
    ([rows]) => {
      const byArticle = [...Map.groupBy(rows, (row) => row.article.id).values()];
      return pageOf(
        "articles",
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
    .orderBy(desc(articleListings.publishedAt), desc(articleListings.articleId))
    .limit(query.limit + 1)
    .as("page");
}

function conditions(wanted: readonly Locale[], query: ArticleQuery): SQL[] {
  const listed = [
    eq(articleListings.facet, facetOf(query)),
    eq(articleListings.scope, scopeOf(wanted, query)),
  ];
  if (query.after === undefined) return listed;
  const [publishedAt, id] = query.after;
  return [
    ...listed,
    sql`(${articleListings.publishedAt}, ${articleListings.articleId}) < (${publishedAt}, ${id})`,
  ];
}

function scopeOf([only, ...others]: readonly Locale[], { fallback }: ArticleQuery): string {
  if (only === undefined || others.length > 0) return "*";
  return fallback === "none" ? only : `~${only}`;
}

function facetOf({ enterprise, topic }: ArticleQuery): SQL {
  if (enterprise === undefined) return sql`${topic === undefined ? "all" : `topic:${topic}`}`;
  return sql`'enterprise:' || ${idsOf(enterprise)}`;
}

interface ListRow {
  publishedAt: number;
  article: ArticleRow;
  edition: EditionRow;
}

function listedArticle(
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
