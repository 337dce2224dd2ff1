/** The feed of changes, as an app sees it that was offline for a while. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { mergeEnterprises } from "../../src/articles/merge-enterprises.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { languages } from "../support/languages.ts";
import { editor, establishRegister, noon, rewrite, tell } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";
import type { Visitor } from "../support/reader.ts";
import { counting } from "../support/databases.ts";

interface Item {
  readonly seq: number;
  readonly type: string;
  readonly id: string;
  readonly op: string;
  readonly [type: string]: unknown;
}

interface Page {
  readonly items: readonly Item[];
  readonly nextCursor: string;
  readonly hasMore: boolean;
  readonly seq: number;
}

const db = openDatabase(env.DB);
let clock: { now: number };
let app: Visitor;

beforeEach(async () => {
  clock = { now: noon };
  app = visitor(clock);
  await establishRegister(db);
  await tell(db);
});

async function ask(query: string): Promise<Page> {
  const response = await app.get(`/api/v1/sync${query}`);
  expect([query, response.status]).toEqual([query, 200]);
  return response.json();
}

async function catchUp(query: string): Promise<{ items: Item[]; cursor: string }> {
  const items: Item[] = [];
  for (let page = await ask(query); ; page = await ask(`?cursor=${page.nextCursor}`)) {
    items.push(...page.items);
    if (!page.hasMore) return { items, cursor: page.nextCursor };
  }
}

const inShort = ({ op, type, id }: Item) => `${op} ${type} ${id}`;

/** Past what an isolate may trust. */
const later = (ms = 10_000) => (clock.now += ms);

test("a first visit gets everything, what others refer to first", async () => {
  const { items } = await catchUp("");
  expect(items.map(inShort)).toEqual([
    "upsert scheme municipal",
    "upsert batch municipal-23",
    "upsert enterprise signal-house",
    "upsert enterprise tunnel-works",
    "upsert article tunnel",
  ]);
  expect(items.at(-1)).toMatchObject({
    article: {
      ...{ slug: "tunnel", sourceLocale: "en", enterprises: ["tunnel-works"] },
      editions: { en: { title: "A tunnel opens", bodyHtml: expect.stringContaining("<p>") }, "zh-Hans": {} },
    },
  });
});

test("who has everything gets nothing, for few bytes, from memory and under one address", async () => {
  const { cursor } = await catchUp("");
  const count = { calls: 0, rows: 0 };
  app = visitor(clock, { DB: counting(env.DB, count) });
  await ask(`?cursor=${cursor}`);
  count.calls = 0;
  const response = await app.get(`/api/v1/sync?cursor=${cursor}`);
  const text = await response.text();
  expect([count.calls, response.headers.get("Cache-Status")]).toEqual([0, "shuangyu; hit"]);
  expect(text.length).toBeLessThan(300);
  expect(JSON.parse(text)).toEqual({
    items: [],
    nextCursor: cursor,
    hasMore: false,
    seq: expect.any(Number),
  });
  expect(response.headers.get("Cloudflare-CDN-Cache-Control")).toContain("public, max-age=5");
});

test("what changed is told once, in the order of the log, as it is now", async () => {
  const { cursor } = await catchUp("");
  await rewrite(db, { articleId: "tunnel", locale: "en", title: "First" }, noon + 1);
  await certify(db, editor, { enterpriseId: "signal-house", batchId: "municipal-23" }, noon + 2);
  await rewrite(db, { articleId: "tunnel", locale: "en", title: "Second" }, noon + 3);
  later();
  const { items } = await catchUp(`?cursor=${cursor}`);
  expect(items.map(inShort)).toEqual(
    ["upsert batch municipal-23", "upsert enterprise signal-house", "upsert article tunnel"].toSorted(
      (a, b) => order(a, items) - order(b, items),
    ),
  );
  expect(items.map(({ seq }) => seq)).toEqual(items.map(({ seq }) => seq).toSorted((a, b) => a - b));
  expect(items.at(-1)).toMatchObject({ article: { editions: { en: { title: "Second" } } } });
  expect(items.find(({ type }) => type === "batch")).toMatchObject({ batch: { certified: 1 } });
});

