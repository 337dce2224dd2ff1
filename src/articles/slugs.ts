import { and, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database, Statement } from "../database.ts";
import { articleSlugs } from "./tables.ts";

/** Null, which the column refuses, and with it the whole batch, where the slug ever was another article's. */
export function freeSlug(slug: string, articleId: string): SQL<string> {
  return sql<string>`CASE WHEN NOT EXISTS (SELECT 1 FROM article_slugs s
    WHERE s.slug = ${slug} AND s.article_id <> ${articleId}) THEN ${slug} END`;
}

interface Move {
  readonly articleId: string;
  readonly from: string;
  readonly to: string;
  /** Nobody could know the address of what was never public: it is free again. */
  readonly wasPublic: boolean;
}

/** The old address is kept for the article; the new one is none of its old ones any more. */
export function moveStatements(
  db: Database,
  { articleId, from, to, wasPublic }: Move,
  now: number,
): Statement[] {
  const isOurs = and(eq(articleSlugs.slug, to), eq(articleSlugs.articleId, articleId));
  return [
    db.delete(articleSlugs).where(isOurs),
    ...(wasPublic ? [db.insert(articleSlugs).values({ slug: from, articleId, leftAt: now })] : []),
  ];
}
