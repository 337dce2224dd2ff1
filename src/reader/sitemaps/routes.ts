/** `sitemap.xml` and its parts, and the news of two days. */
import type { Handler } from "hono";
import type { AppContext, AppEnv } from "../../app-env.ts";
import { deployedAt, visitOf } from "../../app-env.ts";
import { mappedArticlesRead, newsSinceRead, publishedPeriodRead } from "../../articles/sitemap.ts";
import type { Period } from "../../articles/sitemap.ts";
import { combine } from "../../changes/read.ts";
import type { Read } from "../../changes/read.ts";
import { articlesTag, enterprisesTag } from "../../delivery/tags.ts";
import { mappedEnterprisesRead } from "../../enterprises/sitemap.ts";
import { DomainError } from "../../errors.ts";
import { lastResort, locales } from "../../locales.ts";
import { paths } from "../../urls.ts";
import type { Lexicon } from "../../words.ts";
import { fixedPages, indexOf, mappedArticle, newsOf, urlsetOf } from "./write.ts";
import type { Mapped } from "./write.ts";

/** The protocol's limit for one file. */
const mostUrls = 50_000;
const mostArticles = mostUrls / locales.length;
const day = 24 * 3600 * 1000;
/** Google News looks at two days and a thousand entries. */
const newsDays = 2;
const mostNews = 1000;

/** Everything where it fits into one file; else an index by month. */
export const sitemap: Handler<AppEnv> = (c) =>
  serveXml(c, {
    read: combine({
      articles: mappedArticlesRead(mostArticles),
      enterprises: mappedEnterprisesRead(mostArticles),
      period: publishedPeriodRead(),
    }),
    write: ({ articles, enterprises, period }) => {
      const pages = [...fixedPages, ...articles.map(mappedArticle), ...enterprises.map(mappedEnterprise)];
      const count = pages.reduce((sum, page) => sum + page.locales.length, 0);
      if (count <= mostUrls) return urlsetOf(c.env.ORIGIN, pages);
      return indexOf(c.env.ORIGIN, [
        "sitemap-register.xml",
        ...monthsIn(period).map((month) => `sitemap-${month}.xml`),
      ]);
    },
  });

export const sitemapPart: Handler<AppEnv> = (c) => {
  const part = /^sitemap-(register|\d{4}-\d{2})\.xml$/.exec(c.req.path.slice(1))?.[1];
  if (part === undefined) throw new DomainError("not_found");
  return part === "register" ? registerPart(c) : monthPart(c, part);
};

const registerPart = (c: AppContext) =>
  serveXml(c, {
    read: mappedEnterprisesRead(mostArticles),
    write: (enterprises) => urlsetOf(c.env.ORIGIN, [...fixedPages, ...enterprises.map(mappedEnterprise)]),
  });

function monthPart(c: AppContext, month: string) {
  const period = periodOf(month);
  if (period === undefined) throw new DomainError("not_found");
  return serveXml(c, {
    read: mappedArticlesRead(mostArticles, period),
    write: (articles) =>
      articles.length === 0
        ? undefined
        : urlsetOf(c.env.ORIGIN, articles.slice(0, mostArticles).map(mappedArticle)),
  });
}

const mappedEnterprise = ({ slug, updatedAt }: { slug: string; updatedAt: number }): Mapped => ({
  ...{ path: paths.enterprise(slug), locales, changedAt: updatedAt },
});

/** In UTC; undefined for a month that is none. */
function periodOf(month: string): Period | undefined {
  const from = Date.parse(`${month}-01T00:00:00Z`);
  if (Number.isNaN(from)) return undefined;
  const date = new Date(from);
  return { from, to: Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1) };
}

function monthsIn(period: { first: number; last: number } | undefined): string[] {
  if (period === undefined) return [];
  const months: string[] = [];
  const date = new Date(period.first);
  for (let at = Date.UTC(date.getUTCFullYear(), date.getUTCMonth()); at <= period.last;) {
    months.push(new Date(at).toISOString().slice(0, 7));
    at = periodOf(months.at(-1) ?? "")?.to ?? Number.POSITIVE_INFINITY;
  }
  return months.toReversed();
}

/** What is two days old falls out by itself: an hour's list is remembered under its hour. */
export const newsSitemap: Handler<AppEnv> = (c) => {
  const hour = Math.floor(c.env.now() / 3_600_000);
  return serveXml(c, {
    of: `#${hour}`,
    read: newsSinceRead(hour * 3_600_000 - newsDays * day, mostNews),
    write: (news, lexicon) => newsOf(c.env.ORIGIN, (locale) => lexicon.words(locale)("site.name"), news),
  });
};

interface XmlRoute<T> {
  /** What else tells this answer from others under its address. */
  readonly of?: string;
  readonly read: Read<T>;
  /** Undefined for nothing: the protocol has no empty file. */
  readonly write: (value: T, lexicon: Lexicon) => string | undefined;
}

function serveXml<T>(c: AppContext, { of = "", read, write }: XmlRoute<T>): Promise<Response> {
  return c.env.isolate.serve(visitOf(c), {
    canonical: c.req.path + of,
    edge: new URL(c.req.url).search === "",
    deployedAt: deployedAt(c.env),
    read,
    render: (value, lexicon) => {
      const xml = write(value, lexicon);
      return {
        ...(xml === undefined ? { status: 404, body: "" } : { status: 200, body: xml }),
        contentType: "application/xml; charset=utf-8",
        ...{ language: lastResort, tags: [articlesTag, enterprisesTag] },
      };
    },
  });
}
