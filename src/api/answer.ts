import type { AppContext } from "../app-env.ts";
import { deployedAt, visitOf } from "../app-env.ts";
import type { Route } from "../delivery/isolate.ts";
import type { Rendering } from "../delivery/respond.ts";
import { tagsOfError } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { readsPolicy, withinReads } from "../limits.ts";
import type { Locale } from "../locales.ts";
import { apiPath, canonicalQuery, pathOf } from "../urls.ts";
import type { Lexicon } from "../words.ts";
import { corsHeaders } from "./cors.ts";
import type { AnswerOf, OperationId } from "./contract/operations.ts";
import { lifecycleHeaders } from "./lifecycle.ts";
import type { Wanted } from "./parameters.ts";
import { problemRendering } from "./problem.ts";

/** What a route answers with: a body, the languages in it, and what it is about. */
export interface Answer<Body> {
  /** Undefined where it stands elsewhere now. */
  body: Body | undefined;
  languages: readonly Locale[];
  tags: readonly string[];
  nextCursor?: string | undefined;
  /** The path below `/api/v1` where it stands now, when it was asked for under a key that it had before. */
  movedTo?: string | undefined;
}

export interface AnswerRoute<T, Id extends OperationId> {
  /** By which the contract knows it, and what it says that this answers. */
  operation: Id;
  /** Below `/api/v1`. */
  path: string;
  wanted: Wanted;
  /** A further header that chooses, where the language is chosen by one. */
  negotiates?: string | undefined;
  /** The rest of the query as it was given. */
  parameters?: Readonly<Record<string, string | undefined>>;
  read: Route<T>["read"];
  shelf?: Route<T>["shelf"];
  isKept?: Route<T>["isKept"];
  answer: (value: T) => Answer<AnswerOf<Id>>;
}

/**
 * A public answer: one read, shaped, remembered. Where the header chose the
 * language it is remembered under that language's address, varies on the
 * header, and is not for the edge, whose key knows no headers.
 */
export function serveAnswer<T, const Id extends OperationId>(
  c: AppContext,
  route: AnswerRoute<T, Id>,
): Promise<Response> {
  const { wanted, path, parameters } = route;
  const origin = c.env.ORIGIN;
  const [locale] = wanted.locales;
  const address: Address = (query, at = path) =>
    apiPath(at) + canonicalQuery({ ...parameters, ...query, lang: wanted.locales.join(",") });
  return c.env.isolate.serve(visitOf(c), {
    canonical: address({}),
    edge: !wanted.isNegotiated && pathOf(c.req.url).length <= longestCached,
    vary: wanted.isNegotiated ? ["Accept-Language", route.negotiates].filter(Boolean).join(", ") : undefined,
    deployedAt: deployedAt(c.env),
    read: async () => {
      await withinReads(c);
      return typeof route.read === "function" ? route.read() : route.read;
    },
    ...shelfOf(route),
    render: (value, lexicon) => {
      const rendering = renderingOrProblem(origin, lexicon, locale, () => route.answer(value), address);
      return withHeaders(rendering, { ...readsPolicy, ...lifecycleHeaders(route.operation) });
    },
  });
}

const shelfOf = <T, Id extends OperationId>({ shelf, isKept }: AnswerRoute<T, Id>) => ({
  ...(shelf && { shelf }),
  ...(isKept && { isKept }),
});

/** What the route says of itself stands beside what the answer says, and a second link beside the first. */
function withHeaders(
  rendering: Rendering,
  { Link: link, ...more }: Readonly<Record<string, string>>,
): Rendering {
  const own = rendering.headers ?? {};
  const links = [own["Link"], link].filter((one) => one !== undefined).join(", ");
  return { ...rendering, headers: { ...own, ...more, ...(links && { Link: links }) } };
}

/** Of the answer, with some of its parameters otherwise, or of the same question at another path. */
type Address = (query: Readonly<Record<string, string | undefined>>, at?: string) => string;

/** Spellings of one query are few and share their tags, but nobody needs long ones kept. */
const longestCached = 512;

function renderingOrProblem(
  origin: string,
  lexicon: Lexicon,
  locale: Locale,
  answer: () => Answer<unknown>,
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
    if (error instanceof DomainError)
      return problemRendering(origin, lexicon, locale, error, tagsOfError(error));
    throw error;
  }
}

const always = ["id", "locale", "requestedLocale"] as const;
/** Those that identify a thing are always there. */
export type Sparse<T> = Partial<T> & Pick<T, keyof T & (typeof always)[number]>;

/** Only the fields that were asked for: entries of `value`, and of them the ones that `Sparse` says. */
export function pick<T extends object>(value: T, fields: readonly string[] | undefined): T | Sparse<T> {
  if (fields === undefined) return value;
  const wanted = new Set<string>([...always, ...fields]);
  return Object.fromEntries(Object.entries(value).filter(([key]) => wanted.has(key))) as Sparse<T>;
}
