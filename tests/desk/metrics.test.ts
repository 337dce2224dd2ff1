/** Measured freshness as JSON and as a page. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { commit } from "../../src/changes/commit.ts";
import { insertRows } from "../../src/changes/insert-rows.ts";
import { openDatabase } from "../../src/database.ts";
import { deliverPurges } from "../../src/delivery/purge.ts";
import { durationOf, summaryOf } from "../../src/delivery/summary.ts";
import { deliveries, outbox } from "../../src/delivery/tables.ts";
import { formatDuration } from "../../src/desk/formats.ts";
import { bearer } from "../support/access.ts";
import { readPage } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { editor, establishRegister, noon, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { tallying } from "../support/tally.ts";
import type { RoundTrip } from "../support/tally.ts";

const db = openDatabase(env.DB);
const day = 24 * 3600 * 1000;

type Row = typeof deliveries.$inferSelect;

const row = (seq: number, more: Partial<Row> = {}): Row => ({
  ...{ seq, articleId: "tunnel", locale: "en", kind: "published", scheduledFor: null, committedAt: noon },
  ...{ purgedAt: null, certainAt: null, servedAt: null, ...more },
});

const write = (rows: readonly Row[]) => commit(db, insertRows(db, deliveries, rows));
const many = (count: number, more: (index: number) => Partial<Row>) =>
  Array.from({ length: count }, (_, index) => row(index + 1, more(index)));

describe("figures", () => {
  test("of nothing are none, and not nought", () => {
    const nothing = { count: 0, p50: null, p99: null };
    expect(summaryOf([], noon)).toEqual({
      ...{ count: 0, purged: nothing, certain: nothing, served: nothing, scheduled: nothing },
      ...{ waiting: 0, neverAsked: 0 },
    });
  });

  test.each([
    [[7], 7, 7],
    [[9, 1], 1, 9],
    [[5, 1, 9], 5, 9],
    [Array.from({ length: 100 }, (_, index) => index + 1), 50, 99],
    [Array.from({ length: 200 }, (_, index) => 200 - index), 100, 198],
  ])("are durations that were measured (%#)", (durations, p50, p99) => {
    const rows = durations.map((ms, index) => row(index, { purgedAt: noon + ms }));
    expect(summaryOf(rows, noon).purged).toEqual({ count: durations.length, p50, p99 });
  });

  test("are over what has that moment, and say how many nobody asked for", () => {
    const rows = [
      row(1, { servedAt: noon + 300 }),
      row(2),
      row(3, { committedAt: noon - day - 1 }),
      row(4, { committedAt: noon - day }),
    ];
    expect(summaryOf(rows, noon)).toMatchObject({
      ...{ count: 4, served: { count: 1, p50: 300, p99: 300 }, waiting: 2, neverAsked: 1 },
    });
  });

  test("two clocks that differ a little make no time negative", () => {
    expect(durationOf(noon, noon - 3)).toBe(0);
    expect(durationOf(null, noon)).toBeUndefined();
  });

  test.each([
    ["en", 0, "0 ms"],
    ["en", 85, "85 ms"],
    ["en", 5640, "5.6 secs"],
    ["en", 90_000, "1.5 minutes"],
    ["en", 3 * day, "3 days"],
    ["zh-Hans", 85, "85毫秒"],
    ["zh-Hans", 5640, "5.6秒"],
    ["zh-Hans", 90_000, "1.5分钟"],
  ] as const)("in %s, %i ms is said as %s", (locale, ms, said) => {
    expect(formatDuration(locale, ms)).toBe(said);
  });
});

describe("as JSON", () => {
  const path = "/api/v1/desk/metrics";
  const read = async (query = "", at = noon) => {
    const response = await visitor({ now: at }).get(path + query, await bearer({ role: "editor" }));
    expect(response.status).toBe(200);
    return response.json<Record<string, Record<string, unknown>>>();
  };

  test("an empty newsroom has measured nothing", async () => {
    const body = await read();
    expect(body).toMatchObject({ last: 200, since: null, deliveries: { all: { count: 0 } } });
    expect(Object.keys(body["deliveries"] ?? {})).toEqual(["all"]);
  });

  test("each kind has its own, of the last changes that are asked for", async () => {
    await write(
      many(30, (index) => ({
        kind: index % 3 === 0 ? "withdrawn" : "published",
        committedAt: noon + index,
        purgedAt: noon + index + 100,
        certainAt: noon + index + 5600,
        servedAt: noon + index + (index < 10 ? 9000 : 200),
        scheduledFor: index === 29 ? noon + index - 40 : null,
      })),
    );
    const all = await read("", noon + day);
    expect(all["deliveries"]).toMatchObject({
      all: {
        count: 30,
        purged: { count: 30, p50: 100, p99: 100 },
        certain: { p50: 5600 },
        served: { p50: 200, p99: 9000 },
        scheduled: { count: 1, p50: 40, p99: 40 },
      },
      published: { count: 20 },
      withdrawn: { count: 10, scheduled: { count: 0, p50: null } },
    });
    const last = await read("?last=20", noon + day);
    expect(last).toMatchObject({
      ...{ last: 20, since: new Date(noon + 10).toISOString() },
      deliveries: { all: { count: 20, served: { p99: 200 } } },
    });
  });

  test("what the edge refuses is told, since when, and what waits for it", async () => {
    await establishRegister(db);
    await tell(db, { at: noon + 1 });
    const refusing = {
      purge: async () => ({ success: false }),
      invalidate: async () => ({ success: false }),
    };
    await deliverPurges(db, refusing, noon + 10);
    const { purges } = await read("", noon + 11);
    const rows = await db.select().from(outbox);
    expect(purges).toEqual({
      ...{ due: 0, later: rows.length, failing: rows.length },
      ...{ oldest: new Date(noon).toISOString(), failingSince: new Date(noon + 10).toISOString() },
    });
    const answering = { purge: async () => ({ success: true }), invalidate: async () => ({ success: true }) };
    await deliverPurges(db, answering, noon + 60_000);
    expect((await read("", noon + 60_001))["purges"]).toEqual({
      ...{ due: 0, later: 0, failing: 0, oldest: null, failingSince: null },
    });
  });

  test.each(["?last=0", "?last=1001", "?last=all", "?first=3"])("%s is refused", async (query) => {
    expect((await visitor().get(path + query, await bearer())).status).toBe(400);
  });

  test("is not for translators, whatever they ask for", async () => {
    const headers = await bearer({ role: "translator" });
    for (const query of ["", "?last=0"])
      expect((await visitor().get(path + query, headers)).status).toBe(403);
  });
});

describe.each(languages)("the page, in $locale", ({ locale }) => {
  beforeEach(() => establishRegister(db));

  const open = async (at: number, d1 = env.DB) => {
    const headers = { ...(await bearer({ role: "editor" })), "Accept-Language": locale };
    return readPage(await visitor({ now: at }, { DB: d1 }).get("/desk/deliveries", headers));
  };

  test("says that nothing has been measured where nothing has", async () => {
    const page = await open(noon);
    expect(page.status).toBe(200);
    expect(await page.texts(".empty")).toHaveLength(1);
    expect(await page.all("#figures")).toEqual([]);
  });

  test("tells each change with its moments, and leads to the article", async () => {
    await tell(db, { published: ["en"] });
    await tell(db, { id: "bridge", published: [locale], sourceLocale: locale, at: noon + 1000 });
    await withdrawEdition(db, editor, { articleId: "tunnel", locale: "en" }, noon + 2000);
    await env.DB.exec(
      "UPDATE deliveries SET purged_at = committed_at + 80, certain_at = committed_at + 5600, served_at = committed_at + 1500 WHERE article_id = 'bridge'",
    );
    const page = await open(noon + 3000);
    const links = await page.all("section[aria-labelledby=last] th a");
    expect(links.map(({ attributes, text }) => [attributes.get("href"), text])).toEqual([
      ["/desk/articles/tunnel", "A tunnel opens"],
      ["/desk/articles/bridge", locale === "en" ? "A tunnel opens" : "隧道通车"],
      ["/desk/articles/tunnel", "A tunnel opens"],
    ]);
    const [, bridge] = await page.texts("section[aria-labelledby=last] tbody tr");
    for (const ms of [80, 5600, 1500]) expect(bridge).toContain(formatDuration(locale, ms));
    const figures = await page.texts("section[aria-labelledby=figures] tbody th");
    expect(figures).toEqual(locale === "en" ? ["all", "published", "withdrawn"] : ["全部", "发布", "撤回"]);
  });

  test("what the edge refuses stands at the top of what is to come", async () => {
    await deliverPurges(
      db,
      { purge: async () => ({ success: false }), invalidate: async () => ({ success: false }) },
      noon + 10,
    );
    await tell(db, { published: ["en"], at: noon + 20 });
    const page = await open(noon + 30);
    const states = await page.texts("section[aria-labelledby=purges] tbody .tag");
    expect(states[0]).toMatch(/refused|被拒绝/);
    expect(states.at(-1)).toMatch(/to be sent|待发送/);
  });

  test("costs two calls to the database", async () => {
    await tell(db);
    const trips: RoundTrip[] = [];
    const warm = visitor({ now: noon }, { DB: tallying(env.DB, trips) });
    const headers = await bearer({ role: "editor" });
    await warm.get("/desk/deliveries", headers);
    trips.length = 0;
    expect((await warm.get("/desk/deliveries", headers)).status).toBe(200);
    expect(trips).toHaveLength(2);
  });
});
