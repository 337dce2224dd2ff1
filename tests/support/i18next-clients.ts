/** i18next as news apps run it, in both versions that are in use, with its own backend. */
import { createInstance as create27 } from "i18next";
import type { i18n, InitOptions } from "i18next";
import { createInstance as create26 } from "i18next-26";
import Backend from "i18next-http-backend";
import type { HttpBackendOptions } from "i18next-http-backend";

export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

export interface ClientVersion {
  readonly version: string;
  readonly open: (options: InitOptions<HttpBackendOptions>) => Promise<i18n>;
}

const versionOf = (version: string, create: () => i18n): ClientVersion => ({
  version,
  open: async (options) => {
    const client = create().use(Backend);
    await client.init<HttpBackendOptions>(options);
    return client;
  },
});

export const clientVersions: readonly ClientVersion[] = [
  // Both declare types of their own, which brand what is alike.
  versionOf("26", create26 as unknown as () => i18n),
  versionOf("27", create27),
];

/** Where a client finds its words, and through what it asks. */
export function backendAt(origin: string, fetch: Fetch): HttpBackendOptions {
  return {
    loadPath: `${origin}/locales/{{lng}}/{{ns}}.json`,
    addPath: `${origin}/locales/add/{{lng}}/{{ns}}`,
    alternateFetch: (url, init) => fetch(String(url), init),
    reloadInterval: false,
  };
}

/** What a browser does between a page and the network: keeps what has an ETag, and asks whether it is still true. */
export function remembering(fetch: Fetch): Fetch {
  const copies = new Map<string, { etag: string; body: string }>();
  return async (url, init) => {
    const copy = copies.get(url);
    const headers = new Headers(init?.headers);
    if (copy !== undefined) headers.set("If-None-Match", copy.etag);
    const response = await fetch(url, { ...init, headers });
    if (response.status === 304 && copy !== undefined) return new Response(copy.body);
    const body = await response.text();
    const etag = response.headers.get("ETag");
    if (response.status === 200 && etag !== null) copies.set(url, { etag, body });
    return new Response(response.status === 204 ? null : body, response);
  };
}
