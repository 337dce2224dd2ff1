import { eq, sql } from "drizzle-orm";
import { articles, editions } from "../../src/articles/tables.ts";
import type { Database } from "../../src/database.ts";
import { writeArticle } from "./articles.ts";
import type { DemoArticle } from "./articles.ts";
import { loadArticle } from "./load-article.ts";
import type { Versions } from "./load-article.ts";
import type { Outline } from "./outline.ts";

/** How many articles are looked up at once. */
const lookupSize = 500;

export async function loadArticles(
  db: Database,
  outlines: readonly Outline[],
  seed: number,
  onProgress?: (done: number, total: number) => void,
): Promise<void> {
  for (let start = 0; start < outlines.length; start += lookupSize) {
    const written = outlines.slice(start, start + lookupSize).map((outline) => writeArticle(outline, seed));
    const present = await findPresent(db, written);
    for (const [place, article] of written.entries()) {
      await loadArticle(db, article, present.get(article.id));
      onProgress?.(start + place + 1, outlines.length);
    }
  }
}

/** The articles that are there, each with how far its editions have come. */
async function findPresent(db: Database, wanted: readonly DemoArticle[]): Promise<Map<string, Versions>> {
  const ids = JSON.stringify(wanted.map(({ id }) => id));
  const rows = await db
    .select({ id: articles.id, locale: editions.locale, version: editions.version })
    .from(articles)
    .leftJoin(editions, eq(editions.articleId, articles.id))
    .where(sql`${articles.id} IN (SELECT value FROM json_each(${ids}))`);
  const present = new Map<string, Versions>();
  for (const { id, locale, version } of rows) {
    const versions = present.get(id) ?? {};
    if (locale !== null) versions[locale] = version ?? 0;
    present.set(id, versions);
  }
  return present;
}
