/** One article over the API: every field of the contract, in one language and in two. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { createArticle } from "../../src/articles/create.ts";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import type { Edition, Problem, Several } from "../support/answers.ts";
import { languages } from "../support/languages.ts";
import { draft, editor, noon, rewrite, tell, words as story } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);
const ask = (path: string, headers?: Record<string, string>) => visitor().get(`/api/v1${path}`, headers);
const edition = async (path: string) => (await ask(path)).json<Edition>();

beforeEach(() => establishTiers(db));

describe.each(languages)("an edition in $locale", ({ locale, segment, other }) => {
  test("carries every field of the contract", async () => {
    await nameTopic(db, editor, { id: "rail", label: { en: "Rail", "zh-Hans": "轨道交通" } }, noon);
    const id = "0123456789abcdef0123456789abcdef";
    const article = {
      id,
      slug: "tunnel",
      sourceLocale: locale,
      topics: ["rail"],
      enterprises: ["tunnel-works"],
    };
    await createArticle(db, editor, article, noon);
    const text = {
      articleId: id,
      locale,
      expectedVersion: 0,
      standfirst: "In short.",
      byline: "By Lin",
      dateline: "Jing’an",
    };
    await draft(db, text);
    await draft(db, { articleId: id, locale: other.locale, expectedVersion: 0 });
    await publishEditions(
      db,
      editor,
      { articleId: id, editions: [{ locale }, { locale: other.locale }] },
      noon,
    );
    await rewrite(db, { ...text, title: "Another title" }, noon + 60_000);

    const response = await ask(`/articles/tunnel?lang=${locale}`);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Type")).toBe("application/json; charset=utf-8");
    expect(response.headers.get("Content-Language")).toBe(locale);
    const name = { en: "Tunnel Works", "zh-Hans": "隧道工程公司" }[locale];
    expect(await response.json()).toEqual({
      id,
      slug: "tunnel",
      locale,
      requestedLocale: locale,
      availableLocales: ["en", "zh-Hans"],
      sourceLocale: locale,
      authoritativeLocale: locale,
      translation: { status: "source", sourceRevision: 2, ofRevision: null, staleBlocks: [] },
      revision: 2,
      publishedAt: "2026-03-01T12:00:00.000Z",
      updatedAt: "2026-03-01T12:01:00.000Z",
      correction: null,
      title: "Another title",
      standfirst: "In short.",
      excerpt: story[locale].body.split("\n")[0],
      byline: "By Lin",
      dateline: "Jing’an",
      image: null,
      bodyHtml: story[locale].body
        .split("\n\n")
        .map((block) => `<p>${block}</p>`)
        .join("\n"),
      topics: [{ id: "rail", label: { value: { en: "Rail", "zh-Hans": "轨道交通" }[locale], locale } }],
      enterprises: [
        {
          id: "tunnel-works",
          slug: "tunnel-works",
          name: { value: name, locale, kind: "legal", source: "official", verified: true },
          urls: {
            html: `${origin}/${segment}/enterprises/tunnel-works`,
            api: `${origin}/api/v1/enterprises/tunnel-works?lang=${locale}`,
          },
        },
      ],
      urls: {
        html: `${origin}/${segment}/articles/tunnel`,
        api: `${origin}/api/v1/articles/${id}?lang=${locale}`,
      },
    });
  });

  test("is found by id as by slug, and its own addresses lead back to it", async () => {
    await createArticle(db, editor, { id: "id-of-tunnel", slug: "tunnel", sourceLocale: locale }, noon);
    await draft(db, { articleId: "id-of-tunnel", locale, expectedVersion: 0 });
    await publishEditions(db, editor, { articleId: "id-of-tunnel", editions: [{ locale }] }, noon);
    const bySlug = await edition(`/articles/tunnel?lang=${locale}`);
    expect(await edition(`/articles/id-of-tunnel?lang=${locale}`)).toEqual(bySlug);
    const { get } = visitor();
    expect(await (await get(bySlug.urls.api.slice(origin.length))).json()).toEqual(bySlug);
    expect((await get(bySlug.urls.html.slice(origin.length))).status).toBe(200);
  });

  test("that is a translation says of which revision, and what in it is stale", async () => {
    await tell(db, { sourceLocale: other.locale });
    const path = `/articles/tunnel?lang=${locale}&fields=translation,blocks`;
    const { translation, blocks } = await edition(path);
    expect(translation).toEqual({ status: "current", sourceRevision: 1, ofRevision: 1, staleBlocks: [] });
    const body = story[other.locale].body.replace("three", "four").replace("三", "四");
    await rewrite(db, { articleId: "tunnel", locale: other.locale, body }, noon + 1000);
    expect((await edition(path)).translation).toEqual({
      status: "outdated",
      sourceRevision: 2,
      ofRevision: 1,
      staleBlocks: [blocks?.[1]?.id],
    });
    await rewrite(
      db,
      { articleId: "tunnel", locale: other.locale, body: `${body}\n\nVentilation shafts follow.` },
      noon + 2000,
    );
    expect((await edition(path)).translation).toMatchObject({
      status: "incomplete",
      sourceRevision: 3,
      ofRevision: 1,
    });
  });

  test("comes with whole enterprises, or with the few fields that were asked for", async () => {
    await tell(db);
    const whole = await edition(`/articles/tunnel?lang=${locale}&include=enterprises`);
    expect(whole.enterprises).toMatchObject([
      {
        id: "tunnel-works",
        category: "enterprise",
        requestedLocale: locale,
        certifications: [{ batchId: "municipal-23", tier: "municipal" }],
      },
    ]);
    const few = await edition(`/articles/tunnel?lang=${locale}&fields=title,urls`);
    expect(Object.keys(few).toSorted()).toEqual(["id", "locale", "requestedLocale", "title", "urls"]);
    const blocks = await edition(`/articles/tunnel?lang=${locale}&fields=blocks,bodyHtml`);
    expect(blocks.blocks?.map(({ html }) => html).join("\n")).toBe(blocks.bodyHtml);
    expect(blocks.blocks).toHaveLength(3);
  });

  test("that is missing is a problem which lists what there is", async () => {
    await tell(db, { sourceLocale: other.locale, published: [other.locale], drafts: [locale] });
    for (const query of ["", "&fallback=none"]) {
      const response = await ask(`/articles/tunnel?lang=${locale}${query}`);
      expect(response.status).toBe(404);
      expect(response.headers.get("Content-Type")).toBe("application/problem+json");
      expect(response.headers.get("Content-Language")).toBe(locale);
      const problem = await response.json<Problem>();
      expect(problem).toMatchObject({
        code: "edition_missing",
        status: 404,
        availableLocales: [other.locale],
      });
    }
  });

  test("that is missing may be stood in for by the source, which says what it is", async () => {
    await tell(db, { sourceLocale: other.locale, published: [other.locale] });
    const response = await ask(`/articles/tunnel?lang=${locale}&fallback=source`);
    expect(response.status).toBe(200);
    expect(response.headers.get("Content-Language")).toBe(other.locale);
    expect(await response.json()).toMatchObject({
      locale: other.locale,
      requestedLocale: locale,
      availableLocales: [other.locale],
      title: story[other.locale].title,
      translation: { status: "source" },
      urls: { html: `${origin}/${other.segment}/articles/tunnel` },
    });
  });

  test("that was withdrawn is gone, whatever may stand in, while the other lives on", async () => {
    await tell(db);
    await withdrawEdition(db, editor, { articleId: "tunnel", locale }, noon + 1000);
    for (const query of ["", "&fallback=source"]) {
      const response = await ask(`/articles/tunnel?lang=${locale}${query}`);
      expect(response.status).toBe(410);
      expect(await response.json()).toMatchObject({
        code: "edition_withdrawn",
        status: 410,
        availableLocales: [other.locale],
      });
    }
    expect(await edition(`/articles/tunnel?lang=${other.locale}`)).toMatchObject({
      availableLocales: [other.locale],
    });
  });

  test("that is only drafted does not exist for the public", async () => {
    await tell(db, { published: [], drafts: ["en", "zh-Hans"] });
    const response = await ask(`/articles/tunnel?lang=${locale}`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: "article_not_found" });
  });
});

describe("two languages in one answer", () => {
  test.each(["zh-Hans,en", "en,zh-Hans", "zh,EN", "zh_CN, en-US", "en,en-GB,zh,cmn-Hans"])(
    "asked for as %j hold both editions",
    async (lang) => {
      await tell(db);
      const response = await ask(`/articles/tunnel?lang=${encodeURIComponent(lang)}`);
      expect(response.status).toBe(200);
      expect(response.headers.get("Content-Language")?.split(", ").toSorted()).toEqual(["en", "zh-Hans"]);
      const answer = await response.json<Several>();
      expect(answer).toMatchObject({ id: "tunnel", slug: "tunnel" });
      expect(Object.keys(answer.editions).toSorted()).toEqual(["en", "zh-Hans"]);
      for (const { locale } of languages) {
        expect(answer.editions[locale]).toEqual(await edition(`/articles/tunnel?lang=${locale}`));
      }
    },
  );

  test("hold the one that is there when the other is missing or withdrawn", async () => {
    await tell(db, { published: ["en"] });
    const response = await ask("/articles/tunnel?lang=en,zh-Hans");
    expect(response.headers.get("Content-Language")).toBe("en");
    expect(Object.keys((await response.json<Several>()).editions)).toEqual(["en"]);
    await tell(db, { id: "taken-back" });
    await withdrawEdition(db, editor, { articleId: "taken-back", locale: "en" }, noon + 1000);
    expect(
      Object.keys((await (await ask("/articles/taken-back?lang=en,zh-Hans")).json<Several>()).editions),
    ).toEqual(["zh-Hans"]);
  });

  test("stand in for each other under the language that was asked for", async () => {
    await tell(db, { published: ["en"] });
    const { editions } = await (
      await ask("/articles/tunnel?lang=zh-Hans,en&fallback=source")
    ).json<Several>();
    expect(editions["zh-Hans"]).toMatchObject({ locale: "en", requestedLocale: "zh-Hans" });
    expect(editions.en).toMatchObject({ locale: "en", requestedLocale: "en" });
  });

  test("are a problem when neither is there", async () => {
    await tell(db);
    for (const { locale } of languages)
      await withdrawEdition(db, editor, { articleId: "tunnel", locale }, noon + 1000);
    const response = await ask("/articles/tunnel?lang=zh-Hans,en");
    expect(response.status).toBe(410);
    expect(response.headers.get("Content-Language")).toBe("zh-Hans");
  });
});

test.each(["zh", "zh-CN", "zh_CN", "ZH-HANS-CN", "cmn"])(
  "the alias %s is answered as zh-Hans",
  async (alias) => {
    await tell(db);
    expect(await edition(`/articles/tunnel?lang=${alias}`)).toEqual(
      await edition("/articles/tunnel?lang=zh-Hans"),
    );
  },
);
