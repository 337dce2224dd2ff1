/** An article in each state its languages can be in. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { createArticle } from "../../src/articles/create.ts";
import { nameTopic } from "../../src/articles/name-topic.ts";
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
import { errorMessage, wordsIn } from "../../src/words.ts";

const db = openDatabase(env.DB);
const open = async (path: string): Promise<PageRead> => readPage(await visitor().get(path));

/** What each language calls the other and itself. */
const called = {
  en: { en: "English", "zh-Hans": "Chinese" },
  "zh-Hans": { en: "英文", "zh-Hans": "中文" },
} as const;

beforeEach(() => establishRegister(db));

describe.each(languages)("an article for a reader of $locale", ({ locale, segment, other }) => {
  const words = wordsIn(locale);
  const today = { en: "1 March 2026", "zh-Hans": "2026年3月1日" }[locale];
  const here = `/${segment}/articles/tunnel`;
  const there = `/${other.segment}/articles/tunnel`;

  test("shows its text, its day and its enterprises, each in the reader's language", async () => {
    await nameTopic(db, editor, { id: "rail", label: { en: "Rail", "zh-Hans": "轨道交通" } }, noon);
    await tell(db, { topics: ["rail"] });
    const page = await open(here);
    expect((await page.one("main h1")).text).toBe(story[locale].title);
    expect((await page.one("main .body")).text).toContain(story[locale].body.replaceAll(/\s+/g, " "));
    expect((await page.one("article")).attributes.has("lang")).toBe(false);
    const day = await page.one("article time");
    expect(day.attributes.get("datetime")).toBe("2026-03-01T12:00:00.000Z");
    expect(day.text).toBe({ en: "Published 1 March 2026", "zh-Hans": "发布于2026年3月1日" }[locale]);
    expect((await page.one(`a[href="/${segment}/enterprises/tunnel-works"]`)).text).toBe(
      { en: "Tunnel Works", "zh-Hans": "隧道工程公司" }[locale],
    );
    expect((await page.one(`a[href="/${segment}/articles?topic=rail"]`)).text).toBe(
      { en: "Rail", "zh-Hans": "轨道交通" }[locale],
    );
  });

  test("carries no notice when it is the source, and says when it was last changed", async () => {
    await tell(db, { sourceLocale: locale });
    await rewrite(db, { articleId: "tunnel", locale, body: "Another text." }, noon + 2 * 24 * 3600_000);
    const page = await open(here);
    expect(await page.all(".notice")).toEqual([]);
    const times = (await page.all("article time")).map(({ attributes }) => attributes.get("datetime"));
    expect(times).toEqual(["2026-03-01T12:00:00.000Z", "2026-03-03T12:00:00.000Z"]);
  });

  test("says what it was translated from, which text counts, and where the original is", async () => {
    await tell(db, { sourceLocale: other.locale });
    const page = await open(here);
    const notice = await page.one(".notice");
    const source = called[locale][other.locale];
    expect(notice.text).toContain(words("article.translated", { source, authority: source, date: today }));
    expect(notice.text).not.toContain(words("article.outdated"));
    expect(notice.text).not.toContain(words("article.incomplete"));
    const link = await page.one(".notice a");
    expect(link.attributes.get("href")).toBe(there);
    expect(link.attributes.get("hreflang")).toBe(other.locale);
  });

  test("says so when the translation is the text that counts", async () => {
    await createArticle(
      db,
      editor,
      { id: "tunnel", slug: "tunnel", sourceLocale: other.locale, authoritativeLocale: locale },
      noon,
    );
    for (const tag of [other.locale, locale])
      await draft(db, { articleId: "tunnel", locale: tag, expectedVersion: 0 });
    await publishEditions(
      db,
      editor,
      { articleId: "tunnel", editions: [{ locale }, { locale: other.locale }] },
      noon,
    );
    const notice = await (await open(here)).one(".notice");
    const { [other.locale]: source, [locale]: authority } = called[locale];
    expect(notice.text).toContain(words("article.translated", { source, authority, date: today }));
  });

  test("says so when its original has changed since, and stops saying so once it has caught up", async () => {
    await tell(db, { sourceLocale: other.locale });
    const body = story[other.locale].body.replace("three", "four").replace("三", "四");
    await rewrite(db, { articleId: "tunnel", locale: other.locale, body }, noon + 1000);
    expect((await (await open(here)).one(".notice")).text).toContain(words("article.outdated"));
    expect((await (await open(there)).all(".notice")).length).toBe(0);
    const translated = story[locale].body.replace("three", "four").replace("三", "四");
    await rewrite(db, { articleId: "tunnel", locale, body: translated }, noon + 2000);
    expect((await (await open(here)).one(".notice")).text).not.toContain(words("article.outdated"));
  });

  test("says so when parts of the original have not been translated", async () => {
    await tell(db, { sourceLocale: other.locale });
    const body = `${story[other.locale].body}\n\nA fourth paragraph, about the ventilation shafts.`;
    await rewrite(db, { articleId: "tunnel", locale: other.locale, body }, noon + 1000);
    const notice = await (await open(here)).one(".notice");
    expect(notice.text).toContain(words("article.incomplete"));
    expect(notice.text).not.toContain(words("article.outdated"));
  });

  test("that does not exist in it is shown in the language that does, and says so", async () => {
    await tell(db, { sourceLocale: other.locale, published: [other.locale] });
    const page = await open(here);
    expect(page.status).toBe(200);
    expect((await page.one("html")).attributes.get("lang")).toBe(locale);
    expect((await page.one("nav.sections")).text).toContain(words("nav.articles"));
    expect((await page.one(".notice")).text).toBe(
      words("article.missing", { language: called[locale][other.locale] }),
    );
    const text = await page.one(`article[lang="${other.locale}"]`);
    expect(text.text).toContain(story[other.locale].title);
    expect(page.headers.get("Content-Language")?.split(", ").toSorted()).toEqual(["en", "zh-Hans"]);
  });

  test("that does not exist in it is not indexed here, and points to where it really is", async () => {
    await tell(db, { sourceLocale: other.locale, published: [other.locale] });
    const page = await open(here);
    expect((await page.one("meta[name=robots]")).attributes.get("content")).toBe("noindex");
    expect((await page.one("link[rel=canonical]")).attributes.get("href")).toBe(origin + there);
    const tags = (await page.all("link[hreflang]")).map(({ attributes }) => attributes.get("hreflang"));
    expect(tags.toSorted()).toEqual([other.locale, "x-default"].toSorted());
    const real = await open(there);
    expect(await real.all("meta[name=robots]")).toEqual([]);
    expect(
      (await real.all("link[hreflang]")).map(({ attributes }) => attributes.get("hreflang")).toSorted(),
    ).toEqual(tags.toSorted());
    expect((await real.one("header a.switch")).attributes.get("href")).toBe(here);
  });

  test("words of the page inside the foreign text keep the reader's language", async () => {
    await tell(db, { sourceLocale: other.locale, published: [other.locale] });
    const own = await (await open(here)).all(`article [lang="${locale}"]`);
    expect(own.map(({ text }) => text).join(" ")).toContain(words("article.published", { date: "" }).trim());
  });

  test("becomes the real page once it has been published in it", async () => {
    await tell(db, { sourceLocale: other.locale, published: [other.locale], drafts: [locale] });
    const reader = visitor({ now: noon + 60_000 });
    await (await reader.get(here)).text();
    await publishEditions(db, editor, { articleId: "tunnel", editions: [{ locale }] }, noon + 61_000);
    const page = await readPage(await visitor({ now: noon + 120_000 }).get(here));
    expect((await page.one("main h1")).text).toBe(story[locale].title);
    expect(await page.all("meta[name=robots]")).toEqual([]);
  });

  test("that was withdrawn in it is gone, in its words, while the other language lives on and is linked", async () => {
    await tell(db);
    await withdrawEdition(db, editor, { articleId: "tunnel", locale }, noon + 1000);
    const gone = await open(here);
    expect(gone.status).toBe(410);
    expect((await gone.one("html")).attributes.get("lang")).toBe(locale);
    expect((await gone.one("h1")).text).toBe(words("article.withdrawn"));
    expect((await gone.one("main")).text).toContain(
      errorMessage(locale, { code: "edition_withdrawn", params: {} }),
    );
    expect(gone.html).not.toContain(story[locale].title);
    expect(gone.html).not.toContain(story[other.locale].title);
    expect((await gone.one("meta[name=robots]")).attributes.get("content")).toBe("noindex");
    expect(await gone.all("link[hreflang], link[rel=canonical]")).toEqual([]);
    const link = await gone.one(`main a[hreflang="${other.locale}"]`);
    expect(link.attributes.get("href")).toBe(there);
    const alive = await open(there);
    expect(alive.status).toBe(200);
    expect((await alive.one("main h1")).text).toBe(story[other.locale].title);
    expect(await alive.all(`link[hreflang="${locale}"]`)).toEqual([]);
  });

  test("withdrawn in every language is gone in each and links to none", async () => {
    await tell(db);
    for (const tag of [locale, other.locale])
      await withdrawEdition(db, editor, { articleId: "tunnel", locale: tag }, noon + 1000);
    const gone = await open(here);
    expect(gone.status).toBe(410);
    expect(await gone.all("main a[hreflang]")).toEqual([]);
  });

  test("that has never been published is not there, in the reader's words", async () => {
    await tell(db, { published: [], drafts: ["en", "zh-Hans"] });
    const page = await open(here);
    expect(page.status).toBe(404);
    expect((await page.one("html")).attributes.get("lang")).toBe(locale);
    expect((await page.one("h1")).text).toBe(words("error.title"));
    expect(page.html).not.toContain(story[locale].title);
  });

  test("withdrawn in it is not linked from a list as if it were still here", async () => {
    await tell(db);
    await withdrawEdition(db, editor, { articleId: "tunnel", locale }, noon + 1000);
    const links = (await (await open(`/${segment}/articles`)).all("main .card a")).map(
      ({ attributes }) => attributes.get("href") ?? "",
    );
    for (const href of links) expect((await open(href)).status, href).toBe(200);
  });
});
