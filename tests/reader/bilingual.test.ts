/** Both languages of an article side by side, at one address. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { createArticle } from "../../src/articles/create.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import { readPage } from "../support/html.ts";
import type { PageRead } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import {
  draft,
  editor,
  establishRegister,
  noon,
  rewrite,
  tell,
  words as story,
} from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const address = "/bilingual/articles/tunnel";
const open = async (path = address, headers: Record<string, string> = {}): Promise<PageRead> =>
  readPage(await visitor().get(path, headers));

beforeEach(() => establishRegister(db));

describe.each(languages)("written in $locale, the two", ({ locale, segment, other }) => {
  test("stand beside each other, block by block, the source first", async () => {
    await tell(db, { sourceLocale: locale });
    const page = await open();
    expect(page.status).toBe(200);
    const headings = await page.all("thead th");
    expect(headings.map(({ attributes }) => attributes.get("lang"))).toEqual([locale, other.locale]);
    const links = (await page.all("thead a")).map(({ attributes, text }) => [attributes.get("href"), text]);
    expect(links).toEqual([
      [`/${segment}/articles/tunnel`, story[locale].title],
      [`/${other.segment}/articles/tunnel`, story[other.locale].title],
    ]);
    const cells = (await page.all("tbody td")).map(({ attributes, text }) => [attributes.get("lang"), text]);
    const blocks = (tag: "en" | "zh-Hans") => story[tag].body.split("\n\n");
    expect(cells).toEqual(
      blocks(locale).flatMap((block, index) => [
        [locale, block],
        [other.locale, blocks(other.locale)[index]],
      ]),
    );
  });

  test("mark each block that is stale or not translated, and only those", async () => {
    await tell(db, { sourceLocale: locale });
    const body = story[locale].body.replace("three", "four").replace("三", "四");
    await rewrite(
      db,
      { articleId: "tunnel", locale, body: `${body}\n\nVentilation shafts follow.` },
      noon + 1000,
    );
    const page = await open();
    const marked = await page.texts(`tbody td[lang="${other.locale}"] .tag.warn`);
    expect(marked).toHaveLength(2);
    expect(new Set(marked).size).toBe(2);
    expect(await page.all(`tbody td[lang="${locale}"] .tag.warn`)).toEqual([]);
  });

  test("are linked from each of the article's pages", async () => {
    await tell(db, { sourceLocale: locale });
    for (const path of [`/${segment}/articles/tunnel`, `/${other.segment}/articles/tunnel`]) {
      expect(await (await open(path)).all(`a[href="${address}"]`)).toHaveLength(1);
    }
  });

  test("are not offered while there is only one, and the way out leads to it", async () => {
    await tell(db, { sourceLocale: locale, published: [locale] });
    expect(await (await open(`/${segment}/articles/tunnel`)).all(`a[href="${address}"]`)).toEqual([]);
    const page = await open();
    expect(page.status).toBe(404);
    for (const { attributes } of await page.all("main a, header a.switch")) {
      const href = attributes.get("href") ?? "";
      expect((await open(href)).status, href).toBe(200);
    }
  });

  test("are not offered once one is withdrawn", async () => {
    await tell(db, { sourceLocale: locale });
    await withdrawEdition(db, editor, { articleId: "tunnel", locale: other.locale }, noon + 1000);
    const page = await open();
    expect(page.status).not.toBe(200);
    expect(page.html).not.toContain(story[other.locale].title);
  });
});

test("they are kept out of the index, at one address that reads no wish of anybody's", async () => {
  await tell(db);
  const page = await open();
  expect((await page.one("meta[name=robots]")).attributes.get("content")).toBe("noindex");
  expect((await page.one("link[rel=canonical]")).attributes.get("href")).toBe(origin + address);
  expect(await page.all("link[hreflang]")).toEqual([]);
  expect((await open(address, { "Accept-Language": "zh", Cookie: "lang=zh-Hans" })).html).toBe(page.html);
  expect(page.headers.has("Vary")).toBe(false);
  expect(page.headers.get("Cloudflare-CDN-Cache-Control")).toMatch(/^public, max-age=5/);
});

test("their headers name both languages", async () => {
  await tell(db);
  expect((await open()).headers.get("Content-Language")?.split(", ").toSorted()).toEqual(["en", "zh-Hans"]);
});

test("their switch leads to the article in the other language", async () => {
  await tell(db);
  const page = await open();
  const href = (await page.one("header a.switch")).attributes.get("href") ?? "";
  expect(href).toMatch(/^\/(en|zh)\/articles\/tunnel$/);
  expect((await open(href)).status).toBe(200);
});

test("an id leads for good to the slug", async () => {
  const id = "0123456789abcdef0123456789abcdef";
  await createArticle(db, editor, { id, slug: "tunnel", sourceLocale: "en" }, noon);
  for (const { locale } of languages) await draft(db, { articleId: id, locale, expectedVersion: 0 });
  await publishEditions(
    db,
    editor,
    { articleId: id, editions: languages.map(({ locale }) => ({ locale })) },
    noon,
  );
  const moved = await open(`/bilingual/articles/${id}`);
  expect(moved.status).toBe(301);
  expect(moved.headers.get("Location")).toBe(address);
});

test.each(["nonesuch", "Tunnel", "%00"])("nothing is at %s", async (slug) => {
  expect((await open(`/bilingual/articles/${slug}`)).status).toBe(404);
});
