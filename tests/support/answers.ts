/** What a news app reads out of the API, as far as the tests look at it. */
import type { Locale } from "../../src/locales.ts";

export interface Edition {
  id: string;
  slug: string;
  locale: Locale;
  requestedLocale: Locale;
  availableLocales: Locale[];
  sourceLocale: Locale;
  authoritativeLocale: Locale;
  translation: { status: string; sourceRevision: number; ofRevision: number | null; staleBlocks: string[] };
  revision: number;
  publishedAt: string;
  updatedAt: string;
  title: string;
  bodyHtml: string;
  blocks?: { id: string; html: string }[];
  enterprises?: Enterprise[];
  urls: { html: string; api: string };
}

export interface Several {
  id: string;
  slug: string;
  editions: Partial<Record<Locale, Edition>>;
}

export interface Enterprise {
  id: string;
  slug: string;
  name: { value: string; locale: Locale; kind: string } | null;
  names: Partial<Record<Locale, { value: string } | null>>;
}

export interface List<T> {
  items: T[];
  nextCursor: string | null;
}

export interface Problem {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  availableLocales?: Locale[];
}

/** `<address>; rel="next"`, below the origin. */
export function nextOf(response: Response, origin: string): string | undefined {
  const found = /^<(.+)>; rel="next"$/.exec(response.headers.get("Link") ?? "")?.[1];
  if (found === undefined) return undefined;
  if (!found.startsWith(`${origin}/`)) throw new Error(`a next page elsewhere: ${found}`);
  return found.slice(origin.length);
}
