/** Articles over HTTP: an editor's way from the first word to the correction, and what nobody gets past. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { openDatabase } from "../../src/database.ts";
import { counting } from "../support/databases.ts";
import { deskOf } from "../support/desk.ts";
import type { Desk } from "../support/desk.ts";
import { encoded, expectNothingInside, expectPrivate, foreignCursors } from "../support/guard.ts";
import { languages } from "../support/languages.ts";
import { everything } from "../support/log.ts";
import { draft, editor, establishRegister, noon, tell, words } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";
import type { Clock, Visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
let clock: Clock;
let guest: Visitor;
let desk: Desk;

beforeEach(async () => {
  clock = { now: noon };
  guest = visitor(clock);
  desk = await deskOf(db, guest);
  await establishRegister(db);
  // That a token was used is noted once a minute, and no news here.
  await desk.get("/me");
});

interface Shape {
  id: string;
  etag: string;
  state: string;
  title: string;
  items: Record<string, unknown>[];
  nextCursor: string | null;
  [key: string]: unknown;
}

const get = async (path: string): Promise<Shape> => (await desk.get(path)).json();

/** With the ETag that the thing has now. */
async function send(method: string, path: string, body?: object, of = path): Promise<Response> {
  const { etag } = await get(of);
  return desk.send(method, path, body, { "If-Match": etag });
}

const edition = (id: string, locale = "en") => `/articles/${id}/editions/${locale}`;
const inside = (id: string, path: string, locale = "en") => `${edition(id, locale)}/${path}`;
const sendIn = (method: string, id: string, path: string, body?: object, locale = "en") =>
  send(method, inside(id, path, locale), body, edition(id, locale));

