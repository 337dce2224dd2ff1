import { isId } from "../identity.ts";
import { localeOfSegment } from "../locales.ts";
import type { Locale } from "../locales.ts";

/** An article as one of our addresses names it. */
export interface NamedArticle {
  /** Its id, or a slug that it has or had. */
  readonly key: string;
  /** Of the page; undefined for an address without a language. */
  readonly locale: Locale | undefined;
}

/** Undefined for what is no address of an article of ours, however much it looks like one. */
export function articleAt(origin: string, address: string): NamedArticle | undefined {
  const url = URL.parse(address);
  if (url === null || url.origin !== new URL(origin).origin || url.username + url.password !== "")
    return undefined;
  const [, segment, key = ""] = /^(?:\/(\w+))?\/articles\/([^/]+)\/?$/.exec(url.pathname) ?? [];
  const locale = segment === undefined ? undefined : localeOfSegment(segment);
  const isNeutral = segment === undefined || segment === "bilingual";
  return isId(key) && (isNeutral || locale) ? { key, locale } : undefined;
}
