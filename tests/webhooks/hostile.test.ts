/** Receivers that are slow, loud, elsewhere or dead, and what they cannot do. */
import { env } from "cloudflare:workers";
import { asc } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { deliverPurges } from "../../src/delivery/purge.ts";
import { outbox } from "../../src/delivery/tables.ts";
import { postOnce } from "../../src/webhooks/post.ts";
import { webhookAttempts, webhookMessages, webhooks } from "../../src/webhooks/tables.ts";
import { establishRegister, noon, tell } from "../support/newsroom.ts";
import { outside, receiverAt, run, subscribe } from "../support/receiver.ts";
import type { Outside } from "../support/receiver.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const clock = { now: noon };
const app = receiverAt("app");
const quick = { timeLimit: 200 };
let world: Outside;

beforeEach(async () => {
  clock.now = noon;
  world = outside(clock, quick);
  await establishRegister(db);
});

const never = () => new Promise<Response>(() => {});
const attempts = () => db.select().from(webhookAttempts).orderBy(asc(webhookAttempts.id));
const parcel = { url: app, headers: {}, body: "{}", secrets: [] };

/** What it sends, a piece at a time; the last one never comes. */
function dripping(pieces: readonly string[], status = 200): Response {
  const rest = [...pieces];
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = rest.shift();
      if (piece === undefined) return new Promise(() => {});
      controller.enqueue(new TextEncoder().encode(piece));
      return undefined;
    },
  });
  return new Response(body, { status });
}

describe("one that hangs", () => {
  test("is left after its time, which is a failure", async () => {
    await subscribe(db);
    await tell(db, { published: ["en"] });
    world.answers.set(app, never);
    await run(db, world);
    expect(await attempts()).toMatchObject([{ status: null, error: "timeout", answer: null }]);
  });

  test("delays nobody: while it hangs, all others have been told", async () => {
    for (const name of ["hanging", "a", "b", "c"]) await subscribe(db, { name, url: receiverAt(name) });
    for (const id of ["one", "two"]) await tell(db, { id, published: ["en"] });
    let left = () => {};
    world.answers.set(
      receiverAt("hanging"),
      () => new Promise<Response>((resolve) => (left = () => resolve(new Response()))),
    );
    const running = run(db, { ...world, surroundings: { ...world.surroundings, timeLimit: 20_000 } });
    const told = () => ["a", "b", "c"].map((name) => world.messagesTo(receiverAt(name)).length);
    for (let i = 0; i < 100 && told().some((count) => count < 2); i += 1) await scheduler.wait(20);
    expect(told()).toEqual([2, 2, 2]);
    expect(world.messagesTo(receiverAt("hanging"))).toHaveLength(1);
    left();
    await running;
  });

  test("of many that hang none comes before who answers, the next time", async () => {
    for (const name of ["h1", "h2", "h3", "h4", "h5", "good"]) {
      await subscribe(db, { name, url: receiverAt(name) });
      if (name !== "good") world.answers.set(receiverAt(name), never);
    }
    await tell(db, { id: "one", published: ["en"] });
    await run(db, world);
    clock.now += 10_000;
    await tell(db, { id: "two", published: ["en"] });
    const before = world.received.length;
    await run(db, world);
    expect(world.received[before]?.url).toBe(receiverAt("good"));
  });

  test("holds up no purge", async () => {
    await subscribe(db);
    await tell(db, { published: ["en"] });
    let left = () => {};
    const hanging = () => new Promise<Response>((resolve) => (left = () => resolve(new Response())));
    const purged: string[] = [];
    const cache = {
      purge: ({ tags = [] }: { tags?: string[] }) => {
        purged.push(...tags);
        return Promise.resolve({ success: true });
      },
      invalidate: () => Promise.resolve({ success: true }),
    };
    const scheduled = visitor(clock, {}, { post: hanging }).scheduled(cache);
    for (let i = 0; i < 200 && purged.length === 0; i += 1) await scheduler.wait(20);
    expect(purged).toContain("article-tunnel");
    left();
    await scheduled;
    expect((await deliverPurges(db, cache, clock.now + 60_000)).failed).toBe(0);
    expect(await db.select().from(outbox)).not.toEqual([]);
  });
});

