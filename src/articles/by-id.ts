/** Articles that somebody names, as a list would show them. */
import { eq, inArray, sql } from "drizzle-orm";
import { columnsOf } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { enterprises } from "../enterprises/tables.ts";
import type { EnterpriseRow } from "../enterprises/tables.ts";
import type { Locale } from "../locales.ts";
import { listedArticle } from "./list.ts";
import type { ListedArticle } from "./list.ts";
import type { Fallback } from "./stand-in.ts";
import { articleEnterprises, articles, editions } from "./tables.ts";

const among = (ids: readonly string[]) => sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;

/** In the order asked for; those that are not public in any wanted language are left out. */
export function articlesByIdRead(
  ids: readonly string[],
  wanted: readonly Locale[],
  fallback: Fallback,
): Read<ListedArticle[]> {
  return read(
    (db) => [
      db
        .select({ article: columnsOf(articles), edition: columnsOf(editions) })
        .from(articles)
        .innerJoin(editions, eq(editions.articleId, articles.id))
        .where(inArray(articles.id, among(ids))),
    ],
    ([rows]) => {
      const groups = Map.groupBy(rows, ({ article }) => article.id);
      return ids.flatMap((id) => {
        const group = (groups.get(id) ?? []).map((row) => ({
          ...row,
          publishedAt: row.article.publishedAt ?? 0,
        }));
        return listedArticle(group, wanted, fallback).filter((item) => item.editions.length > 0);
      });
    },
  );
}

/** The enterprises that each of them is about, in their order. */
export function enterprisesOfRead(ids: readonly string[]): Read<ReadonlyMap<string, EnterpriseRow[]>> {
  return read(
    (db) => [
      db
        .select({
          articleId: articleEnterprises.articleId,
          position: articleEnterprises.position,
          enterprise: columnsOf(enterprises),
        })
        .from(articleEnterprises)
        .innerJoin(enterprises, eq(enterprises.id, articleEnterprises.enterpriseId))
        .where(inArray(articleEnterprises.articleId, among(ids))),
    ],
    ([rows]) => {
      const groups = Map.groupBy(
        rows.toSorted((a, b) => a.position - b.position),
        ({ articleId }) => articleId,
      );
      return new Map([...groups].map(([id, group]) => [id, group.map(({ enterprise }) => enterprise)]));
    },
  );
}
