import { Hono } from "hono";
import type { AppContext, AppEnv } from "../app-env.ts";
import { DomainError } from "../errors.ts";
import { canonicalLocale, locales } from "../locales.ts";
import { inLocale, pathOf, paths, previewPath } from "../urls.ts";
import { icon } from "./icon.ts";
import { negotiateLocale, rememberLocale } from "./negotiate.ts";
import { preview, previewHeaders } from "./preview.tsx";
import { article, articles, bilingual, centres, enterprise, enterprises, home } from "./pages.ts";

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
}

reader.get(paths.bilingual(":slug"), bilingual);

reader.use(previewPath("*"), async (c, next) => {
  await next();
  for (const [name, value] of Object.entries(previewHeaders)) c.res.headers.set(name, value);
});
reader.get(previewPath(":token"), preview);

/** Addresses without a language: permalinks that never change. */
for (const path of ["/articles", "/articles/:slug", "/enterprises", "/enterprises/:slug", "/centres"]) {
  reader.get(path, (c) => toChosenLanguage(c));
}

function toChosenLanguage(c: AppContext): Response {
  return c.redirect(inLocale(negotiateLocale(c), pathOf(c.req.url)), 302);
}

reader.get("/icon.svg", (c) => {
  c.header("Content-Type", "image/svg+xml");
  c.header("Cache-Control", "public, max-age=86400");
  return c.body(icon);
});

reader.get("/robots.txt", (c) => {
  c.header("Cache-Control", "public, max-age=3600");
  return c.text("User-agent: *\nAllow: /\n");
});
