/** What was found, as the main database knows it this very moment: what is not public any more is not shown, whatever the index says. */
import { eq, inArray, sql } from "drizzle-orm";
import { shownLocale } from "../articles/stand-in.ts";
import type { Fallback } from "../articles/stand-in.ts";
import { articles, editions } from "../articles/tables.ts";
import type { ArticleRow, EditionRow } from "../articles/tables.ts";
import { columnsOf } from "../changes/columns-of.ts";
import { mapRead, read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Locale } from "../locales.ts";
import { matchOf } from "./match.ts";
import type { Match } from "./match.ts";
import type { Found, Hit } from "./find.ts";
import type { Query } from "./query.ts";
import { marked, snippetOf } from "./snippet.ts";
import type { Snippet } from "./snippet.ts";

export interface Result {
  readonly article: ArticleRow;
  readonly edition: EditionRow;
  /** For which of the wanted languages it stands here. */
  readonly requestedLocale: Locale;
  readonly title: Snippet;
  /** Of the standfirst or the text; undefined where neither has anything of it, or the text has changed since. */
  readonly snippet: Snippet | undefined;
  readonly match: Match;
}

export interface Results extends Omit<Found, "hits"> {
  readonly results: readonly Result[];
  readonly lastHit: Hit | undefined;
}

export function resultsRead(
  found: Found,
  query: Query,
  wanted: readonly Locale[],
  fallback: Fallback,
): Read<Results> {
  const { hits, ...rest } = found;
  return mapRead(publicRead([...new Set(hits.map(({ articleId }) => articleId))]), (known) => ({
    ...rest,
    lastHit: hits.at(-1),
    results: hits.flatMap((hit) => resultOf(hit, known.get(hit.articleId), query, wanted, fallback) ?? []),
  }));
}

interface Known {
  readonly article: ArticleRow;
  readonly editions: readonly EditionRow[];
}

function publicRead(ids: readonly string[]): Read<ReadonlyMap<string, Known>> {
  if (ids.length === 0) return { statements: () => [], shape: () => new Map() };
  return read(
    (db) => [
      db
        .select({ article: columnsOf(articles), edition: columnsOf(editions) })
        .from(articles)
        .innerJoin(editions, eq(editions.articleId, articles.id))
        .where(inArray(articles.id, sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`)),
    ],
    ([rows]) =>
      new Map(
        [...Map.groupBy(rows, ({ article }) => article.id)].flatMap(([id, group]) =>
          group
            .slice(0, 1)
            .map(({ article }) => [id, { article, editions: group.map(({ edition }) => edition) }]),
        ),
      ),
  );
}

function resultOf(
  hit: Hit,
  known: Known | undefined,
  query: Query,
  wanted: readonly Locale[],
  fallback: Fallback,
): Result | undefined {
  if (known === undefined) return undefined;
  const { article } = known;
  const requestedLocale = wanted.find((locale) => shownLocale(article, locale, fallback) === hit.locale);
  const edition = known.editions.find(({ locale }) => locale === hit.locale);
  if (requestedLocale === undefined || edition === undefined || edition.title === null) return undefined;
  // A text that was replaced since is not quoted: what was in it may be what was taken out.
  const text = edition.revisionNumber === hit.revision ? hit.text : "";
  const match = matchOf({ ...hit, others: stillPublic(hit, known) }, { edition, text }, query);
  return {
    ...{ article, edition, requestedLocale, match },
    title: marked(edition.title, query),
    snippet: snippetIn(edition, text, query),
  };
}

const stillPublic = ({ others }: Hit, { article, editions: known }: Known): Hit["others"] =>
  others.filter(
    ({ locale, revision }) =>
      article.publishedLocales.includes(locale) &&
      known.some((edition) => edition.locale === locale && edition.revisionNumber === revision),
  );

function snippetIn({ locale, standfirst }: EditionRow, text: string, query: Query): Snippet | undefined {
  const inText = snippetOf(text, query, locale);
  const inStandfirst = standfirst === null ? undefined : snippetOf(standfirst, query, locale);
  const isRicher = (inStandfirst?.ranges.length ?? 0) >= (inText?.ranges.length ?? 0);
  return (isRicher ? inStandfirst : inText) ?? inText;
}