describe("an editor", () => {
  test("writes an article in both languages, publishes one now and one later, corrects it and takes it back", async () => {
    const created = await desk.send("POST", "/articles", {
      slug: "river",
      sourceLocale: "en",
      enterprises: ["tunnel-works"],
    });
    expect(created.status).toBe(201);
    const { id } = await created.json<Shape>();
    expect(created.headers.get("Location")).toBe(`/api/v1/desk/articles/${id}`);
    expect(await get(edition(id))).toMatchObject({ state: "missing", version: 0, etag: '"v0"', draft: null });

    const saved = await sendIn("PUT", id, "draft", { ...words.en, byline: "By Lin" });
    expect(saved.status).toBe(200);
    expect(saved.headers.get("ETag")).toBe('"v1"');
    expect(await saved.json()).toMatchObject({
      draft: {
        number: 1,
        title: words.en.title,
        markdown: words.en.body,
        byline: "By Lin",
        author: { name: "Chen" },
      },
      published: null,
    });
    const source = await get(edition(id, "zh-Hans"));
    expect(source).toMatchObject({ isSource: false, source: { title: words.en.title } });

    await sendIn("PUT", id, "draft", words["zh-Hans"], "zh-Hans");
    expect(await get(edition(id, "zh-Hans"))).toMatchObject({
      translation: { status: "current", staleBlocks: [] },
    });
    expect((await sendIn("PUT", id, "publication", {})).status).toBe(200);
    const at = new Date(noon + 20 * 3600_000).toISOString();
    expect(await (await sendIn("PUT", id, "publication", { at }, "zh-Hans")).json()).toMatchObject({
      ...{ state: "scheduled", scheduledAt: at },
    });
    expect((await guest.get("/en/articles/river")).status).toBe(200);
    clock.now = noon + 20 * 3600_000 + 5000;
    await guest.scheduled();
    expect((await guest.get("/zh/articles/river")).status).toBe(200);

    const note = { en: "An earlier version misstated the year." };
    expect(await (await sendIn("PUT", id, "correction", { note })).json()).toMatchObject({
      correction: { note },
    });
    expect(await (await visitor(clock).get("/en/articles/river")).text()).toContain(note.en);
    const reason = { en: "The tunnel is not open." };
    expect((await sendIn("PUT", id, "withdrawal", { reason })).status).toBe(200);
    const gone = await visitor(clock).get("/en/articles/river");
    expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining(reason.en)]);
  });

  test("publishes both in one stroke, or neither", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    const both = { locales: ["en", "zh-Hans"] };
    const refused = await send("PUT", "/articles/tunnel/publication", both, "/articles/tunnel");
    expect([refused.status, (await get(edition("tunnel"))).state]).toEqual([404, "draft"]);
    await draft(db, { articleId: "tunnel", locale: "zh-Hans", expectedVersion: 0 });
    expect((await send("PUT", "/articles/tunnel/publication", both, "/articles/tunnel")).status).toBe(200);
    expect([(await get(edition("tunnel"))).state, (await get(edition("tunnel", "zh-Hans"))).state]).toEqual([
      "published",
      "published",
    ]);
  });

  test("plans both for one instant, and calls one of them off", async () => {
    await tell(db, { published: [], drafts: ["en", "zh-Hans"] });
    const at = new Date(noon + 60_000).toISOString();
    await send("PUT", "/articles/tunnel/publication", { locales: ["en", "zh-Hans"], at }, "/articles/tunnel");
    expect(await (await sendIn("DELETE", "tunnel", "schedule")).json()).toMatchObject({
      state: "draft",
      scheduledAt: null,
    });
    expect(await get("/articles?state=scheduled")).toMatchObject({ items: [{ id: "tunnel" }] });
    expect(await get("/articles?state=scheduled&locale=en")).toMatchObject({ items: [] });
  });

  test("moves an article: readers and apps are led from the old address to the new, whatever they ask", async () => {
    await nameTopic(db, editor, { id: "rail", label: { en: "Rail", "zh-Hans": "轨道交通" } }, noon);
    await tell(db);
    await send("PATCH", "/articles/tunnel", { slug: "river-tunnel" });
    const moved = await send("PATCH", "/articles/tunnel", { slug: "under-the-river", topics: ["rail"] });
    expect(await moved.json()).toMatchObject({
      slug: "under-the-river",
      oldSlugs: expect.arrayContaining(["tunnel", "river-tunnel"]),
      topics: [{ id: "rail" }],
    });
    for (const { segment, locale } of languages) {
      const page = await visitor(clock).get(`/${segment}/articles/river-tunnel`);
      expect([page.status, page.headers.get("Location")]).toEqual([
        301,
        `/${segment}/articles/under-the-river`,
      ]);
      const api = await visitor(clock).get(`/api/v1/articles/river-tunnel?lang=${locale}&fallback=source`);
      const there = `${origin}/api/v1/articles/under-the-river?fallback=source&lang=${locale}`;
      expect([api.status, api.headers.get("Location")]).toEqual([301, there]);
      const side = await visitor(clock).get("/bilingual/articles/river-tunnel");
      expect([side.status, side.headers.get("Location")]).toEqual([
        301,
        "/bilingual/articles/under-the-river",
      ]);
    }
  });

  test("is told of what stands in the way of a publication, in words, block by block", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    await sendIn("PUT", "tunnel", "draft", {
      ...words.en,
      body: "See ![](/images/a.jpg) and，[this](/articles/nonesuch).",
    });
    const { items } = await get(inside("tunnel", "checks"));
    expect(items.map(({ check, severity }) => [check, severity])).toEqual([
      ["image_without_alt", "error"],
      ["image_unknown", "error"],
      ["link_broken", "error"],
      ["fullwidth-punctuation", "warning"],
    ]);
    for (const { message } of items) expect(message).not.toMatch(/^publication\.|\{\{/);
    const refused = await sendIn("PUT", "tunnel", "publication", { accept: true });
    expect(refused.status).toBe(422);
    expect(await refused.json()).toMatchObject({
      code: "findings_block",
      findings: [{ block: items[0]?.["block"] }, {}, {}],
    });
    const chinese = await desk.get(`${inside("tunnel", "checks")}?lang=zh`);
    expect((await chinese.json<Shape>()).items[0]?.["message"]).toMatch(/\p{Script=Han}/u);
  });

  test("says yes to a warning", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    await sendIn("PUT", "tunnel", "draft", { ...words.en, body: "The tunnel，at last， opened." });
    expect(await (await sendIn("PUT", "tunnel", "publication", {})).json()).toMatchObject({
      code: "findings_unanswered",
    });
    expect((await sendIn("PUT", "tunnel", "publication", { accept: true })).status).toBe(200);
  });

  test("looks through the history, compares, and goes back", async () => {
    await tell(db);
    await sendIn("PUT", "tunnel", "draft", {
      ...words.en,
      body: "The tunnel opened yesterday.\n\nTrains run from Monday.\n\nIt took three years.",
    });
    expect(await get(`${inside("tunnel", "revisions")}?limit=1`)).toMatchObject({
      items: [{ number: 2, isDraft: true, isPublished: false, author: { name: "Chen" } }],
      nextCursor: expect.any(String),
    });
    const { nextCursor } = await get(`${inside("tunnel", "revisions")}?limit=1`);
    expect(await get(`${inside("tunnel", "revisions")}?limit=1&cursor=${nextCursor}`)).toMatchObject({
      items: [{ number: 1, isPublished: true }],
      nextCursor: null,
    });
    expect(await get(inside("tunnel", "revisions/1"))).toMatchObject({ number: 1, markdown: words.en.body });
    expect(await get(inside("tunnel", "revisions/2/diff"))).toMatchObject({
      ...{ number: 2, against: 1, lines: [], counts: { added: 0, removed: 0, changed: 1, moved: 1 } },
      blocks: [
        {
          kind: "changed",
          words: [
            { kind: "same", text: "The tunnel opened " },
            { kind: "gone", text: "today" },
            { kind: "new", text: "yesterday" },
            {},
          ],
        },
        { kind: "same", moved: true },
        { kind: "same", moved: false },
      ],
    });
    expect((await desk.get(inside("tunnel", "revisions/9"))).status).toBe(404);
    const restored = await sendIn("POST", "tunnel", "revisions", { restore: 1 });
    expect([restored.status, await restored.json()]).toMatchObject([201, { number: 3 }]);
    expect(await get(inside("tunnel", "revisions/3/diff?against=1"))).toMatchObject({
      counts: { changed: 0, moved: 0 },
    });
  });

  test("sees a translation beside its source, with what is outdated and what is missing", async () => {
    await tell(db);
    const body = `${words.en.body.replace("three", "four")}\n\nVentilation shafts stand on both banks.`;
    await sendIn("PUT", "tunnel", "draft", { ...words.en, body });
    await sendIn("PUT", "tunnel", "publication", {});
    const shape = await get(edition("tunnel", "zh-Hans"));
    expect(shape).toMatchObject({
      translation: { status: "incomplete" },
      source: {
        blocks: [
          { state: "current", translation: "隧道今天通车。" },
          { state: "outdated" },
          { state: "current" },
          { state: "missing", translation: null },
        ],
      },
    });
  });

  test("gives a preview away that works without signing in", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    const answer = await desk.send("POST", inside("tunnel", "preview-link"), { days: 2 });
    expect(answer.status).toBe(201);
    const { url, expiresAt } = await answer.json<{ url: string; expiresAt: string }>();
    expect(expiresAt).toBe(new Date(noon + 48 * 3600_000).toISOString());
    expect((await visitor(clock).get(new URL(url).pathname)).status).toBe(200);
    const admin = await deskOf(db, guest, { role: "admin" });
    expect((await desk.send("DELETE", "/preview-links")).status).toBe(403);
    expect((await admin.send("DELETE", "/preview-links")).status).toBe(204);
    expect((await visitor(clock).get(new URL(url).pathname)).status).toBe(404);
  });

  test("is shown the enterprises that a text names", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    await sendIn("PUT", "tunnel", "draft", { ...words.en, body: "Signal House built it." });
    expect(await get("/enterprises/suggestions?articleId=tunnel&locale=en")).toMatchObject({
      items: [
        {
          enterprise: { id: "signal-house", names: { en: "Signal House", "zh-Hans": "信号公司" } },
          ...{ isLinked: false, count: 1 },
          passages: [{ start: 0, end: 12, text: "Signal House", name: "Signal House", locale: "en" }],
        },
      ],
    });
  });
});

