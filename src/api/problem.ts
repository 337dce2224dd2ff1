import type { AppContext } from "../app-env.ts";
import { privatePolicy } from "../delivery/policy.ts";
import type { Rendering } from "../delivery/respond.ts";
import type { DomainError } from "../errors.ts";
import { canonicalLocale, lastResort, lookupLocale } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { headersOf, statusOf, titleKeyOf } from "../status.ts";
import { apiPath } from "../urls.ts";
import { errorMessage, wordsIn } from "../words.ts";
import { corsHeaders } from "./cors.ts";

export const problemType = "application/problem+json";

/** RFC 9457: `code` is stable, `detail` is for people, the other members are the error's values. */
export function problemOf(origin: string, locale: Locale, error: DomainError): object {
  const { available, ...values } = error.params;
  return {
    type: origin + apiPath(`/problems/${error.code}`),
    title: wordsIn(locale)(titleKeyOf(error.code)),
    status: statusOf[error.code],
    detail: errorMessage(locale, error),
    code: error.code,
    ...(available === undefined ? {} : { availableLocales: available }),
    ...values,
  };
}

/** For what went wrong before or beside a read; never kept. */
export function problem(c: AppContext, error: DomainError): Response {
  const locale = languageOfProblem(c);
  return new Response(JSON.stringify(problemOf(c.env.ORIGIN, locale, error)), {
    status: statusOf[error.code],
    headers: {
      ...corsHeaders,
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
  locale: Locale,
  error: DomainError,
  tags: readonly string[],
): Rendering {
  return {
    status: statusOf[error.code],
    body: JSON.stringify(problemOf(origin, locale, error)),
    contentType: problemType,
    language: locale,
    tags,
    headers: corsHeaders,
  };
}

function languageOfProblem(c: AppContext): Locale {
  const asked = (c.req.query("lang") ?? "").split(",").map(canonicalLocale).find(Boolean);
  return asked ?? lookupLocale(c.req.header("Accept-Language")) ?? lastResort;
}
