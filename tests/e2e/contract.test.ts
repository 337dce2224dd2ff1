/** Every route, through a proxy that compares what is asked and answered with the contract's file. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { withFolder } from "./newsroom.ts";
import { openPrism } from "./prism.ts";
import type { Prism } from "./prism.ts";

const origin = inject("origin");
const article = "jingan-technology-centres-2017";
const slug = "four-enterprises-municipal-technology-center";
const enterprise = "crec-shanghai-civil-engineering-second";
const languages = [
  { locale: "en", query: "technology" },
  { locale: "zh-Hans", query: "静安" },
] as const;

let strict: Prism;
let lenient: Prism;

beforeAll(async () => {
  [strict, lenient] = await Promise.all([openPrism(origin), openPrism(origin, { validatesRequests: false })]);
});
afterAll(() => Promise.all([strict.stop(), lenient.stop()]));

/** Prism says in the body what was not as it should be. */
async function through(prism: Prism, path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(prism.origin + path, { redirect: "manual", ...init });
  const text = await response.clone().text();
  if (text.includes("stoplight.io/prism")) throw new Error(`${path}: ${text}`);
  expect(response.headers.get("sl-violations"), path).toBeNull();
  return response;
}

const lists = (lang: string) => [
  `/api/v1/articles?lang=${lang}`,
  `/api/v1/articles?lang=${lang}&limit=1&fallback=source&include=enterprises`,
  `/api/v1/articles?lang=${lang}&topic=jingan&fields=title,urls,translation`,
  `/api/v1/articles?lang=${lang}&enterprise=${enterprise}`,
  `/api/v1/articles?lang=${lang}&ids=${article},nonesuch`,
  `/api/v1/articles?lang=${lang}&updatedSince=2017-01-01T00:00:00Z`,
  `/api/v1/enterprises?lang=${lang}&limit=2`,
  `/api/v1/enterprises?lang=${lang}&tier=municipal&fields=name`,
  `/api/v1/enterprises?lang=${lang}&year=2017`,
  `/api/v1/enterprises?lang=${lang}&ids=nonesuch`,
  `/api/v1/enterprises?lang=${lang}&updatedSince=2017-01-01T00:00:00%2B08:00&limit=1`,
  `/api/v1/batches?lang=${lang}`,
  `/api/v1/batches?lang=${lang}&tier=municipal&year=2017&fields=number`,
  `/api/v1/certifications?lang=${lang}&limit=1`,
  `/api/v1/certifications?lang=${lang}&enterprise=${enterprise}&fields=status`,
  `/api/v1/statistics?lang=${lang}`,
];

const things = (lang: string) => [
  `/api/v1/articles/${article}?lang=${lang}`,
  `/api/v1/articles/${slug}?lang=${lang}&fields=title,blocks`,
  `/api/v1/articles/${slug}?lang=${lang}&include=enterprises`,
  `/api/v1/enterprises/${enterprise}?lang=${lang}`,
  `/api/v1/enterprises/${enterprise}?lang=${lang}&fields=allNames`,
];

const absent = (lang: string) => [
  `/api/v1/articles/nonesuch?lang=${lang}`,
  `/api/v1/enterprises/nonesuch?lang=${lang}`,
  `/api/v1/problems/nonesuch`,
  `/locales/${lang}/nonesuch.json`,
];

