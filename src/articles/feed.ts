/** The newest articles of one language with their words, for those who read them elsewhere. */
import { asc, desc, eq, inArray, sql } from "drizzle-orm";
import { columnsOf } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { idsOf } from "../enterprises/keys.ts";
import { enterprises } from "../enterprises/tables.ts";
import type { EnterpriseRow } from "../enterprises/tables.ts";
import { images } from "../images/tables.ts";
import type { Locale } from "../locales.ts";
import { shownLead } from "./lead-image.ts";
import type { ShownImage } from "./lead-image.ts";
import { ofLead } from "./read.ts";
import { articleListings, articles, articleTopics, editions, revisions, topics } from "./tables.ts";
import type { ArticleRow, EditionRow, RevisionRow } from "./tables.ts";

export interface FeedQuery {
  /** Of these two, one: a topic, or an enterprise by id or slug. */
  readonly topic?: string | undefined;
  readonly enterprise?: string | undefined;
  readonly limit: number;
}

export type Topic = typeof topics.$inferSelect;

export interface FeedArticle {
  readonly article: ArticleRow;
  readonly edition: EditionRow;
  readonly text: RevisionRow;
  readonly image: ShownImage | undefined;
  readonly topics: readonly Topic[];
}

export interface Feed {
  /** Newest first; nothing that stands in for a language that is missing. */
  readonly articles: readonly FeedArticle[];
  /** What it is about, where one was asked for and there is such a thing. */
  readonly topic: Topic | undefined;
  readonly enterprise: EnterpriseRow | undefined;
}

/** An article costs its line in the list, itself, its edition, its text, its picture and its topics. */
export function feedRead(locale: Locale, query: FeedQuery): Read<Feed> {
  const { topic = "", enterprise = "" } = query;
  const listed = sql`(SELECT ${articleListings.articleId} FROM ${articleListings}
    WHERE ${articleListings.facet} = ${facetOf(query)} AND ${articleListings.scope} = ${locale}
    ORDER BY ${articleListings.publishedAt} DESC, ${articleListings.articleId} DESC LIMIT ${query.limit})`;
  return read(
    (db) => [
      db
        .select({
          ...{ article: columnsOf(articles), edition: columnsOf(editions) },
          ...{ text: columnsOf(revisions), image: columnsOf(images) },
        })
        .from(articles)
        .innerJoin(editions, sql`${editions.articleId} = ${articles.id} AND ${editions.locale} = ${locale}`)
        .innerJoin(revisions, eq(revisions.id, editions.publishedRevisionId))
        .leftJoin(images, ofLead)
        .where(inArray(articles.id, listed))
        .orderBy(desc(articles.publishedAt), desc(articles.id)),
      db
        .select({ articleId: articleTopics.articleId, topic: columnsOf(topics) })
        .from(articleTopics)
        .innerJoin(topics, eq(topics.id, articleTopics.topicId))
        .where(inArray(articleTopics.articleId, listed))
        .orderBy(asc(articleTopics.position)),
      db.select().from(topics).where(eq(topics.id, topic)),
      db
        .select()
        .from(enterprises)
        .where(inArray(enterprises.id, idsOf(enterprise))),
    ],
    ([rows, topicRows, [asked], [about]]) => ({
      articles: rows.map(({ image, ...row }) => ({
        ...row,
        image: shownLead(row.text.image, image.id === null ? undefined : image),
        topics: topicRows.filter(({ articleId }) => articleId === row.article.id).map((one) => one.topic),
      })),
      ...{ topic: asked, enterprise: about },
    }),
  );
}

function facetOf({ topic, enterprise }: FeedQuery) {
  if (topic !== undefined) return sql`${`topic:${topic}`}`;
  return enterprise === undefined ? sql`'all'` : sql`'enterprise:' || ${idsOf(enterprise)}`;
}
