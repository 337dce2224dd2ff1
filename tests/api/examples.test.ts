/**
 * The examples of the contract: what the opening newsroom really answers, in
 * both languages. `vitest run tests/api/examples.test.ts -u` takes them anew.
 */
import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import english from "../../examples/jingan/article.en.md?raw";
import chinese from "../../examples/jingan/article.zh-Hans.md?raw";
import { loadJingan } from "../../examples/jingan/load.ts";
import type { Example } from "../../src/api/contract/document.ts";
import { operationIds, operationOf } from "../../src/api/contract/operations.ts";
import type { OperationId } from "../../src/api/contract/operations.ts";
import { openDatabase } from "../../src/database.ts";
import { isLocale } from "../../src/locales.ts";
import { languages } from "../support/languages.ts";
import { origin, visitor } from "../support/reader.ts";
import { indexAll } from "../support/search.ts";

const db = openDatabase(env.DB);
const clock = { now: Date.parse("2026-11-24T08:00:00Z") };
const article = "jingan-technology-centres-2017";

type Asked = readonly [name: string, path: string];

/** What is asked of each route; `{l}` is the language. The contract promises one that answers, and one of what can go wrong. */
const asked: Readonly<Partial<Record<OperationId, readonly Asked[]>>> = {
  listArticles: [
    ["page", "/api/v1/articles?lang={l}&limit=1"],
    ["named", `/api/v1/articles?ids=${article},nonesuch&lang={l}&fields=title,updatedAt`],
    ["refused", "/api/v1/articles?lang={l}&limit=1000"],
  ],
  getArticle: [
    ["edition", `/api/v1/articles/${article}?lang={l}`],
    ["brief", `/api/v1/articles/${article}?lang={l}&fields=title,translation`],
    ["missing", "/api/v1/articles/nonesuch?lang={l}"],
  ],
  getEmbedding: [
    [
      "address",
      "/api/v1/oembed?url=https://newsroom.test/en/articles/four-enterprises-municipal-technology-center",
    ],
    [
      "address",
      "/api/v1/oembed?url=https://newsroom.test/zh/articles/four-enterprises-municipal-technology-center",
    ],
  ],
  listEnterprises: [["page", "/api/v1/enterprises?lang={l}&limit=1"]],
  getEnterprise: [
    ["profile", "/api/v1/enterprises/crec-shanghai-civil-engineering-second?lang={l}"],
    ["missing", "/api/v1/enterprises/nonesuch?lang={l}"],
  ],
  listBatches: [["batches", "/api/v1/batches?lang={l}"]],
  listCertifications: [
    ["page", "/api/v1/certifications?lang={l}&enterprise=crec-shanghai-civil-engineering-second"],
  ],
  getStatistics: [["figures", "/api/v1/statistics?lang={l}"]],
  search: [["found", "/api/v1/search?lang={l}&q=%E9%9D%99%E5%AE%89"]],
  sync: [
    ["beginning", "/api/v1/sync?lang={l}&types=scheme,topic&limit=1"],
    ["refused", "/api/v1/sync?lang={l}&cursor=nonesuch"],
  ],
  getManifest: [["bundles", "/locales/manifest.json"]],
  getBundle: [["missing", "/locales/{l}/nonesuch.json"]],
  getProblemKind: [["kind", "/api/v1/problems/edition_missing"]],
  getHealth: [["well", "/healthz"]],
};

beforeEach(async () => {
  await loadJingan(db, { en: english, "zh-Hans": chinese });
  await indexAll(env.SEARCH, clock.now);
});

test("the examples of the contract are what the opening newsroom answers", async () => {
  const { get } = visitor(clock);
  const examples: Example[] = [];
  for (const operation of operationIds) {
    for (const [name, template] of asked[operation] ?? []) {
      for (const { locale } of template.includes("{l}") ? languages : languages.slice(0, 1)) {
        const path = template.replace("{l}", locale);
        const response = await get(path, { "Accept-Language": locale });
        const language = response.headers.get("Content-Language") ?? locale;
        const value = timeless(await response.json());
        const shown = { operation, name, path, status: response.status, value };
        examples.push({ ...shown, language: isLocale(language) ? language : locale });
      }
    }
  }
  const text = `${JSON.stringify(examples, null, 2).replaceAll(origin, "https://news.example.org")}\n`;
  await expect(text).toMatchFileSnapshot("../../src/api/contract/examples.json");
});

/** What a deployment decides, or chance, and no newsroom. */
const timeless = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll(/\b[0-9a-f]{32}\b/g, "9f86d081884c7d659a2feaa0c55ad015")
      .replace(`"version":"${env.VERSION.id}"`, '"version":"e5a14c77"'),
  );

test("every route that answers in JSON has one", () => {
  const without = operationIds.filter((name) => {
    const { answer, media } = operationOf(name);
    return answer !== undefined && media === undefined && asked[name] === undefined;
  });
  expect(without).toEqual(["getContract"]);
});