describe("an answer", () => {
  test("that drips is read for the time there is; that it was taken was said already", async () => {
    const started = Date.now();
    const outcome = await postOnce(() => Promise.resolve(dripping(["a", "b", "c"])), parcel, noon, 200);
    expect(Date.now() - started).toBeLessThan(2000);
    expect(outcome).toMatchObject({ status: 200, error: undefined, answer: "abc" });
  });

  test("that never ends is read no further than it is shown", async () => {
    let pulled = 0;
    let isCancelled = false;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new TextEncoder().encode("x".repeat(1000)));
      },
      cancel() {
        isCancelled = true;
      },
    });
    const outcome = await postOnce(() => Promise.resolve(new Response(body)), parcel, noon);
    expect(outcome.answer).toBe("x".repeat(2000));
    expect(pulled).toBeLessThan(12);
    expect(isCancelled).toBe(true);
  });

  test("of 100 MB in one piece is cut", async () => {
    const post = () => Promise.resolve(new Response("y".repeat(100_000_000), { status: 500 }));
    const outcome = await postOnce(post, parcel, noon);
    expect([outcome.status, outcome.answer?.length]).toEqual([500, 2000]);
  });

  test("that is no text, or would write over a terminal, is shown as harmless text", async () => {
    const bytes = new Uint8Array([0xff, 0xfe, 0x00, 0x1b, 0x5b, 0x32, 0x4a, 0x41, 0xe2, 0x80, 0xae]);
    const outcome = await postOnce(() => Promise.resolve(new Response(bytes)), parcel, noon);
    expect(outcome.answer).toMatch(/A$/);
    expect(outcome.answer).not.toMatch(/[\0\u001B\u202E]/);
  });

  test.each([301, 302, 303, 307, 308])("%s is not followed, wherever it leads", async (status) => {
    await subscribe(db);
    await tell(db, { published: ["en"] });
    const headers = { Location: "http://127.0.0.1:8787/desk" };
    world.answers.set(app, () => new Response(null, { status, headers }));
    await run(db, world);
    expect(world.received.map(({ url, init }) => [url, init.redirect])).toEqual([[app, "manual"]]);
    expect(await attempts()).toMatchObject([{ status, error: "redirect" }]);
    expect((await db.select().from(webhookMessages))[0]?.state).toBe("pending");
  });
});

test("of what an exception says nothing is kept", async () => {
  const { secret } = await subscribe(db);
  await tell(db, { published: ["en"] });
  world.answers.set(app, () => Promise.reject(new Error(`connect ECONNREFUSED ${secret} 10.0.0.7`)));
  await run(db, world);
  expect(await attempts()).toMatchObject([{ status: null, error: "unreachable", answer: null }]);
});

test("an address that has come into the database otherwise is asked about again before anything is sent", async () => {
  await subscribe(db);
  await tell(db, { published: ["en"] });
  for (const url of [
    "https://169.254.169.254/latest",
    "http://app.example/",
    "https://2130706433/",
    "nonsense",
  ]) {
    await env.DB.prepare("UPDATE webhooks SET url = ?").bind(url).run();
    await run(db, world);
    clock.now += 3_700_000;
  }
  expect(world.received).toEqual([]);
  expect((await attempts()).map(({ error }) => error)).toEqual(["address", "address", "address", "address"]);
  expect((await db.select().from(webhooks))[0]?.state).toBe("active");
});

test("a name or an id with a header in it is in no header", async () => {
  await subscribe(db);
  await tell(db, { published: ["en"] });
  await run(db, world);
  for (const [name, value] of world.received[0]?.headers ?? []) {
    expect(name).toMatch(/^[a-z-]+$/);
    expect(value).toMatch(/^[\x20-\x7e]+$/);
  }
});
