import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { establishRegister, noon, tell } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const clock = { now: noon };
const day = 24 * 3600_000;

beforeEach(async () => {
  clock.now = noon;
  await establishRegister(db);
  await tell(db, { id: "tunnel" });
  await tell(db, { id: "bridge", published: ["en"], at: noon + 1000 });
});

const open = async (path: string) => {
  const response = await visitor(clock).get(path);
  return { status: response.status, type: response.headers.get("Content-Type"), text: await response.text() };
};

const locs = (text: string) =>
  [...text.matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, loc]) => loc?.replace(origin, ""));

test("every page is there once in each of its languages, with links to the others", async () => {
  const { status, type, text } = await open("/sitemap.xml");
  expect([status, type]).toEqual([200, "application/xml; charset=utf-8"]);
  const found = locs(text);
  expect(found).toEqual(
    expect.arrayContaining([
      "/en/",
      "/zh/",
      "/en/articles/tunnel",
      "/zh/articles/tunnel",
      "/en/articles/bridge",
      "/zh/enterprises/tunnel-works",
    ]),
  );
  expect(found).not.toContain("/zh/articles/bridge");
  expect(new Set(found).size).toBe(found.length);
  const bridge = /<url><loc>[^<]*\/en\/articles\/bridge<.*?<\/url>/.exec(text)?.[0] ?? "";
  expect(bridge).toContain(`<lastmod>${new Date(noon + 1000).toISOString()}</lastmod>`);
  expect(bridge).not.toContain('hreflang="zh-Hans"');
  expect(bridge).toContain(`hreflang="x-default" href="${origin}/articles/bridge"`);
});

test("a month has its own articles, the register its pages, and what is no month is not found", async () => {
  expect(locs((await open("/sitemap-2026-03.xml")).text)).toContain("/en/articles/tunnel");
  expect((await open("/sitemap-2026-02.xml")).status).toBe(404);
  expect(locs((await open("/sitemap-register.xml")).text)).toContain("/en/enterprises/signal-house");
  expect((await open("/sitemap-2026-13.xml")).status).toBe(404);
  expect((await open("/sitemap-nothing.xml")).status).toBe(404);
});

test("beyond fifty thousand addresses there is an index by month", async () => {
  const line = `INSERT INTO articles (id, slug, source_locale, authoritative_locale, version, created_at, published_locales, withdrawn_locales, published_at, changed_at)
    SELECT 'a' || value, 'a' || value, 'en', 'en', 1, ?1, '["en","zh-Hans"]', '[]', ?1, ?1 FROM generate_series(1, 25001)`;
  const series = line.replace(
    "generate_series(1, 25001)",
    "(WITH RECURSIVE s(value) AS (SELECT 1 UNION ALL SELECT value + 1 FROM s WHERE value < 25001) SELECT value FROM s)",
  );
  const january = Date.parse("2026-01-10T00:00:00Z");
  await env.DB.batch([
    env.DB.prepare(series).bind(january),
    env.DB.prepare(
      "INSERT INTO article_listings (facet, scope, published_at, article_id) SELECT 'all', '*', published_at, id FROM articles WHERE id GLOB 'a[0-9]*'",
    ),
  ]);
  clock.now += 60_000;
  const { text } = await open("/sitemap.xml");
  expect(locs(text)).toEqual([
    "/sitemap-register.xml",
    "/sitemap-2026-03.xml",
    "/sitemap-2026-02.xml",
    "/sitemap-2026-01.xml",
  ]);
});

test("the news of two days, in Google's own language codes; older ones fall out by themselves", async () => {
  const { text } = await open("/news-sitemap.xml");
  expect(text).toContain("<news:language>zh-cn</news:language>");
  expect(text).toContain("<news:title>隧道通车</news:title>");
  expect(locs(text)).toHaveLength(3);
  clock.now = noon + 3 * day;
  const later = await open("/news-sitemap.xml");
  expect([locs(later.text), later.text.includes("<news:news>")]).toEqual([["/en/", "/zh/"], false]);
});

test("robots find both", async () => {
  const { text } = await open("/robots.txt");
  expect(text).toContain(`Sitemap: ${origin}/sitemap.xml\n`);
  expect(text).toContain(`Sitemap: ${origin}/news-sitemap.xml\n`);
});
