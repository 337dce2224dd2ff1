import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import enReader from "../../locales/en/reader.json" with { type: "json" };
import type { Manifest } from "../../src/api/contract/types.ts";
import { noteServed } from "../../src/catalogues/note-served.ts";
import { withdrawCatalogue } from "../../src/catalogues/publish.ts";
import { productNamespaces } from "../../src/catalogues/product.ts";
import { cataloguePublications, catalogues } from "../../src/catalogues/tables.ts";
import { hashOf, saveText } from "../../src/catalogues/texts.ts";
import { commit } from "../../src/changes/commit.ts";
import { openDatabase } from "../../src/database.ts";
import { app, chief, openNamespace } from "../support/catalogues.ts";
import { counting, failing } from "../support/databases.ts";
import { expectGuarded, expectPrivate } from "../support/guard.ts";
import { noon } from "../support/newsroom.ts";
import { publishWords } from "../support/publications.ts";
import { origin, visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const mine = { locale: "zh-Hans", namespace: app };
const plain = "/locales/zh-Hans/news/app.json";
const edge = (response: Response) => response.headers.get("Cloudflare-CDN-Cache-Control");
const hashed = (hash: string | undefined, name = "zh-Hans/news/app") => `/locales/${name}.${hash}.json`;

beforeEach(async () => {
  await openNamespace(db);
});

describe("a bundle", () => {
  test("is served as JSON in its language to anybody's page, under an ETag that is its hash", async () => {
    const { bundleHash } = await publishWords(db, { text: { title: "隧道", empty: "" } });
    const response = await visitor().get(plain);
    expectGuarded(response);
    expect([response.status, await response.text()]).toEqual([200, '{"title":"隧道"}']);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "content-language": "zh-Hans",
      "access-control-allow-origin": "*",
      "cache-control": "public, max-age=0, must-revalidate",
      "cloudflare-cdn-cache-control": expect.stringContaining("public, max-age=5"),
      "cache-tag": "bundle-zh-Hans-news/app,words",
      etag: `"${bundleHash}"`,
    });
  });

  test("that a client holds already is 304, and HEAD tells its length", async () => {
    const { bundleHash } = await publishWords(db, { text: { title: "隧道" } });
    const { get, send } = visitor();
    const same = await get(plain, { "If-None-Match": `"${bundleHash}"` });
    expect([same.status, await same.text()]).toEqual([304, ""]);
    const head = await send("HEAD", plain);
    expect([head.status, head.headers.get("Content-Length")]).toEqual([200, "18"]);
  });

  test.each(["zh", "zh-CN", "zh_CN", "ZH-hans", "zh-Hans-CN", "cmn"])(
    "is answered at once under the alias %s, from one copy in memory",
    async (alias) => {
      await publishWords(db, { text: { title: "隧道" } });
      const count = { calls: 0, rows: 0 };
      const { get } = visitor({ now: noon }, { DB: counting(env.DB, count) });
      await get(plain);
      const response = await get(`/locales/${alias}/news/app.json`);
      expect(response.status).toBe(200);
      expect(response.headers.get("Cache-Status")).toBe("shuangyu; hit");
      expect(edge(response)).toContain("max-age=5");
      expect(count.calls).toBe(1);
    },
  );

  test("under an address with a query, or an escaped slash, is the same and gets no copy of its own where it is needless", async () => {
    await publishWords(db, { text: { title: "隧道" } });
    const { get } = visitor();
    const busted = await get(`${plain}?v=1.2.3`);
    expect([busted.status, edge(busted)]).toEqual([200, "private, no-store"]);
    expect((await get("/locales/zh-Hans/news%2Fapp.json")).status).toBe(200);
  });

  test("is new within five seconds of its publication, and gone as soon after it is taken back", async () => {
    const clock = { now: noon };
    const { get } = visitor(clock);
    expect((await get(plain)).status).toBe(404);
    await publishWords(db, { text: { title: "First" } });
    clock.now += 5001;
    expect(await (await get(plain)).json()).toEqual({ title: "First" });
    await publishWords(db, { text: { title: "Second" } });
    clock.now += 5001;
    expect(await (await get(plain)).json()).toEqual({ title: "Second" });
    await withdrawCatalogue(db, chief, mine, noon);
    clock.now += 5001;
    expect((await get(plain)).status).toBe(404);
  });

  test("costs one round trip and few rows, whoever asks", async () => {
    const { bundleHash } = await publishWords(db, { text: { title: "First" } });
    for (const [path, rows] of [
      [plain, 7],
      [hashed(bundleHash), 11],
      ["/locales/fr/news/app.json", 4],
      ["/locales/en/reader.json", 4],
    ] as const) {
      const count = { calls: 0, rows: 0 };
      await visitor({ now: noon }, { DB: counting(env.DB, count) }).get(path);
      expect(count.calls, path).toBe(1);
      expect(count.rows, path).toBeLessThanOrEqual(rows);
    }
  });
});

