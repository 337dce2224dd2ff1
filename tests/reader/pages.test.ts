/** What holds on every page, in both languages. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { openDatabase } from "../../src/database.ts";
import { readPage } from "../support/html.ts";
import type { PageRead } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { editor, noon, tell } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";
import { claimFigures, establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);

const pages = [
  { page: "the home page", path: "/" },
  { page: "the article list", path: "/articles" },
  { page: "the articles on a topic", path: "/articles?topic=rail" },
  { page: "the articles about an enterprise", path: "/articles?enterprise=tunnel-works" },
  { page: "an article", path: "/articles/tunnel" },
  { page: "the enterprise list", path: "/enterprises" },
  { page: "a filtered enterprise list", path: "/enterprises?batch=municipal-23&tier=municipal&year=2017" },
  { page: "an enterprise", path: "/enterprises/tunnel-works" },
  { page: "the centres", path: "/centres" },
];

const { get } = visitor();
const open = async (path: string): Promise<PageRead> => readPage(await get(path));

beforeEach(async () => {
  await establishTiers(db);
  await nameTopic(db, editor, { id: "rail", label: { en: "Rail", "zh-Hans": "轨道交通" } }, noon);
  await tell(db, { topics: ["rail"] });
  await claimFigures(db);
});

describe.each(languages)("in $locale", ({ locale, segment, other }) => {
  describe.each(pages)("$page", ({ path }) => {
    const address = `/${segment}${path}`;

    test("stands there, in its language", async () => {
      const page = await open(address);
      expect(page.status).toBe(200);
      expect(page.headers.get("Content-Type")).toBe("text/html; charset=utf-8");
      expect(page.headers.get("Content-Language")).toBe(locale);
      expect((await page.one("html")).attributes.get("lang")).toBe(locale);
      expect(page.html.startsWith("<!doctype html>")).toBe(true);
    });

    test("has one heading, one main part that the skip link reaches, and a title that names it", async () => {
      const page = await open(address);
      const heading = await page.one("h1");
      const title = await page.one("head > title");
      expect(heading.text).not.toBe("");
      expect(title.text).toContain(heading.text);
      const skip = await page.one("a.skip");
      expect((await page.one("main")).attributes.get("id")).toBe(skip.attributes.get("href")?.slice(1));
    });

    test("switches by a plain link, in the language it leads to, to the very same thing", async () => {
      const page = await open(address);
      const link = await page.one("header a.switch");
      expect(link.text).toBe(other.endonym);
      expect(Object.fromEntries(link.attributes)).toMatchObject({
        href: `/${other.segment}${path}`,
        lang: other.locale,
        hreflang: other.locale,
        translate: "no",
      });
      const there = await open(link.attributes.get("href") ?? "");
      expect(there.status).toBe(200);
      expect((await there.one("html")).attributes.get("lang")).toBe(other.locale);
      expect((await there.one("header a.switch")).attributes.get("href")).toBe(address);
    });

    test("names itself, every other language and the address that negotiates, and each names it back", async () => {
      const page = await open(address);
      const alternates = await alternatesOf(page);
      expect(alternates).toEqual(
        new Map([
          ["en", `${origin}/en${path}`],
          ["zh-Hans", `${origin}/zh${path}`],
          ["x-default", origin + path],
        ]),
      );
      for (const [tag, url] of alternates) {
        const named = await follow(url);
        expect(named.status, url).toBe(200);
        expect(await alternatesOf(named)).toEqual(alternates);
        if (tag !== "x-default") expect((await named.one("html")).attributes.get("lang")).toBe(tag);
      }
    });

    test("is its own canonical address", async () => {
      const page = await open(address);
      expect((await page.one("link[rel=canonical]")).attributes.get("href")).toBe(origin + address);
      expect((await page.one('meta[property="og:url"]')).attributes.get("content")).toBe(origin + address);
    });

    test("keeps parameters that it does not know out of every address it gives", async () => {
      const strange = `${address}${path.includes("?") ? "&" : "?"}utm_source=mail`;
      const page = await open(strange);
      expect(page.html).toBe((await open(address)).html);
      expect(page.headers.get("Cloudflare-CDN-Cache-Control")).toBe("private, no-store");
    });

    test("never mentions a missing word", async () => {
      const page = await open(address);
      const text = (await page.one("body")).text;
      expect(text).not.toMatch(/\{\{|\}\}|undefined|null|NaN|\[object/);
      expect(text).not.toMatch(
        /\b(nav|list|article|enterprise|centres|kind|source|tier|language|bilingual|filter|event)\.[a-z_]+\b/,
      );
    });
  });
});

async function alternatesOf(page: PageRead): Promise<Map<string, string>> {
  const links = await page.all("link[rel=alternate][hreflang]");
  return new Map(
    links.map(({ attributes }) => [attributes.get("hreflang") ?? "", attributes.get("href") ?? ""]),
  );
}

async function follow(url: string): Promise<PageRead> {
  const response = await get(url.slice(origin.length));
  return response.status === 302 ? open(response.headers.get("Location") ?? "") : readPage(response);
}
