import { Hono } from "hono";
import type { AppEnv } from "../app-env.ts";
import type * as z from "zod";
import { articlesByIdRead, enterprisesOfRead } from "../articles/by-id.ts";
import { articleListRead, listedEnterprisesRead, listNameOf } from "../articles/list.ts";
import type { ListedArticle } from "../articles/list.ts";
import { articleRead, leadTags, viewArticle } from "../articles/read.ts";
import type { ArticleView, FoundArticle } from "../articles/read.ts";
import type { Fallback } from "../articles/stand-in.ts";
import { combine, mapRead } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { decodeCursor } from "../cursor.ts";
import { articlesTag, articleTag, enterprisesTag, enterpriseTag } from "../delivery/tags.ts";
import type { EnterpriseRow } from "../enterprises/tables.ts";
import { DomainError } from "../errors.ts";
import { isId } from "../identity.ts";
import type { Locale } from "../locales.ts";
import { pick, serveAnswer } from "./answer.ts";
import type { Answer } from "./answer.ts";
import type { AnswerOf } from "./contract/operations.ts";
import { articleFields, queries } from "./contract/queries.ts";
import { expectOne, parametersOf, wantedLocales } from "./parameters.ts";
import { articleShape, listedEditionShape } from "./article-shapes.ts";
import { serveNinjs, wantsNinjs } from "./ninjs.ts";
import { enterpriseShape } from "./register-shapes.ts";

/** Blocks repeat the body, so they come only when asked for. */
const byDefault = articleFields.filter((name) => name !== "blocks");

export const articles = new Hono<AppEnv>();

articles.get("/", (c) => {
  const query = parametersOf(c, queries.listArticles);
  const wanted = wantedLocales(c, query.lang);
  expectOne(query, ["enterprise", "topic", "updatedSince", "ids"]);
  expectOne(query, ["ids", "cursor"]);
  const { ids, fields, include: included } = query;
  return serveAnswer(c, {
    operation: "listArticles",
    path: "/articles",
    wanted,
    parameters: c.req.query(),
    read: ids === undefined ? pageRead(query, wanted.locales) : namedRead(ids, query, wanted.locales),
    answer: ({ items, linked, missing, nextCursor }) => ({
      body: {
        items: items.flatMap((item) =>
          listItem(c.env.ORIGIN, item, wanted.locales, fields, included === undefined ? undefined : linked),
        ),
        nextCursor: nextCursor ?? null,
        ...(missing && { missing }),
      },
      languages: languagesIn(items, wanted.locales),
      tags: [articlesTag, ...(ids ?? []).map(articleTag), ...tagsOf(linked)],
      nextCursor,
    }),
  });
});

type ListQuery = z.output<z.ZodObject<typeof queries.listArticles>>;

/** What a list shows. */
interface Listed {
  readonly items: readonly ListedArticle[];
  /** By article. */
  readonly linked: ReadonlyMap<string, EnterpriseRow[]>;
  readonly missing?: string[];
  readonly nextCursor?: string | undefined;
}

function pageRead(query: ListQuery, wanted: readonly Locale[]): Read<Listed> {
  const listed = { ...query, after: decodeCursor(listNameOf(query), query.cursor) };
  const parts = combine({
    page: articleListRead(wanted, listed),
    linked: query.include ? listedEnterprisesRead(wanted, listed) : noEnterprises,
  });
  return mapRead(parts, ({ page, linked }) => ({ ...page, linked }));
}

function namedRead(
  ids: readonly string[],
  { fallback, include: included }: ListQuery,
  wanted: readonly Locale[],
): Read<Listed> {
  const parts = combine({
    items: articlesByIdRead(ids, wanted, fallback),
    linked: included ? enterprisesOfRead(ids) : noEnterprises,
  });
  return mapRead(parts, ({ items, linked }) => {
    const found = new Set(items.map(({ article }) => article.id));
    return { items, linked, missing: ids.filter((id) => !found.has(id)) };
  });
}

articles.get("/:key", (c) => {
  const key = c.req.param("key");
  const query = parametersOf(c, queries.getArticle);
  const wanted = wantedLocales(c, query.lang);
  if (!isId(key)) throw new DomainError("article_not_found");
  if (wantsNinjs(c, query, wanted)) return serveNinjs(c, key, query, wanted);
  return serveAnswer(c, {
    operation: "getArticle",
    path: `/articles/${key}`,
    wanted,
    negotiates: query.format === undefined ? "Accept" : undefined,
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
): Answer<AnswerOf<"getArticle">> | undefined {
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

type Item = AnswerOf<"listArticles">["items"][number];

/** One language: the edition. Several: the article with its editions, each under the language it was asked in. */
function listItem(
  origin: string,
  item: ListedArticle,
  wanted: readonly [Locale, ...Locale[]],
  fields: readonly string[] | undefined,
  linked: Listed["linked"] | undefined,
): Item[] {
  const rows = linked && (linked.get(item.article.id) ?? []);
  const enterprises = rows?.map((row) => enterpriseShape(origin, row, wanted));
  const editions = wanted.flatMap((locale) => {
    const shape = listedEditionShape(origin, item, locale);
    return shape ? [[locale, pick({ ...shape, ...(enterprises && { enterprises }) }, fields)] as const] : [];
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
): Answer<AnswerOf<"getArticle">> {
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
    tags: [
      ...[articleTag(article.id), articlesTag, ...shown.flatMap(leadTags)],
      ...enterprises.map((row) => enterpriseTag(row.id)),
    ],
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
