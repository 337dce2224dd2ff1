import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { collectMissing, dismissMissing, missingRead } from "../../src/catalogues/missing.ts";
import { missingKeys } from "../../src/catalogues/tables.ts";
import { changes } from "../../src/changes/tables.ts";
import { takeSnapshot } from "../../src/changes/snapshot.ts";
import { openDatabase } from "../../src/database.ts";
import { app, headIs, li, openNamespace, put } from "../support/catalogues.ts";
import { recorded } from "../support/access.ts";
import { counting } from "../support/databases.ts";
import { noon } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const here = { locale: "zh-Hans", namespace: app };
type Keys = Parameters<typeof collectMissing>[1]["keys"];

const collect = (keys: Keys, at = noon, locale = "zh-Hans") =>
  collectMissing(db, { ...here, locale, keys }, at);
const collectable = async (namespace: string) => {
  const rows = await db.select().from(missingKeys).where(eq(missingKeys.namespace, namespace));
  return rows.map(({ locale }) => locale).toSorted();
};
const missing = async (locale = "zh-Hans") => (await takeSnapshot(db, missingRead(locale, app))).value;

beforeEach(async () => {
  await openNamespace(db, { collectsMissing: true });
});

test("keys are kept once with how often they were missed, when first and when last, and the newest fallback", async () => {
  await collect([
    ["title", "Title"],
    ["lead", "Lead"],
  ]);
  await collect(
    [
      ["title", "A title"],
      ["title", "The title"],
    ],
    noon + 60_000,
  );
  expect(await missing()).toEqual([
    { key: "title", fallback: "The title", count: 3, firstAt: noon, lastAt: noon + 60_000 },
    { key: "lead", fallback: "Lead", count: 1, firstAt: noon, lastAt: noon },
  ]);
});

test("each language has its own", async () => {
  await put(db, li, { locale: "fr", text: '{"title":"Titre"}' });
  await collect([["title", "Title"]]);
  await collect([["title", "Titre"]], noon, "fr");
  expect(await missing("fr")).toMatchObject([{ fallback: "Titre", count: 1 }]);
  expect(await missing()).toMatchObject([{ fallback: "Title", count: 1 }]);
});

test("nothing else changes: no catalogue, no line in the log", async () => {
  await put(db, li, { text: '{"title":"标题"}' });
  const before = await headIs(db);
  await collect([["title", "Another title"]]);
  expect(await headIs(db)).toEqual(before);
  expect(await db.select().from(changes)).toEqual([]);
});

test.each([
  ["an empty key", ["", "x"]],
  ["a key too long", ["k".repeat(501), "x"]],
  ["a fallback too long", ["long", "x".repeat(1001)]],
  ["a control character", ["bell\u0007", "x"]],
  ["a control character of the second row", ["bell", "x\u0085"]],
  ["half a character", ["half\ud83d", "x"]],
] as const)("%s is passed over, and what stands beside it is kept", async (_, pair) => {
  await collect([pair, ["Two\nlines", "Two\n\tlines"]]);
  expect((await missing()).map(({ key }) => key)).toEqual(["Two\nlines"]);
});

test("a key may be called anything", async () => {
  const keys = ["__proto__", "constructor", "'; DROP TABLE missing_keys; --", "k".repeat(500), "🚇"];
  await collect(keys.map((key) => [key, key]));
  expect((await missing()).map(({ key }) => key).toSorted()).toEqual(keys.toSorted());
});

test("of one report a hundred keys are taken", async () => {
  await collect(Array.from({ length: 150 }, (_, at) => [`k${at}`, ""]));
  expect(await missing()).toHaveLength(100);
});

test("a catalogue holds two thousand; then known ones are counted and new ones are not kept, and others have room", async () => {
  for (let from = 0; from < 1950; from += 50)
    await collect(Array.from({ length: 50 }, (_, at) => [`k${from + at}`, ""]));
  await collect(Array.from({ length: 100 }, (_, at) => [`n${at}`, ""]));
  await collect([
    ["another", ""],
    ["k7", ""],
  ]);
  const kept = await missing();
  expect(kept).toHaveLength(2000);
  expect(kept.filter(({ key }) => key.startsWith("n"))).toHaveLength(50);
  expect(kept[0]).toMatchObject({ key: "k7", count: 2 });
  await collect([["new", ""]], noon, "en");
  expect(await missing("en")).toHaveLength(1);
});

test("only in languages that somebody translates into: the source, the newsroom's own, and those of a catalogue", async () => {
  const namespace = "news/app-de";
  await openNamespace(db, { name: namespace, sourceLocale: "de", collectsMissing: true });
  await put(db, li, { locale: "fr", namespace, text: '{"title":"Titre"}' });
  const collectIn = (locale: string) =>
    collectMissing(db, { locale, namespace, keys: [["title", "Title"]] }, noon);
  for (const locale of ["de", "en", "zh-Hans", "fr"]) await collectIn(locale);
  for (const locale of ["qaa", "zh-Hant", "fr-CA"])
    await expect(collectIn(locale)).rejects.toMatchObject({ code: "missing_not_collected" });
  expect(await collectable(namespace)).toEqual(["de", "en", "fr", "zh-Hans"]);
});

test("only where the namespace asks for them", async () => {
  await openNamespace(db, { name: "quiet" });
  for (const namespace of ["quiet", "reader", "nowhere"]) {
    const report = { locale: "en", namespace, keys: [["a", "b"]] } as const;
    await expect(collectMissing(db, report, noon)).rejects.toMatchObject({ code: "missing_not_collected" });
  }
});

test("a report scans hardly more rows than the catalogue holds keys", async () => {
  for (let from = 0; from < 1000; from += 100)
    await collect(Array.from({ length: 100 }, (_, at) => [`k${from + at}`, ""]));
  const count = { calls: 0, rows: 0 };
  const counted = openDatabase(counting(env.DB, count));
  await collectMissing(counted, { ...here, keys: [["new", ""]] }, noon);
  expect(count.rows).toBeGreaterThan(1000);
  expect(count.rows).toBeLessThan(1020);
});

test("a translator dismisses one, or all of a catalogue, on record", async () => {
  await collect([
    ["a", ""],
    ["b", ""],
    ["c", ""],
  ]);
  await dismissMissing(db, li, { ...here, key: "b" }, noon);
  expect((await missing()).map(({ key }) => key)).toEqual(["a", "c"]);
  await dismissMissing(db, li, here, noon);
  expect(await missing()).toEqual([]);
  expect((await recorded()).slice(-2)).toMatchObject([
    { action: "missing.dismissed", subject: "zh-Hans/news/app", detail: { key: "b" }, actorName: li.name },
    { action: "missing.dismissed", subject: "zh-Hans/news/app", detail: {} },
  ]);
});
