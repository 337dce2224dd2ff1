/** What the search index finds, as editions in lists have it, with where and why it was found. */
import { Hono } from "hono";
import type { AppEnv } from "../app-env.ts";
import { decodeCursor } from "../cursor.ts";
import { articlesTag, articleTag, enterprisesTag } from "../delivery/tags.ts";
import type { Locale } from "../locales.ts";
import type { Match } from "../search/match.ts";
import type { Result } from "../search/results.ts";
import { isCurrent, searchRead } from "../search/search.ts";
import type { Searched } from "../search/search.ts";
import { cleanQuery } from "../search/query.ts";
import { htmlOf } from "../search/snippet.ts";
import type { Snippet } from "../search/snippet.ts";
import { serveAnswer } from "./answer.ts";
import { editionShape } from "./article-shapes.ts";
import { localised } from "./localised.ts";
import { queries } from "./contract/queries.ts";
import type { SearchAnswer, SearchResult } from "./contract/types.ts";
import { parametersOf, wantedLocales } from "./parameters.ts";

export const search = new Hono<AppEnv>();

search.get("/", (c) => {
  const { q, ...query } = parametersOf(c, queries.search);
  const wanted = wantedLocales(c, query.lang);
  const typed = cleanQuery(q);
  const after = decodeCursor("search", query.cursor);
  return serveAnswer(c, {
    operation: "search",
    path: "/search",
    wanted,
    parameters: { ...c.req.query(), q: typed },
    shelf: "searches",
    isKept: isCurrent,
    read: searchRead(c.env.SEARCH.withSession("first-unconstrained"), {
      ...query,
      typed,
      after,
      wanted: wanted.locales,
    }),
    answer: (searched) => ({
      body: searchShape(c.env.ORIGIN, searched, wanted.locales),
      languages: languagesOf(searched, wanted.locales),
      tags: [articlesTag, enterprisesTag, ...searched.results.map(({ article }) => articleTag(article.id))],
      nextCursor: searched.nextCursor,
    }),
  });
});

function searchShape(
  origin: string,
  searched: Searched,
  wanted: readonly [Locale, ...Locale[]],
): SearchAnswer {
  const { query, results, nextCursor, suggestion, seq, isBuilt } = searched;
  return {
    query: query.text,
    /** False where there is no letter and no digit to look for. */
    understood: query.units.length > 0,
    items: results.map((result) => resultShape(origin, result, wanted)),
    nextCursor: nextCursor ?? null,
    suggestion: suggestion ?? null,
    index: { seq, complete: isBuilt },
  };
}

function resultShape(origin: string, result: Result, wanted: readonly [Locale, ...Locale[]]): SearchResult {
  const { article, edition, requestedLocale, title, snippet, match } = result;
  return {
    ...editionShape(origin, article, edition, requestedLocale),
    matched: matchShape(match, wanted),
    highlights: { title: snippetShape(title), snippet: snippet ? snippetShape(snippet) : null },
  };
}

const snippetShape = (snippet: Snippet) => ({
  text: snippet.text,
  ranges: snippet.ranges.map(({ start, end }) => [start, end]),
  html: htmlOf(snippet),
});

function matchShape(match: Match, wanted: readonly [Locale, ...Locale[]]): SearchResult["matched"] {
  switch (match.in) {
    case "enterprise": {
      const { id: enterpriseId, slug, name, nameLocale } = match;
      return {
        in: match.in,
        id: enterpriseId,
        slug,
        name: name.text,
        locale: nameLocale,
        html: htmlOf(name),
      };
    }
    case "topic":
      return { in: match.in, id: match.id, label: localised(match.label, wanted) };
    case "translation":
      return {
        in: match.in,
        locale: match.locale,
        snippet: match.snippet ? snippetShape(match.snippet) : null,
      };
    case "title":
    case "standfirst":
    case "text":
      return { in: match.in };
  }
}

function languagesOf({ results }: Searched, wanted: readonly Locale[]): readonly Locale[] {
  return results.length === 0 ? wanted : results.map(({ edition }) => edition.locale);
}
