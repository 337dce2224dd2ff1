import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Locale } from "../locales.ts";
import { articles } from "./tables.ts";

export type Fallback = "none" | "source";

type PublicLocales = Pick<
  typeof articles.$inferSelect,
  "publishedLocales" | "withdrawnLocales" | "sourceLocale"
>;

/**
 * The language in which an article is shown to somebody who asked for another:
 * that one if it is public there, else, where a stand-in is welcome, the
 * source's, else the first that is public. What was taken back has no stand-in.
 */
export function shownLocale(article: PublicLocales, asked: Locale, fallback: Fallback): Locale | undefined {
  const { publishedLocales, withdrawnLocales, sourceLocale } = article;
  if (publishedLocales.includes(asked)) return asked;
  if (fallback === "none" || withdrawnLocales.includes(asked)) return undefined;
  return publishedLocales.includes(sourceLocale) ? sourceLocale : publishedLocales[0];
}

/** The same rule where the database must know it before the row is here. */
export function shownLocaleSql(asked: Locale, fallback: Fallback): SQL<Locale> {
  const holds = (column: SQLiteColumn, tag: SQL) => sql`instr(${column}, json_quote(${tag})) > 0`;
  const isPublic = (tag: SQL) => holds(articles.publishedLocales, tag);
  const own = sql`CASE WHEN ${isPublic(sql`${asked}`)} THEN ${asked}`;
  if (fallback === "none") return sql<Locale>`${own} END`;
  const source = sql`${articles.sourceLocale}`;
  return sql<Locale>`${own} WHEN ${holds(articles.withdrawnLocales, sql`${asked}`)} THEN NULL
    WHEN ${isPublic(source)} THEN ${source} ELSE ${articles.publishedLocales} ->> 0 END`;
}
