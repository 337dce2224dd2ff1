/** The order of every public list, written with the change that changes it. */
import { and, eq, sql } from "drizzle-orm";
import { insertRows } from "../changes/insert-rows.ts";
import type { Database, Statement } from "../database.ts";
import { locales } from "../locales.ts";
import type { Dossier } from "./public-state.ts";
import { shownLocale } from "./stand-in.ts";
import { articleListings, articles } from "./tables.ts";
import type { ArticleRow, EditionRow } from "./tables.ts";

export function relistArticle(
  db: Database,
  { topics, enterprises }: Pick<Dossier, "topics" | "enterprises">,
  article: ArticleRow,
  open: readonly EditionRow[],
): Statement[] {
  const facets = [
    "all",
    ...topics.map((id) => `topic:${id}`),
    ...enterprises.map((id) => `enterprise:${id}`),
  ];
  const scopes = [...scopesOf(article, open)];
  const changedAt = article.changedAt ?? 0;
  const rows = [
    ...facets.flatMap((facet) => scopes.map((scope) => ({ facet, ...scope, articleId: article.id }))),
    ...scopes.map(({ scope }) => ({ facet: changed, scope, publishedAt: changedAt, articleId: article.id })),
  ];
  return [
    db.delete(articleListings).where(eq(articleListings.articleId, article.id)),
    ...insertRows(db, articleListings, rows),
  ];
}

const changed = "changed";

/** For an article from before there was a list by its last change: where it stands there. */
export function listAsChanged(db: Database, articleId: string): Statement {
  const { facet, scope } = articleListings;
  const rows = db
    .select({
      facet: sql<string>`${changed}`.as("facet"),
      scope,
      publishedAt: sql<number>`coalesce(${articles.changedAt}, 0)`.as("published_at"),
      articleId: articleListings.articleId,
    })
    .from(articleListings)
    .innerJoin(articles, eq(articles.id, articleListings.articleId))
    .where(and(eq(articleListings.articleId, articleId), eq(facet, "all")));
  return db.insert(articleListings).select(rows).onConflictDoNothing();
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
