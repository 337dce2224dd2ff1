/** Where everything stands: the public paths, written once. */
import { segmentOf } from "./locales.ts";
import type { Locale } from "./locales.ts";

export const paths = {
  home: "/",
  articles: "/articles",
  article: (slug: string) => `/articles/${slug}`,
  /** Both languages side by side: the one page without a language of its own. */
  bilingual: (slug: string) => `/bilingual/articles/${slug}`,
  enterprises: "/enterprises",
  enterprise: (slug: string) => `/enterprises/${slug}`,
  centres: "/centres",
  search: "/search",
  searchDescription: "/opensearch.xml",
  /** Below the API. */
  embedding: "/oembed",
  /** The Model Context Protocol. */
  assistants: "/mcp",
} as const;

export const wellKnownPath = (name: string): string => `/.well-known/${name}`;

/** A draft for whoever has the link. */
export const previewPath = (token: string): string => `/preview/${token}`;

/** A picture's bytes, which are the same for ever; `jpeg` ends in `jpg`, as people write it. */
export const imagePath = (id: string, format: string): string =>
  `/images/${id}.${format === "jpeg" ? "jpg" : format}`;

/** A page's path in one language; the rest of the path is the same in all. */
export const inLocale = (locale: Locale, path: string): string => `/${segmentOf(locale)}${path}`;

/** The desk's pages and its JSON: behind a door, and kept by nobody. */
export const isDesk = (path: string): boolean => /^\/(api\/v1\/)?desk(\/|$)/.test(path);

/** A catalogue as it is served: under its short address, or for ever under the one with its hash. */
export const bundlePath = (locale: string, namespace: string, hash?: string): string =>
  `/locales/${locale}/${namespace}${hash === undefined ? "" : `.${hash}`}.json`;

export const apiPath = (path: string): string => `/api/v1${path}`;

/** The query in one spelling: known parameters only, in alphabetical order; with its question mark, or empty. */
export function canonicalQuery(parameters: Readonly<Record<string, string | undefined>>): string {
  const present = Object.entries(parameters)
    .filter((entry): entry is [string, string] => entry[1] !== undefined && entry[1] !== "")
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return present.length === 0 ? "" : `?${new URLSearchParams(present).toString()}`;
}

/**
 * HTML of ours for those who resolve no relative address. It was sanitised when
 * it was written; only our own attributes have such addresses.
 */
export const withWholeAddresses = (origin: string, html: string): string =>
  html.replaceAll(/(<(?:a|img) [^>]*?(?:href|src)=")(\/)/g, `$1${origin}$2`);

/** Path and query of an absolute URL, as they were written. */
export const pathOf = (url: string): string => url.slice(url.indexOf("/", 8));
