import type { Locale } from "../../locales.ts";
import { segmentOf } from "../../locales.ts";

export interface LinkTarget {
  readonly href: string;
  readonly external: boolean;
}

/** Stands for whatever origin the site has; `.invalid` is nobody's (RFC 2606). */
const site = "https://site.invalid";

const localised = new Set(["articles", "enterprises", "centres"]);

/**
 * Where a link in an article may lead: `http`, `https`, `mailto`, or a path of this
 * site. Undefined for everything else, relative paths and fragments included. The
 * address is read as a browser reads it and written out as it was understood, so
 * that no spelling means one thing here and another there.
 *
 * A neutral path (`/articles/…`) leads to the edition's own language; one that
 * names a language is kept.
 */
export function linkTarget(written: string, locale: Locale): LinkTarget | undefined {
  const url = URL.parse(written, site);
  if (url === null) return undefined;
  if (url.origin === site) return sitePath(written, url, locale);
  const spelledOut = /^(?:https?:\/\/|mailto:)/i.test(written.trim());
  return spelledOut ? { href: url.href, external: url.protocol !== "mailto:" } : undefined;
}

function sitePath(written: string, url: URL, locale: Locale): LinkTarget | undefined {
  const path = url.pathname;
  if (!written.startsWith("/") || path.startsWith("//")) return undefined;
  return { href: inLanguage(path, locale) + url.search + url.hash, external: false };
}

function inLanguage(path: string, locale: Locale): string {
  const [, first = ""] = path.split("/");
  return localised.has(first) ? `/${segmentOf(locale)}${path}` : path;
}
