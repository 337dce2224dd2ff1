/** What is found, in which order, and what is never found. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { openDatabase } from "../../src/database.ts";
import { renameEnterprise } from "../../src/enterprises/rename.ts";
import { followLog } from "../../src/search/follow.ts";
import { readState } from "../../src/search/state.ts";
import { wantRebuild } from "../../src/search/want-rebuild.ts";
import { nextOf } from "../support/answers.ts";
import { counting, failing } from "../support/databases.ts";
import { languages } from "../support/languages.ts";
import { editor, establishRegister, noon, rewrite, tell } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";
import { indexAll } from "../support/search.ts";

const db = openDatabase(env.DB);

interface Item {
  id: string;
  locale: string;
  matched: { in: string; name?: string; locale?: string };
  highlights: { title: Snippet; snippet: Snippet | null };
}
interface Snippet {
  text: string;
  ranges: [number, number][];
  html: string;
}
interface Answer {
  items: Item[];
  nextCursor: string | null;
  suggestion: string | null;
  index: { seq: number; complete: boolean };
}

async function search(query: Record<string, string>, bindings: Partial<Env> = {}): Promise<Answer> {
  const response = await visitor(undefined, bindings).get(
    `/api/v1/search?${new URLSearchParams({ lang: "en", ...query }).toString()}`,
  );
  if (response.status !== 200) throw new Error(`${response.status} ${await response.text()}`);
  return response.json();
}

const found = async (query: Record<string, string>) => (await search(query)).items.map(({ id }) => id);

beforeEach(async () => {
  await establishRegister(db);
  await nameTopic(db, editor, { id: "rail", label: { en: "Rail", "zh-Hans": "轨道交通" } }, noon);
  await tell(db, { id: "tunnel", topics: ["rail"] });
});

test("a title counts for more than a body, and of two equals the later one comes first", async () => {
  for (const [at, id] of ["old", "middle", "new"].entries())
    await tell(db, { id, enterprises: [], at: noon + at * 86_400_000 });
  await rewrite(db, { articleId: "old", locale: "en", title: "Ferries" }, noon + 9e8);
  const plain = { title: "News", body: "There are ferries again." };
  for (const id of ["middle", "new"])
    await rewrite(db, { articleId: id, locale: "en", ...plain }, noon + 9e8);
  await indexAll();
  expect(await found({ q: "ferry" })).toEqual(["old", "new", "middle"]);
});

describe.each(languages)("in $locale", ({ locale, other }) => {
  test("words of the other language find the article, and say that they did", async () => {
    await indexAll();
    const query = { en: "列车", "zh-Hans": "trains" }[locale];
    const [item] = (await search({ q: query, lang: locale })).items;
    expect(item).toMatchObject({
      id: "tunnel",
      locale,
      matched: { in: "translation", locale: other.locale },
    });
  });

  test("every name of an enterprise leads to its articles, those that it has no more included", async () => {
    const to = { en: "Channel Builders", "zh-Hans": "河道建设" }[locale];
    const name = { kind: "legal", source: "official", verified: true, tag: locale, value: to } as const;
    await renameEnterprise(db, editor, { enterpriseId: "tunnel-works", names: [name] }, noon + 1000);
    await indexAll();
    for (const q of [to, "Tunnel Works", "隧道工程公司"]) {
      const [item] = (await search({ q, lang: locale })).items;
      expect(item).toMatchObject({
        id: "tunnel",
        locale,
        matched: { in: "enterprise", name: expect.any(String) },
      });
    }
  });

  test("what was withdrawn is not found, before the index knows of it and after", async () => {
    await indexAll();
    expect(await found({ q: "tunnel", lang: locale })).toEqual(["tunnel"]);
    await withdrawEdition(db, editor, { articleId: "tunnel", locale }, noon + 1000);
    expect(await found({ q: "tunnel", lang: locale })).toEqual([]);
    await indexAll();
    expect(await found({ q: "tunnel", lang: locale })).toEqual([]);
    expect(await found({ q: "tunnel", lang: other.locale })).toEqual(["tunnel"]);
    const { results } = await env.SEARCH.prepare("SELECT * FROM search_documents WHERE locale = ?")
      .bind(locale)
      .all();
    expect(results).toEqual([]);
  });

  test("what a text says no more is not quoted, even before the index knows", async () => {
    await indexAll();
    const body = { en: "All quiet.", "zh-Hans": "一切平静。" }[locale];
    await rewrite(db, { articleId: "tunnel", locale, body }, noon + 1000);
    const q = { en: "trains", "zh-Hans": "列车" }[locale];
    for (const item of (await search({ q, lang: locale })).items)
      expect(JSON.stringify(item.highlights)).not.toContain(q);
  });

  test("an article that is missing in a language stands in only where that is asked for", async () => {
    await tell(db, { id: "alone", sourceLocale: locale, published: [locale], enterprises: [] });
    await indexAll();
    const asked = { q: { en: "tunnel", "zh-Hans": "隧道" }[locale], lang: other.locale };
    expect(await found(asked)).toEqual(["tunnel"]);
    const both = await search({ ...asked, fallback: "source" });
    expect(both.items.map(({ id, locale: tag }) => `${id} ${tag}`).toSorted()).toEqual([
      `alone ${locale}`,
      `tunnel ${other.locale}`,
    ]);
  });

  test("a snippet is cut where words end, marks what was found, and holds no markup of the text", async () => {
    const lead = { en: "Nothing to see here, ", "zh-Hans": "这里没有什么可看，" }[locale].repeat(40);
    const body = `${lead}<b>&amp; "x" 渡轮 ferries</b> ${lead}`;
    await rewrite(db, { articleId: "tunnel", locale, body }, noon + 1000);
    await indexAll();
    const q = { en: "ferry", "zh-Hans": "渡轮" }[locale];
    const snippet = (await search({ q, lang: locale })).items[0]?.highlights.snippet;
    const marked = snippet?.ranges.map(([start, end]) => snippet.text.slice(start, end));
    expect(marked).toEqual([{ en: "ferries", "zh-Hans": "渡轮" }[locale]]);
    expect(snippet?.html.match(/<[^>]*>/g)).toEqual(["<mark>", "</mark>"]);
    expect(snippet?.text.length).toBeLessThan(230);
    const inside = (snippet?.text ?? "").replaceAll("…", "");
    const words = new Set(
      [...new Intl.Segmenter(locale, { granularity: "word" }).segment(lead)].map((s) => s.segment),
    );
    const first = new Intl.Segmenter(locale, { granularity: "word" })
      .segment(inside)
      [Symbol.iterator]()
      .next();
    expect(words).toContain(first.value?.segment);
  });
});

test("a quoted phrase is found where it stands in one piece, and nowhere else", async () => {
  await rewrite(
    db,
    { articleId: "tunnel", locale: "en", body: "The old tunnel. A works outing." },
    noon + 1000,
  );
  await indexAll();
  expect(await found({ q: '"old tunnel"' })).toEqual(["tunnel"]);
  expect(await found({ q: '"tunnel old"' })).toEqual([]);
});

test("filters narrow by enterprise, by any of its keys, by topic and by year, and together", async () => {
  await tell(db, { id: "signal", enterprises: ["signal-house"], at: Date.parse("2024-12-31T17:00:00Z") });
  await indexAll();
  expect(await found({ q: "tunnel" })).toEqual(["tunnel", "signal"]);
  expect(await found({ q: "tunnel", enterprise: "signal-house" })).toEqual(["signal"]);
  expect(await found({ q: "tunnel", topic: "rail" })).toEqual(["tunnel"]);
  expect(await found({ q: "tunnel", year: "2026" })).toEqual(["tunnel"]);
  // Already the new year where the news is.
  expect(await found({ q: "tunnel", year: "2025" })).toEqual(["signal"]);
  expect(await found({ q: "tunnel", year: "2024" })).toEqual([]);
  expect(await found({ q: "tunnel", topic: "rail", enterprise: "signal-house" })).toEqual([]);
});

test("pages follow one another without a gap or a repetition, whatever is published meanwhile", async () => {
  const ids = Array.from({ length: 7 }, (_, at) => `story-${at}`);
  for (const [at, id] of ids.entries()) await tell(db, { id, enterprises: [], at: noon - at * 60_000 });
  await indexAll();
  const seen: string[] = [];
  const { get } = visitor();
  let path: string | undefined = "/api/v1/search?lang=en&q=tunnel&limit=3";
  for (let page = 0; path !== undefined; page += 1) {
    const response = await get(path);
    const body: Answer = await response.json();
    seen.push(...body.items.map(({ id }) => id));
    path = nextOf(response, origin);
    if (page > 0) continue;
    await tell(db, { id: "newest", enterprises: [], at: noon + 60_000 });
    await indexAll();
  }
  expect(seen.toSorted()).toEqual(["tunnel", ...ids].toSorted());
  expect((await get("/api/v1/search?lang=en&q=tunnel&cursor=xyz")).status).toBe(400);
});

test("a slip of the pen gets the register’s spelling offered", async () => {
  await indexAll();
  expect((await search({ q: "Signl House" })).suggestion).toBe("Signal House");
  expect((await search({ q: "随道工程公司" })).suggestion).toBe("隧道工程公司");
  expect((await search({ q: "tunnel" })).suggestion).toBeNull();
});

test("while an index is built anew readers have the old one, and then the new one at once", async () => {
  for (let at = 0; at < 50; at += 1) await tell(db, { id: `story-${at}`, enterprises: [] });
  await indexAll();
  const before = (await found({ q: "tunnel", limit: "100" })).toSorted();
  await wantRebuild(env.SEARCH);
  for (let done = false; !done;) {
    expect((await found({ q: "tunnel", limit: "100" })).toSorted()).toEqual(before);
    ({ done } = await followLog({ main: db, index: env.SEARCH }, noon, 1));
  }
  expect(await readState(env.SEARCH)).toMatchObject({ live: 1, phase: "idle", builtAt: noon });
  const { results } = await env.SEARCH.prepare("SELECT DISTINCT slot FROM search_documents").all();
  expect(results).toEqual([{ slot: 1 }]);
});

test("a log that was set back to an earlier day is noticed, and the index built anew", async () => {
  await tell(db, { id: "undone" });
  await indexAll();
  await env.DB.prepare("DELETE FROM changes WHERE subject_id = 'undone'").run();
  await env.DB.prepare("UPDATE editions SET state = 'draft' WHERE article_id = 'undone'").run();
  await indexAll();
  expect(await found({ q: "tunnel" })).toEqual(["tunnel"]);
  const { results } = await env.SEARCH.prepare("SELECT DISTINCT article_id FROM search_documents").all();
  expect(results).toEqual([{ article_id: "tunnel" }]);
});

describe("what is remembered", () => {
  const path = "/api/v1/search?lang=en&q=tunnel";
  const status = (response: Response) => response.headers.get("Cache-Status");

  test("is an answer of an index that knows everything, and no other", async () => {
    const { get } = visitor();
    const behind = await get(path);
    expect([status(behind), behind.headers.get("Last-Modified")]).toEqual(["shuangyu; fwd=miss", null]);
    expect(status(await get(path))).toBe("shuangyu; fwd=miss");
    await indexAll();
    expect(status(await get(path))).toBe("shuangyu; fwd=miss; stored");
    const count = { calls: 0, rows: 0 };
    const hit = await get(path);
    expect([status(hit), count.calls, hit.headers.get("Cache-Tag")]).toEqual([
      "shuangyu; hit",
      0,
      "articles,enterprises,article-tunnel,words",
    ]);
    expect((await get(path, { "If-None-Match": hit.headers.get("ETag") ?? "" })).status).toBe(304);
  });

  test("never pushes out a page, however much is typed", async () => {
    await indexAll();
    const count = { calls: 0, rows: 0 };
    const { get } = visitor(undefined, { DB: counting(env.DB, count) });
    await get("/en/articles/tunnel");
    for (let at = 0; at < 600; at += 1) await get(`/api/v1/search?lang=en&q=w${at}`);
    const calls = count.calls;
    expect(status(await get("/en/articles/tunnel"))).toBe("shuangyu; hit");
    expect(count.calls).toBe(calls);
    expect(status(await get("/api/v1/search?lang=en&q=w0"))).toBe("shuangyu; fwd=miss; stored");
  });

  test("is all that is left when the index does not answer; everything else goes on", async () => {
    await indexAll();
    const { get } = visitor(undefined, { SEARCH: failing(env.SEARCH, () => true) });
    expect((await get(path)).status).toBe(503);
    expect((await get("/en/articles/tunnel")).status).toBe(200);
    const health = await get("/healthz");
    expect([health.status, await health.json()]).toMatchObject([200, { search: { status: "unavailable" } }]);
  });
});

test("the health check tells how far the index is behind, in lines and in time", async () => {
  await indexAll();
  const clock = { now: noon + 5000 };
  const { get, scheduled } = visitor(clock);
  expect(await (await get("/healthz")).json()).toMatchObject({ search: { status: "ok", behind: 0, lag: 0 } });
  await rewrite(db, { articleId: "tunnel", locale: "en", title: "A bridge" }, noon + 1000);
  const lagging: { search: { behind: number } } = await (await get("/healthz")).json();
  expect(lagging).toMatchObject({ search: { status: "behind", lag: 4000 } });
  expect(lagging.search.behind).toBeGreaterThan(0);
  await scheduled();
  expect(await (await get("/healthz")).json()).toMatchObject({ search: { status: "ok", behind: 0 } });
  expect(await found({ q: "bridge" })).toEqual(["tunnel"]);
});
