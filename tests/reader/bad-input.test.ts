/** What bad input gets from a page: a clear answer, in the right language, kept by nobody. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { publishEditions } from "../../src/articles/publish.ts";
import { openDatabase } from "../../src/database.ts";
import { wordsIn } from "../../src/words.ts";
import {
  encoded,
  expectGuarded,
  expectNothingInside,
  expectPrivate,
  foreignCursors,
} from "../support/guard.ts";
import { readPage } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { editor, noon, tell } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);
const { get, send } = visitor();

/** Decided without a look at the database. */
const hopeless: [path: string, status: number][] = [
  ["/nowhere", 404],
  ["/articles/tunnel/comments", 404],
  ["/articles/Tunnel", 404],
  ["/articles/tunnel%00", 404],
  ["/articles/%00", 404],
  ["/articles/..%2f..%2fetc%2fpasswd", 404],
  ["/articles/%252e%252e%252f", 404],
  ["/articles/%2e%2e%2f%2e%2e", 404],
  ["/articles/tunnel;x=1", 404],
  ["/articles/tunnel%0d%0aX-Injected:%201", 404],
  ["/articles/%F0%9F%9A%87", 404],
  ["/articles/%E9%9A%A7%E9%81%93", 404],
  [`/articles/${"a".repeat(65)}`, 404],
  ["/articles/'%20OR%201=1--", 404],
  ["/articles/%3Cscript%3Ealert(1)%3C%2Fscript%3E", 404],
  ["/articles/-tunnel", 404],
  ["/enterprises/Tunnel-Works", 404],
  ["/enterprises/%00", 404],
  ["/enterprises/%F0%9F%8F%AD", 404],
  ["/centres/municipal", 404],
  ["/.git/config", 404],
  ["/wp-login.php", 404],
  ["/articles/%", 400],
  ["/articles/%zz", 400],
  ["/articles/%E0%A4%A", 400],
  ["/articles/%ff%fe", 400],
  ["/articles?topic=%", 400],
  ["/enterprises?tier=regional", 400],
  ["/enterprises?year=20170", 400],
  ["/enterprises?tier=__proto__", 400],
  ["/articles?topic='%20OR%201=1--", 400],
  ["/articles?enterprise=%00", 400],
  ["/articles?topic=%3Cscript%3Ealert(1)%3C%2Fscript%3E", 400],
  ["/articles?topic=%F0%9F%9A%87", 400],
  ["/enterprises?batch='%3B%20DROP%20TABLE%20enterprises--", 400],
  [`/articles?topic=${"x".repeat(2100)}`, 414],
  [`/${"x/".repeat(1100)}`, 414],
  ...["/articles", "/enterprises"].flatMap((list) =>
    Object.values(foreignCursors).map((cursor): [string, number] => [`${list}?cursor=${cursor}`, 400]),
  ),
  [`/articles?cursor=${encoded(["en tunnel works", "tunnel-works"])}`, 400],
  [`/enterprises?cursor=${encoded([noon, "tunnel"])}`, 400],
];

/** Answered after a look, and therefore kept as long as what it might become. */
const missing: [path: string, status: number][] = [
  ["/articles/nonesuch", 404],
  [`/articles/${"a".repeat(64)}`, 404],
  ["/enterprises/nonesuch", 404],
  ["/articles?topic=nonesuch", 404],
  ["/articles?enterprise=nonesuch", 404],
  ["/enterprises?batch=nonesuch", 404],
];

const labelled = ([path, status]: [string, number]) => ({ label: path.slice(0, 70), path, status });

beforeEach(async () => {
  await establishTiers(db);
  await tell(db);
});

