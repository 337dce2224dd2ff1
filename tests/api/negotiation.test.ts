/** Without `lang` the header decides: said so, varied on, and kept out of the edge. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import type { Edition } from "../support/answers.ts";
import { languages } from "../support/languages.ts";
import { tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);

beforeEach(async () => {
  await establishTiers(db);
  await tell(db);
});

const paths = [
  "/articles",
  "/articles/tunnel",
  "/articles/nonesuch",
  "/enterprises",
  "/enterprises/tunnel-works",
  "/batches",
  "/certifications",
  "/statistics",
];

describe.each(languages)("asked in $locale", ({ locale, other }) => {
  test.each(paths)("%s answers in it, varies on the header, and is not for the edge", async (path) => {
    const { get } = visitor();
    const wish = { "Accept-Language": `fr, ${locale}-x-app;q=0.8, ${other.locale};q=0.7` };
    const negotiated = await get(`/api/v1${path}`, wish);
    expect(negotiated.headers.get("Content-Language")).toBe(locale);
    // An article has a further form, which a header may ask for.
    const varies = path.startsWith("/articles/") ? "Accept-Language, Accept" : "Accept-Language";
    expect(negotiated.headers.get("Vary")).toBe(varies);
    expect(negotiated.headers.get("Cloudflare-CDN-Cache-Control")).toBe("private, no-store");
    const named = await get(`/api/v1${path}?lang=${locale}`, { "Accept-Language": other.locale });
    expect(named.headers.get("Content-Language")).toBe(locale);
    expect(named.headers.has("Vary")).toBe(false);
    expect(named.headers.get("Cloudflare-CDN-Cache-Control")).toMatch(/^public, max-age=\d+/);
    expect(await negotiated.text()).toBe(await named.text());
  });
});

test.each(paths)(
  "%s never leaks the language of one reader to the next of the same isolate",
  async (path) => {
    const { get } = visitor();
    const inTurn = ["zh-CN", "en", "zh", "en-GB", "zh-TW"];
    for (const wish of [...inTurn, ...inTurn]) {
      const response = await get(`/api/v1${path}`, { "Accept-Language": wish });
      expect(response.headers.get("Content-Language")).toBe(wish.startsWith("zh") ? "zh-Hans" : "en");
    }
  },
);

test("each language has an ETag of its own, and one never validates the other", async () => {
  const { get } = visitor();
  const path = "/api/v1/articles/tunnel";
  const tags = await Promise.all(
    languages.map(
      async ({ locale }) => (await get(path, { "Accept-Language": locale })).headers.get("ETag") ?? "",
    ),
  );
  expect(new Set(tags).size).toBe(2);
  const crossed = await get(path, { "Accept-Language": "en", "If-None-Match": tags[1] ?? "" });
  expect(crossed.status).toBe(200);
  expect((await crossed.json<Edition>()).locale).toBe("en");
  const own = await get(path, { "Accept-Language": "zh", "If-None-Match": tags[1] ?? "" });
  expect(own.status).toBe(304);
  expect(own.headers.get("Vary")).toBe("Accept-Language, Accept");
});

test.each(["fr", "*", "", "en;q=0", "x".repeat(10_000)])(
  "a header like %.20j that names no language of ours gets the first",
  async (wish) => {
    const response = await visitor().get("/api/v1/articles/tunnel", { "Accept-Language": wish });
    expect(response.headers.get("Content-Language")).toBe("en");
  },
);