describe("what is not there", () => {
  test("is a 404 that is kept and purged like the bundle that may come", async () => {
    const response = await visitor().get("/locales/fr/news/app.json");
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "bundle_not_found", locale: "fr", namespace: app });
    expect(response.headers.get("Cache-Tag")).toBe("bundle-fr-news/app,words");
    expect(edge(response)).toContain("max-age=5");
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
  });

  test.each([
    "/locales/zh_TW/news/app.json",
    "/locales/dev/news/app.json",
    "/locales/cimode/news/app.json",
    "/locales/en+zh/news/app.json",
    "/locales/../news/app.json",
    "/locales/%00/news/app.json",
    "/locales/en/news//app.json",
    "/locales/en/.json",
    "/locales/en/news.app.json",
    "/locales/en/__proto__.json",
    "/locales/__proto__/reader.json",
    `/locales/en/${"n".repeat(101)}.json`,
    `/locales/${"a".repeat(400)}/reader.json`,
    "/locales/en/reader.yaml",
    "/locales/en",
    "/locales/en/reader.0123456789abcdef0123456789abcdef.json",
    "/locales/en/reader.0123.json",
  ])("%s is a 404 and nothing worse", async (path) => {
    const response = await visitor().get(path);
    expectGuarded(response);
    expect(response.status).toBe(404);
  });

  test("includes a text that is lost or damaged; the product's own words are there all the same", async () => {
    await publishWords(db, { text: { title: "First" } });
    await publishWords(db, { locale: "en", namespace: "reader", text: { "nav.home": "Front" } });
    const { get } = visitor();
    await env.DB.prepare("UPDATE catalogue_texts SET text = substr(text, 2)").run();
    expect((await get(plain)).status).toBe(404);
    expect(await (await get("/locales/en/reader.json")).json()).toEqual(enReader);
    await env.DB.prepare("DELETE FROM catalogue_texts").run();
    expect((await visitor().get(plain)).status).toBe(404);
    expect((await visitor().get("/en/")).status).toBe(200);
    expect((await visitor().get("/locales/manifest.json")).status).toBe(200);
  });
});

describe("with the database gone", () => {
  test("the last good copy is served, and said to be stale; what was never read is 503", async () => {
    await publishWords(db, { text: { title: "First" } });
    const clock = { now: noon };
    let down = false;
    const { get } = visitor(clock, { DB: failing(env.DB, () => down) });
    await get(plain);
    down = true;
    clock.now += 60_000;
    const stale = await get("/locales/zh-CN/news/app.json");
    expect([stale.status, await stale.json()]).toEqual([200, { title: "First" }]);
    expect(stale.headers.get("Cache-Status")).toContain("detail=database-unreachable");
    const never = await get("/locales/fr/news/app.json");
    expectPrivate(never);
    expect([never.status, never.headers.get("Content-Type")]).toEqual([503, "application/problem+json"]);
  });
});

describe("the product's own words", () => {
  test("are served as the Worker brought them along where nothing is published", async () => {
    const response = await visitor().get("/locales/en-GB/reader.json");
    expect(await response.json()).toEqual(enReader);
    expect((await visitor().get("/locales/fr/reader.json")).status).toBe(404);
  });

  test("are laid under what is published, so that a client lacks none", async () => {
    await publishWords(db, {
      locale: "en",
      namespace: "reader",
      text: { "nav.home": "Front", "nav.label": "" },
    });
    const response = await visitor().get("/locales/en/reader.json");
    const words = await response.json();
    expect(words).toEqual({ ...enReader, "nav.home": "Front" });
    expect(response.headers.get("ETag")).toBe(`"${hashOf(JSON.stringify(words))}"`);
  });
});

