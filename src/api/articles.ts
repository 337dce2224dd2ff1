import { Hono } from "hono";
import * as z from "zod";
import type { AppEnv } from "../app-env.ts";
import { articleListRead, listedEnterprisesRead } from "../articles/list.ts";
import type { ListedArticle } from "../articles/list.ts";
import { articleRead, viewArticle } from "../articles/read.ts";
import type { ArticleView, FoundArticle } from "../articles/read.ts";
import type { Fallback } from "../articles/stand-in.ts";
import { combine } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { decodeCursor } from "../cursor.ts";
import { articlesTag, articleTag, enterprisesTag, enterpriseTag } from "../delivery/tags.ts";
import type { EnterpriseRow } from "../enterprises/tables.ts";
import { DomainError } from "../errors.ts";
import { isId } from "../identity.ts";
import type { Locale } from "../locales.ts";
import { pick, serveAnswer } from "./answer.ts";
import type { Answer } from "./answer.ts";
import { cursor, fallback, id, lang, limit, namesOutOf, parametersOf, wantedLocales } from "./parameters.ts";
import { articleShape, listedEditionShape } from "./article-shapes.ts";
import { enterpriseShape } from "./register-shapes.ts";

const shared = [
  "slug",
  "availableLocales",
  "sourceLocale",
  "authoritativeLocale",
  "translation",
  "revision",
  "publishedAt",
  "updatedAt",
  "correction",
  "title",
  "standfirst",
  "excerpt",
  "urls",
  "enterprises",
] as const;
const whole = [...shared, "byline", "dateline", "bodyHtml", "blocks", "topics"] as const;
/** Blocks repeat the body, so they come only when asked for. */
const byDefault = [...shared, "byline", "dateline", "bodyHtml", "topics"];

const include = namesOutOf(["enterprises"]);
const listQuery = z.object({
  lang,
  fallback,
  limit,
  cursor,
  enterprise: id,
  topic: id,
  include,
  fields: namesOutOf(shared),
}).shape;
const articleQuery = z.object({ lang, fallback, include, fields: namesOutOf(whole) }).shape;

export const articles = new Hono<AppEnv>();

articles.get("/", (c) => {
  const query = parametersOf(c, listQuery);
  const wanted = wantedLocales(c, query.lang);
  const { enterprise, topic } = query;
  if (enterprise !== undefined && topic !== undefined) {
    throw new DomainError("invalid_parameter", {
      name: "topic",
      value: topic,
      allowed: ["enterprise", "topic"],
    });
  }
  const listed = { ...query, after: decodeCursor("articles", query.cursor) };
  return serveAnswer(c, {
    path: "/articles",
    wanted,
    parameters: c.req.query(),
    read: combine({
      page: articleListRead(wanted.locales, listed),
      linked: query.include ? listedEnterprisesRead(wanted.locales, listed) : noEnterprises,
    }),
    answer: ({ page, linked }) => ({
      body: {
        items: page.items.flatMap((item) =>
          listItem(c.env.ORIGIN, item, wanted.locales, query.fields, linked),
        ),
        nextCursor: page.nextCursor ?? null,
      },
      languages: languagesIn(page.items, wanted.locales),
      tags: [articlesTag, ...tagsOf(linked)],
      nextCursor: page.nextCursor,
    }),
  });
});

articles.get("/:key", (c) => {
  const key = c.req.param("key");
  const query = parametersOf(c, articleQuery);
  const wanted = wantedLocales(c, query.lang);
  if (!isId(key)) throw new DomainError("article_not_found");
  return serveAnswer(c, {
    path: `/articles/${key}`,
    wanted,
    parameters: c.req.query(),
    read: articleRead(key, wanted.locales),
    answer: (found) =>
      movedAnswer(key, found, wanted.locales) ?? articleAnswer(c.env.ORIGIN, found, wanted.locales, query),
  });
});

/** Undefined for what still stands under this key. */
function movedAnswer(
  key: string,
  found: FoundArticle | undefined,
  wanted: readonly [Locale, ...Locale[]],
): Answer | undefined {
  if (found === undefined || found.article.slug === key || found.article.id === key) return undefined;
  const { id: articleId, slug } = found.article;
  return {
    ...{ body: undefined, languages: wanted, tags: [articleTag(articleId), articlesTag] },
    movedTo: `/articles/${slug}`,
  };
}

/** A rename touches the list of enterprises too, whose one tag does where theirs would be too many. */
function tagsOf(linked: ReadonlyMap<string, EnterpriseRow[]>): readonly string[] {
  const ids = new Set([...linked.values()].flat().map((row) => row.id));
  return ids.size > 100 ? [enterprisesTag] : [...ids].map(enterpriseTag);
}

const noEnterprises: Read<ReadonlyMap<string, EnterpriseRow[]>> = {
  statements: () => [],
  shape: () => new Map(),
};

/** One language: the edition. Several: the article with its editions, each under the language it was asked in. */
function listItem(
  origin: string,
  item: ListedArticle,
  wanted: readonly [Locale, ...Locale[]],
  fields: readonly string[] | undefined,
  linked: ReadonlyMap<string, EnterpriseRow[]>,
): object[] {
  const enterprises = linked.get(item.article.id)?.map((row) => enterpriseShape(origin, row, wanted));
  const editions = wanted.flatMap((locale) => {
    const shape = listedEditionShape(origin, item, locale);
    return shape
      ? [[locale, pick({ ...shape, ...(enterprises ? { enterprises } : {}) }, fields)] as const]
      : [];
  });
  if (wanted.length === 1) return editions.map(([, edition]) => edition);
  const { id: articleId, slug } = item.article;
  return editions.length === 0 ? [] : [{ id: articleId, slug, editions: Object.fromEntries(editions) }];
}

function languagesIn(items: readonly ListedArticle[], wanted: readonly Locale[]): Locale[] {
  const shown = items.flatMap((item) => item.editions.map(({ edition }) => edition.locale));
  return shown.length === 0 ? [...wanted] : shown;
}

interface ArticleOptions {
  fallback: Fallback;
  include?: readonly string[] | undefined;
  fields?: readonly string[] | undefined;
}

function articleAnswer(
  origin: string,
  found: FoundArticle | undefined,
  wanted: readonly [Locale, ...Locale[]],
  { fallback: standIn, include: included = [], fields = byDefault }: ArticleOptions,
): Answer {
  const shown = viewsIn(found, wanted, standIn);
  const shapes = shown.map(
    (view) => [view.requestedLocale, pick(articleShape(origin, view, included), fields)] as const,
  );
  const [first] = shown;
  if (first === undefined) throw new DomainError("article_not_found");
  const { article, enterprises } = first.found;
  return {
    body:
      wanted.length === 1
        ? shapes[0]?.[1]
        : { id: article.id, slug: article.slug, editions: Object.fromEntries(shapes) },
    languages: shown.map((view) => view.locale),
    tags: [articleTag(article.id), articlesTag, ...enterprises.map((row) => enterpriseTag(row.id))],
  };
}

/** With several languages, those that are there; when none is, why the first is not. */
function viewsIn(
  found: FoundArticle | undefined,
  wanted: readonly Locale[],
  standIn: Fallback,
): ArticleView[] {
  const views: ArticleView[] = [];
  let refusal: unknown;
  for (const locale of wanted) {
    try {
      views.push(viewArticle(found, locale, standIn));
    } catch (error) {
      refusal ??= error;
    }
  }
  if (views.length === 0) throw refusal;
  return views;
}
