import { Hono } from "hono";
import type { AppContext, AppEnv } from "../app-env.ts";
import { corsHeaders, preflightHeaders } from "../api/cors.ts";
import { DomainError } from "../errors.ts";
import { canonicalLocale, locales } from "../locales.ts";
import { inLocale, pathOf, paths, previewPath, wellKnownPath } from "../urls.ts";
import { feedFormats, feedPaths } from "./feeds/entries.ts";
import { feed } from "./feeds/routes.ts";
import { icon } from "./icon.ts";
import { image } from "./images.ts";
import { negotiateLocale, rememberLocale } from "./negotiate.ts";
import { preview, previewHeaders } from "./preview.tsx";
import { newsSitemap, sitemap, sitemapPart } from "./sitemaps/routes.ts";
import { article, articles, bilingual, centres, enterprise, enterprises, home } from "./pages.ts";
import { search, searchDescription } from "./search-page.ts";
import { wellKnown } from "./well-known.ts";

export const reader = new Hono<AppEnv>();

/** Chooses a language and moves on; with `?lang=` it remembers the choice first. */
reader.get("/", (c) => {
  const asked = c.req.query("lang");
  if (asked === undefined) return c.redirect(inLocale(negotiateLocale(c), paths.home), 302);
  const chosen = canonicalLocale(asked);
  if (chosen === undefined) {
    throw new DomainError("unsupported_locale", { tag: asked.slice(0, 80), available: locales });
  }
  rememberLocale(c, chosen);
  return c.redirect(inLocale(chosen, paths.home), 302);
});

for (const locale of locales) {
  const at = (path: string) => inLocale(locale, path);
  reader.get(at("/"), home(locale));
  reader.get(at(""), (c) => c.redirect(at("/"), 308));
  reader.get(at("/articles"), articles(locale));
  reader.get(at("/articles/:slug"), article(locale));
  reader.get(at("/enterprises"), enterprises(locale));
  reader.get(at("/enterprises/:slug"), enterprise(locale));
  reader.get(at("/centres"), centres(locale));
  reader.get(at(paths.search), search(locale));
  reader.get(at(paths.searchDescription), searchDescription(locale));
  for (const format of feedFormats) {
    reader.get(at(feedPaths[format]), feed(locale, format));
    reader.options(at(feedPaths[format]), (c) => c.body(null, 204, { ...corsHeaders, ...preflightHeaders }));
  }
}

reader.get(paths.bilingual(":slug"), bilingual);

reader.use(previewPath("*"), async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(previewHeaders)) c.res.headers.set(name, value);
});
reader.get(previewPath(":token"), preview);

/** Addresses without a language: permalinks that never change. */
for (const path of [
  "/articles",
  "/articles/:slug",
  "/enterprises",
  "/enterprises/:slug",
  "/centres",
  paths.search,
]) {
  reader.get(path, (c) => toChosenLanguage(c));
}

function toChosenLanguage(c: AppContext): Response {
  return c.redirect(inLocale(negotiateLocale(c), pathOf(c.req.url)), 302);
}

reader.get("/images/:file", image);

reader.get("/icon.svg", (c) => {
  c.header("Content-Type", "image/svg+xml");
  c.header("Cache-Control", "public, max-age=86400");
  return c.body(icon);
});

reader.get("/sitemap.xml", sitemap);
reader.get("/news-sitemap.xml", newsSitemap);
reader.get("/:part{sitemap-.+\\.xml}", sitemapPart);

reader.route(wellKnownPath(""), wellKnown);

reader.get("/robots.txt", (c) => {
  c.header("Cache-Control", "public, max-age=3600");
  return c.text(robotsOf(c.env.ORIGIN));
});

/** What is behind the desk's door says itself that it is not to be indexed. */
const robotsOf = (origin: string): string =>
  [
    "User-agent: *",
    "Allow: /",
    "Disallow: /desk/",
    "",
    `Sitemap: ${origin}/sitemap.xml`,
    `Sitemap: ${origin}/news-sitemap.xml`,
    "",
  ].join("\n");
