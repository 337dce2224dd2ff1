/** `/{l}/search`: what readers look for, and the description by which browsers look for them. */
import type { Handler } from "hono";
import type { AppContext, AppEnv } from "../app-env.ts";
import { visitOf } from "../app-env.ts";
import { topicsRead } from "../articles/list.ts";
import { combine } from "../changes/read.ts";
import { decodeCursor } from "../cursor.ts";
import { enterpriseRead } from "../enterprises/profile.ts";
import { DomainError } from "../errors.ts";
import { isId } from "../identity.ts";
import type { Locale } from "../locales.ts";
import { cleanQuery } from "../search/query.ts";
import { isCurrent, searchRead } from "../search/search.ts";
import { apiPath, inLocale, paths } from "../urls.ts";
import { servePage } from "./page.tsx";
import { searchView } from "./search.tsx";
import type { SearchParameters } from "./search.tsx";

const itemsOnPage = 20;

export const search =
  (locale: Locale): Handler<AppEnv> =>
  (c) => {
    const parameters = parametersOf(c);
    const { q = "", enterprise, topic, year } = parameters;
    const after = decodeCursor("search", parameters.cursor);
    const asked = {
      ...{ typed: q, enterprise, topic, after },
      year: year === undefined ? undefined : Number(year),
    };
    const find = searchRead(c.env.SEARCH.withSession("first-unconstrained"), {
      ...asked,
      wanted: [locale],
      fallback: "source",
      limit: itemsOnPage,
    });
    return servePage(c, {
      locale,
      path: paths.search,
      parameters: { ...parameters },
      shelf: "searches",
      isKept: ({ searched }, epoch) => isCurrent(searched, epoch),
      read: async () =>
        combine({ searched: await find(), topics: topicsRead(), about: enterpriseRead(enterprise ?? "") }),
      view: (place, data) => searchView(place, data, parameters),
    });
  };

/** An empty one is none, as a form sends it. */
function parametersOf(c: AppContext): SearchParameters {
  const given = (name: string) => c.req.query(name) || undefined;
  const [topic, enterprise, year] = [given("topic"), given("enterprise"), given("year")];
  for (const [name, value] of Object.entries({ topic, enterprise }))
    if (value !== undefined && !isId(value)) throw impossible(name, value, ["[a-z0-9-]"]);
  if (year !== undefined && !/^(19|20)\d\d$/.test(year)) throw impossible("year", year, ["1900–2099"]);
  return { q: cleanQuery(given("q") ?? "") || undefined, topic, enterprise, year, cursor: given("cursor") };
}

const impossible = (name: string, value: string, allowed: readonly string[]): DomainError =>
  new DomainError("invalid_parameter", { name, value: value.slice(0, 80), allowed });

/** OpenSearch 1.1 (draft 6): so that the reader's browser can look here. */
export const searchDescription =
  (locale: Locale): Handler<AppEnv> =>
  async (c) => {
    const lexicon = await c.env.isolate.lexiconNow(visitOf(c));
    const words = lexicon.words(locale);
    const template = (path: string) =>
      `${c.env.ORIGIN}${path}${path.includes("?") ? "&" : "?"}q={searchTerms}`;
    const element = (name: string, text: string) => `<${name}>${escaped(text)}</${name}>`;
    const xml = [
      `<?xml version="1.0" encoding="UTF-8"?>`,
      `<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">`,
      element("ShortName", [...words("site.name")].slice(0, 16).join("")),
      element("Description", words("search.label")),
      element("Language", locale),
      element("InputEncoding", "UTF-8"),
      `<Image width="16" height="16" type="image/svg+xml">${escaped(`${c.env.ORIGIN}/icon.svg`)}</Image>`,
      `<Url type="text/html" rel="results" template="${escaped(template(inLocale(locale, paths.search)))}"/>`,
      `<Url type="application/json" rel="results" template="${escaped(template(`${apiPath(paths.search)}?lang=${locale}`))}"/>`,
      `<Url type="application/opensearchdescription+xml" rel="self" template="${escaped(c.env.ORIGIN + inLocale(locale, paths.searchDescription))}"/>`,
      `</OpenSearchDescription>`,
    ].join("\n");
    return c.body(xml, 200, {
      "Content-Type": "application/opensearchdescription+xml; charset=utf-8",
      "Content-Language": locale,
      "Cache-Control": "public, max-age=3600",
    });
  };

const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (character) => entities[character] ?? "");
