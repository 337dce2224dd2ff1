/** What a route says of itself when it is on its way out. */
import { describe, expect, test } from "vitest";
import { documentOf } from "../../src/api/contract/document.ts";
import { lifecycleHeaders, lifecycles } from "../../src/api/lifecycle.ts";
import type { Lifecycle } from "../../src/api/lifecycle.ts";

const leaving: Lifecycle = {
  deprecatedAt: Date.parse("2026-06-30T23:59:59Z"),
  sunsetAt: Date.parse("2027-06-30T23:59:59Z"),
  document: "https://news.example.org/api/docs",
};

describe("a route that is deprecated", () => {
  test("says since when, until when, and where to read on", () => {
    expect(lifecycleHeaders("listBatches", { listBatches: leaving })).toEqual({
      Deprecation: "@1782863999",
      Sunset: "Wed, 30 Jun 2027 23:59:59 GMT",
      Link: '<https://news.example.org/api/docs>; rel="deprecation"; type="text/html"',
    });
  });

  test("says nothing of another route, and nobody says anything at present", () => {
    expect(lifecycleHeaders("listArticles", { listBatches: leaving })).toEqual({});
    expect(lifecycles).toEqual({});
  });

  test("cannot end before that", () => {
    const wrong = { ...leaving, sunsetAt: leaving.deprecatedAt - 1 };
    expect(() => lifecycleHeaders("listBatches", { listBatches: wrong })).toThrow(RangeError);
  });

  test("is marked in the contract, with its dates and its headers", () => {
    const document = documentOf({
      ...{ say: (key: string) => key, knows: () => true, version: "1.0.0", examples: [] },
      lifecycles: { listBatches: leaving },
    }) as {
      paths: Record<string, Record<string, Record<string, unknown>>>;
      components: { responses: Record<string, { headers: object }> };
    };
    const operation = document.paths["/api/v1/batches"]?.["get"];
    expect(operation).toMatchObject({
      ...{ deprecated: true, "x-deprecated": "2026-06-30T23:59:59.000Z" },
      "x-sunset": "2027-06-30T23:59:59.000Z",
    });
    const { $ref = "" } =
      (operation?.["responses"] as Record<string, { $ref?: string }> | undefined)?.["200"] ?? {};
    const { headers = {} } = document.components.responses[$ref.split("/").at(-1) ?? ""] ?? {};
    expect(Object.keys(headers)).toEqual(expect.arrayContaining(["Deprecation", "Sunset", "Link"]));
    expect(document.paths["/api/v1/articles"]?.["get"]).not.toHaveProperty("deprecated");
  });
});
