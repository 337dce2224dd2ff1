/** The articles that are about an enterprise, as the desk lists them. */
import { desc, eq, inArray, sql } from "drizzle-orm";
import { columnsOf } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Localised } from "../locales.ts";
import { articleEnterprises, articles, editions, revisions } from "./tables.ts";
import type { ArticleRow } from "./tables.ts";

export interface ArticleAbout {
  readonly article: ArticleRow;
  /** As readers see it; of what nobody has published yet, as it was last drafted. */
  readonly titles: Localised<string>;
}

/** Newest first. */
export function articlesAboutRead(enterpriseId: string, limit: number): Read<ArticleAbout[]> {
  return read(
    (db) => {
      const about = db
        .select({ id: articleEnterprises.articleId })
        .from(articleEnterprises)
        .innerJoin(articles, eq(articles.id, articleEnterprises.articleId))
        .where(eq(articleEnterprises.enterpriseId, enterpriseId))
        .orderBy(desc(articles.createdAt), desc(articles.id))
        .limit(limit);
      return [
        db
          .select({
            article: columnsOf(articles),
            locale: editions.locale,
            title: sql<string | null>`coalesce(${editions.title}, ${revisions.title})`.as("shown_title"),
          })
          .from(articles)
          .leftJoin(editions, eq(editions.articleId, articles.id))
          .leftJoin(revisions, eq(revisions.id, editions.draftRevisionId))
          .where(inArray(articles.id, about))
          .orderBy(desc(articles.createdAt), desc(articles.id)),
      ];
    },
    ([rows]) =>
      [...Map.groupBy(rows, ({ article }) => article.id).values()].flatMap((group) =>
        group.slice(0, 1).map(({ article }) => ({
          article,
          titles: Object.fromEntries(
            group.flatMap(({ locale, title }) =>
              locale === null || title === null ? [] : [[locale, title]],
            ),
          ),
        })),
      ),
  );
}
