/** The draft of a catalogue key by key: what a figure counts, in one order, beside its source. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { readMessages } from "../../src/catalogues/messages.ts";
import type { MessagesQuery } from "../../src/catalogues/messages.ts";
import { getStatus } from "../../src/catalogues/status.ts";
import { openDatabase } from "../../src/database.ts";
import { app, chief, li, openNamespace, put } from "../support/catalogues.ts";

const db = openDatabase(env.DB);
const json = (words: object): string => JSON.stringify(words, null, 2);

beforeEach(async () => {
  await openNamespace(db);
  const source = {
    title: "News",
    greeting: "Hello {{name}}",
    bye: "Bye",
    firm_one: "firm",
    firm_other: "firms",
  };
  await put(db, chief, { locale: "en", text: json(source) });
  await put(db, li, { text: json({ title: "新闻", greeting: "你好，{{name}}", firm_other: "企业" }) });
  await put(db, chief, { locale: "en", text: json({ ...source, title: "Latest news" }), base: 1 });
});

const read = (query: Partial<MessagesQuery> = {}) =>
  readMessages(db, { locale: "zh-Hans", namespace: app, which: "all", limit: 20, ...query });
const keysOf = ({ items }: Awaited<ReturnType<typeof read>>) => items.map(({ key }) => key);

describe("the messages of a draft", () => {
  test("stand in the order of their keys, those that wait for their words included", async () => {
    const found = await read();
    expect(keysOf(found)).toEqual(["bye", "firm_other", "greeting", "title"]);
    expect(found.items[0]).toMatchObject({ key: "bye", source: "Bye" });
    expect(found.items[0]).not.toHaveProperty("value");
    expect(found).toMatchObject({ next: undefined, matching: 4, sourceLocale: "en" });
  });

  test("are gone on with after a key, however many were added before it", async () => {
    const first = await read({ limit: 2 });
    expect([keysOf(first), first.next, first.matching]).toEqual([["bye", "firm_other"], "firm_other", 4]);
    await put(db, li, { text: json({ aa: "早", title: "新闻" }), base: "head" });
    expect(keysOf(await read({ limit: 2, after: first.next }))).toEqual(["greeting", "title"]);
  });

  test("say of an outdated translation which words it was made from", async () => {
    const found = await read({ which: "outdated" });
    expect(found.items).toMatchObject([{ key: "title", value: "新闻", of: "News", source: "Latest news" }]);
    expect((await read()).items.filter(({ of }) => of !== undefined)).toHaveLength(1);
  });

  test("are as many in each list as the catalogue's figures say", async () => {
    await put(
      db,
      li,
      { text: json({ title: "新闻", greeting: "你好，｛｛name｝｝" }), base: "head" },
      {
        accept: true,
        leave: ["greeting"],
      },
    );
    const status = await getStatus(db, "zh-Hans", app);
    const { counts } = await read();
    expect(counts).toMatchObject({ missing: status.missing, outdated: status.outdated, empty: status.empty });
    for (const severity of ["error", "warning", "info"] as const) {
      const { items, general } = await read({ which: "findings", severity });
      const found = [...items.flatMap(({ findings }) => findings), ...general];
      expect(found.filter((one) => one.severity === severity)).toHaveLength(status.findings[severity]);
    }
  });

  test("are searched in keys, words and the source's words", async () => {
    expect(keysOf(await read({ q: "LATEST" }))).toEqual(["title"]);
    expect(keysOf(await read({ q: "你好" }))).toEqual(["greeting"]);
    expect(keysOf(await read({ q: "firm_" }))).toEqual(["firm_other"]);
    expect(keysOf(await read({ q: "nowhere" }))).toEqual([]);
  });

  test("of a language that has nothing yet all wait, in its own plural forms", async () => {
    const found = await read({ locale: "ru", which: "missing" });
    expect(keysOf(found)).toEqual([
      "bye",
      "firm_few",
      "firm_many",
      "firm_one",
      "firm_other",
      "greeting",
      "title",
    ]);
    expect(found.items.find(({ key }) => key === "firm_many")?.source).toBe("firms");
  });

  test("count a plural form that is lacking beside others as missing", async () => {
    await put(db, li, { locale: "ru", text: json({ firm_one: "фирма", firm_other: "фирмы" }) });
    expect(keysOf(await read({ locale: "ru", which: "missing", q: "firm" }))).toEqual([
      "firm_few",
      "firm_many",
    ]);
  });

  test("of the source have no source beside them", async () => {
    const found = await read({ locale: "en" });
    expect(found.items).toHaveLength(5);
    expect(found.items.some(({ source }) => source !== undefined)).toBe(false);
  });
});
