/** The list of articles: its order, its pages, and what stands in for a missing language. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { openDatabase } from "../../src/database.ts";
import { wordsIn } from "../../src/words.ts";
import { readPage } from "../support/html.ts";
import type { PageRead } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { editor, establishRegister, noon, tell, words as story } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const open = async (path: string): Promise<PageRead> => readPage(await visitor().get(path));

beforeEach(() => establishRegister(db));

describe.each(languages)("the article list in $locale", ({ locale, segment, other }) => {
  const words = wordsIn(locale);
  const list = `/${segment}/articles`;

  test("says so when there is nothing", async () => {
    const page = await open(list);
    expect((await page.one("main")).text).toContain(words("articles.empty"));
    expect((await open(`/${segment}/`)).html).toContain(words("articles.empty"));
  });

  test("visits each of 45 articles once, newest first, in three pages", async () => {
    await tellMany(45);
    const { slugs, pages } = await walk(list);
    expect(slugs).toEqual(Array.from({ length: 45 }, (_, index) => story45(44 - index)));
    expect(pages).toBe(3);
  });

  test("visits each of 45 articles once also when others are published between the pages", async () => {
    await tellMany(45);
    let added = 0;
    const { slugs } = await walk(list, async () => {
      added += 1;
      await tell(db, { id: `newer-${added}`, at: noon + 3600_000 + added });
      await tell(db, {
        id: `older-${added}`,
        at: noon - 3600_000 - added,
        published: [other.locale],
        sourceLocale: other.locale,
      });
    });
    const originals = slugs.filter((slug) => slug.startsWith("story-"));
    expect(originals).toEqual(Array.from({ length: 45 }, (_, index) => story45(44 - index)));
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(slugs.filter((slug) => slug.startsWith("newer-"))).toEqual([]);
  });

  test("breaks a tie of the same moment by id, and loses nobody over it", async () => {
    for (let index = 0; index < 23; index += 1)
      await tell(db, { id: story45(index), published: [locale], sourceLocale: locale });
    const { slugs } = await walk(list);
    expect(slugs).toEqual(Array.from({ length: 23 }, (_, index) => story45(22 - index)));
  });

  test("goes on at the same place after a switch of language", async () => {
    await tellMany(25);
    const first = await open(list);
    const second = await open(await nextOf(first));
    const switched = await open((await second.one("header a.switch")).attributes.get("href") ?? "");
    expect((await switched.one("html")).attributes.get("lang")).toBe(other.locale);
    expect(await slugsOf(switched)).toEqual(await slugsOf(second));
  });

  test("keeps later pages out of the index and offers the way back", async () => {
    await tellMany(21);
    const first = await open(list);
    expect(await first.all("meta[name=robots]")).toEqual([]);
    const second = await open(await nextOf(first));
    expect((await second.one("meta[name=robots]")).attributes.get("content")).toBe("noindex");
    expect((await second.one(".pages a")).attributes.get("href")).toBe(list);
    expect(await second.all("a[rel=next]")).toEqual([]);
  });

  test("shows an article that is only there in the other language in that one, and says so", async () => {
    await tell(db, { sourceLocale: other.locale, published: [other.locale] });
    const page = await open(list);
    const link = await page.one(".card a");
    expect(link.text).toBe(story[other.locale].title);
    expect(link.attributes.get("lang")).toBe(other.locale);
    expect(link.attributes.get("href")).toBe(`${list}/tunnel`);
    const language = { en: "Chinese", "zh-Hans": "英文" }[locale];
    expect((await page.one(".card .tag")).text).toBe(words("list.only_in", { language }));
  });

  test("narrows to a topic, and names it", async () => {
    await nameTopic(db, editor, { id: "rail", label: { en: "Rail", "zh-Hans": "轨道交通" } }, noon);
    await tell(db, { id: "about-rail", topics: ["rail"] });
    await tell(db, { id: "about-roads" });
    const page = await open(`${list}?topic=rail`);
    expect(await slugsOf(page)).toEqual(["about-rail"]);
    expect((await page.one("h1")).text).toBe(
      words("articles.topic", { topic: { en: "Rail", "zh-Hans": "轨道交通" }[locale] }),
    );
  });

  test.each(["tunnel-works", "signal-house"])(
    "narrows to the enterprise %s, and names it",
    async (enterprise) => {
      await tell(db, { id: "about-both", enterprises: ["tunnel-works", "signal-house"] });
      await tell(db, { id: `about-${enterprise}`, enterprises: [enterprise], at: noon + 1 });
      await tell(db, { id: "about-nobody", enterprises: [] });
      const page = await open(`${list}?enterprise=${enterprise}`);
      expect(await slugsOf(page)).toEqual([`about-${enterprise}`, "about-both"]);
      const names = {
        "tunnel-works": { en: "Tunnel Works", "zh-Hans": "隧道工程公司" },
        "signal-house": { en: "Signal House", "zh-Hans": "信号公司" },
      }[enterprise];
      expect((await page.one("h1")).text).toBe(words("articles.about", { name: names?.[locale] ?? "" }));
    },
  );

  test("refuses to narrow to a topic and an enterprise at once, as the API does", async () => {
    const page = await open(`${list}?enterprise=tunnel-works&topic=rail`);
    expect(page.status).toBe(400);
    expect((await page.one("main")).text).toContain("topic");
  });

  test("shows the six newest on the home page", async () => {
    await tellMany(8);
    expect(await slugsOf(await open(`/${segment}/`))).toEqual([7, 6, 5, 4, 3, 2].map(story45));
  });

  test("leaves out what is only drafted", async () => {
    await tell(db, { published: [], drafts: ["en", "zh-Hans"] });
    expect(await slugsOf(await open(list))).toEqual([]);
  });
});

const story45 = (index: number): string => `story-${String(index).padStart(2, "0")}`;

async function tellMany(count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await tell(db, { id: story45(index), published: ["en"], at: noon + index * 1000 });
  }
}

const slugsOf = async (page: PageRead): Promise<string[]> =>
  (await page.all("main .card a")).map(({ attributes }) => attributes.get("href")?.split("/").at(-1) ?? "");

const nextOf = async (page: PageRead): Promise<string> =>
  (await page.one("a[rel=next]")).attributes.get("href") ?? "";

async function walk(list: string, between: () => Promise<void> = async () => undefined) {
  const slugs: string[] = [];
  let pages = 0;
  for (let path: string | undefined = list; path !== undefined && pages < 10; pages += 1) {
    const page: PageRead = await open(path);
    slugs.push(...(await slugsOf(page)));
    path = (await page.all("a[rel=next]"))[0]?.attributes.get("href");
    await between();
  }
  return { slugs, pages };
}
