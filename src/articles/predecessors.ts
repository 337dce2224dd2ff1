import { and, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import type { Locale } from "../locales.ts";
import { imagesAt } from "../images/find.ts";
import type { KnownImages } from "./body/images.ts";
import type { Predecessor } from "./compose.ts";
import { articles, blocks, editions, revisions } from "./tables.ts";
import type { ArticleRow, RevisionRow } from "./tables.ts";

/** What a new revision follows, and what it translates. */
export interface Predecessors {
  readonly article: ArticleRow;
  /** The edition's; 0 where there is none. */
  readonly version: number;
  /** The edition's newest revision. */
  readonly previous: Predecessor | undefined;
  /** Undefined for the source itself. */
  readonly source: Predecessor | undefined;
  /** Of the pictures that it asks for, those that are there. */
  readonly images: KnownImages;
}

export interface EditionKey {
  readonly articleId: string;
  readonly locale: Locale;
}

/**
 * @param imageIds of the pictures that the new revision may show
 * @throws article_not_found, source_missing
 */
export async function findPredecessors(
  db: Database,
  { articleId, locale }: EditionKey,
  imageIds: readonly string[] = [],
): Promise<Predecessors> {
  const [[article], [edition], latest, latestBlocks, source, sourceBlocks, pictures] = await db.batch([
    db.select().from(articles).where(eq(articles.id, articleId)),
    db
      .select({ version: editions.version })
      .from(editions)
      .where(and(eq(editions.articleId, articleId), eq(editions.locale, locale))),
    revisionAt(db, latestRevision(articleId, locale)),
    blocksAt(db, latestRevision(articleId, locale)),
    revisionAt(db, sourceRevision(articleId)),
    blocksAt(db, sourceRevision(articleId)),
    imagesAt(db, imageIds),
  ]);
  if (article === undefined) throw new DomainError("article_not_found", { id: articleId });
  const isSource = locale === article.sourceLocale;
  const [newest, original] = [predecessor(latest, latestBlocks), predecessor(source, sourceBlocks)];
  if (!isSource && original === undefined) throw new DomainError("source_missing", { locale });
  return {
    article,
    version: edition?.version ?? 0,
    previous: newest,
    source: isSource ? undefined : original,
    images: new Map(pictures.map((row) => [row.id, row])),
  };
}

export const revisionAt = (db: Database, id: SQL) => db.select().from(revisions).where(eq(revisions.id, id));

export const blocksAt = (db: Database, id: SQL) =>
  db.select().from(blocks).where(eq(blocks.revisionId, id)).orderBy(blocks.position);

export function predecessor(
  [revision]: readonly RevisionRow[],
  parts: readonly (typeof blocks.$inferSelect)[],
): Predecessor | undefined {
  return revision && { revision, blocks: parts };
}

export function latestRevision(articleId: string, locale: Locale): SQL {
  return sql`(SELECT id FROM revisions WHERE article_id = ${articleId} AND locale = ${locale} ORDER BY number DESC LIMIT 1)`;
}

/** A translator works from what is public; before that, from the draft. */
export function sourceRevision(articleId: string): SQL {
  return sql`(SELECT coalesce(e.published_revision_id, e.draft_revision_id) FROM articles a
    JOIN editions e ON e.article_id = a.id AND e.locale = a.source_locale WHERE a.id = ${articleId})`;
}
