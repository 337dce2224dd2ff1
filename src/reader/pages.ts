/** What each public page reads and shows; one handler a page, for each language. */
import type { Handler } from "hono";
import type { AppContext, AppEnv } from "../app-env.ts";
import { articleListRead, topicsRead } from "../articles/list.ts";
import { articleRead } from "../articles/read.ts";
import { combine } from "../changes/read.ts";
import { decodeCursor } from "../cursor.ts";
import { isTier } from "../enterprises/listings.ts";
import { enterpriseListRead } from "../enterprises/list.ts";
import { enterpriseRead, profileRead } from "../enterprises/profile.ts";
import { statisticsRead } from "../enterprises/statistics.ts";
import { DomainError } from "../errors.ts";
import { isId } from "../identity.ts";
import { lastResort, locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { paths } from "../urls.ts";
import { articleView } from "./article.tsx";
import { articlesView } from "./articles.tsx";
import { bilingualView } from "./bilingual.tsx";
import { centresView } from "./centres.tsx";
import { enterpriseView } from "./enterprise.tsx";
import { enterprisesView } from "./enterprises.tsx";
import { homeView } from "./home.tsx";
import { servePage } from "./page.tsx";

const itemsOnHome = 6;
const itemsOnPage = 20;
const itemsOnProfile = 10;

type Page = (locale: Locale) => Handler<AppEnv>;

export const home: Page = (locale) => (c) =>
  servePage(c, {
    locale,
    path: paths.home,
    read: combine({
      articles: articleListRead([locale], { fallback: "source", limit: itemsOnHome }),
      figures: statisticsRead(),
    }),
    view: homeView,
  });

export const articles: Page = (locale) => (c) => {
  const parameters = queryOf(c, ["topic", "enterprise", "cursor"]);
  const { topic, enterprise, cursor } = parameters;
  if (topic && enterprise) throw impossible("topic", topic, ["enterprise", "topic"]);
  const after = decodeCursor("articles", cursor);
  return servePage(c, {
    locale,
    path: paths.articles,
    parameters,
    read: combine({
      page: articleListRead([locale], { topic, enterprise, after, fallback: "source", limit: itemsOnPage }),
      topics: topicsRead(),
      about: enterpriseRead(enterprise ?? ""),
    }),
    view: (place, data) => articlesView(place, data, parameters),
  });
};

export const article: Page = (locale) => (c) => {
  const slug = keyOf(c, "article_not_found");
  return servePage(c, {
    locale,
    path: paths.article(slug),
    read: articleRead(slug, [locale]),
    view: articleView,
  });
};

/** Neutral, so its chrome is in the newsroom's last resort and not in anybody's. */
export const bilingual: Handler<AppEnv> = (c) => {
  const slug = keyOf(c, "article_not_found");
  return servePage(c, {
    locale: lastResort,
    path: paths.bilingual(slug),
    isNeutral: true,
    otherwise: paths.article(slug),
    read: articleRead(slug, locales),
    view: bilingualView,
  });
};

export const enterprises: Page = (locale) => (c) => {
  const parameters = queryOf(c, ["tier", "batch", "year", "cursor"]);
  const { tier, batch, year, cursor } = parameters;
  const after = decodeCursor("enterprises", cursor);
  const query = { tier: tierOf(tier), batch, year: yearOf(year), after, limit: itemsOnPage };
  return servePage(c, {
    locale,
    path: paths.enterprises,
    parameters,
    read: combine({ page: enterpriseListRead(locale, query), figures: statisticsRead() }),
    view: (place, data) => enterprisesView(place, data, parameters),
  });
};

export const enterprise: Page = (locale) => (c) => {
  const slug = keyOf(c, "enterprise_not_found");
  return servePage(c, {
    locale,
    path: paths.enterprise(slug),
    read: combine({
      profile: profileRead(slug),
      articles: articleListRead([locale], { enterprise: slug, fallback: "source", limit: itemsOnProfile }),
    }),
    view: enterpriseView,
  });
};

export const centres: Page = (locale) => (c) =>
  servePage(c, { locale, path: paths.centres, read: statisticsRead(), view: centresView });

/** A slug that cannot exist is not looked up. */
function keyOf(c: AppContext, code: "article_not_found" | "enterprise_not_found"): string {
  const slug = c.req.param("slug") ?? "";
  if (!isId(slug)) throw new DomainError(code);
  return slug;
}

/** The parameters that a page knows; an empty one is none, as a form sends it. */
function queryOf<const N extends string>(c: AppContext, names: readonly N[]): Partial<Record<N, string>> {
  const present: Partial<Record<N, string>> = {};
  for (const name of names) {
    const value = c.req.query(name);
    if (value === undefined || value === "") continue;
    if (name !== "cursor" && !isId(value)) throw impossible(name, value, ["[a-z0-9-]"]);
    present[name] = value;
  }
  return present;
}

function tierOf(value: string | undefined) {
  if (value === undefined || isTier(value)) return value;
  throw impossible("tier", value, ["national", "municipal", "district"]);
}

function yearOf(value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  if (/^(19|20)\d\d$/.test(value)) return Number(value);
  throw impossible("year", value, ["1900–2099"]);
}

function impossible(name: string, value: string, allowed: readonly string[]): DomainError {
  return new DomainError("invalid_parameter", { name, value: value.slice(0, 80), allowed });
}