describe("a lost race", () => {
  test("is told with both texts and the one made of them, which can be saved as it is", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    const { etag } = await get(edition("tunnel"));
    const theirs = words.en.body.replace("today", "yesterday");
    await desk.send("PUT", inside("tunnel", "draft"), { ...words.en, body: theirs }, { "If-Match": etag });
    const yours = `${words.en.body.replace("Monday", "Tuesday")}\n\nMore follows.`;
    const lost = await desk.send(
      "PUT",
      inside("tunnel", "draft"),
      { ...words.en, body: yours, byline: "By Mei" },
      { "If-Match": etag },
    );
    expect(lost.status).toBe(412);
    const problem = await lost.json<{ etag: string; merge: { markdown: string; conflicts: string[] } }>();
    expect(problem).toMatchObject({
      code: "edit_conflict",
      etag: '"v2"',
      base: { number: 1, markdown: words.en.body },
      theirs: { number: 2, markdown: theirs },
      yours: { markdown: yours, byline: "By Mei" },
      merge: { byline: { value: "By Mei" }, conflicts: [] },
    });
    expect(problem.merge.markdown).toBe(
      "The tunnel opened yesterday.\n\nIt took three years.\n\nTrains run from Tuesday.\n\nMore follows.",
    );
    const merged = { ...words.en, body: problem.merge.markdown };
    expect(
      (await desk.send("PUT", inside("tunnel", "draft"), merged, { "If-Match": problem.etag })).status,
    ).toBe(200);
  });

  test("names the block that both changed", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    const body = (word: string) => ({ ...words.en, body: words.en.body.replace("three", word) });
    await desk.send("PUT", inside("tunnel", "draft"), body("four"), { "If-Match": '"v1"' });
    const lost = await desk.send("PUT", inside("tunnel", "draft"), body("five"), { "If-Match": '"v1"' });
    const { merge } = await lost.json<{
      merge: { blocks: { id: string; conflict?: object }[]; conflicts: string[] };
    }>();
    expect(merge.conflicts).toHaveLength(1);
    expect(merge.blocks.find(({ id }) => id === merge.conflicts[0])?.conflict).toEqual({
      base: "It took three years.",
      theirs: "It took four years.",
      yours: "It took five years.",
    });
  });

  test("over the first words of all has nothing for a base", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    const lost = await desk.send("PUT", inside("tunnel", "draft"), words.en, { "If-Match": '"v0"' });
    expect(await lost.json()).toMatchObject({ base: { number: null, markdown: "" }, theirs: { number: 1 } });
  });

  test.each([
    ["PUT", inside("tunnel", "publication"), {}],
    ["DELETE", inside("tunnel", "publication"), undefined],
    ["DELETE", inside("tunnel", "schedule"), undefined],
    ["PUT", inside("tunnel", "withdrawal"), { reason: { en: "Wrong." } }],
    ["PUT", inside("tunnel", "correction"), { note: { en: "Right." } }],
    ["DELETE", inside("tunnel", "correction"), undefined],
    ["POST", inside("tunnel", "revisions"), { restore: 1 }],
    ["PATCH", "/articles/tunnel", { topics: [] }],
    ["PUT", "/articles/tunnel/publication", { locales: ["en"] }],
    ["PUT", inside("tunnel", "draft"), words.en],
  ])(
    "%s %s wants to know what was seen, and writes nothing over what was not",
    async (method, path, body) => {
      await tell(db, { published: ["en"] });
      await draft(db, { articleId: "tunnel", locale: "en", expectedVersion: 2 });
      const before = await everything();
      const without = await desk.send(method, path, body);
      const stale = await desk.send(method, path, body, { "If-Match": '"v1"' });
      const foreign = await desk.send(method, path, body, { "If-Match": 'W/"v3"' });
      expect([without.status, stale.status, foreign.status]).toEqual([428, 412, 412]);
      expect(await everything()).toEqual(before);
    },
  );
});

