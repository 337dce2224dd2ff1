/** What an article is about: its topics and its enterprises, in their order. */
import { eq, sql } from "drizzle-orm";
import type { Database, Statement } from "../database.ts";
import type { ErrorCode } from "../errors.ts";
import { articleEnterprises, articleTopics } from "./tables.ts";

export interface Links {
  readonly topics: readonly string[];
  readonly enterprises: readonly string[];
}

/** In the place of whatever was there. What does not exist becomes null, which the columns refuse. */
export function linkStatements(db: Database, articleId: string, { topics, enterprises }: Links): Statement[] {
  return [
    db.delete(articleTopics).where(eq(articleTopics.articleId, articleId)),
    db
      .insert(articleTopics)
      .select(
        sql`SELECT ${articleId}, t.id, l.key FROM json_each(${JSON.stringify([...new Set(topics)])}) l LEFT JOIN topics t ON t.id = l.value`,
      ),
    db.delete(articleEnterprises).where(eq(articleEnterprises.articleId, articleId)),
    db
      .insert(articleEnterprises)
      .select(
        sql`SELECT ${articleId}, e.id, l.key FROM json_each(${JSON.stringify([...new Set(enterprises)])}) l LEFT JOIN enterprises e ON e.id = l.value AND e.merged_into IS NULL AND e.merged_into IS NULL`,
      ),
  ];
}

export const linkRules: Readonly<Record<string, ErrorCode>> = {
  "article_topics.topic_id": "topic_not_found",
  "article_enterprises.enterprise_id": "enterprise_not_found",
};
