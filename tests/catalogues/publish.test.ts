import { env } from "cloudflare:workers";
import { asc, desc } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import enReader from "../../locales/en/reader.json" with { type: "json" };
import { record } from "../../src/access/tables.ts";
import { publishCatalogue, withdrawCatalogue } from "../../src/catalogues/publish.ts";
import { findOwnBundle } from "../../src/catalogues/product-bundle.ts";
import { findProductText } from "../../src/catalogues/product.ts";
import { cataloguePublications, catalogues, catalogueVersions } from "../../src/catalogues/tables.ts";
import { assemble, hashOf, saveText, textsRead } from "../../src/catalogues/texts.ts";
import { commit } from "../../src/changes/commit.ts";
import { changes } from "../../src/changes/tables.ts";
import { openDatabase } from "../../src/database.ts";
import { outbox } from "../../src/delivery/tables.ts";
import { app, chief, headIs, openNamespace } from "../support/catalogues.ts";
import { noon } from "../support/newsroom.ts";
import { publishWords, store } from "../support/publications.ts";

const db = openDatabase(env.DB);
const mine = { locale: "zh-Hans", namespace: app };
const reader = { locale: "en", namespace: "reader" };

const log = () => db.select().from(changes).orderBy(asc(changes.seq));
const publications = () => db.select().from(cataloguePublications).orderBy(asc(cataloguePublications.id));
const publish = (number: number, at = noon, name = mine) =>
  publishCatalogue(db, chief, { ...name, number }, at);

async function textOf(hash: string | undefined): Promise<string | undefined> {
  return assemble(await textsRead(db, [hash ?? ""])).get(hash ?? "");
}

describe("a publication", () => {
  beforeEach(async () => {
    await openNamespace(db);
  });

  test("is one line in the log with its purge, one on record, one in its history, and points the head at it", async () => {
    const number = await store(db, { text: { title: "隧道", empty: "" } });
    const published = await publish(number, noon + 5);
    expect(published).toEqual({ number: 1, bundleHash: hashOf('{"title":"隧道"}'), changed: true });
    expect(await textOf(published.bundleHash)).toBe('{"title":"隧道"}');
    const tags = ["bundle-zh-Hans-news/app", "bundles"];
    expect(await log()).toMatchObject([
      { kind: "bundle.published", subjectId: "zh-Hans/news/app", locale: "zh-Hans", tags, at: noon + 5 },
    ]);
    expect(await db.select().from(outbox)).toMatchObject([{ mode: "purge", tags }]);
    expect(await publications()).toMatchObject([{ ...mine, number, bundleHash: published.bundleHash }]);
    expect(await headIs(db)).toMatchObject({ published: 1, publishedAt: noon + 5, version: 2 });
    const [line] = await db.select().from(record).orderBy(desc(record.id)).limit(1);
    expect(line).toMatchObject({
      actorName: chief.name,
      action: "catalogue.published",
      subject: "zh-Hans/news/app",
      detail: { version: 1, before: null },
    });
  });

  test("of an older version is the undo", async () => {
    await publishWords(db, { text: { title: "First" } });
    await publishWords(db, { text: { title: "Second" } });
    const undone = await publish(1);
    expect(await textOf(undone.bundleHash)).toBe('{"title":"First"}');
    expect((await log()).map(({ kind }) => kind)).toEqual(Array(3).fill("bundle.published"));
  });

  test("of what is public already writes nothing", async () => {
    await publishWords(db, { text: { title: "First" } });
    const before = await headIs(db);
    expect(await publish(1, noon + 1000)).toMatchObject({ changed: false });
    expect(await headIs(db)).toEqual(before);
    expect(await publications()).toHaveLength(1);
  });

  test("that clients see no difference in is on record, and not in the log", async () => {
    await publishWords(db, { text: { title: "First" } });
    const again = await publishWords(db, { text: { title: "First", untranslated: "" } });
    expect(again).toMatchObject({ number: 2, changed: false });
    expect(await headIs(db)).toMatchObject({ published: 2 });
    expect(await log()).toHaveLength(1);
    expect(await publications()).toHaveLength(2);
  });

  test("that was overtaken is refused whole, whether it says what it saw or two race", async () => {
    const number = await store(db, { text: { title: "First" } });
    const { version } = await headIs(db);
    await expect(
      publishCatalogue(db, chief, { ...mine, number, expectedVersion: version - 1 }, noon),
    ).rejects.toMatchObject({ code: "edit_conflict" });
    const race = await Promise.allSettled([publish(number), withdrawCatalogue(db, chief, mine, noon)]);
    const other = await Promise.allSettled([
      publishWords(db, { text: { title: "Second" } }),
      publish(number, noon + 1),
      withdrawCatalogue(db, chief, mine, noon + 2),
    ]);
    for (const settled of [...race, ...other]) {
      if (settled.status === "rejected") expect(settled.reason).toMatchObject({ code: "edit_conflict" });
    }
    expect((await publications()).length).toBe((await log()).length);
  });

  test.each([
    ["namespace_not_found", { locale: "en", namespace: "nowhere", number: 1 }],
    ["catalogue_not_found", { locale: "fr", namespace: app, number: 1 }],
    ["version_not_found", { ...reader, number: 7 }],
  ])("of nothing is %s", async (code, input) => {
    await expect(publishCatalogue(db, chief, input, noon)).rejects.toMatchObject({ code });
  });

  test("holds a catalogue that takes several rows, characters beyond the BMP at every edge", async () => {
    const words = Object.fromEntries(
      Array.from({ length: 30 }, (_, at) => [`k${at}`, "🚇".repeat(40_000 + at)]),
    );
    const { bundleHash } = await publishWords(db, { text: words });
    expect(await textOf(bundleHash)).toBe(JSON.stringify(words));
    const { results } = await env.DB.prepare("SELECT count(*) AS parts FROM catalogue_texts WHERE hash = ?")
      .bind(bundleHash)
      .all<{ parts: number }>();
    expect(results[0]?.parts).toBeGreaterThan(4);
  });
});

