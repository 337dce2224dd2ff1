/** Sitemaps 0.9, with the other languages of each page (xhtml:link) and Google's news extension. */
import { x } from "xastscript";
import type { MappedArticle, News } from "../../articles/sitemap.ts";
import { locales } from "../../locales.ts";
import type { Locale } from "../../locales.ts";
import { inLocale, paths } from "../../urls.ts";
import { xmlOf } from "../feeds/xml.ts";

const sitemaps = "http://www.sitemaps.org/schemas/sitemap/0.9";

/** A page in the languages that it has. */
export interface Mapped {
  /** Without its language. */
  readonly path: string;
  readonly locales: readonly Locale[];
  /** Unix milliseconds. */
  readonly changedAt?: number | undefined;
}

export const mappedArticle = ({ slug, publishedLocales, changedAt }: MappedArticle): Mapped => ({
  ...{ path: paths.article(slug), locales: publishedLocales, changedAt },
});

/** One `url` for each language of each page, and in each all of them. */
export function urlsetOf(origin: string, pages: readonly Mapped[]): string {
  return xmlOf(
    x(
      "urlset",
      { xmlns: sitemaps, "xmlns:xhtml": "http://www.w3.org/1999/xhtml" },
      pages.flatMap((page) => page.locales.map((locale) => urlOf(origin, page, locale))),
    ),
  );
}

function urlOf(origin: string, { path, locales: present, changedAt }: Mapped, locale: Locale) {
  const alternates = present.map((tag) =>
    x("xhtml:link", { rel: "alternate", hreflang: tag, href: origin + inLocale(tag, path) }),
  );
  return x("url", [
    x("loc", origin + inLocale(locale, path)),
    ...(changedAt === undefined ? [] : [x("lastmod", new Date(changedAt).toISOString())]),
    ...alternates,
    x("xhtml:link", { rel: "alternate", hreflang: "x-default", href: origin + path }),
  ]);
}

export function indexOf(origin: string, files: readonly string[]): string {
  return xmlOf(
    x(
      "sitemapindex",
      { xmlns: sitemaps },
      files.map((file) => x("sitemap", [x("loc", `${origin}/${file}`)])),
    ),
  );
}

/** Google News has language codes of its own for Chinese: `zh-cn` is the simplified script. */
const newsLanguage: Readonly<Record<Locale, string>> = { en: "en", "zh-Hans": "zh-cn" };

/** Where there is no news the newest pages stand alone, for the protocol has no empty file. */
export function newsOf(origin: string, name: (locale: Locale) => string, news: readonly News[]): string {
  const address = (locale: Locale, path: string) => x("loc", origin + inLocale(locale, path));
  const urls = news.map(({ slug, locale, title, publishedAt }) =>
    x("url", [
      address(locale, paths.article(slug)),
      x("news:news", [
        x("news:publication", [x("news:name", name(locale)), x("news:language", newsLanguage[locale])]),
        x("news:publication_date", new Date(publishedAt).toISOString()),
        x("news:title", title),
      ]),
    ]),
  );
  const none = locales.map((locale) => x("url", [address(locale, paths.home)]));
  const namespaces = { xmlns: sitemaps, "xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9" };
  return xmlOf(x("urlset", namespaces, urls.length === 0 ? none : urls));
}

/** Pages that are always there. */
export const fixedPages: readonly Mapped[] = [
  paths.home,
  paths.articles,
  paths.enterprises,
  paths.centres,
].map((path) => ({ path, locales }));
