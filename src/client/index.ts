/**
 * A client of the public API, for browsers, Node and Workers. Its types are
 * made from the contract (`/api/v1/openapi.json`).
 */
import { syncPages } from "./sync.ts";
import type { SyncStore } from "./sync.ts";
import type { Lang, ListedItem, Picked, ShownArticle } from "./shown.ts";
import { getJson } from "./transport.ts";
import type { CallOptions, TransportOptions } from "./transport.ts";
import type {
  Batch,
  Certification,
  Enterprise,
  EnterpriseProfile,
  GetArticleQuery,
  GetEnterpriseQuery,
  ListArticlesQuery,
  ListBatchesQuery,
  ListCertificationsQuery,
  ListEnterprisesQuery,
  Manifest,
  SearchAnswer,
  SearchQuery,
  SearchResult,
  Statistics,
  SyncPage,
  SyncQuery,
} from "./types.ts";

export type * from "./types.ts";
export type { Lang } from "./shown.ts";
export type { AnswerCache, CachedAnswer, CallOptions } from "./transport.ts";
export type { SyncStore } from "./sync.ts";
export { ProblemError } from "./problem.ts";
export { MemoryStore } from "./sync.ts";
export { inCacheStorage } from "./transport.ts";

export interface ClientOptions<L extends Lang> extends TransportOptions {
  /** Where the newsroom is: `https://news.example.org`. */
  readonly baseUrl: string;
  /** The language or languages of every call that names none. */
  readonly lang: L;
}

/** A page of a list. */
export interface Page<T> {
  readonly items: T[];
  readonly nextCursor: string | null;
  /** With `ids`: those that were not found. */
  readonly missing?: string[];
}

/** Pages of a list, and what stands on them one by one, from the beginning or from a cursor to the end. */
interface Pages<Q, T> {
  readonly list: (query?: Q, options?: CallOptions) => Promise<Page<T>>;
  readonly pages: (query?: Q, options?: CallOptions) => AsyncGenerator<Page<T>, void, void>;
  readonly each: (query?: Q, options?: CallOptions) => AsyncGenerator<T, void, void>;
}

type Query = Readonly<Record<string, unknown>>;

export interface SyncOptions extends CallOptions, Omit<SyncQuery, "cursor"> {
  readonly store: SyncStore;
}

export function createClient<const L extends Lang>({ baseUrl, lang, ...transport }: ClientOptions<L>) {
  const root = baseUrl.replace(/\/+$/, "");
  const call = <T>(path: string, query: object, options: CallOptions = {}): Promise<T> =>
    getJson<T>(root + path + queryOf({ lang, ...query }), transport, options);
  const listing = <Q extends object, T>(path: string): Pages<Q, T> => listsOf<Q, T>(path, call);
  const searching = listsOf<SearchQuery, SearchResult, SearchAnswer>("/api/v1/search", call);
  const manifest = (options: CallOptions = {}) =>
    getJson<Manifest>(`${root}/locales/manifest.json`, transport, options);

  return {
    articles: {
      get: <const Q extends Omit<GetArticleQuery, "format">>(key: string, query?: Q, options?: CallOptions) =>
        call<ShownArticle<Q, L>>(`/api/v1/articles/${encodeURIComponent(key)}`, query ?? {}, options),
      list: <const Q extends ListArticlesQuery>(query?: Q, options?: CallOptions) =>
        listing<Q, ListedItem<Q, L>>("/api/v1/articles").list(query, options),
      pages: <const Q extends ListArticlesQuery>(query?: Q, options?: CallOptions) =>
        listing<Q, ListedItem<Q, L>>("/api/v1/articles").pages(query, options),
      each: <const Q extends ListArticlesQuery>(query?: Q, options?: CallOptions) =>
        listing<Q, ListedItem<Q, L>>("/api/v1/articles").each(query, options),
    },
    enterprises: {
      get: <const Q extends GetEnterpriseQuery>(key: string, query?: Q, options?: CallOptions) =>
        call<Picked<EnterpriseProfile, Q>>(
          `/api/v1/enterprises/${encodeURIComponent(key)}`,
          query ?? {},
          options,
        ),
      list: <const Q extends ListEnterprisesQuery>(query?: Q, options?: CallOptions) =>
        listing<Q, Picked<Enterprise, Q>>("/api/v1/enterprises").list(query, options),
      pages: <const Q extends ListEnterprisesQuery>(query?: Q, options?: CallOptions) =>
        listing<Q, Picked<Enterprise, Q>>("/api/v1/enterprises").pages(query, options),
      each: <const Q extends ListEnterprisesQuery>(query?: Q, options?: CallOptions) =>
        listing<Q, Picked<Enterprise, Q>>("/api/v1/enterprises").each(query, options),
    },
    certifications: listing<Omit<ListCertificationsQuery, "fields">, Certification>("/api/v1/certifications"),
    batches: async (query: Omit<ListBatchesQuery, "fields"> = {}, options?: CallOptions) =>
      (await call<{ items: Batch[] }>("/api/v1/batches", query, options)).items,
    statistics: async (query: { lang?: Lang } = {}, options?: CallOptions) =>
      (await call<Statistics>("/api/v1/statistics", query, options)).items,
    /** Any string is a query. */
    search: (q: string, query: Omit<SearchQuery, "q"> = {}, options?: CallOptions): Promise<SearchAnswer> =>
      searching.list({ ...query, q }, options),
    /** Everything that was found, best first. */
    searchEach: (q: string, query: Omit<SearchQuery, "q"> = {}, options?: CallOptions) =>
      searching.each({ ...query, q }, options),
    manifest,
    /** The languages in which the newsroom has interface words. */
    languages: async (options?: CallOptions): Promise<string[]> =>
      Object.keys((await manifest(options)).bundles),
    /** Brings a store up to date; see `SyncStore`. */
    sync({ store, signal, ...query }: SyncOptions): AsyncGenerator<SyncPage, void, void> {
      return syncPages((cursor) => call<SyncPage>("/api/v1/sync", { ...query, cursor }, { signal }), store);
    },
  };
}

export type Client<L extends Lang = Lang> = ReturnType<typeof createClient<L>>;

type Call = <T>(path: string, query: object, options?: CallOptions) => Promise<T>;

function listsOf<Q extends object, T, P extends Page<T> = Page<T>>(path: string, call: Call) {
  const list = (query?: Q, options?: CallOptions) => call<P>(path, query ?? {}, options);
  async function* pages(query?: Q, options?: CallOptions): AsyncGenerator<P, void, void> {
    let asked: object = query ?? {};
    for (;;) {
      const page = await call<P>(path, asked, options);
      yield page;
      if (page.nextCursor === null) return;
      asked = { ...asked, cursor: page.nextCursor };
    }
  }
  async function* each(query?: Q, options?: CallOptions): AsyncGenerator<T, void, void> {
    for await (const page of pages(query, options)) yield* page.items;
  }
  return { list, pages, each };
}

/** In one order, so that one question is one address. */
function queryOf(query: object): string {
  const entries = Object.entries(query as Query)
    .filter(([, value]) => value !== undefined && value !== false)
    .map(([name, value]): [string, string] => [name, Array.isArray(value) ? value.join(",") : String(value)])
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `?${new URLSearchParams(entries).toString()}`;
}
