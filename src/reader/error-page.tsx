import type { AppContext } from "../app-env.ts";
import { visitOf } from "../app-env.ts";
import { privatePolicy } from "../delivery/policy.ts";
import type { DomainError } from "../errors.ts";
import { localeOfSegment } from "../locales.ts";
import { headersOf, statusOf } from "../status.ts";
import { errorView } from "./error.tsx";
import { negotiateLocale } from "./negotiate.ts";
import { pageHeaders, renderDocument } from "./page.tsx";
import { placeAt } from "./view.ts";

/** For what went wrong before or beside a read: in the language of the path, else the reader's; never kept. */
export async function errorPage(c: AppContext, error: DomainError): Promise<Response> {
  const [, segment = "", ...rest] = new URL(c.req.url).pathname.split("/");
  const ofPath = localeOfSegment(segment);
  const locale = ofPath ?? negotiateLocale(c);
  // On an address that is nothing in any language the switch leads to the front page.
  const path = ofPath !== undefined && isPlain(rest) ? `/${rest.join("/")}` : "/";
  const address = { locale, origin: c.env.ORIGIN, path, query: "", isNeutral: false };
  const place = placeAt(address, await c.env.isolate.lexiconNow(visitOf(c)));
  const status = statusOf[error.code];
  return new Response(renderDocument(place, errorView(place, error, [])), {
    status,
    headers: {
      ...pageHeaders,
      ...headersOf(error),
      "Content-Type": "text/html; charset=utf-8",
      "Content-Language": locale,
      "Cache-Control": privatePolicy,
    },
  });
}

const isPlain = (parts: readonly string[]): boolean => parts.every((part) => /^[\w.~-]*$/.test(part));