describe("the board", () => {
  test("has a cell for each language of each article, and goes on where it stopped", async () => {
    await tell(db, { id: "tunnel" });
    await tell(db, { id: "bridge", published: [], drafts: ["en"], at: noon + 1 });
    const first = await get("/articles?limit=1");
    expect(first.items).toMatchObject([
      {
        id: "bridge",
        editions: [
          {
            locale: "en",
            state: "draft",
            stands: ["draft"],
            draftNumber: 1,
            publishedNumber: null,
            title: words.en.title,
          },
          { locale: "zh-Hans", state: "missing", stands: ["missing"], version: 0, title: null },
        ],
      },
    ]);
    const second = await get(`/articles?limit=1&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ id: "tunnel" }], nextCursor: null });
    expect(await get("/articles?q=tunn&locale=zh&state=current")).toMatchObject({
      items: [{ id: "tunnel" }],
    });
  });

  test.each([...Object.entries(foreignCursors), ["another list's", encoded(["articles", 1, "x"])]])(
    "refuses a cursor that is %s",
    async (_, cursor) => {
      expect((await desk.get(`/articles?cursor=${cursor}`)).status).toBe(400);
    },
  );

  test.each(["state=open", "locale=fr", "limit=0", "x=1", "q=a&q=b"])("refuses %s", async (query) => {
    expect((await desk.get(`/articles?${query}`)).status).toBe(400);
  });
});

describe("a request", () => {
  test.each([
    "/articles",
    "/articles?q=tunnel",
    "/articles/tunnel",
    edition("tunnel"),
    edition("tunnel", "zh-Hans"),
    inside("tunnel", "checks"),
    inside("tunnel", "revisions"),
    inside("tunnel", "revisions/1"),
    inside("tunnel", "revisions/2/diff?against=1"),
    "/enterprises/suggestions?articleId=tunnel&locale=en",
  ])("for %s takes two round trips at the most, writes nothing and is kept by nobody", async (path) => {
    await tell(db);
    await draft(db, { articleId: "tunnel", locale: "en", expectedVersion: 2 });
    await desk.get("/articles");
    const before = await everything();
    const count = { calls: 0, rows: 0 };
    const counted = visitor(clock, { DB: counting(env.DB, count) });
    const headers = { Authorization: `Bearer ${desk.token}` };
    const response = await counted.get(`/api/v1/desk${path}`, headers);
    // Beside the one that lets in, which is no batch.
    expect([response.status, count.calls]).toEqual([200, 1]);
    expectPrivate(response);
    expect(await everything()).toEqual(before);
  });

  test.each([
    ["POST", "/articles", { slug: "x", sourceLocale: "en", version: 9 }, 400],
    ["POST", "/articles", { slug: "x", sourceLocale: "fr" }, 422],
    ["POST", "/articles", { slug: "../x", sourceLocale: "en" }, 422],
    ["POST", "/articles", { slug: "x", sourceLocale: "en", enterprises: ["nonesuch"] }, 404],
    ["POST", "/articles", { slug: "tunnel", sourceLocale: "en" }, 409],
    ["PATCH", "/articles/tunnel", {}, 422],
    ["PATCH", "/articles/tunnel", { id: "other" }, 400],
    ["PUT", inside("tunnel", "draft"), { ...words.en, author: "somebody" }, 400],
    ["PUT", inside("tunnel", "draft"), { title: "No body" }, 422],
    ["PUT", inside("tunnel", "draft"), { ...words.en, body: "x".repeat(300_000) }, 413],
    ["PUT", inside("tunnel", "draft"), { ...words.en, body: "x".repeat(1_100_000) }, 413],
    ["PUT", inside("tunnel", "draft"), { ...words.en, body: `${"> ".repeat(40)}x` }, 422],
    ["PUT", inside("tunnel", "publication"), { at: "tomorrow" }, 422],
    ["PUT", inside("tunnel", "publication"), { at: "2026-03-01T08:00:00" }, 422],
    ["PUT", "/articles/tunnel/publication", { locales: [] }, 422],
    ["PUT", inside("tunnel", "withdrawal"), { reason: {} }, 422],
    ["PUT", inside("tunnel", "withdrawal"), { reason: { "zh-Hans": "错" } }, 422],
    ["PUT", inside("tunnel", "correction"), { note: { en: " " } }, 422],
    ["POST", inside("tunnel", "revisions"), { restore: 0 }, 422],
    ["POST", inside("tunnel", "preview-link"), { days: 366 }, 422],
    ["GET", inside("tunnel", "checks", "fr"), undefined, 400],
    ["GET", "/articles/nonesuch", undefined, 404],
    ["GET", edition("nonesuch"), undefined, 404],
    ["GET", "/articles/NONE%20SUCH", undefined, 404],
    ["GET", "/enterprises/suggestions?articleId=tunnel", undefined, 400],
  ])("%s %s %j is refused, and says nothing of what is inside", async (method, path, body, status) => {
    await tell(db, { published: ["en"] });
    const before = await everything();
    const response = await desk.send(method, path, body, { "If-Match": "*" });
    const text = await response.text();
    expect([response.status, text]).toEqual([status, text]);
    expectNothingInside(text);
    expect(await everything()).toEqual(before);
  });
});

describe("a translator", () => {
  let mei: Desk;
  beforeEach(async () => {
    mei = await deskOf(db, guest, { name: "Mei", role: "translator", locales: ["zh-Hans"] });
    await tell(db);
    await mei.get("/me");
  });

  test("reads everything and writes her language", async () => {
    expect((await mei.get(edition("tunnel"))).status).toBe(200);
    const saved = await mei.send("PUT", inside("tunnel", "draft", "zh-Hans"), words["zh-Hans"], {
      "If-Match": "*",
    });
    expect(saved.status).toBe(200);
  });

  test.each([
    ["PUT", inside("tunnel", "draft"), words.en],
    ["POST", inside("tunnel", "revisions"), { restore: 1 }],
    ["PUT", inside("tunnel", "publication", "zh-Hans"), {}],
    ["PUT", inside("tunnel", "withdrawal", "zh-Hans"), { reason: { "zh-Hans": "错" } }],
    ["PUT", inside("tunnel", "correction", "zh-Hans"), { note: { "zh-Hans": "更正" } }],
    ["DELETE", inside("tunnel", "schedule", "zh-Hans"), undefined],
    ["PUT", "/articles/tunnel/publication", { locales: ["zh-Hans"] }],
    ["PATCH", "/articles/tunnel", { slug: "mine" }],
    ["POST", "/articles", { slug: "mine", sourceLocale: "zh-Hans" }],
  ])("may not %s %s, whether it exists or not", async (method, path, body) => {
    const before = await everything();
    for (const there of [path, path.replace("tunnel", "nonesuch")]) {
      const response = await mei.send(method, there, body, { "If-Match": "*" });
      expect([there, response.status]).toEqual([there, 403]);
    }
    expect(await everything()).toEqual(before);
  });
});
