/**
 * Every public route as the contract knows it: what it can be asked, what it
 * answers, and what can go wrong. Nothing of this runs in the Worker beside the
 * shapes of the queries: answers are held to these schemas by the compiler, and
 * by every test.
 */
import * as z from "zod";
import type { ErrorCode } from "../../errors.ts";
import { queries } from "./queries.ts";
import { articleAnswer, articleList } from "./schemas/articles.ts";
import { embeddedArticle, newsItem } from "./schemas/exchange.ts";

import { bundle, contractDocument, health, ill, manifest, missedKeys, problemKind } from "./schemas/other.ts";
import {
  batchList,
  certificationList,
  enterpriseList,
  profileAnswer,
  statistics,
} from "./schemas/register.ts";
import { searchAnswer } from "./schemas/search.ts";
import { syncPage } from "./schemas/sync.ts";

export const tags = ["articles", "register", "search", "copies", "words", "contract"] as const;
export type Tag = (typeof tags)[number];

/**
 * Who may keep an answer: `public` is asked again each time and has a tag;
 * `static` too, and is another only with another version of the Worker;
 * `private` is nobody's.
 */
export type Keeping = "public" | "static" | "private";

export interface Operation {
  readonly method: "get" | "post";
  /** With `{name}` where a value stands. */
  readonly path: string;
  readonly tag: Tag;
  readonly keeping: Keeping;
  readonly query?: z.ZodRawShape;
  /** What stands in the path, by name. */
  readonly values?: Readonly<Record<string, z.ZodType>>;
  /** Undefined where there is nothing to read. */
  readonly answer: z.ZodType | undefined;
  readonly media?: string;
  /** In what other forms it can come, by media type. */
  readonly forms?: Readonly<Record<string, z.ZodType>>;
  /** Of an answer, where that is not 200. */
  readonly status?: number;
  readonly body?: z.ZodType;
  /** A 503 that is no problem, but says so in its own way. */
  readonly outage?: z.ZodType;
  /** The languages are chosen by `lang`, or else by the request's header. */
  readonly isNegotiated?: boolean;
  /** A list whose next page `Link` leads to. */
  readonly isPaged?: boolean;
  /** It can stand elsewhere now: 301. */
  readonly moves?: boolean;
  readonly limiter?: "reads" | "missing";
  readonly codes: readonly ErrorCode[];
}

const key = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/);
const anything: readonly ErrorCode[] = ["internal", "unavailable", "uri_malformed", "uri_too_long"];
const asked: readonly ErrorCode[] = [
  ...anything,
  "invalid_parameter",
  "repeated_parameter",
  "unknown_parameter",
  "unsupported_locale",
];
const limited: readonly ErrorCode[] = [...asked, "too_many_requests"];
const paged: readonly ErrorCode[] = [...limited, "invalid_cursor"];

const read = { method: "get", keeping: "public", limiter: "reads", isNegotiated: true } as const;

export const operations = {
  listArticles: {
    ...{ ...read, path: "/api/v1/articles", tag: "articles", isPaged: true },
    ...{ query: queries.listArticles, answer: articleList, codes: paged },
  },
  getArticle: {
    ...{ ...read, path: "/api/v1/articles/{key}", tag: "articles", moves: true },
    ...{ query: queries.getArticle, values: { key }, answer: articleAnswer },
    forms: { "application/vnd.iptc.ninjs+json": newsItem },
    codes: [...limited, "article_not_found", "article_withdrawn", "edition_missing", "edition_withdrawn"],
  },
  getEmbedding: {
    ...{ method: "get", keeping: "public", limiter: "reads", path: "/api/v1/oembed", tag: "articles" },
    ...{ query: queries.getEmbedding, answer: embeddedArticle },
    codes: [...anything, "invalid_parameter", "too_many_requests", "article_not_found", "format_not_offered"],
  },
  listEnterprises: {
    ...{ ...read, path: "/api/v1/enterprises", tag: "register", isPaged: true },
    ...{ query: queries.listEnterprises, answer: enterpriseList, codes: paged },
  },
  getEnterprise: {
    ...{ ...read, path: "/api/v1/enterprises/{key}", tag: "register", moves: true },
    ...{ query: queries.getEnterprise, values: { key }, answer: profileAnswer },
    codes: [...limited, "enterprise_not_found"],
  },
  listBatches: {
    ...{ ...read, path: "/api/v1/batches", tag: "register" },
    ...{ query: queries.listBatches, answer: batchList, codes: limited },
  },
  listCertifications: {
    ...{ ...read, path: "/api/v1/certifications", tag: "register", isPaged: true },
    ...{ query: queries.listCertifications, answer: certificationList, codes: paged },
  },
  getStatistics: {
    ...{ ...read, path: "/api/v1/statistics", tag: "register" },
    ...{ query: queries.getStatistics, answer: statistics, codes: limited },
  },
  search: {
    ...{ ...read, path: "/api/v1/search", tag: "search", isPaged: true },
    ...{ query: queries.search, answer: searchAnswer, codes: paged },
  },
  sync: {
    ...{ ...read, path: "/api/v1/sync", tag: "copies", isNegotiated: false },
    ...{ query: queries.sync, answer: syncPage, codes: [...paged, "cursor_gone"] },
  },
  listenForChanges: {
    ...{ method: "get", keeping: "private", path: "/api/v1/events", tag: "copies" },
    ...{ query: queries.listenForChanges, answer: z.string(), media: "text/event-stream", codes: asked },
  },
  getManifest: {
    ...{ method: "get", keeping: "public", path: "/locales/manifest.json", tag: "words" },
    ...{ answer: manifest, codes: anything },
  },
  getBundle: {
    ...{ method: "get", keeping: "public", path: "/locales/{lng}/{file}", tag: "words" },
    ...{ values: { lng: z.string(), file: z.string().regex(/\.json$/) }, answer: bundle },
    codes: [...anything, "bundle_not_found"],
  },
  reportMissedKeys: {
    ...{ method: "post", keeping: "private", path: "/locales/add/{lng}/{namespace}", tag: "words" },
    ...{ values: { lng: z.string(), namespace: z.string() }, answer: undefined, status: 204 },
    ...{ body: missedKeys, limiter: "missing" },
    codes: [...anything, "json_malformed", "missing_not_collected", "request_too_large", "too_many_requests"],
  },
  getProblemKind: {
    ...{ method: "get", keeping: "private", path: "/api/v1/problems/{code}", tag: "contract" },
    ...{ values: { code: z.string() }, answer: problemKind, codes: [...anything, "not_found"] },
  },
  getContract: {
    ...{ method: "get", keeping: "static", path: "/api/v1/openapi.json", tag: "contract" },
    ...{ query: queries.getContract, answer: contractDocument, isNegotiated: true, codes: asked },
  },
  getHealth: {
    ...{ method: "get", keeping: "private", path: "/healthz", tag: "contract" },
    ...{ answer: health, outage: ill, codes: ["uri_malformed", "uri_too_long"] },
  },
} as const satisfies Readonly<Record<string, Operation>>;

export type OperationId = keyof typeof operations;
/** What a route answers with, as its schema says. */
export type AnswerOf<Id extends OperationId> =
  (typeof operations)[Id]["answer"] extends z.ZodType<infer T> ? T : never;

export const operationIds = Object.keys(operations) as OperationId[];
export const operationOf = (name: OperationId): Operation => operations[name];
