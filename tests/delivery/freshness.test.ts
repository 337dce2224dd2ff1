/** How long it took until readers saw a change: what is put down, by whom, and at what cost. */
import { env } from "cloudflare:workers";
import { asc } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { correctEdition } from "../../src/articles/correct.ts";
import { publishDue, publishEditions } from "../../src/articles/publish.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { appendChange } from "../../src/changes/append.ts";
import type { Change } from "../../src/changes/append.ts";
import { commit } from "../../src/changes/commit.ts";
import { openDatabase } from "../../src/database.ts";
import { purgeAgainAfter } from "../../src/delivery/policy.ts";
import { deliverPurges } from "../../src/delivery/purge.ts";
import { deliveries, outbox } from "../../src/delivery/tables.ts";
import { counting, failing } from "../support/databases.ts";
import { languages } from "../support/languages.ts";
import { draft, editor, establishRegister, noon, rewrite, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const day = 24 * 3600 * 1000;

const all = () => db.select().from(deliveries).orderBy(asc(deliveries.seq));
const newest = async () => (await all()).at(-1);
const servedAt = async () => (await newest())?.servedAt;

beforeEach(() => establishRegister(db));

describe("what is measured", () => {
  test("each language of a publication, under the number of its line in the log", async () => {
    await tell(db);
    const log = await env.DB.prepare(
      "SELECT seq, subject_id, locale FROM changes WHERE kind = 'article.published' ORDER BY seq",
    ).all();
    expect(await all()).toEqual(
      log.results.map(({ seq, subject_id, locale }) => ({
        ...{ seq, articleId: subject_id, locale, kind: "published", committedAt: noon },
        ...{ scheduledFor: null, purgedAt: null, certainAt: null, servedAt: null },
      })),
    );
    expect(log.results).toHaveLength(2);
  });

  test("a correction and a withdrawal, each as what it is, and a translation that fell behind", async () => {
    await tell(db);
    const note = { en: "The length was wrong.", "zh-Hans": "长度有误。" };
    await correctEdition(db, editor, { articleId: "tunnel", locale: "zh-Hans", note }, noon + 1);
    await rewrite(db, { articleId: "tunnel", locale: "en", title: "A second tunnel" }, noon + 2);
    await withdrawEdition(db, editor, { articleId: "tunnel", locale: "zh-Hans" }, noon + 3);
    expect(
      (await all()).slice(2).map(({ kind, locale, committedAt }) => [kind, locale, committedAt]),
    ).toEqual(
      expect.arrayContaining([
        ["corrected", "zh-Hans", noon + 1],
        ["published", "en", noon + 2],
        ["updated", "zh-Hans", noon + 2],
        ["withdrawn", "zh-Hans", noon + 3],
      ]),
    );
  });

  test("one that the clock publishes has when it was planned for, one by hand has not", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    const edition = { articleId: "tunnel", editions: [{ locale: "en" as const }] };
    await publishEditions(db, editor, { ...edition, at: noon + 60_000 }, noon);
    expect(await all()).toEqual([]);
    await publishDue(db, noon + 61_500);
    expect(await newest()).toMatchObject({ scheduledFor: noon + 60_000, committedAt: noon + 61_500 });
    await draft(db, { articleId: "tunnel", locale: "en", title: "Again", expectedVersion: 3 }, noon + 70_000);
    await publishEditions(db, editor, { ...edition, at: noon + 80_000 }, noon + 70_000);
    await publishEditions(db, editor, edition, noon + 90_000);
    expect(await newest()).toMatchObject({ kind: "published", scheduledFor: null });
  });

  test("a withdrawal that was planned has it too", async () => {
    await tell(db, { published: ["en"] });
    const at = noon + 60_000;
    await withdrawEdition(db, editor, { articleId: "tunnel", locale: "en", at }, noon);
    await publishDue(db, noon + 60_250);
    expect(await newest()).toMatchObject({ kind: "withdrawn", scheduledFor: at, committedAt: noon + 60_250 });
  });

  test("a change of the register is not", async () => {
    expect(await all()).toEqual([]);
    expect(await db.select().from(outbox)).not.toEqual([]);
  });
});

