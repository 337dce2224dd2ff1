import { eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { DomainError } from "../errors.ts";
import type { Dossier } from "./public-state.ts";
import { inOrder } from "./read.ts";
import { articleEnterprises, articles, articleTopics, blocks, editions, revisions } from "./tables.ts";

/** The article with what it is and could be public of. */
export function dossierRead(articleId: string): Read<Dossier | undefined> {
  const { body: _body, ...revisionColumns } = getTableColumns(revisions);
  return read(
    (db) => [
      db.select().from(articles).where(eq(articles.id, articleId)),
      db.select().from(editions).where(eq(editions.articleId, articleId)),
      db
        .select(revisionColumns)
        .from(revisions)
        .where(inArray(revisions.id, revisionsInPlay(articleId))),
      db
        .select({
          revisionId: blocks.revisionId,
          id: blocks.id,
          hash: blocks.hash,
          basis: blocks.basis,
          sourceHash: blocks.sourceHash,
        })
        .from(blocks)
        .where(inArray(blocks.revisionId, revisionsInPlay(articleId))),
      db.select().from(articleTopics).where(eq(articleTopics.articleId, articleId)),
      db.select().from(articleEnterprises).where(eq(articleEnterprises.articleId, articleId)),
    ],
    ([[article], editionRows, revisionRows, blockRows, topicRows, enterpriseRows]) =>
      article && {
        article,
        editions: editionRows,
        revisions: new Map(revisionRows.map((row) => [row.id, row])),
        blocks: Map.groupBy(blockRows, (row) => row.revisionId),
        topics: inOrder(topicRows).map((row) => row.topicId),
        enterprises: inOrder(enterpriseRows).map((row) => row.enterpriseId),
      },
  );
}

/** Drafts, what is public, and what is to be. */
export const revisionsInPlay = (articleId: string) =>
  sql`(SELECT value FROM editions, json_each(json_array(draft_revision_id, published_revision_id, scheduled_revision_id))
    WHERE article_id = ${articleId} AND value IS NOT NULL)`;

/** @throws article_not_found */
export function expectArticle(dossier: Dossier | undefined, id: string): Dossier {
  if (dossier === undefined) throw new DomainError("article_not_found", { id });
  return dossier;
}

/** Moves with everything of the article: each of its counters only grows, and so does their sum. */
export const lockOf = ({ article, editions: all }: Pick<Dossier, "article" | "editions">): number =>
  all.reduce((sum, { version }) => sum + version, article.version);