const order = (name: string, items: readonly Item[]) => items.findIndex((item) => inShort(item) === name);

describe.each(languages)("in $locale", ({ locale }) => {
  test("an app of this language alone is told that its edition is gone, and why", async () => {
    const { cursor } = await catchUp(`?lang=${locale}`);
    await withdrawEdition(db, editor, { articleId: "tunnel", locale, note: { [locale]: "…" } }, noon + 1);
    later();
    const { items } = await catchUp(`?cursor=${cursor}`);
    expect(items).toMatchObject([
      {
        op: "delete",
        type: "article",
        id: "tunnel",
        removed: { [locale]: { reason: "withdrawn", note: "…" } },
      },
    ]);
  });

  test("an app of both keeps the other, and drops this one", async () => {
    const { cursor } = await catchUp("");
    await withdrawEdition(db, editor, { articleId: "tunnel", locale }, noon + 1);
    later();
    const { items } = await catchUp(`?cursor=${cursor}`);
    expect(items).toMatchObject([
      { op: "upsert", article: { removed: { [locale]: { reason: "withdrawn" } } } },
    ]);
    expect(items[0]).not.toHaveProperty(`article.editions.${locale}`);
  });

  test("a cursor that is none is refused in this language", async () => {
    const response = await app.get("/api/v1/sync?cursor=abc", { "Accept-Language": locale });
    expect([response.status, await response.json()]).toMatchObject([400, { code: "invalid_cursor" }]);
  });
});

test("a merged enterprise is gone, and leads to the other; what named it names that one", async () => {
  const { cursor } = await catchUp("");
  await mergeEnterprises(db, editor, { enterpriseId: "tunnel-works", into: "signal-house" }, noon + 1);
  later();
  const { items } = await catchUp(`?cursor=${cursor}`);
  expect(items).toContainEqual(
    expect.objectContaining({ op: "delete", id: "tunnel-works", reason: "merged", into: "signal-house" }),
  );
  expect(items).toContainEqual(
    expect.objectContaining({
      type: "article",
      article: expect.objectContaining({ enterprises: ["signal-house"] }),
    }),
  );
});

test("who wants another language gets all of it, and what went meanwhile is gone in both", async () => {
  const { cursor } = await catchUp("?lang=en");
  await tell(db, { id: "bridge", published: ["en", "zh-Hans"], at: noon + 1 });
  await withdrawEdition(db, editor, { articleId: "tunnel", locale: "en" }, noon + 2);
  later();
  const { items } = await catchUp(`?cursor=${cursor}&lang=en,zh-Hans`);
  expect(items.map(inShort)).toContain("upsert article bridge");
  const last = items.findLast(({ id }) => id === "tunnel");
  expect(last).toMatchObject({
    article: { editions: { "zh-Hans": {} }, removed: { en: { reason: "withdrawn" } } },
  });
});

test("thin tells that it changed, and nothing more", async () => {
  const page = await ask("?thin&types=article");
  expect(page.items).toEqual([{ seq: expect.any(Number), type: "article", id: "tunnel", op: "upsert" }]);
});

test("a cursor from a log that is gone is told where to start again", async () => {
  const { cursor } = await catchUp("?lang=en&types=article,batch");
  await env.DB.prepare("DELETE FROM changes").run();
  later();
  const response = await app.get(`/api/v1/sync?cursor=${cursor}`);
  expect([response.status, await response.json()]).toMatchObject([
    410,
    { code: "cursor_gone", start: `${origin}/api/v1/sync?lang=en&types=batch%2Carticle` },
  ]);
});

test("a cursor from before the database was set back is found out, though its number is given out again", async () => {
  const { cursor } = await catchUp("");
  const { results } = await env.DB.prepare("SELECT max(seq) AS seq FROM changes").all<{ seq: number }>();
  await env.DB.prepare("UPDATE changes SET committed_at = committed_at + 60000 WHERE seq = ?")
    .bind(results[0]?.seq ?? 0)
    .run();
  await rewrite(db, { articleId: "tunnel", locale: "en", title: "Another" }, noon + 120_000);
  later(200_000);
  expect((await app.get(`/api/v1/sync?cursor=${cursor}`)).status).toBe(410);
});
