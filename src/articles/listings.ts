/** The order of every public list, written with the change that changes it. */
import { eq } from "drizzle-orm";
import { insertRows } from "../changes/insert-rows.ts";
import type { Database, Statement } from "../database.ts";
import { locales } from "../locales.ts";
import type { Dossier } from "./public-state.ts";
import { shownLocale } from "./stand-in.ts";
import { articleListings } from "./tables.ts";
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
