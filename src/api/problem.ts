import type { AppContext } from "../app-env.ts";
import { visitOf } from "../app-env.ts";
import { privatePolicy } from "../delivery/policy.ts";
import type { Rendering } from "../delivery/respond.ts";
import type { DomainError } from "../errors.ts";
import { canonicalLocale, lastResort, lookupLocale } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { headersOf, statusOf, titleKeyOf } from "../status.ts";
import { apiPath, isDesk } from "../urls.ts";
import type { Lexicon } from "../words.ts";
import { corsHeaders } from "./cors.ts";

export const problemType = "application/problem+json";

/** RFC 9457: `code` is stable, `detail` is for people, the other members are the error's values. */
export function problemOf(origin: string, lexicon: Lexicon, locale: Locale, error: DomainError): object {
  const { available, ...values } = error.params;
  return {
    type: origin + apiPath(`/problems/${error.code}`),
    title: lexicon.words(locale)(titleKeyOf(error.code)),
    status: statusOf[error.code],
    detail: lexicon.error(locale, error),
    code: error.code,
    ...(available === undefined ? {} : { availableLocales: available }),
    ...values,
  };
}

/**
 * For what went wrong before or beside a read; never kept.
 * @param members further ones of the problem's own (RFC 9457 §3.2)
 */
export async function problem(c: AppContext, error: DomainError, members: object = {}): Promise<Response> {
  const locale = languageAsked(c);
  const lexicon = await c.env.isolate.lexiconNow(visitOf(c));
  const body = { ...problemOf(c.env.ORIGIN, lexicon, locale, error), ...members };
  return new Response(JSON.stringify(body), {
    status: statusOf[error.code],
    headers: {
      ...(isDesk(c.req.path) ? {} : corsHeaders),
      ...headersOf(error),
      "Content-Type": problemType,
      "Content-Language": locale,
      "Cache-Control": privatePolicy,
    },
  });
}

/** For what a read did not find: the same policy as what it might have found. */
export function problemRendering(
  origin: string,
  lexicon: Lexicon,
  locale: Locale,
  error: DomainError,
  tags: readonly string[],
): Rendering {
  return {
    status: statusOf[error.code],
    body: JSON.stringify(problemOf(origin, lexicon, locale, error)),
    contentType: problemType,
    language: locale,
    tags,
    headers: corsHeaders,
  };
}

/** The language of whoever asks, for words that are not content. */
export function languageAsked(c: AppContext): Locale {
  const asked = (c.req.query("lang") ?? "").split(",").map(canonicalLocale).find(Boolean);
  return asked ?? lookupLocale(c.req.header("Accept-Language")) ?? lastResort;
}
