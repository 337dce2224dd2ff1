/** The contract: complete, the same as what is served, and seen by every other test. */
import { describe, expect, test } from "vitest";
import { app } from "../../src/app.ts";
import { contract } from "../../src/api/contract/made.ts";
import { operationIds, operationOf } from "../../src/api/contract/operations.ts";
import { errorCodes } from "../../src/errors.ts";
import { expectContract, findOperation } from "../support/contract.ts";
import { languages } from "../support/languages.ts";
import { visitor } from "../support/reader.ts";
import { origin } from "../support/reader.ts";

interface Contract {
  openapi: string;
  info: { title: string; description: string };
  paths: Record<string, Record<string, { operationId: string; responses: Record<string, unknown> }>>;
  components: { parameters: Record<string, { name: string; description: string }> };
}

const parsed = (text: string) => JSON.parse(text) as Contract;

/** Public addresses that answer programs, as the router has them. */
const routes = app.routes
  .filter(({ method, path }) => method !== "ALL" && method !== "OPTIONS" && !path.endsWith("*"))
  .filter(({ path }) => /^\/(api|locales)\/|^\/healthz$/.test(path) && !path.startsWith("/api/v1/desk"))
  .filter(({ path }) => path !== "/api/docs");

test("every public route that the router has is in the contract, and nothing else", () => {
  const inRouter = routes.map(
    ({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(\{.*?\}+)?/g, "{$1}")}`,
  );
  const inContract = operationIds
    .map(operationOf)
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  expect(inRouter.map((path) => path.replace(/\/$/, "")).toSorted()).toEqual(inContract.toSorted());
});

describe.each(languages)("the contract in $locale", ({ locale, other }) => {
  test("is served as it was made, and is its own until the next deployment", async () => {
    const { get } = visitor();
    const response = await get(`/api/v1/openapi.json?lang=${locale}`);
    expect(response.headers.get("Content-Language")).toBe(locale);
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=0, must-revalidate");
    expect(response.headers.get("Cloudflare-CDN-Cache-Control")).toContain("max-age=86400");
    const text = await response.text();
    expect(text).toBe(contract[locale]);
    const tag = response.headers.get("ETag") ?? "";
    const again = await get(`/api/v1/openapi.json?lang=${locale}`, { "If-None-Match": tag });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  test("is in the language of the header where nobody says, and then for nobody in between to keep", async () => {
    const response = await visitor().get("/api/v1/openapi.json", { "Accept-Language": locale });
    expect(response.headers.get("Content-Language")).toBe(locale);
    expect(response.headers.get("Vary")).toBe("Accept-Language");
    expect(response.headers.get("Cloudflare-CDN-Cache-Control")).toBe("private, no-store");
  });

  test("has the same routes, parameters and answers as in the other language, in words of its own", () => {
    const [own, others] = [parsed(contract[locale]), parsed(contract[other.locale])];
    expect(own.openapi).toBe("3.1.1");
    expect(Object.keys(own.paths)).toEqual(Object.keys(others.paths));
    expect(Object.keys(own.components.parameters)).toEqual(Object.keys(others.components.parameters));
    expect(own.info.description).not.toBe(others.info.description);
    for (const { description } of Object.values(own.components.parameters))
      expect([description, /\p{Script=Han}/u.test(description)]).toEqual([description, locale === "zh-Hans"]);
  });

  test("is a page too, with every route on it and nothing from elsewhere", async () => {
    const response = await visitor().get(`/api/docs?lang=${locale}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
    const html = await response.text();
    expect(html).toContain(`<html lang="${locale}"`);
    for (const name of operationIds) expect(html).toContain(`id="${name}"`);
    expect(html.match(/(?:src|href)="(?:https?:)?\/\/[^"]*"/g) ?? []).toEqual([]);
    expect(html).not.toMatch(/undefined|\[object|\{\{/);
  });

  test("has examples of what is answered and of what can go wrong", () => {
    expect(contract[locale]).toContain(`"page-${locale}"`);
    expect(contract[locale]).toContain(`"refused-${locale}"`);
  });
});

test.each(["lang=fr", "colour=red", "lang=en&lang=en"])(
  "refuses ?%s like every other route",
  async (query) => {
    const response = await visitor().get(`/api/v1/openapi.json?${query}`);
    expect(response.status).toBe(400);
  },
);

test("every code of the contract is a code of ours, under its own status", () => {
  const known = new Set<string>(errorCodes);
  for (const name of operationIds) for (const code of operationOf(name).codes) expect(known).toContain(code);
});

describe("under every test", () => {
  const good = {
    ...{ "Content-Type": "application/json", "Cache-Control": "private" },
    "Access-Control-Allow-Origin": "*",
  };
  const kind = { code: "internal", status: 500, title: { en: "Wrong", "zh-Hans": "出错" } };
  const problemAt = (code: string, status: number) =>
    Response.json(
      { type: `${origin}/x`, title: "x", detail: "x", status, code },
      { status, headers: { ...good, "Content-Type": "application/problem+json", "Content-Language": "en" } },
    );
  const answering = (path: string, response: Response) =>
    expectContract({ method: "GET", url: `${origin}${path}` }, response);

  test("what is as the contract says passes", async () => {
    await answering("/api/v1/problems/internal", Response.json(kind, { headers: good }));
    await answering("/api/v1/problems/nonesuch", problemAt("not_found", 404));
  });

  test.each<[string, string, () => Response]>([
    [
      "a field that is missing",
      "/api/v1/problems/x",
      () => Response.json({ ...kind, title: undefined }, { headers: good }),
    ],
    [
      "a field too much",
      "/api/v1/problems/x",
      () => Response.json({ ...kind, secret: 1 }, { headers: good }),
    ],
    ["a header that is missing", "/api/v1/problems/x", () => Response.json(kind)],
    [
      "a status that nobody knows",
      "/api/v1/problems/x",
      () => Response.json(kind, { status: 202, headers: good }),
    ],
    ["a code that this route cannot have", "/api/v1/problems/x", () => problemAt("cursor_gone", 410)],
    ["a code with another status", "/api/v1/problems/x", () => problemAt("not_found", 400)],
    ["an address that nobody knows", "/api/v1/secrets", () => Response.json(kind, { headers: good })],
  ])("%s is seen", async (_, path, response) => {
    await expect(answering(path, response())).rejects.toThrow(/breaks the contract/);
  });

  test("the route that says more by itself is the one that is meant", () => {
    expect(findOperation("GET", "/locales/manifest.json")).toBe("getManifest");
    expect(findOperation("GET", "/locales/en/news/app.json")).toBe("getBundle");
    expect(findOperation("HEAD", "/api/v1/articles/tunnel")).toBe("getArticle");
  });
});