describe("when the edge has acknowledged it", () => {
  const answering = (success = true) => {
    const answer = async () => ({ success });
    return { purge: answer, invalidate: answer };
  };
  const change = (tags: readonly string[]): Change => ({
    kind: "article.published",
    ...{ subjectId: "tunnel", locale: "en", tags },
    mode: "purge",
    delivery: { kind: "published" },
  });
  const log = (tags: readonly string[]) => commit(db, appendChange(db, "editor", change(tags), noon));
  const times = async () => {
    const { purgedAt, certainAt } = (await newest()) ?? {};
    return [purgedAt, certainAt].map((at) => (at ? at - noon : at));
  };

  beforeEach(async () => {
    await db.delete(outbox);
  });

  test("is told when its answer is there; certain it is with the second purge", async () => {
    await log(["article-tunnel"]);
    await deliverPurges(db, answering(), noon + 10, () => noon + 45);
    expect(await times()).toEqual([45, null]);
    await deliverPurges(db, answering(), noon + purgeAgainAfter, () => noon + purgeAgainAfter + 30);
    expect(await times()).toEqual([45, purgeAgainAfter + 30]);
  });

  test("one purge is enough for both when it is late", async () => {
    await log(["article-tunnel"]);
    await deliverPurges(db, answering(), noon + 60_000, () => noon + 60_020);
    expect(await times()).toEqual([60_020, 60_020]);
  });

  test("is not told while it is refused, and from when that has been so is kept until it is not", async () => {
    await log(["article-tunnel"]);
    const since = async () => (await db.select().from(outbox)).map(({ failingSince }) => failingSince);
    await deliverPurges(db, answering(false), noon + 10);
    await deliverPurges(db, answering(false), noon + 5010);
    expect([await times(), await since()]).toEqual([[null, null], [noon + 10]]);
    await deliverPurges(db, answering(), noon + 15_010);
    expect([await times(), await since()]).toEqual([[15_010, 15_010], [null]]);
  });

  test("is that of the last row, where its tags fill several", async () => {
    await log(Array.from({ length: 150 }, (_, index) => `enterprise-${index}`));
    const answers = [true, false];
    const answer = async () => ({ success: answers.shift() ?? true });
    await deliverPurges(db, { purge: answer, invalidate: answer }, noon + 10);
    expect(await times()).toEqual([null, null]);
    await deliverPurges(db, answering(), noon + 5010);
    expect(await times()).toEqual([5010, null]);
    await deliverPurges(db, answering(), noon + purgeAgainAfter);
    expect(await times()).toEqual([5010, purgeAgainAfter]);
  });

  test("is told of no other change", async () => {
    await log(["article-tunnel"]);
    await deliverPurges(db, answering(), noon + 60_000);
    await log(["article-tunnel"]);
    expect((await all()).map(({ purgedAt }) => purgedAt)).toEqual([noon + 60_000, null]);
  });
});

