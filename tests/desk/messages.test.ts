/** A catalogue's words key by key, over HTTP and as a page, where every figure leads. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { app, chief, li, openNamespace, put } from "../support/catalogues.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import type { DeskBrowser } from "../support/desk-browser.ts";
import { deskOf } from "../support/desk.ts";
import type { Desk } from "../support/desk.ts";
import { languages } from "../support/languages.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const json = (words: object): string => JSON.stringify(words, null, 2);
const source = { title: "News", greeting: "Hello {{name}}", bye: "Bye" };
const zh = `/catalogues/zh-Hans/${app}`;

interface Listed {
  items: { key: string; value?: string; of?: string; findings: { check: string; message: string }[] }[];
  matching: number;
  nextCursor: string | null;
}

let desk: Desk;

beforeEach(async () => {
  await openNamespace(db);
  await put(db, chief, { locale: "en", text: json(source) });
  await put(db, li, { text: json({ title: "新闻", greeting: "你好，{{name}}", extra: "多" }) });
  await put(db, chief, { locale: "en", text: json({ ...source, title: "Latest news" }), base: 1 });
  desk = await deskOf(db, visitor());
});

describe("the list as JSON", () => {
  const list = async (query = ""): Promise<Listed> => (await desk.get(`${zh}/messages${query}`)).json();

  test("gives every key with its words, its source and its findings in words", async () => {
    const { items, matching, nextCursor } = await list();
    expect([items.map(({ key }) => key), matching, nextCursor]).toEqual([
      ["bye", "extra", "greeting", "title"],
      4,
      null,
    ]);
    expect(items[1]?.findings).toMatchObject([{ check: "extra-key", severity: "warning" }]);
    expect(items[1]?.findings[0]?.message).toMatch(/\w/);
    expect(items[3]).toMatchObject({ value: "新闻", of: "News", source: "Latest news" });
  });

  test("is gone on with by its cursor, and takes no other", async () => {
    const first = await list("?limit=3");
    const rest = await list(`?limit=3&cursor=${first.nextCursor}`);
    expect([first.items.length, rest.items.map(({ key }) => key), rest.nextCursor]).toEqual([
      3,
      ["title"],
      null,
    ]);
    const wrong = await desk.get(`${zh}/messages?cursor=xyz`);
    expect([wrong.status, await wrong.json()]).toMatchObject([400, { code: "invalid_cursor" }]);
  });

  test("takes no list that it does not know", async () => {
    const response = await desk.get(`${zh}/messages?which=some`);
    expect([response.status, await response.json()]).toMatchObject([400, { code: "invalid_parameter" }]);
  });

  test("is narrowed to what is missing, outdated or found fault with", async () => {
    const keys = async (query: string) => (await list(query)).items.map(({ key }) => key);
    expect(await keys("?which=missing")).toEqual(["bye"]);
    expect(await keys("?which=outdated")).toEqual(["title"]);
    expect(await keys("?which=findings&severity=warning")).toContain("extra");
    expect(await keys("?q=news")).toEqual(["title"]);
  });
});

describe.each(languages)("the page in $locale", ({ locale }) => {
  let browser: DeskBrowser;

  beforeEach(async () => {
    browser = await deskBrowser(visitor(), {}, locale);
  });

  test.each([`/desk${zh}`, "/desk/catalogues"])("is where the figures on %s lead", async (from) => {
    const page = await browser.open(
      `${from}${from.endsWith("catalogues") ? `?namespace=${app}&locale=zh-Hans` : ""}`,
    );
    const links = (await page.all(`main a[href^='/desk${zh}/messages']`)).map(({ attributes }) =>
      (attributes.get("href") ?? "").replaceAll("&amp;", "&"),
    );
    const to = (query: string) => `/desk${zh}/messages?which=${query}`;
    expect(links).toEqual(
      expect.arrayContaining([to("all"), to("missing"), to("outdated"), to("findings&severity=warning")]),
    );
    const missing = await browser.open(to("missing"));
    expect(await missing.texts(".key .name")).toEqual(["bye"]);
    const outdated = await browser.open(to("outdated"));
    expect([await outdated.texts("del"), await outdated.texts("td > .text")]).toEqual([
      ["News"],
      ["Latest news", "新闻"],
    ]);
  });

  test("keeps its list while it is searched", async () => {
    const page = await browser.open(`/desk${zh}/messages?which=findings`);
    const found = await browser.send(page, "main form.filter", { q: "EXTRA" });
    expect(found.path).toContain("which=findings");
    expect(await found.texts(".key .name")).toEqual(["extra"]);
  });

  test("shows a language that has nothing yet", async () => {
    const page = await browser.open(`/desk/catalogues/fr/${app}/messages?which=missing`);
    expect(await page.texts(".key .name")).toEqual(["bye", "greeting", "title"]);
  });
});

describe("the files to download", () => {
  const hrefs = async (path: string) => {
    const browser = await deskBrowser(visitor());
    const page = await browser.open(path);
    return (await page.all("section[aria-labelledby=export] a")).map(({ attributes }) =>
      (attributes.get("href") ?? "").replaceAll("&amp;", "&"),
    );
  };

  test("come with the keys that wait in the formats that leave them out", async () => {
    const waiting = (await hrefs(`/desk${zh}`)).filter((href) => href.includes("waiting=1"));
    expect(waiting.map((href) => new URLSearchParams(href.split("?")[1]).get("format"))).toEqual([
      "i18next",
      "yaml",
    ]);
    const [, path = ""] = waiting[0]?.split("/api/v1/desk") ?? [];
    expect(await (await desk.get(path)).json()).toMatchObject({ title: "新闻", bye: "" });
  });

  test("are there for a language that has nothing yet, and go with its first upload", async () => {
    const [first = "", ...rest] = await hrefs(`/desk/catalogues/fr/${app}`);
    expect([first.includes("waiting=1"), rest]).toEqual([true, expect.objectContaining({ length: 5 })]);
    const file = await (await desk.get(first.split("/api/v1/desk")[1] ?? "")).text();
    const filled = file.replace('"bye": ""', '"bye": "Au revoir"');
    expect(await put(db, chief, { locale: "fr", text: filled })).toBe(1);
  });

  test("are not there where the source has no words either", async () => {
    await openNamespace(db, { name: "news/blank" });
    expect(await hrefs("/desk/catalogues/fr/news/blank")).toEqual([]);
  });
});

test("a language is begun by its name or its tag, and a tag that is none comes back with the form", async () => {
  const browser = await deskBrowser(visitor());
  const board = await browser.open("/desk/catalogues");
  const form = "form[action$=open]";
  const named = await browser.send(board, form, { namespace: app, locale: "fr" });
  expect(named.path).toBe(`/desk/catalogues/fr/${app}`);
  const wrong = await browser.send(board, form, { namespace: app, locale: "fr", other: "Klingon language" });
  expect(wrong.status).toBe(422);
  expect((await wrong.one(".summary a")).attributes.get("href")).toBe("#begin-other");
  expect((await wrong.one("#begin-other")).attributes.get("value")).toBe("Klingon language");
  expect((await wrong.one("#begin-locale option[selected]")).attributes.get("value")).toBe("fr");
  const tagged = await browser.send(wrong, form, { other: "pt_PT" });
  expect(tagged.path).toBe(`/desk/catalogues/pt-PT/${app}`);
});