describe("an address with a hash in it", () => {
  test("is good for ever, whatever is published later, and after it is taken back", async () => {
    const first = await publishWords(db, { text: { title: "First" } });
    await publishWords(db, { text: { title: "Second" } });
    await withdrawCatalogue(db, chief, mine, noon);
    const response = await visitor().get(hashed(first.bundleHash));
    expect([response.status, await response.json()]).toEqual([200, { title: "First" }]);
    const forEver = "public, max-age=31536000, immutable";
    expect([response.headers.get("Cache-Control"), edge(response)]).toEqual([forEver, forEver]);
    expect(response.headers.get("ETag")).toBe(`"${first.bundleHash}"`);
  });

  test("keeps its policy when it is answered from memory, and 304", async () => {
    const { bundleHash } = await publishWords(db, { text: { title: "First" } });
    const { get } = visitor();
    await get(hashed(bundleHash));
    const again = await get(hashed(bundleHash), { "If-None-Match": `"${bundleHash}"` });
    expect([again.status, edge(again)]).toEqual([304, "public, max-age=31536000, immutable"]);
  });

  test("belongs to its catalogue, and to no other that knows the hash", async () => {
    const { bundleHash } = await publishWords(db, { text: { title: "First" } });
    await publishWords(db, { locale: "en", text: { title: "Other" } });
    for (const name of ["en/news/app", "zh-Hans/news/other", "zh-Hans/reader"]) {
      const response = await visitor().get(hashed(bundleHash, name));
      expect([response.status, edge(response)]).toEqual([404, expect.stringContaining("max-age=5")]);
    }
  });

  test("leads to the product's words as they are, as they were once, and as they were brought along", async () => {
    const own = (await visitor().get("/locales/en/reader.json")).headers.get("ETag")?.slice(1, -1);
    await publishWords(db, { locale: "en", namespace: "reader", text: { "nav.home": "Front" } });
    const once = (await visitor().get("/locales/en/reader.json")).headers.get("ETag")?.slice(1, -1);
    await publishWords(db, { locale: "en", namespace: "reader", text: { "nav.home": "Front page" } });
    const { get } = visitor();
    const now = (await get("/locales/en/reader.json")).headers.get("ETag")?.slice(1, -1);
    expect(new Set([own, once, now]).size).toBe(3);
    expect(await (await get(hashed(own, "en/reader"))).json()).toEqual(enReader);
    expect(await (await get(hashed(once, "en/reader"))).json()).toEqual({ ...enReader, "nav.home": "Front" });
    expect(await (await get(hashed(now, "en/reader"))).json()).toMatchObject({ "nav.home": "Front page" });
  });
});

/** As if another version of the Worker brought along words that make up these under what is published. */
async function deploy({ locale, namespace }: typeof mine, difference: object): Promise<void> {
  const { hash, statements } = saveText(db, JSON.stringify(difference));
  const head = and(eq(catalogues.locale, locale), eq(catalogues.namespace, namespace));
  await commit(db, [...statements, db.update(catalogues).set({ bundleHash: hash }).where(head)]);
}

describe("an address of the product's own words", () => {
  const reader = { locale: "en", namespace: "reader" };
  const hashNow = async () =>
    (await visitor().get("/locales/en/reader.json")).headers.get("ETag")?.slice(1, -1);

  test("outlives the next deployment once the clock has kept it, with nobody publishing anything", async () => {
    await publishWords(db, { ...reader, text: { "nav.home": "Front" } });
    await deploy(reader, { "nav.home": "Front", "nav.articles": "Pieces" });
    const handedOut = await hashNow();
    await noteServed(db, noon);
    await deploy(reader, { "nav.home": "Front", "nav.articles": "Stories" });
    expect(await hashNow()).not.toBe(handedOut);
    const response = await visitor().get(hashed(handedOut, "en/reader"));
    expect(await response.json()).toMatchObject({ "nav.home": "Front", "nav.articles": "Pieces" });
  });

  test("is kept by the clock in a few runs, what is served first, and then costs few rows a minute", async () => {
    await publishWords(db, { ...reader, text: { "nav.home": "Front" } });
    expect([await noteServed(db, noon), await noteServed(db, noon), await noteServed(db, noon)]).toEqual([
      8, 0, 0,
    ]);
    const rows = await db.select().from(cataloguePublications);
    expect(rows.filter(({ actor }) => actor === "clock").map(({ number }) => number)).toEqual(
      Array(8).fill(0),
    );
    const { bundles } = await manifestOf();
    const listed = Object.entries(bundles).flatMap(([locale, those]) =>
      Object.entries(those).map(([namespace, { hash }]) => `${locale} ${namespace} ${hash}`),
    );
    const kept = rows.map((row) => `${row.locale} ${row.namespace} ${row.bundleHash}`);
    expect(kept).toEqual(expect.arrayContaining(listed));
    const count = { calls: 0, rows: 0 };
    await noteServed(openDatabase(counting(env.DB, count)), noon);
    expect(count.rows).toBeLessThan(50);
  });

  test("that one version of the Worker does not know yet is found there once another has kept it", async () => {
    const clock = { now: noon };
    const older = visitor(clock);
    await publishWords(db, { ...reader, text: { "nav.home": "Front" } });
    await deploy(reader, { "nav.home": "Front", "nav.articles": "Pieces" });
    const newer = await hashNow();
    await deploy(reader, { "nav.home": "Front" });
    expect((await older.get(hashed(newer, "en/reader"))).status).toBe(404);
    await deploy(reader, { "nav.home": "Front", "nav.articles": "Pieces" });
    await noteServed(db, noon);
    await deploy(reader, { "nav.home": "Front" });
    clock.now += 5001;
    expect((await older.get(hashed(newer, "en/reader"))).status).toBe(200);
  });
});

