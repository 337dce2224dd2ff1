/** Lists of articles over the API: order, cursors, filters, and what stands in each place. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import type { Edition, List, Problem, Several } from "../support/answers.ts";
import { nextOf } from "../support/answers.ts";
import { languages } from "../support/languages.ts";
import { editor, noon, tell, words as story } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);
const ask = (path: string) => visitor().get(`/api/v1${path}`);
const list = async (query: string) => (await ask(`/articles?${query}`)).json<List<Edition>>();
const ids = async (query: string) => (await list(query)).items.map(({ id }) => id);

const storyId = (index: number) => `story-${String(index).padStart(2, "0")}`;

beforeEach(() => establishTiers(db));

describe.each(languages)("a list in $locale", ({ locale, other }) => {
  test("holds each article newest first, with the fields that every edition carries", async () => {
    await tell(db, { id: "first" });
    await tell(db, { id: "second", at: noon + 1000 });
    const { items, nextCursor } = await list(`lang=${locale}`);
    expect(items.map(({ id }) => id)).toEqual(["second", "first"]);
    expect(nextCursor).toBeNull();
    const single: Partial<Edition> = await (await ask(`/articles/first?lang=${locale}`)).json<Edition>();
    const {
      title,
      availableLocales,
      translation,
      revision,
      publishedAt,
      updatedAt,
      urls,
      sourceLocale,
      authoritativeLocale,
    } = single;
    expect(items[1]).toMatchObject({
      title,
      availableLocales,
      translation,
      revision,
      publishedAt,
      updatedAt,
      urls,
    });
    expect(items[1]).toMatchObject({
      slug: "first",
      locale,
      requestedLocale: locale,
      sourceLocale,
      authoritativeLocale,
    });
    expect(items[1]).not.toHaveProperty("bodyHtml");
  });

  test("holds only what is public in it, unless the source may stand in", async () => {
    await tell(db, { id: "both" });
    await tell(db, { id: "other-only", sourceLocale: other.locale, published: [other.locale], at: noon + 1 });
    await tell(db, { id: "drafted", sourceLocale: locale, published: [], drafts: [locale], at: noon + 2 });
    expect(await ids(`lang=${locale}`)).toEqual(["both"]);
    const { items } = await list(`lang=${locale}&fallback=source`);
    expect(items.map(({ id, locale: shown, requestedLocale }) => [id, shown, requestedLocale])).toEqual([
      ["other-only", other.locale, locale],
      ["both", locale, locale],
    ]);
    const mixed = await ask(`/articles?lang=${locale}&fallback=source`);
    expect(mixed.headers.get("Content-Language")?.split(", ").toSorted()).toEqual(["en", "zh-Hans"]);
  });

  test("offers as a stand-in only what the article itself would answer with", async () => {
    await tell(db);
    await withdrawEdition(db, editor, { articleId: "tunnel", locale }, noon + 1000);
    const { items } = await list(`lang=${locale}&fallback=source`);
    const single = await ask(`/articles/tunnel?lang=${locale}&fallback=source`);
    expect(items.length).toBe(single.status === 200 ? 1 : 0);
  });

  test("is walked by its links, each article once, also when others come in between", async () => {
    for (let index = 0; index < 25; index += 1)
      await tell(db, { id: storyId(index), at: noon + index * 1000 });
    const seen: string[] = [];
    let path: string | undefined = `/api/v1/articles?lang=${locale}&limit=10`;
    for (let pages = 0; path !== undefined && pages < 9; pages += 1) {
      const response: Response = await visitor().get(path);
      const { items, nextCursor } = await response.json<List<Edition>>();
      seen.push(...items.map(({ id }) => id));
      path = nextOf(response, origin);
      expect(path === undefined).toBe(nextCursor === null);
      if (path !== undefined) expect(new URL(path, origin).searchParams.get("cursor")).toBe(nextCursor);
      await tell(db, { id: `newer-${pages}`, at: noon + 3600_000 + pages });
    }
    expect(seen).toEqual(Array.from({ length: 25 }, (_, index) => storyId(24 - index)));
  });

  test("keeps its other parameters in the link to the next page", async () => {
    for (let index = 0; index < 3; index += 1) await tell(db, { id: storyId(index), at: noon + index });
    const response = await ask(
      `/articles?lang=${locale}&limit=2&fields=title&fallback=source&enterprise=tunnel-works`,
    );
    const next = new URL(nextOf(response, origin) ?? "", origin).searchParams;
    expect(Object.fromEntries(next)).toMatchObject({
      lang: locale,
      limit: "2",
      fields: "title",
      fallback: "source",
      enterprise: "tunnel-works",
    });
    const negotiated = await visitor().get("/api/v1/articles?limit=2", { "Accept-Language": locale });
    expect(new URL(nextOf(negotiated, origin) ?? "", origin).searchParams.get("lang")).toBe(locale);
  });

  test.each([1, 2, 100])("takes a limit of %i", async (limit) => {
    for (let index = 0; index < 3; index += 1) await tell(db, { id: storyId(index), at: noon + index });
    expect(await ids(`lang=${locale}&limit=${limit}`)).toHaveLength(Math.min(limit, 3));
  });

  test("holds twenty when nobody says how many", async () => {
    for (let index = 0; index < 21; index += 1)
      await tell(db, { id: storyId(index), published: [locale], sourceLocale: locale });
    expect(await ids(`lang=${locale}`)).toHaveLength(20);
  });

  test.each(["0", "101", "-1", "1.5", "1e2", "all", "", "00", "9999999999", "%20", "1%00"])(
    "refuses a limit of %j",
    async (limit) => {
      const response = await ask(`/articles?lang=${locale}&limit=${limit}`);
      expect(response.status).toBe(400);
      expect(await response.json<Problem>()).toMatchObject({
        code: "invalid_parameter",
        name: "limit",
        allowed: ["1–100"],
      });
    },
  );

  test("narrows to an enterprise by id or slug, or to a topic", async () => {
    await nameTopic(db, editor, { id: "rail", label: { en: "Rail", "zh-Hans": "轨道交通" } }, noon);
    await tell(db, { id: "about-works", enterprises: ["tunnel-works"], topics: ["rail"] });
    await tell(db, { id: "about-signals", enterprises: ["signal-house"], at: noon + 1 });
    expect(await ids(`lang=${locale}&enterprise=tunnel-works`)).toEqual(["about-works"]);
    expect(await ids(`lang=${locale}&enterprise=signal-house`)).toEqual(["about-signals"]);
    expect(await ids(`lang=${locale}&topic=rail`)).toEqual(["about-works"]);
    expect(await ids(`lang=${locale}&enterprise=nonesuch`)).toEqual([]);
    expect(await ids(`lang=${locale}&topic=nonesuch`)).toEqual([]);
    expect((await ask(`/articles?lang=${locale}&topic=rail&enterprise=tunnel-works`)).status).toBe(400);
  });

  test("carries the enterprises of each article, in order, when asked to", async () => {
    await tell(db, { id: "both", enterprises: ["signal-house", "tunnel-works"] });
    await tell(db, { id: "none", enterprises: [], at: noon + 1 });
    const { items } = await list(`lang=${locale}&include=enterprises`);
    expect(items[1]?.enterprises?.map(({ id }) => id)).toEqual(["signal-house", "tunnel-works"]);
    expect(items[1]?.enterprises?.[1]?.name).toMatchObject({
      value: { en: "Tunnel Works", "zh-Hans": "隧道工程公司" }[locale],
      locale,
    });
    expect(items[0]?.enterprises ?? []).toEqual([]);
    expect((await list(`lang=${locale}`)).items[0]).not.toHaveProperty("enterprises");
    const tags = (await ask(`/articles?lang=${locale}&include=enterprises`)).headers
      .get("Cache-Tag")
      ?.split(",");
    expect(tags).toEqual(
      expect.arrayContaining(["articles", "enterprise-signal-house", "enterprise-tunnel-works"]),
    );
  });

  test("carries only the fields that were asked for", async () => {
    await tell(db);
    const { items } = await list(`lang=${locale}&fields=title,publishedAt`);
    expect(items).toEqual([
      {
        id: "tunnel",
        locale,
        requestedLocale: locale,
        title: story[locale].title,
        publishedAt: "2026-03-01T12:00:00.000Z",
      },
    ]);
  });
});

describe("a list in two languages", () => {
  const several = async (query: string) => (await ask(`/articles?${query}`)).json<List<Several>>();

  test("holds each article once, its editions under their languages", async () => {
    await tell(db, { id: "both" });
    await tell(db, { id: "english", published: ["en"], at: noon + 1 });
    await tell(db, { id: "chinese", sourceLocale: "zh-Hans", published: ["zh-Hans"], at: noon + 2 });
    const { items } = await several("lang=zh-Hans,en");
    expect(items.map(({ id, editions }) => [id, Object.keys(editions).toSorted()])).toEqual([
      ["chinese", ["zh-Hans"]],
      ["english", ["en"]],
      ["both", ["en", "zh-Hans"]],
    ]);
    expect(items[2]?.editions["zh-Hans"]).toMatchObject({ locale: "zh-Hans", title: story["zh-Hans"].title });
    expect(items[2]?.editions.en).toMatchObject({ locale: "en", title: story.en.title });
  });

  test("fills a page whatever languages its articles are in", async () => {
    for (let index = 0; index < 5; index += 1) {
      const only = index % 2 === 0 ? "en" : "zh-Hans";
      await tell(db, { id: storyId(index), sourceLocale: only, published: [only], at: noon + index });
    }
    const { items, nextCursor } = await several("lang=en,zh-Hans&limit=3");
    expect(items.map(({ id }) => id)).toEqual([4, 3, 2].map(storyId));
    const rest = await several(`lang=en,zh-Hans&limit=3&cursor=${nextCursor}`);
    expect(rest.items.map(({ id }) => id)).toEqual([1, 0].map(storyId));
  });
});