describe.each(languages)("in $locale", ({ locale, segment, other }) => {
  test.each(hopeless.map(labelled))(
    "$label is $status, a clear page that nobody keeps",
    async ({ path, status }) => {
      const response = await get(`/${segment}${path}`, { "Accept-Language": other.locale });
      expect(response.status).toBe(status);
      expectGuarded(response);
      expectPrivate(response);
      expect(response.headers.get("Content-Language")).toBe(locale);
      expect(response.headers.has("X-Injected")).toBe(false);
      expect(response.headers.get("Content-Security-Policy")).toContain("default-src 'none'");
      const page = await readPage(response);
      expectNothingInside((await page.one("body")).text);
      expect((await page.one("html")).attributes.get("lang")).toBe(locale);
      expect((await page.one("h1")).text).toBe(
        wordsIn(locale)(status === 404 ? "error.title" : "error.bad_request"),
      );
      expect((await page.one("meta[name=robots]")).attributes.get("content")).toBe("noindex");
      expect(await page.all("link[rel=canonical], link[hreflang]")).toEqual([]);
      expect(await page.all("script")).toEqual([]);
      const home = await page.one(`main a[href="/${segment}/"]`);
      expect(home.text).toBe(wordsIn(locale)("error.home"));
      const there = (await page.one("header a.switch")).attributes.get("href") ?? "";
      expect(there).toMatch(new RegExp(`^/${other.segment}/`));
    },
  );

  test.each(missing.map(labelled))(
    "$label is $status, in the language of the path",
    async ({ path, status }) => {
      const response = await get(`/${segment}${path}`, { "Accept-Language": other.locale });
      expect(response.status).toBe(status);
      expectGuarded(response);
      expect(response.headers.get("Content-Language")).toBe(locale);
      const page = await readPage(response);
      expectNothingInside((await page.one("body")).text);
      expect((await page.one("html")).attributes.get("lang")).toBe(locale);
      expect(await page.all("script")).toEqual([]);
      expect(await page.all(".card")).toHaveLength(path.includes("tier=municipal") ? 1 : 0);
    },
  );

  test("one slash too many leads to the page without it", async () => {
    const response = await get(`/${segment}/articles/tunnel/?utm_source=x`);
    expect([response.status, response.headers.get("Location")]).toEqual([
      308,
      `/${segment}/articles/tunnel?utm_source=x`,
    ]);
  });

  test("what was missing is there once it is published, however often it was asked for before", async () => {
    const clock = { now: noon };
    const reader = visitor(clock);
    await tell(db, { id: "late", published: [], drafts: [locale], sourceLocale: locale });
    expect((await reader.get(`/${segment}/articles/late`)).status).toBe(404);
    await publishEditions(db, editor, { articleId: "late", editions: [{ locale }] }, noon + 1000);
    clock.now += 6000;
    expect((await reader.get(`/${segment}/articles/late`)).status).toBe(200);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE", "PROPFIND"])(
    "%s is refused with what is allowed",
    async (method) => {
      const response = await send(method, `/${segment}/articles/tunnel`);
      expect(response.status).toBe(405);
      expect(response.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
      expectGuarded(response);
      expectPrivate(response);
      const page = await readPage(response);
      expect((await page.one("html")).attributes.get("lang")).toBe(locale);
      expect((await page.one("main")).text).toContain(method);
    },
  );

  test.each(["/", "/articles/tunnel", "/nowhere", "/articles?cursor=x"])(
    "HEAD %s says what GET says, without the page",
    async (path) => {
      const full = await get(`/${segment}${path}`);
      const bytes = (await full.bytes()).byteLength;
      const head = await send("HEAD", `/${segment}${path}`);
      expect(head.status).toBe(full.status);
      expect(await head.text()).toBe("");
      const length = head.headers.get("Content-Length");
      if (length !== null) expect(Number(length)).toBe(bytes);
      for (const name of [
        "Content-Type",
        "Content-Language",
        "ETag",
        "Cache-Control",
        "Cache-Tag",
        "Content-Security-Policy",
      ]) {
        expect(head.headers.get(name), name).toBe(full.headers.get(name));
      }
    },
  );

  test("OPTIONS, which a page names as allowed, is answered", async () => {
    const response = await send("OPTIONS", `/${segment}/articles/tunnel`);
    expect(response.status).toBe(204);
    expect(response.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
    expectPrivate(response);
  });

  test("an address in no language of ours is not found, in the reader's", async () => {
    for (const path of [
      "/fr/articles",
      "/zh-Hans/articles",
      "/EN/articles",
      `//${segment}/articles`,
      "/etc/passwd",
      "/favicon.ico",
    ]) {
      const response = await get(path, { "Accept-Language": `fr, ${locale};q=0.5` });
      expect(response.status, path).toBe(404);
      expect(response.headers.get("Content-Language"), path).toBe(locale);
      expectGuarded(response);
      expectPrivate(response);
    }
  });
});

test.each([
  "//evil.example/",
  "/\\evil.example/",
  "///evil.example/?x=1",
  "/%5Cevil.example/",
  "/%09/evil.example/",
  "/%2e//evil.example/",
  "/%0D%0AX-Injected:1/",
])("%s leads to no other site", async (path) => {
  const response = await get(path);
  expect(response.status).toBe(308);
  expect(response.headers.has("X-Injected")).toBe(false);
  expect(new URL(response.headers.get("Location") ?? "", origin).origin).toBe(origin);
});

test("robots and the icon are guarded too", async () => {
  for (const path of ["/robots.txt", "/icon.svg", "/healthz", "/"]) expectGuarded(await get(path));
});