describe.each(languages)("first served new, in $locale", ({ locale, segment, other }) => {
  const page = `/${segment}/articles/tunnel`;
  const change = (at = noon + 100) => rewrite(db, { articleId: "tunnel", locale, title: "Second 第二" }, at);

  beforeEach(async () => {
    await tell(db, { sourceLocale: other.locale });
    await env.DB.exec("UPDATE deliveries SET served_at = committed_at");
  });

  test.each([
    ["its page", page],
    ["the API", `/api/v1/articles/tunnel?lang=${locale}`],
    ["both languages side by side", "/bilingual/articles/tunnel"],
  ])("%s counts", async (_, path) => {
    const clock = { now: noon };
    const { get } = visitor(clock);
    await get("/en/");
    await change();
    clock.now = noon + 5200;
    await get("/en/");
    clock.now = noon + 5300;
    expect((await get(path)).status).toBe(200);
    clock.now = noon + 5400;
    await get(path);
    expect(await servedAt()).toBe(noon + 5300);
  });

  test.each([
    ["a list", `/${segment}/articles`],
    ["the other language", `/${other.segment}/articles/tunnel`],
    ["another article", `/${segment}/articles/bridge`],
  ])("%s does not", async (_, path) => {
    await tell(db, { id: "bridge" });
    const clock = { now: noon };
    const { get } = visitor(clock);
    await get("/en/");
    await change();
    clock.now = noon + 5200;
    await get("/en/");
    await get(path);
    clock.now = noon + 8000;
    await get(path);
    expect(await servedAt()).toBeNull();
  });

  test("a withdrawal is, with the page that says so", async () => {
    const clock = { now: noon };
    const { get } = visitor(clock);
    await get(page);
    await withdrawEdition(db, editor, { articleId: "tunnel", locale }, noon + 100);
    clock.now = noon + 5200;
    expect((await get(page)).status).toBe(410);
    expect(await newest()).toMatchObject({ kind: "withdrawn", servedAt: noon + 5200 });
  });

  test("an isolate that hears of it with the very answer puts it down at once", async () => {
    const clock = { now: noon };
    const { get } = visitor(clock);
    await get("/en/");
    await change();
    clock.now = noon + 300;
    await get(page);
    expect(await servedAt()).toBe(noon + 300);
  });

  test("one that has only begun puts it down with its next look, as of when it was", async () => {
    const clock = { now: noon + 300 };
    const { get } = visitor(clock);
    await change();
    await get(page);
    expect(await servedAt()).toBeNull();
    clock.now = noon + 2500;
    await get("/en/");
    expect(await servedAt()).toBe(noon + 300);
  });

  test("of several isolates the earliest counts, whichever puts it down first", async () => {
    const clock = { now: noon };
    const [early, late] = [visitor(clock), visitor(clock)];
    await change();
    clock.now = noon + 300;
    await early.get(page);
    clock.now = noon + 900;
    await late.get(page);
    clock.now = noon + 3000;
    await late.get("/en/");
    expect(await servedAt()).toBe(noon + 900);
    await early.get("/en/");
    expect(await servedAt()).toBe(noon + 300);
  });

  test("what nobody asked for within a day is not put down any more", async () => {
    const clock = { now: noon };
    const { get } = visitor(clock);
    await change();
    await get("/en/");
    clock.now = noon + day + 101;
    await get(page);
    clock.now += 3000;
    await get(page);
    expect(await servedAt()).toBeNull();
  });

  test("a database that fails just then costs the reader nothing, and a later answer counts", async () => {
    const clock = { now: noon };
    let isWriting = false;
    const broken = failing(env.DB, () => isWriting);
    const { get } = visitor(clock, { DB: broken });
    await get("/en/");
    await change();
    clock.now = noon + 2500;
    await get("/en/");
    clock.now = noon + 2600;
    const before = await get(page);
    expect(before.status).toBe(200);
    isWriting = true;
    expect((await get(page)).status).toBe(200);
    isWriting = false;
    expect(await servedAt()).toBe(noon + 2600);
  });
});

describe("what it costs readers", () => {
  beforeEach(() => tell(db));

  test("nothing: neither a call nor a row, whatever is awaited", async () => {
    const clock = { now: noon };
    const [before, after] = [
      { calls: 0, rows: 0 },
      { calls: 0, rows: 0 },
    ];
    await visitor(clock, { DB: counting(env.DB, before) }).get("/en/articles/tunnel");
    await env.DB.exec("DELETE FROM deliveries");
    await visitor(clock, { DB: counting(env.DB, after) }).get("/en/articles/tunnel");
    expect(before).toEqual(after);
    expect(before.calls).toBe(1);
  });

  test("the look that an isolate makes anyway reads a row for each that is awaited, once", async () => {
    const clock = { now: noon };
    const count = { calls: 0, rows: 0 };
    const { get } = visitor(clock, { DB: counting(env.DB, count) });
    await get("/en/");
    const looks: number[] = [];
    for (let look = 0; look < 3; look++) {
      clock.now += 2500;
      const rows = count.rows;
      await get("/en/");
      looks.push(count.rows - rows);
    }
    // An empty answer counts as a row: two are awaited, and then none.
    const [first = 0, ...others] = looks;
    expect(others).toEqual([first - 1, first - 1]);
    expect(count.calls).toBe(4);
  });
});
