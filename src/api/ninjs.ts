/** An article as news agencies exchange it: IPTC ninjs 3.1, one language a document. */
import { accepts } from "hono/accepts";
import type { AppContext } from "../app-env.ts";
import { deployedAt, visitOf } from "../app-env.ts";
import { articleRead, leadTags, viewArticle } from "../articles/read.ts";
import type { FoundArticle } from "../articles/read.ts";
import type { Fallback } from "../articles/stand-in.ts";
import { verifiedNumbersRead } from "../articles/verified-numbers.ts";
import { combine } from "../changes/read.ts";
import type { Rendering } from "../delivery/respond.ts";
import { articlesTag, articleTag, enterpriseTag, tagsOfError } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { readsPolicy, withinReads } from "../limits.ts";
import type { Locale } from "../locales.ts";
import { apiPath, canonicalQuery, paths } from "../urls.ts";
import type { Lexicon } from "../words.ts";
import { corsHeaders } from "./cors.ts";
import { canceledItem, newsItem } from "./ninjs-item.ts";
import type { Wanted } from "./parameters.ts";
import { problemRendering } from "./problem.ts";

export const ninjsType = "application/vnd.iptc.ninjs+json";

export interface NinjsQuery {
  readonly format?: "json" | "ninjs" | undefined;
  readonly fallback: Fallback;
}

/**
 * Said in the address; or in a header, but only where the header chooses the
 * language too: no other address is read by its headers, because what keeps
 * answers in between does not know them.
 */
export const wantsNinjs = (c: AppContext, { format }: NinjsQuery, { isNegotiated }: Wanted): boolean =>
  format === undefined
    ? isNegotiated && accepts(c, { header: "Accept", ...accepted }) === ninjsType
    : format === "ninjs";

const accepted = { supports: ["application/json", ninjsType], default: "application/json" };

export function serveNinjs(c: AppContext, key: string, query: NinjsQuery, wanted: Wanted): Promise<Response> {
  const origin = c.env.ORIGIN;
  const [locale] = wanted.locales;
  const { fallback, format } = query;
  const address = (at: string) =>
    apiPath(paths.article(at)) +
    canonicalQuery({ format: "ninjs", lang: locale, ...(fallback === "source" && { fallback }) });
  return c.env.isolate.serve(visitOf(c), {
    canonical: address(key),
    edge: !wanted.isNegotiated,
    vary: wanted.isNegotiated ? `Accept-Language${format === undefined ? ", Accept" : ""}` : undefined,
    deployedAt: deployedAt(c.env),
    read: async () => {
      await withinReads(c);
      return combine({ found: articleRead(key, [locale]), numbers: verifiedNumbersRead(key) });
    },
    render: ({ found, numbers }, lexicon) => {
      const asked = { origin, key, locale, fallback, lexicon, numbers };
      const rendering = moved(asked, found, address) ?? itemOrProblem(asked, found);
      return { ...rendering, headers: { ...rendering.headers, ...readsPolicy } };
    },
  });
}

interface Asked {
  readonly origin: string;
  readonly key: string;
  readonly locale: Locale;
  readonly fallback: Fallback;
  readonly lexicon: Lexicon;
  readonly numbers: ReadonlyMap<string, string>;
}

/** Undefined for what still stands under its key. */
function moved(
  { origin, key, locale }: Asked,
  found: FoundArticle | undefined,
  address: (key: string) => string,
): Rendering | undefined {
  if (found === undefined || [found.article.slug, found.article.id].includes(key)) return undefined;
  return {
    ...{ status: 301, body: "", contentType: ninjsType, language: locale },
    tags: [articleTag(found.article.id), articlesTag],
    headers: { ...corsHeaders, Location: origin + address(found.article.slug) },
  };
}

function itemOrProblem(asked: Asked, found: FoundArticle | undefined): Rendering {
  const { origin, locale, fallback, lexicon, numbers } = asked;
  try {
    const shown = viewArticle(found, locale, fallback);
    const tags = [articleTag(shown.found.article.id), articlesTag, ...leadTags(shown)];
    return {
      ...{ status: 200, body: JSON.stringify(newsItem(origin, shown, lexicon.words(shown.locale), numbers)) },
      ...{ contentType: ninjsType, language: shown.locale, headers: corsHeaders },
      tags: [...tags, ...shown.found.enterprises.map(({ id }) => enterpriseTag(id))],
    };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const tags = tagsOfError(error);
    const canceled = found && isWithdrawn(error) ? canceledItem(origin, found, locale) : undefined;
    if (canceled === undefined) return problemRendering(origin, lexicon, locale, error, tags);
    return {
      ...{ status: 410, body: JSON.stringify(canceled), contentType: ninjsType },
      ...{ language: locale, headers: corsHeaders, tags },
    };
  }
}

const isWithdrawn = ({ code }: DomainError): boolean =>
  code === "edition_withdrawn" || code === "article_withdrawn";
