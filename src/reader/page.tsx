import type { AppContext } from "../app-env.ts";
import { deployedAt, visitOf } from "../app-env.ts";
import type { Route } from "../delivery/isolate.ts";
import type { Rendering } from "../delivery/respond.ts";
import { tagsOfError } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import type { Locale } from "../locales.ts";
import { canonicalQuery, pathOf } from "../urls.ts";
import { errorView } from "./error.tsx";
import { Layout } from "./layout.tsx";
import { contentSecurityPolicy } from "./styles.ts";
import { addressOf, placeAt } from "./view.ts";
import type { Place, View } from "./view.ts";

export interface PageRoute<T> {
  locale: Locale;
  /** Without the language, except where a page has none. */
  path: string;
  /** True for the page that shows every language at one address; its chrome is in `locale`. */
  isNeutral?: boolean;
  /** Where its other languages are when it cannot be shown; its own path when left out. */
  otherwise?: string;
  /** Those that the page knows; the rest of the query is passed over and gets no copy of its own. */
  parameters?: Readonly<Record<string, string | undefined>>;
  read: Route<T>["read"];
  shelf?: Route<T>["shelf"];
  isKept?: Route<T>["isKept"];
  view: (place: Place, value: T) => View;
}

/** A public page: read once, rendered, remembered. What it cannot show becomes an error page with the same policy. */
export async function servePage<T>(c: AppContext, route: PageRoute<T>): Promise<Response> {
  const query = canonicalQuery(route.parameters ?? {});
  const { locale, path, isNeutral = false } = route;
  const address = { locale, origin: c.env.ORIGIN, path, query, isNeutral };
  const canonical = addressOf(address);
  if (isMisspelt(c, route, canonical)) return c.redirect(canonical, 302);
  return c.env.isolate.serve(visitOf(c), {
    canonical,
    edge: pathOf(c.req.url) === canonical,
    deployedAt: deployedAt(c.env),
    read: route.read,
    ...(route.shelf && { shelf: route.shelf }),
    ...(route.isKept && { isKept: route.isKept }),
    render: (value, lexicon) => {
      const place = placeAt(address, lexicon);
      return rendering(place, viewOrError(place, route, value));
    },
  });
}

/**
 * A form sends its empty fields too, and in its own order. One step leads to
 * the address that everybody shares; parameters that are not ours are passed
 * over instead, for whoever counts them.
 */
function isMisspelt<T>(c: AppContext, { parameters = {} }: PageRoute<T>, canonical: string): boolean {
  const { searchParams, search } = new URL(c.req.url);
  const known = [...searchParams.keys()].every((name) => name in parameters || searchParams.get(name) === "");
  return search !== "" && known && pathOf(c.req.url) !== canonical;
}

function viewOrError<T>(place: Place, { view, otherwise = place.path }: PageRoute<T>, value: T): View {
  try {
    return view(place, value);
  } catch (error) {
    // What is missing now may be published next: the same tags as the lists it would stand in.
    if (error instanceof DomainError)
      return errorView({ ...place, path: otherwise }, error, tagsOfError(error));
    throw error;
  }
}

/** For what is no page, and cannot be shown. */
export const errorRendering = (place: Place, error: DomainError): Rendering =>
  rendering(place, errorView(place, error, tagsOfError(error)));

export const pageHeaders = {
  "Content-Security-Policy": contentSecurityPolicy,
} as const;

export function renderDocument(place: Place, view: View): string {
  return `<!doctype html>${(<Layout place={place} view={view} />).toString()}`;
}

function rendering(place: Place, view: View): Rendering {
  const { contentLocales = [], movedTo } = view;
  const location = movedTo === undefined ? {} : { Location: addressOf({ ...place, path: movedTo }) };
  return {
    status: movedTo === undefined ? (view.status ?? 200) : 301,
    body: movedTo === undefined ? renderDocument(place, view) : "",
    contentType: "text/html; charset=utf-8",
    language: [...new Set([place.locale, ...contentLocales])].join(", "),
    tags: view.tags,
    headers: { ...pageHeaders, ...location },
  };
}
