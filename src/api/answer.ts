import type { AppContext } from "../app-env.ts";
import { deployedAt, visitOf } from "../app-env.ts";
import type { Read } from "../changes/read.ts";
import type { Rendering } from "../delivery/respond.ts";
import { listTags } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import type { Locale } from "../locales.ts";
import { apiPath, canonicalQuery, pathOf } from "../urls.ts";
import type { Lexicon } from "../words.ts";
import { corsHeaders } from "./cors.ts";
import type { Wanted } from "./parameters.ts";
import { problemRendering } from "./problem.ts";

/** What a route answers with: a body, the languages in it, and what it is about. */
export interface Answer {
  body: unknown;
  languages: readonly Locale[];
  tags: readonly string[];
  nextCursor?: string | undefined;
  /** The path below `/api/v1` where it stands now, when it was asked for under a key that it had before. */
  movedTo?: string | undefined;
}

export interface AnswerRoute<T> {
  /** Below `/api/v1`. */
  path: string;
  wanted: Wanted;
  /** The rest of the query as it was given. */
  parameters?: Readonly<Record<string, string | undefined>>;
  read: Read<T>;
  answer: (value: T) => Answer;
}

/**
 * A public answer: one read, shaped, remembered. Where the header chose the
 * language it is remembered under that language's address, varies on the
 * header, and is not for the edge, whose key knows no headers.
 */
export function serveAnswer<T>(c: AppContext, route: AnswerRoute<T>): Promise<Response> {
  const { wanted, path, parameters } = route;
  const origin = c.env.ORIGIN;
  const [locale] = wanted.locales;
  const address: Address = (query, at = path) =>
    apiPath(at) + canonicalQuery({ ...parameters, ...query, lang: wanted.locales.join(",") });
  return c.env.isolate.serve(visitOf(c), {
    canonical: address({}),
    edge: !wanted.isNegotiated && pathOf(c.req.url).length <= longestCached,
    vary: wanted.isNegotiated ? "Accept-Language" : undefined,
    deployedAt: deployedAt(c.env),
    read: route.read,
    render: (value, lexicon) =>
      renderingOrProblem(origin, lexicon, locale, () => route.answer(value), address),
  });
}

/** Of the answer, with some of its parameters otherwise, or of the same question at another path. */
type Address = (query: Readonly<Record<string, string | undefined>>, at?: string) => string;

/** Spellings of one query are few and share their tags, but nobody needs long ones kept. */
const longestCached = 512;

function renderingOrProblem(
  origin: string,
  lexicon: Lexicon,
  locale: Locale,
  answer: () => Answer,
  address: Address,
): Rendering {
  try {
    const { body, languages, tags, nextCursor, movedTo } = answer();
    const next =
      nextCursor === undefined ? {} : { Link: `<${origin}${address({ cursor: nextCursor })}>; rel="next"` };
    const moved = movedTo === undefined ? {} : { Location: origin + address({}, movedTo) };
    return {
      status: movedTo === undefined ? 200 : 301,
      body: movedTo === undefined ? JSON.stringify(body) : "",
      contentType: "application/json; charset=utf-8",
      language: [...new Set(languages)].join(", "),
      tags,
      headers: { ...corsHeaders, ...next, ...moved },
    };
  } catch (error) {
    if (error instanceof DomainError) return problemRendering(origin, lexicon, locale, error, listTags);
    throw error;
  }
}

/** Only the fields that were asked for; those that identify a thing are always there. */
export function pick<T extends object>(value: T, fields: readonly string[] | undefined): Partial<T> {
  if (fields === undefined) return value;
  const wanted = new Set(["id", "locale", "requestedLocale", ...fields]);
  return Object.fromEntries(Object.entries(value).filter(([key]) => wanted.has(key))) as Partial<T>;
}
