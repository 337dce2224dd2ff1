import { and, eq, getTableColumns, inArray, sql } from "drizzle-orm";
import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import { insertRows } from "../changes/insert-rows.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database, Statement } from "../database.ts";
import { articlesTag, articleTag, enterpriseTag, registerTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { changedLocales, derive } from "./public-state.ts";
import type { Dossier } from "./public-state.ts";
import type { ArticleRow, EditionRow } from "./tables.ts";
import { shownLocale } from "./stand-in.ts";
import {
  articleEnterprises,
  articleListings,
  articles,
  articleTopics,
  blocks,
  editions,
  revisions,
} from "./tables.ts";

/**
 * The one way in which an article's public face changes: look it up, let the
 * verb say which editions become what, derive the rest, and write all of it,
 * the log included, in one batch under the article's and the editions' locks.
 */
export async function changePublicState(
  db: Database,
  actor: string,
  articleId: string,
  decide: (dossier: Dossier) => readonly EditionRow[],
  now: number,
): Promise<Locale[]> {
  const dossier = await findDossier(db, articleId);
  const decided = decide(dossier);
  const next = derive(
    dossier,
    dossier.editions.map((edition) => decided.find(({ locale }) => locale === edition.locale) ?? edition),
  );
  const changed = changedLocales(dossier, next);
  const touched = next.filter(
    ({ locale }) => changed.includes(locale) || decided.some((row) => row.locale === locale),
  );
  await commit(db, [
    ...touched.map((edition) => saveEdition(db, edition)),
    ...(changed.length > 0 ? publicStatements(db, actor, dossier, next, changed, now) : []),
  ]);
  return changed;
}

async function findDossier(db: Database, articleId: string): Promise<Dossier> {
  const { body: _body, ...revisionColumns } = getTableColumns(revisions);
  const wanted = sql`(SELECT value FROM editions, json_each(json_array(draft_revision_id, published_revision_id, scheduled_revision_id))
    WHERE article_id = ${articleId} AND value IS NOT NULL)`;
  const [[article], editionRows, revisionRows, blockRows, topicRows, enterpriseRows] = await db.batch([
    db.select().from(articles).where(eq(articles.id, articleId)),
    db.select().from(editions).where(eq(editions.articleId, articleId)),
    db.select(revisionColumns).from(revisions).where(inArray(revisions.id, wanted)),
    db
      .select({
        revisionId: blocks.revisionId,
        id: blocks.id,
        hash: blocks.hash,
        sourceHash: blocks.sourceHash,
      })
      .from(blocks)
      .where(inArray(blocks.revisionId, wanted)),
    db.select().from(articleTopics).where(eq(articleTopics.articleId, articleId)),
    db.select().from(articleEnterprises).where(eq(articleEnterprises.articleId, articleId)),
  ]);
  if (article === undefined) throw new DomainError("article_not_found", { id: articleId });
  return {
    article,
    editions: editionRows,
    revisions: new Map(revisionRows.map((row) => [row.id, row])),
    blocks: Map.groupBy(blockRows, (row) => row.revisionId),
    topics: topicRows.map((row) => row.topicId),
    enterprises: enterpriseRows.map((row) => row.enterpriseId),
  };
}

function saveEdition(db: Database, edition: EditionRow): Statement {
  const { articleId, locale, version, ...values } = edition;
  return db
    .update(editions)
    .set({ ...values, version: nextVersion(editions.version, version) })
    .where(and(eq(editions.articleId, articleId), eq(editions.locale, locale)));
}

function publicStatements(
  db: Database,
  actor: string,
  dossier: Dossier,
  next: readonly EditionRow[],
  changed: readonly Locale[],
  now: number,
): Statement[] {
  const { article } = dossier;
  const open = next.filter((edition) => edition.state === "published");
  const face = {
    publishedLocales: open.map((edition) => edition.locale),
    withdrawnLocales: next.filter(({ state }) => state === "withdrawn").map((edition) => edition.locale),
    publishedAt: article.publishedAt ?? now,
    changedAt: now,
    sourceRevision: open.find((edition) => edition.locale === article.sourceLocale)?.revisionNumber ?? null,
  };
  const tags = [articleTag(article.id), articlesTag, registerTag, ...dossier.enterprises.map(enterpriseTag)];
  return [
    db
      .update(articles)
      .set({ ...face, version: nextVersion(articles.version, article.version) })
      .where(eq(articles.id, article.id)),
    ...relistArticle(db, dossier, { ...article, ...face }, open),
    ...changed.flatMap((locale) => {
      const kind = open.some((edition) => edition.locale === locale)
        ? "article.published"
        : "article.withdrawn";
      return appendChange(db, actor, { kind, subjectId: article.id, locale, tags, mode: "purge" }, now);
    }),
  ];
}

function relistArticle(
  db: Database,
  dossier: Dossier,
  article: ArticleRow,
  open: readonly EditionRow[],
): Statement[] {
  const facets = [
    "all",
    ...dossier.topics.map((id) => `topic:${id}`),
    ...dossier.enterprises.map((id) => `enterprise:${id}`),
  ];
  const scopes = [...scopesOf(article, open)];
  const rows = facets.flatMap((facet) => scopes.map((scope) => ({ facet, ...scope, articleId: article.id })));
  return [
    db.delete(articleListings).where(eq(articleListings.articleId, article.id)),
    ...insertRows(db, articleListings, rows),
  ];
}

/** Every list the article stands in, with the time that orders it there. */
function* scopesOf(article: ArticleRow, open: readonly EditionRow[]) {
  const publishedAt = article.publishedAt ?? 0;
  if (open.length > 0) yield { scope: "*", publishedAt };
  for (const edition of open)
    yield { scope: edition.locale, publishedAt: edition.publishedAt ?? publishedAt };
  for (const locale of locales) {
    if (shownLocale(article, locale, "source")) yield { scope: `~${locale}`, publishedAt };
  }
}
