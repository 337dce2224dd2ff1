import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { appendChange } from "../../src/changes/append.ts";
import { commit } from "../../src/changes/commit.ts";
import { openDatabase } from "../../src/database.ts";
import { purgeAgainAfter } from "../../src/delivery/policy.ts";
import { deliverPurges, forgetDelivered } from "../../src/delivery/purge.ts";
import { noon } from "../support/newsroom.ts";

const db = openDatabase(env.DB);

function edge(answers: boolean[] = []) {
  const calls: { mode: string; tags: string[] | "everything" }[] = [];
  const answer = (mode: string) => async (options: { tags?: string[]; purgeEverything?: boolean }) => {
    calls.push({ mode, tags: options.tags ?? "everything" });
    return { success: answers.shift() ?? true };
  };
  return { calls, cache: { purge: answer("purge"), invalidate: answer("invalidate") } };
}

/** Long enough ago that one purge is enough. */
const before = noon - purgeAgainAfter;

async function log(
  count: number,
  tagsOf: (index: number) => string[],
  mode: "purge" | "invalidate" = "purge",
  at = before,
) {
  for (let index = 0; index < count; index++) {
    const change = { kind: "article.published", subjectId: `a${index}`, tags: tagsOf(index), mode } as const;
    await commit(db, appendChange(db, "editor", change, at));
  }
}

const pending = () =>
  env.DB.prepare("SELECT count(*) AS n FROM outbox WHERE done_at IS NULL").first<number>("n");

test("many changes are coalesced: each tag once, a hundred a call, purges before invalidations", async () => {
  await log(3, () => ["articles", "renamed"], "invalidate");
  await log(60, (index) => ["articles", `article-${index}`, `enterprise-${index}`]);
  const { calls, cache } = edge();
  expect(await deliverPurges(db, cache, noon)).toEqual({ calls: 3, done: 63, again: 0, failed: 0 });
  expect(calls.map(({ mode, tags }) => [mode, tags.length])).toEqual([
    ["purge", 99],
    ["purge", 23],
    ["invalidate", 2],
  ]);
  expect(await deliverPurges(db, cache, noon)).toEqual({ calls: 0, done: 0, again: 0, failed: 0 });
});

test("a change with more tags than a call takes is spread over several", async () => {
  await log(1, () => Array.from({ length: 250 }, (_, index) => `enterprise-${index}`));
  const { calls, cache } = edge();
  await deliverPurges(db, cache, noon);
  expect(calls.map(({ tags }) => tags.length)).toEqual([100, 100, 50]);
  expect(new Set(calls.flatMap(({ tags }) => tags)).size).toBe(250);
});

test("a fresh change is purged at once, and again when every isolate must have looked", async () => {
  await log(1, () => ["articles"], "purge", noon);
  const { calls, cache } = edge();
  expect(await deliverPurges(db, cache, noon + 10)).toMatchObject({ calls: 1, done: 0, again: 1 });
  expect(await deliverPurges(db, cache, noon + purgeAgainAfter - 1)).toMatchObject({ calls: 0 });
  expect(await deliverPurges(db, cache, noon + purgeAgainAfter)).toMatchObject({
    calls: 1,
    done: 1,
    again: 0,
  });
  expect([calls.length, await pending()]).toEqual([2, 0]);
});

describe("a refusal", () => {
  test("is a failure that is tried again later, with growing delay", async () => {
    await log(1, () => ["articles"]);
    const { calls, cache } = edge([false, false]);
    expect(await deliverPurges(db, cache, noon)).toMatchObject({ failed: 1 });
    expect(await deliverPurges(db, cache, noon + 4999)).toMatchObject({ calls: 0 });
    expect(await deliverPurges(db, cache, noon + 5000)).toMatchObject({ failed: 1 });
    expect(await deliverPurges(db, cache, noon + 14_999)).toMatchObject({ calls: 0 });
    expect(await deliverPurges(db, cache, noon + 15_000)).toMatchObject({ done: 1 });
    expect([calls.length, await pending()]).toEqual([3, 0]);
  });

  test("and a throw are the same", async () => {
    await log(1, () => ["articles"]);
    const broken = () => Promise.reject(new Error("gone"));
    expect(await deliverPurges(db, { purge: broken, invalidate: broken }, noon)).toMatchObject({ failed: 1 });
    expect(await pending()).toBe(1);
  });
});

test("two runs at once never send the same rows", async () => {
  await log(40, (index) => [`article-${index}`]);
  const { calls, cache } = edge();
  await Promise.all([
    deliverPurges(db, cache, noon),
    deliverPurges(db, cache, noon),
    deliverPurges(db, cache, noon),
  ]);
  const sent = calls.flatMap(({ tags }) => tags);
  expect([sent.length, new Set(sent).size]).toEqual([40, 40]);
});

test("a run that died gives its rows back after a minute", async () => {
  await log(1, () => ["articles"]);
  const died = {
    purge: () => new Promise<never>(() => undefined),
    invalidate: () => new Promise<never>(() => undefined),
  };
  void deliverPurges(db, died, noon);
  await expect.poll(() => env.DB.prepare("SELECT due_at FROM outbox").first("due_at")).toBe(noon + 60_000);
  const { cache } = edge();
  expect(await deliverPurges(db, cache, noon + 59_999)).toMatchObject({ calls: 0 });
  expect(await deliverPurges(db, cache, noon + 60_000)).toMatchObject({ done: 1 });
});

test("the platform's budget is kept: 25 calls at once, 5 more a minute, and everything at once when that is too few", async () => {
  const { calls, cache } = edge();
  for (let round = 0; round < 40; round++) {
    await log(1, () => [`article-${round}`]);
    await deliverPurges(db, cache, noon + round);
  }
  expect(calls.length).toBe(25);
  expect(await pending()).toBe(15);
  await log(300, (index) => [`enterprise-${index}`, `article-${index}`]);
  await deliverPurges(db, cache, noon + 60_040);
  expect(calls.length).toBeLessThanOrEqual(30);
  expect(calls.at(-1)).toEqual({ mode: "purge", tags: "everything" });
});

test("what is done is kept a week", async () => {
  await log(2, () => ["articles"]);
  await deliverPurges(db, edge().cache, noon);
  await forgetDelivered(db, noon + 7 * 24 * 3600_000);
  expect(await env.DB.prepare("SELECT count(*) AS n FROM outbox").first("n")).toBe(2);
  await forgetDelivered(db, noon + 7 * 24 * 3600_000 + 1);
  expect(await env.DB.prepare("SELECT count(*) AS n FROM outbox").first("n")).toBe(0);
});