const manifestOf = async (get = visitor().get) => (await get("/locales/manifest.json")).json<Manifest>();

describe("the manifest", () => {
  test("lists what is published and what the Worker brought along, each under an address that is served", async () => {
    const { bundleHash } = await publishWords(db, { text: { title: "First" } }, noon);
    await publishWords(db, { locale: "en", namespace: "reader", text: { "nav.home": "Front" } }, noon);
    const { bundles } = await manifestOf();
    expect(bundles["zh-Hans"]?.[app]).toEqual({
      hash: bundleHash,
      url: `${origin}${hashed(bundleHash)}`,
      version: 1,
      publishedAt: new Date(noon).toISOString(),
    });
    expect(bundles["en"]?.["reader"]).toMatchObject({ version: 1 });
    expect(bundles["zh-Hans"]?.["reader"]).toMatchObject({ version: 0, publishedAt: null });
    for (const locale of ["en", "zh-Hans"]) {
      expect(Object.keys(bundles[locale] ?? {})).toEqual(expect.arrayContaining([...productNamespaces]));
    }
    const { get } = visitor();
    for (const { url, hash } of Object.values(bundles).flatMap((one) => Object.values(one))) {
      const response = await get(url.slice(origin.length));
      expect([response.status, response.headers.get("ETag")]).toEqual([200, `"${hash}"`]);
    }
  });

  test("lists only what is kept: after a deployment the words of before, until the clock has kept the new ones", async () => {
    const reader = { locale: "en", namespace: "reader" };
    const clock = { now: noon };
    const { get } = visitor(clock);
    const listed = async () => (await manifestOf(get)).bundles["en"]?.["reader"];
    const { bundleHash: before } = await publishWords(db, { ...reader, text: { "nav.home": "Front" } });
    await deploy(reader, { "nav.home": "Front", "nav.articles": "Pieces" });
    const now = (await visitor().get("/locales/en/reader.json")).headers.get("ETag")?.slice(1, -1);
    expect(await listed()).toMatchObject({ hash: before, version: 1 });
    expect((await get(hashed(before, "en/reader"))).status).toBe(200);
    await noteServed(db, noon);
    clock.now += 5001;
    expect(await listed()).toMatchObject({ hash: now, version: 1 });
  });

  test("is one round trip, carries the tag of all bundles, and follows each publication", async () => {
    const clock = { now: noon };
    const count = { calls: 0, rows: 0 };
    const { get } = visitor(clock, { DB: counting(env.DB, count) });
    const response = await get("/locales/manifest.json");
    expect(response.headers.get("Cache-Tag")).toBe("bundles,words");
    expect(response.headers.get("Content-Language")).toBe("en, zh-Hans");
    expect(count.calls).toBe(1);
    await publishWords(db, { text: { title: "First" } });
    clock.now += 5001;
    expect((await manifestOf(get)).bundles["zh-Hans"]?.[app]).toBeDefined();
    await withdrawCatalogue(db, chief, mine, noon);
    clock.now += 5001;
    expect((await manifestOf(get)).bundles["zh-Hans"]?.[app]).toBeUndefined();
  });
});