describe("a withdrawal", () => {
  test("takes the bundle back, and a second one writes nothing", async () => {
    await openNamespace(db);
    await publishWords(db, { text: { title: "First" } });
    expect(await withdrawCatalogue(db, chief, mine, noon)).toEqual({
      number: undefined,
      bundleHash: undefined,
      changed: true,
    });
    expect(await withdrawCatalogue(db, chief, mine, noon)).toMatchObject({ changed: false });
    expect((await log()).map(({ kind }) => kind)).toEqual(["bundle.published", "bundle.withdrawn"]);
    expect((await headIs(db)).published).toBeUndefined();
  });
});

describe("the product's own words", () => {
  const seq = async () => (await db.select().from(catalogues))[0]?.productSeq;

  test("are renewed on every page, softly, and are found by the change that published them", async () => {
    await publishWords(db, { ...reader, text: { "nav.home": "Front" } });
    const [change] = await log();
    expect(change).toMatchObject({ seq: 1, tags: ["bundle-en-reader", "bundles", "words"] });
    expect(await db.select().from(outbox)).toMatchObject([{ mode: "invalidate" }]);
    expect(await seq()).toBe(1);
  });

  test("go back to those that the Worker brought along, by either way", async () => {
    await publishWords(db, { ...reader, text: { "nav.home": "Front" } });
    const ours = findOwnBundle("en", "reader")?.hash;
    expect(await publish(0, noon, reader)).toEqual({ number: 0, bundleHash: ours, changed: true });
    expect(await seq()).toBe(2);
    await publish(1, noon, reader);
    expect(await withdrawCatalogue(db, chief, reader, noon)).toMatchObject({ number: 0, changed: true });
    expect(await seq()).toBe(4);
    expect((await log()).at(-1)).toMatchObject({ kind: "bundle.withdrawn" });
  });

  test("are compared with those that the version itself was made from, not with a later deployment's", async () => {
    const ours = JSON.parse(findProductText("en", "reader") ?? "{}") as Record<string, string>;
    const former = { ...ours, "nav.articles": "Pieces", dropped: "Dropped" };
    await store(db, { ...reader, text: { ...former, "nav.home": "Front" } });
    const { hash, statements } = saveText(db, JSON.stringify(former));
    await commit(db, [...statements, db.update(catalogueVersions).set({ builtInHash: hash })]);
    await store(db, { ...reader, text: { ...ours, "nav.home": "Front page" } });
    await publish(2, noon, reader);
    await publish(1, noon, reader);
    expect(await textOf((await headIs(db, "en", "reader")).bundleHash)).toBe('{"nav.home":"Front"}');
  });

  test("of a version that does not say are compared with those that the draft took in last", async () => {
    await store(db, { ...reader, text: { "nav.home": "Front", "nav.articles": "Pieces" } });
    const { hash, statements } = saveText(db, '{"nav.articles":"Pieces"}');
    await commit(db, [
      ...statements,
      db.update(catalogueVersions).set({ builtInHash: null }),
      db.update(catalogues).set({ builtInHash: hash }),
    ]);
    await publish(1, noon, reader);
    expect(await textOf((await headIs(db, "en", "reader")).bundleHash)).toBe('{"nav.home":"Front"}');
  });

  test("that say what the Worker says anyway are public without a line in the log", async () => {
    const { "nav.home": home } = enReader;
    const same = await publishWords(db, { ...reader, text: { "nav.home": home } });
    const own = findOwnBundle("en", "reader")?.hash;
    expect(same).toEqual({ number: 1, bundleHash: own, changed: false });
    // A deployment has taken over what was decided before.
    await store(db, { ...reader, text: { "nav.home": home } });
    await db.update(catalogueVersions).set({ builtInHash: saveText(db, "{}").hash });
    await commit(db, saveText(db, "{}").statements);
    expect(await publish(2, noon, reader)).toEqual({ number: 2, bundleHash: own, changed: false });
    expect(await publish(0, noon, reader)).toMatchObject({ number: 0, changed: false });
    expect([await log(), await seq()]).toEqual([[], null]);
    expect(await publications()).toHaveLength(3);
  });

  test("in a language that the Worker does not bring along are a catalogue like any other", async () => {
    await publishWords(db, { locale: "fr", namespace: "reader", text: { "nav.home": "Accueil" } });
    expect(await log()).toMatchObject([{ tags: ["bundle-fr-reader", "bundles"] }]);
    expect(await db.select().from(outbox)).toMatchObject([{ mode: "purge" }]);
    expect(await seq()).toBeNull();
  });

  test("need nothing written where they were never changed", async () => {
    expect(await publish(0, noon, reader)).toMatchObject({ changed: false });
    expect(await withdrawCatalogue(db, chief, reader, noon)).toMatchObject({ changed: false });
    expect(await log()).toEqual([]);
  });
});

test("a text is kept once under its hash, and one that is not whole is not there", async () => {
  const long = "汉".repeat(1_200_000);
  const { hash, statements } = saveText(db, long);
  await commit(db, [...statements, ...saveText(db, long).statements]);
  expect(statements).toHaveLength(3);
  expect(await textOf(hash)).toBe(long);
  await env.DB.prepare("DELETE FROM catalogue_texts WHERE part = 2").run();
  expect(await textOf(hash)).toBeUndefined();
  const empty = saveText(db, "");
  await commit(db, empty.statements);
  expect(await textOf(empty.hash)).toBe("");
});
