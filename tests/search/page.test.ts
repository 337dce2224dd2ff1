/** The page on which readers search, in both languages, without a script. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { openDatabase } from "../../src/database.ts";
import { wordsIn } from "../../src/words.ts";
import { readPage } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { editor, establishRegister, noon, tell } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";
import { emptySearch, indexAll } from "../support/search.ts";

const db = openDatabase(env.DB);
const query = { en: "tunnel", "zh-Hans": "隧道" } as const;

beforeEach(async () => {
  await establishRegister(db);
  await nameTopic(db, editor, { id: "rail", label: { en: "Rail", "zh-Hans": "轨道交通" } }, noon);
  await tell(db, { id: "tunnel", topics: ["rail"] });
  await indexAll();
});

describe.each(languages)("in $locale", ({ locale, segment, other }) => {
  const words = wordsIn(locale);
  const open = async (parameters: Record<string, string>) => {
    const search = new URLSearchParams(parameters);
    search.sort();
    return readPage(await visitor().get(`/${segment}/search?${search.toString()}`));
  };

  test("what was found is linked and marked, and the form keeps what was asked", async () => {
    const page = await open({ q: query[locale], topic: "rail", year: "2026" });
    expect(page.status).toBe(200);
    expect((await page.one("h1")).text).toBe(words("search.results", { query: query[locale] }));
    expect((await page.one(".card h2 a")).attributes.get("href")).toBe(`/${segment}/articles/tunnel`);
    expect((await page.texts("mark")).length).toBeGreaterThan(0);
    expect((await page.one("input[type=search]")).attributes.get("value")).toBe(query[locale]);
    expect((await page.texts("option[selected]")).toSorted()).toEqual(
      ["2026", { en: "Rail", "zh-Hans": "轨道交通" }[locale]].toSorted(),
    );
    expect(await page.all("script")).toEqual([]);
  });

  test("the switch keeps the query, and no search engine is asked to keep the page", async () => {
    const page = await open({ q: query[locale] });
    expect((await page.one("a.switch")).attributes.get("href")).toBe(
      `/${other.segment}/search?${new URLSearchParams({ q: query[locale] }).toString()}`,
    );
    expect((await page.one("meta[name=robots]")).attributes.get("content")).toBe("noindex");
    expect(await page.all("link[rel=alternate][hreflang]")).toEqual([]);
  });

  test("what was found through a name or another language says so, in that language", async () => {
    const byName = await open({ q: query[other.locale] });
    expect(byName.html).toContain(words("search.by_enterprise"));
    const byTranslation = await open({ q: { en: "列车", "zh-Hans": "trains" }[locale] });
    const [why] = await byTranslation.all(".card p.small span[lang]");
    expect(why?.attributes.get("lang")).toBe(other.locale);
  });

  test("a slip of the pen is offered as a link, with everything else as it was", async () => {
    const page = await open({ q: "Signl House", topic: "rail" });
    const links = await page.all("main p a");
    expect(links.map(({ attributes }) => attributes.get("href"))).toEqual([
      `/${segment}/search?q=Signal+House&topic=rail`,
    ]);
    expect(page.html).toContain(words("search.none", { query: "Signl House" }));
  });

  test("a form’s empty fields and spaces lead to the one address", async () => {
    const response = await visitor().get(`/${segment}/search?q=++a+++b+&topic=&year=`);
    expect([response.status, response.headers.get("Location")]).toEqual([302, `/${segment}/search?q=a+b`]);
  });

  test("an enterprise to which it is narrowed is named, with the way out", async () => {
    const page = await open({ q: query[locale], enterprise: "tunnel-works" });
    const links = (await page.all("main p.small a")).map(({ attributes }) => attributes.get("href"));
    expect(links).toContain(`/${segment}/enterprises/tunnel-works`);
    expect(links).toContain(`/${segment}/search?${new URLSearchParams({ q: query[locale] }).toString()}`);
  });

  test("before there is an index the page says so", async () => {
    await emptySearch(env.SEARCH);
    await env.SEARCH.prepare("UPDATE search_state SET phase = 'wanted', built_at = NULL").run();
    expect((await open({ q: query[locale] })).html).toContain(words("search.building"));
  });

  test("every page tells browsers how to search, in either language", async () => {
    const page = await readPage(await visitor().get(`/${segment}/`));
    const links = (await page.all("link[rel=search]")).map(({ attributes }) => attributes.get("href"));
    expect(links).toEqual([`/${segment}/opensearch.xml`, `/${other.segment}/opensearch.xml`]);
    const description = await visitor().get(`/${segment}/opensearch.xml`);
    expect(description.headers.get("Content-Type")).toBe(
      "application/opensearchdescription+xml; charset=utf-8",
    );
    const text = await description.text();
    expect(text).toContain(`template="${origin}/${segment}/search?q={searchTerms}"`);
    expect(text).toContain(`<Language>${locale}</Language>`);
    expect([...(/<ShortName>(.*)<\/ShortName>/.exec(text)?.[1] ?? "")].length).toBeLessThanOrEqual(16);
  });
});

test("the address without a language leads to the reader’s own, with the query", async () => {
  const response = await visitor().get("/search?q=tunnel", { "Accept-Language": "zh-CN" });
  expect([response.status, response.headers.get("Location")]).toEqual([302, "/zh/search?q=tunnel"]);
});
