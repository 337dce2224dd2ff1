import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { missingRead } from "../../src/catalogues/missing.ts";
import { takeSnapshot } from "../../src/changes/snapshot.ts";
import { openDatabase } from "../../src/database.ts";
import { app, openNamespace } from "../support/catalogues.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const path = "/locales/add/zh-CN/news/app";
const json = { "Content-Type": "application/json" };
const form = { "Content-Type": "application/x-www-form-urlencoded" };

const post = (body: string, headers: Record<string, string> = json, to = path) =>
  visitor().send("POST", to, headers, body);

const missing = async () => {
  const { value } = await takeSnapshot(db, missingRead("zh-Hans", app));
  return value.map(({ key, fallback, count }) => [key, fallback, count]);
};

beforeEach(async () => {
  await openNamespace(db, { collectsMissing: true });
});

describe("a report of missing keys", () => {
  test.each([
    ["an object", '{"title":"Title","lead":""}', json],
    ["a list of objects", '[{"title":"Title"},{"lead":""}]', json],
    ["a form", "title=Title&lead=", form],
    ["an object that says no media type", ' {"title":"Title","lead":""}', {}],
  ])("comes as %s", async (_, body, headers) => {
    const response = await post(body, headers);
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(response.headers.get("Cache-Control")).toBe("private, no-store");
    expect((await missing()).toSorted()).toEqual([
      ["lead", "", 1],
      ["title", "Title", 1],
    ]);
  });

  test("without anything in it is taken, and nothing comes of it", async () => {
    for (const body of ["", "{}", "[]", "[1]", '{"a":{"b":"c"}}', '{"a":null}'])
      expect((await post(body)).status).toBe(204);
    expect(await missing()).toEqual([]);
  });

  test.each([
    ["is not JSON", 400, '{"title":', "json_malformed"],
    ["is longer than 32 KB", 413, `{"a":"${"x".repeat(32 * 1024)}"}`, "request_too_large"],
    ["nests a hundred thousand deep", 400, `${"[".repeat(10_000)}`, "json_malformed"],
  ])("that %s is refused", async (_, status, body, code) => {
    const response = await post(body);
    expect([response.status, await response.json()]).toMatchObject([status, { code }]);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
  });

  test.each([
    "/locales/add/en/quiet",
    "/locales/add/en/reader",
    "/locales/add/en/nowhere",
    "/locales/add/qaa/news/app",
    "/locales/add/x/y",
  ])("at %s is 404: nobody asked for it", async (to) => {
    await openNamespace(db, { name: "quiet" });
    const response = await post('{"a":"b"}', json, to);
    expect([response.status, await response.json()]).toMatchObject([404, { code: "missing_not_collected" }]);
  });

  test("is allowed to another site's page by a preflight", async () => {
    const response = await visitor().send("OPTIONS", path, {
      Origin: "https://app.example",
      "Access-Control-Request-Method": "POST",
      "Access-Control-Request-Headers": "content-type",
    });
    expect(response.status).toBe(204);
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(response.headers.get("Access-Control-Allow-Methods")).toContain("POST");
    expect(response.headers.get("Access-Control-Allow-Headers")).toContain("Content-Type");
  });

  test("too often from one address is 429, and other addresses are heard", async () => {
    const seen = new Map<string, number>();
    const limiter: RateLimit = {
      limit: ({ key }) => {
        seen.set(key, (seen.get(key) ?? 0) + 1);
        return Promise.resolve({ success: (seen.get(key) ?? 0) <= 2 });
      },
    };
    const { send } = visitor({ now: noon }, { MISSING_LIMITER: limiter });
    const from = (address: string) =>
      send("POST", path, { ...json, "CF-Connecting-IP": address }, '{"a":"b"}').then(({ status }) => status);
    expect([await from("192.0.2.1"), await from("192.0.2.1"), await from("192.0.2.1")]).toEqual([
      204, 204, 429,
    ]);
    expect(await from("192.0.2.2")).toBe(204);
    expect(await missing()).toEqual([["a", "b", 3]]);
  });
});

test.each(["PUT", "DELETE", "PATCH"])("%s is no way to reach a bundle", async (method) => {
  for (const to of [path, "/locales/en/reader.json"]) {
    const response = await visitor().send(method, to);
    expect([response.status, response.headers.get("Content-Type")]).toEqual([
      405,
      "application/problem+json",
    ]);
  }
  expect((await visitor().send("POST", "/locales/en/reader.json", json, "{}")).status).toBe(405);
});
