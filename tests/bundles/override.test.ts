/** Published words of the product itself, on the live pages and wherever else it speaks. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { withdrawCatalogue } from "../../src/catalogues/publish.ts";
import { openDatabase } from "../../src/database.ts";
import { chief } from "../support/catalogues.ts";
import { counting, failing, lagging } from "../support/databases.ts";
import { readPage } from "../support/html.ts";
import { frontCache } from "../support/front-cache.ts";
import { establishRegister, noon, tell } from "../support/newsroom.ts";
import { publishWords } from "../support/publications.ts";
import { visitor } from "../support/reader.ts";
import type { Visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const english = { locale: "en", namespace: "reader" };
const rename = (home: string) => publishWords(db, { ...english, text: { "nav.home": home } });
const heading = async ({ get }: Visitor, path = "/en/") =>
  /aria-current="page">([^<]*)</.exec(await (await get(path)).text())?.[1];

beforeEach(async () => {
  await establishRegister(db);
  await tell(db);
});

describe("a published word", () => {
  test("stands on a page at once in an isolate that wakes up, and within five seconds in one that remembers", async () => {
    const clock = { now: noon };
    const reader = visitor(clock);
    expect(await heading(reader)).toBe("Home");
    await rename("Front page");
    expect(await heading(visitor(clock))).toBe("Front page");
    clock.now += 5001;
    expect(await heading(reader)).toBe("Front page");
    expect(await heading(reader, "/zh/")).toBe("首页");
  });

  test("costs no round trip of its own, and one row on each", async () => {
    const before = { calls: 0, rows: 0 };
    const after = { calls: 0, rows: 0 };
    const clock = { now: noon };
    const { get } = visitor(clock, { DB: counting(env.DB, before) });
    await get("/en/centres");
    await rename("Front page");
    const reader = visitor(clock, { DB: counting(env.DB, after) });
    await reader.get("/en/centres");
    expect([before.calls, after.calls]).toEqual([1, 1]);
    expect(after.rows - before.rows).toBeLessThanOrEqual(4);
    clock.now += 1;
    await reader.get("/zh/centres");
    expect(after.calls).toBe(2);
    expect(after.rows - before.rows).toBeLessThanOrEqual(before.rows + 4);
  });

  test("is one isolate's: others in the same process know their own", async () => {
    const clock = { now: noon };
    const [one, other] = [visitor(clock), visitor(clock)];
    await one.get("/en/");
    await rename("Front page");
    expect(await heading(other)).toBe("Front page");
    expect(await heading(one)).toBe("Home");
  });

  test("is taken back with its publication", async () => {
    const clock = { now: noon };
    const reader = visitor(clock);
    await rename("Front page");
    await reader.get("/en/");
    await withdrawCatalogue(db, chief, english, noon);
    clock.now += 5001;
    expect(await heading(reader)).toBe("Home");
  });

  test("is spoken in errors too: a page's, an API's, and one that reads nothing", async () => {
    await publishWords(db, {
      locale: "en",
      namespace: "errors",
      text: { article_not_found: "Gone fishing." },
    });
    await publishWords(db, {
      locale: "en",
      namespace: "errors",
      text: { not_found: "Nowhere.", unknown_parameter: "What is {{name}}?" },
    });
    const clock = { now: noon };
    const { get } = visitor(clock);
    expect(await (await get("/nothing/at/all")).text()).toContain("Nowhere.");
    const problem = await get("/api/v1/articles?colour=red&lang=en");
    expect(await problem.json()).toMatchObject({ detail: "What is colour?" });
    await publishWords(db, {
      locale: "en",
      namespace: "errors",
      text: { article_not_found: "Gone fishing." },
    });
    clock.now += 5001;
    expect(await (await get("/en/articles/none")).text()).toContain("Gone fishing.");
    expect(await (await get("/api/v1/articles/none?lang=en")).json()).toMatchObject({
      detail: "Gone fishing.",
    });
    expect(await (await get("/nothing/at/all")).text()).not.toContain("Nowhere.");
  });

  test("is looked for by an error at most once in five seconds, and not at all while the database is gone", async () => {
    const count = { calls: 0, rows: 0 };
    const clock = { now: noon };
    const { get } = visitor(clock, { DB: counting(env.DB, count) });
    await get("/nothing/at/all");
    await get("/nothing/else");
    expect(count.calls).toBe(1);
    const gone = visitor(clock, { DB: failing(env.DB, () => true) });
    expect((await gone.get("/nothing/at/all")).status).toBe(404);
  });

  test("renews the copies at the edge, each when it is asked for next", async () => {
    const clock = { now: noon };
    const worker = visitor(clock);
    const edge = frontCache(worker, clock);
    await worker.scheduled(edge);
    clock.now += 6000;
    await worker.scheduled(edge);
    await edge.get("/en/");
    edge.calls.length = 0;
    await rename("Front page");
    clock.now += 5001;
    await worker.scheduled(edge);
    const tags = ["bundle-en-reader", "bundles", "words"];
    expect(edge.calls[0]).toEqual({ mode: "invalidate", tags });
    const { response, status } = await edge.get("/en/");
    expect([status, (await response.text()).includes("Front page")]).toEqual(["EXPIRED", true]);
  });

  test("reaches every page: each answer carries the tag that its publication invalidates", async () => {
    const { get } = visitor();
    for (const path of [
      "/en/",
      "/zh/articles/tunnel",
      "/en/articles/none",
      "/api/v1/articles?lang=en",
      "/locales/manifest.json",
    ]) {
      expect((await get(path)).headers.get("Cache-Tag")?.split(","), path).toContain("words");
    }
  });
});

describe("a replica that lags", () => {
  test("does not bring back words that this isolate knows to be replaced", async () => {
    const { d1, catchUp } = lagging(env.DB, env.REPLICA);
    await rename("First");
    await catchUp();
    const clock = { now: noon };
    const reader = visitor(clock, { DB: d1 });
    expect(await heading(reader)).toBe("First");
    await rename("Second");
    clock.now += 5001;
    expect(await heading(reader)).toBe("Second");
    clock.now += 10;
    await reader.get("/en/centres");
    expect(await heading(reader)).toBe("Second");
    expect(await (await reader.get("/en/articles")).text()).toContain("Second");
  });
});

test("a database restored to an earlier day is believed in its words as well", async () => {
  const clock = { now: noon };
  const reader = visitor(clock);
  await publishWords(db, { locale: "zh-Hans", namespace: "reader", text: { "nav.home": "头版" } });
  await rename("That never was");
  expect(await heading(reader)).toBe("That never was");
  await env.DB.batch([
    env.DB.prepare("DELETE FROM changes WHERE seq = (SELECT max(seq) FROM changes)"),
    env.DB.prepare("DELETE FROM catalogues WHERE locale = 'en'"),
  ]);
  clock.now += 5001;
  expect(await heading(reader)).toBe("Home");
  expect(await heading(reader, "/zh/")).toBe("头版");
});

describe("words that would do harm", () => {
  const hostile = {
    "site.name": "<script>alert(1)</script>",
    "site.tagline": '"><img src=x onerror=alert(1)>',
    "nav.home": "$t(nav.articles)",
    "nav.articles": "$t(nav.enterprises) $t(nav.enterprises)",
    "nav.enterprises": "$t(nav.articles",
    "nav.centres": "{{constructor}} {{__proto__.x}} {{toString, list}}",
    "footer.about": "{{".repeat(1900),
    "language.label": "{{x, datetime(year: nonsense)}} {{y, currency(zzzz)}}",
    skip: "   ",
    "error.title": "\u0000\u202e\ud800",
    "error.home": "x".repeat(100_000),
    "nav.label": "</nav></html>",
    "language.en": "{{lng}}",
    "area.310106": "",
    made_up: "never asked for",
  };

  test.each([
    "/en/",
    "/en/articles",
    "/en/articles/tunnel",
    "/en/centres",
    "/en/enterprises",
    "/en/articles/none",
    "/nowhere",
  ])(
    "leave %s well-formed and escaped, with ours in their place where they cannot be shown",
    async (path) => {
      await publishWords(db, { ...english, text: hostile });
      const page = await readPage(await visitor().get(path));
      expect(page.status).toBeLessThan(500);
      expect((await page.one("head > title")).text).toContain("<script>alert(1)</script>");
      expect(await page.all("img")).toEqual([]);
      for (const { attributes } of await page.all("script"))
        expect(attributes.get("type")).toBe("application/ld+json");
      expect((await page.texts("nav.sections a")).slice(0, 3)).toEqual(["Home", "Articles", "Enterprises"]);
      expect(await page.texts("a.skip")).toEqual(["Skip to the content"]);
      expect(await page.all("main")).toHaveLength(1);
      expect((await page.texts("footer")).join("")).toContain("{{");
      expect(page.html).toMatch(/<\/html>$/);
    },
  );

  test("in an error stay words", async () => {
    const text = {
      not_found: "{{constructor}} $t(internal)",
      unknown_parameter: "{{known}} {{- name}} {{limit, number}}",
    };
    await publishWords(db, { locale: "en", namespace: "errors", text });
    const { get } = visitor();
    const problem = await get("/api/v1/articles?colour=red&lang=en");
    expect(problem.status).toBe(400);
    expect(await problem.json()).toMatchObject({ code: "unknown_parameter" });
    expect((await get("/api/v1/nothing?lang=en")).status).toBe(404);
  });

  test.each(['{"nav":{"home":"x"}}', '{"nav.home":["x"]}', "{}"])(
    "of another shape (%s) are none",
    async (text) => {
      await publishWords(db, { ...english, text });
      expect(await heading(visitor())).toBe("Home");
    },
  );

  test("that are damaged where they lie are none", async () => {
    await rename("Front page");
    await env.DB.prepare("UPDATE catalogue_texts SET text = '{'").run();
    expect(await heading(visitor())).toBe("Home");
  });
});