describe.each(languages)("in $locale", ({ locale, query }) => {
  test.each(["", ",other"])("whatever can be asked is answered as the contract says%s", async (more) => {
    const lang = more === "" ? locale : languages.map((one) => one.locale).join(",");
    for (const path of [...lists(lang), ...things(lang)]) {
      const response = await through(strict, path);
      expect([path, response.status]).toEqual([path, 200]);
      const headers = { "If-None-Match": response.headers.get("ETag") ?? "" };
      expect([path, (await through(strict, path, { headers })).status]).toEqual([path, 304]);
    }
    for (const path of absent(locale)) expect((await through(strict, path)).status).toBe(404);
  });

  test("with the language chosen by the header", async () => {
    for (const path of [
      "/api/v1/articles",
      `/api/v1/articles/${slug}`,
      "/api/v1/enterprises",
      "/api/v1/statistics",
    ]) {
      const response = await through(strict, path, { headers: { "Accept-Language": locale } });
      expect([path, response.headers.get("Content-Language")]).toEqual([path, locale]);
    }
  });

  test("all pages of a list, and the feed of changes from its beginning to its end", async () => {
    for (let next: string | null = `/api/v1/enterprises?lang=${locale}&limit=2`; next !== null;) {
      const { nextCursor }: { nextCursor: string | null } = await (await through(strict, next)).json();
      next = nextCursor && `/api/v1/enterprises?lang=${locale}&limit=2&cursor=${nextCursor}`;
    }
    for (let path = `/api/v1/sync?lang=${locale}`, isMore = true; isMore;) {
      const page: { nextCursor: string; hasMore: boolean } = await (await through(strict, path)).json();
      [path, isMore] = [`/api/v1/sync?cursor=${page.nextCursor}`, page.hasMore];
      if (!isMore) expect((await through(strict, path)).status).toBe(200);
    }
    expect((await through(strict, `/api/v1/sync?lang=${locale}&types=article,bundle&thin=true`)).status).toBe(
      200,
    );
  });

  test("what is searched for", async () => {
    for (const q of [query, "", '"'.repeat(9), "静安 district", "😀"]) {
      const path = `/api/v1/search?q=${encodeURIComponent(q)}&lang=${locale}&limit=5`;
      expect((await through(strict, path)).status).toBe(200);
    }
  });

  test("what cannot be asked is refused as the contract says", async () => {
    for (const [path, status, code] of [
      ["/api/v1/articles?lang=fr", 400, "unsupported_locale"],
      [`/api/v1/articles?lang=${locale}&limit=1000`, 400, "invalid_parameter"],
      [`/api/v1/articles?lang=${locale}&colour=red`, 400, "unknown_parameter"],
      [`/api/v1/articles?lang=${locale}&lang=${locale}`, 400, "repeated_parameter"],
      [`/api/v1/articles?lang=${locale}&cursor=!!!`, 400, "invalid_cursor"],
      [`/api/v1/articles?lang=${locale}&topic=${"x".repeat(2100)}`, 414, "uri_too_long"],
      [`/api/v1/enterprises?lang=${locale}&tier=regional`, 400, "invalid_parameter"],
      [`/api/v1/certifications?lang=${locale}&cursor=x`, 400, "invalid_cursor"],
      [`/api/v1/sync?lang=${locale}&cursor=x`, 400, "invalid_cursor"],
      [`/api/v1/sync?lang=${locale}&types=everything`, 400, "invalid_parameter"],
      [`/api/v1/search?lang=${locale}&year=soon`, 400, "invalid_parameter"],
    ] as const) {
      const response = await through(lenient, path, { headers: { "Accept-Language": locale } });
      const problem = (await response.json()) as { code: string };
      expect([path, response.status, problem.code]).toEqual([path, status, code]);
    }
  });

  test("words, and a report of missed ones", async () => {
    const manifest = (await (await through(strict, "/locales/manifest.json")).json()) as {
      bundles: Record<string, Record<string, { url: string }>>;
    };
    for (const { url } of Object.values(manifest.bundles[locale] ?? {}))
      expect((await through(strict, new URL(url).pathname)).status).toBe(200);
    expect((await through(strict, `/locales/${locale}/reader.json`)).status).toBe(200);
    const missed = await through(strict, `/locales/add/${locale}/nonesuch`, {
      ...{ method: "POST", body: JSON.stringify({ greeting: "Hello" }) },
      headers: { "Content-Type": "application/json" },
    });
    expect(missed.status).toBe(404);
  });

  test("the contract itself, its codes, and how the house is", async () => {
    for (const path of [
      `/api/v1/openapi.json?lang=${locale}`,
      "/api/v1/problems/edition_missing",
      "/healthz",
    ])
      expect([path, (await through(strict, path)).status]).toEqual([path, 200]);
  });
});

test("the proxy does see what is asked otherwise than the contract says", async () => {
  await expect(through(strict, "/api/v1/articles?limit=1000")).rejects.toThrow(/stoplight/);
  await expect(through(strict, "/api/v1/secrets")).rejects.toThrow(/stoplight/);
});

test("the proxy does see an answer that has not all that the contract says", async () => {
  await withFolder(async (folder) => {
    const contract = JSON.parse(await readFile("docs/openapi.json", "utf8")) as Contract;
    contract.components.schemas["Batch"]?.required.push("colour");
    contract.components.schemas["SparseBatch"]?.required.push("colour");
    const document = join(folder, "openapi.json");
    await writeFile(document, JSON.stringify(contract));
    const prism = await openPrism(origin, { document });
    try {
      await expect(through(prism, "/api/v1/batches?lang=en")).rejects.toThrow(/colour/);
      expect((await through(prism, "/api/v1/statistics?lang=en")).status).toBe(200);
    } finally {
      await prism.stop();
    }
  });
});

interface Contract {
  components: { schemas: Record<string, { required: string[] }> };
}
