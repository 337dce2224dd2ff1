/** A Worker that dies between any two steps loses nothing; two of them at once send nothing twice. */
import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { mostWaiting } from "../../src/webhooks/advance.ts";
import { webhookAttempts, webhookMessages, webhookProgress } from "../../src/webhooks/tables.ts";
import { crashing, isCrash } from "../support/crashing.ts";
import { establishRegister, noon, tell } from "../support/newsroom.ts";
import { outside, receiverAt, run, subscribe } from "../support/receiver.ts";
import type { Outside } from "../support/receiver.ts";

const db = openDatabase(env.DB);
const clock = { now: noon };
let world: Outside;

beforeEach(async () => {
  clock.now = noon;
  world = outside(clock);
  await establishRegister(db);
});

const told = (name: string) => world.messagesTo(receiverAt(name)).map(({ data }) => data.id);
const leaseIsOver = 61_000;

test.each(["before", "after"] as const)("whichever statement it dies %s", async (when) => {
  for (const name of ["a", "b"]) await subscribe(db, { name, url: receiverAt(name) });
  let hits = 0;
  for (let at = 1; at <= 24; at += 1) {
    const ids = [`${when}-${at}-one`, `${when}-${at}-two`];
    for (const id of ids) await tell(db, { id, published: ["en"] });
    const from = world.received.length;
    const broken = openDatabase(crashing(env.DB, { at, when }));
    await run(broken, world).catch((error: unknown) => {
      if (!isCrash(error)) throw error;
    });
    hits += 1;
    clock.now += leaseIsOver;
    await run(db, world);
    for (const name of ["a", "b"]) {
      const sent = told(name).filter((id) => ids.includes(id));
      expect([...new Set(sent)], `${name}, ${at}`).toEqual(ids);
      // What was sent and not put down is sent once more: one message of each receiver at the most.
      expect(sent.length, `${name}, ${at}`).toBeLessThanOrEqual(ids.length + 1);
    }
    const again = world.received.slice(from).map(({ url, headers }) => `${url} ${headers.get("webhook-id")}`);
    expect(new Set(again).size).toBe(4);
  }
  expect(hits).toBe(24);
  expect((await db.select().from(webhookMessages)).every(({ state }) => state === "delivered")).toBe(true);
});

test("while somebody sends nobody else does, and who died is taken over from after a minute", async () => {
  await subscribe(db, { url: receiverAt("a") });
  await tell(db, { id: "one", published: ["en"] });
  let go = () => {};
  const asked = new Promise<void>((resolve) => {
    world.answers.set(receiverAt("a"), () => {
      resolve();
      return new Promise<Response>((answer) => (go = () => answer(new Response())));
    });
  });
  const first = run(db, world);
  await asked;
  await run(db, world);
  clock.now += 30_000;
  await run(db, world);
  expect(told("a")).toEqual(["one"]);
  go();
  await first;
  expect(await db.select().from(webhookAttempts)).toHaveLength(1);
  expect((await db.select().from(webhookProgress))[0]).toMatchObject({ lease: null, leaseUntil: 0 });
});

test("runs beside each other put nothing into a queue twice", async () => {
  await subscribe(db, { url: receiverAt("a") });
  for (let i = 0; i < 5; i += 1) await tell(db, { id: `story-${i}`, published: ["en"] });
  await Promise.all(Array.from({ length: 6 }, () => run(db, world)));
  clock.now += leaseIsOver;
  await run(db, world);
  expect(told("a")).toEqual(["story-0", "story-1", "story-2", "story-3", "story-4"]);
});

test("a long log is looked at in parts, and a receiver that takes nothing keeps no more than its share", async () => {
  await subscribe(db, { url: receiverAt("a") });
  await subscribe(db, { url: receiverAt("dead") });
  world.answers.set(receiverAt("dead"), () => new Response(null, { status: 500 }));
  const lines = JSON.stringify(Array.from({ length: 2500 }, (_, i) => `topic-${i}`));
  await env.DB.prepare(
    `INSERT INTO changes SELECT NULL, ${noon}, ${noon}, 'topic.named', value, NULL, '[]', 'x' FROM json_each(?)`,
  )
    .bind(lines)
    .run();
  const waiting = async () => {
    const rows = await env.DB.prepare(
      "SELECT webhook_id, count(*) AS n FROM webhook_messages WHERE state = 'pending' GROUP BY webhook_id",
    ).all<{ n: number }>();
    return Math.max(0, ...rows.results.map(({ n }) => n));
  };
  for (let i = 0; i < 16; i += 1) {
    await run(db, world);
    expect(await waiting()).toBeLessThan(mostWaiting + 200);
    clock.now += 61_000;
  }
  expect(told("a")).toEqual(Array.from({ length: 2500 }, (_, i) => `topic-${i}`));
});
