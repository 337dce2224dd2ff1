/** Every article's addresses, for search engines: by month, so that an index stays small. */
import { and, desc, eq, gte, lt, max, min, sql } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Locale } from "../locales.ts";
import { articleListings, articles, editions } from "./tables.ts";

export interface MappedArticle {
  readonly slug: string;
  readonly publishedLocales: readonly Locale[];
  /** Unix milliseconds. */
  readonly changedAt: number;
}

/** From an instant up to but not including another, Unix milliseconds. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

const everything = and(eq(articleListings.facet, "all"), eq(articleListings.scope, "*"));

/** Newest first; one more than `limit`, when there are more. */
export function mappedArticlesRead(limit: number, period?: Period): Read<MappedArticle[]> {
  return read(
    (db) => [
      db
        .select({
          slug: articles.slug,
          publishedLocales: articles.publishedLocales,
          changedAt: articles.changedAt,
          publishedAt: articleListings.publishedAt,
        })
        .from(articleListings)
        .innerJoin(articles, eq(articles.id, articleListings.articleId))
        .where(
          and(
            everything,
            period && gte(articleListings.publishedAt, period.from),
            period && lt(articleListings.publishedAt, period.to),
          ),
        )
        .orderBy(desc(articleListings.publishedAt), desc(articleListings.articleId))
        .limit(limit + 1),
    ],
    ([rows]) =>
      rows.map(({ slug, publishedLocales, changedAt, publishedAt }) => ({
        ...{ slug, publishedLocales, changedAt: changedAt ?? publishedAt },
      })),
  );
}

/** When the first and the newest of all were published; undefined while there is none. */
export function publishedPeriodRead(): Read<{ readonly first: number; readonly last: number } | undefined> {
  return read(
    (db) => [
      db
        .select({ at: min(articleListings.publishedAt) })
        .from(articleListings)
        .where(everything),
      db
        .select({ at: max(articleListings.publishedAt) })
        .from(articleListings)
        .where(everything),
    ],
    ([[first], [last]]) =>
      first?.at === undefined || first.at === null || last?.at === undefined || last.at === null
        ? undefined
        : { first: first.at, last: last.at },
  );
}

export interface News {
  readonly slug: string;
  readonly locale: Locale;
  readonly title: string;
  readonly publishedAt: number;
}

/** What was published since, in every language, newest first. */
export function newsSinceRead(since: number, limit: number): Read<News[]> {
  return read(
    (db) => [
      db
        .select({
          ...{ slug: articles.slug, locale: editions.locale },
          ...{ title: editions.title, publishedAt: editions.publishedAt },
        })
        .from(articleListings)
        .innerJoin(articles, eq(articles.id, articleListings.articleId))
        .innerJoin(editions, sql`${editions.articleId} = ${articles.id} AND ${editions.state} = 'published'`)
        .where(and(everything, gte(articleListings.publishedAt, since)))
        .orderBy(desc(articleListings.publishedAt), desc(articleListings.articleId))
        .limit(limit),
    ],
    ([rows]) =>
      rows.flatMap(({ title, publishedAt, ...row }) =>
        title === null || publishedAt === null ? [] : [{ ...row, title, publishedAt }],
      ),
  );
}
