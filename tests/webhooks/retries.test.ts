/** What becomes of a message that was not taken, and of a receiver that takes none. */
import { env } from "cloudflare:workers";
import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { addMember } from "../../src/access/members.ts";
import { pathOf, says } from "../../src/notices/says.ts";
import { builtIn } from "../../src/words.ts";
import { languages } from "../support/languages.ts";
import { notices } from "../../src/notices/tables.ts";
import { openDatabase } from "../../src/database.ts";
import { changeWebhook } from "../../src/webhooks/change.ts";
import { replayFrom, resend } from "../../src/webhooks/replay.ts";
import { coolingAfter, longestFailing, retryAfterOf, waitAfter, waits } from "../../src/webhooks/schedule.ts";
import { webhookAttempts, webhookMessages, webhookProgress, webhooks } from "../../src/webhooks/tables.ts";
import { operator, recorded } from "../support/access.ts";
import { hire } from "../support/colleagues.ts";
import { establishRegister, noon, tell } from "../support/newsroom.ts";
import { outside, receiverAt, run, subscribe } from "../support/receiver.ts";
import type { Outside } from "../support/receiver.ts";
import { origin } from "../support/reader.ts";

const db = openDatabase(env.DB);
const clock = { now: noon };
const app = receiverAt("app");
const ground = { origin, allowsLocal: false };
const [second, minute, hour] = [1000, 60_000, 3_600_000];
const wordsFor = builtIn.desk;
let world: Outside;
let adminId: string;

beforeEach(async () => {
  clock.now = noon;
  world = outside(clock);
  await establishRegister(db);
});

const answer = (status: number, headers: Record<string, string> = {}, body: string | null = "no") =>
  world.answers.set(app, () => new Response(body, { status, headers }));
const messages = () => db.select().from(webhookMessages).orderBy(asc(webhookMessages.id));
const one = async () => {
  const [message] = await messages();
  if (message === undefined) throw new Error("no message");
  return message;
};
const wait = async (ms: number) => {
  clock.now += ms;
  await run(db, world);
};

describe("the schedule", () => {
  test("is tried again after 5 s, and ever later, over three days", () => {
    expect(waits.map((_, at) => waitAfter(at + 1, 0))).toEqual([
      ...[5 * second, minute, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour],
      ...[14 * hour, 20 * hour, 24 * hour],
    ]);
    expect(waitAfter(waits.length + 1, 0)).toBeUndefined();
  });

  test("is stretched a little, each time otherwise, and never shortened", () => {
    expect([waitAfter(2, 0), waitAfter(2, 0.5), waitAfter(2, 1)]).toEqual([60_000, 66_000, 72_000]);
  });

  test("lets a receiver alone for an hour at the most, or for as long as it says", () => {
    expect(coolingAfter(1, 0)).toBe(5 * second);
    expect(coolingAfter(50, 0)).toBe(hour);
    expect(coolingAfter(1, 0, 3 * hour)).toBe(3 * hour);
  });

  test("would give up nothing of a receiver that is switched off first", () => {
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThan(longestFailing);
  });

  test.each([
    ["120", 120_000],
    [" 7 ", 7000],
    ["99999999", 24 * hour],
    ["9".repeat(400), 0],
    [new Date(noon + 90_000).toUTCString(), 90_000],
    [new Date(noon - 90_000).toUTCString(), 0],
    [new Date(noon + 99 * 24 * hour).toUTCString(), 24 * hour],
    ["-5", 0],
    ["soon", 0],
    ["", 0],
    [null, 0],
  ])("Retry-After %s is %s ms", (header, ms) => expect(retryAfterOf(header, noon)).toBe(ms));
});

test("is sent again under the same id and word for word, until it is taken", async () => {
  await subscribe(db);
  await tell(db, { published: ["en"] });
  answer(500);
  await run(db, world);
  await wait(4 * second);
  expect(world.received).toHaveLength(1);
  await wait(2 * second);
  answer(200);
  await wait(minute + second);
  await wait(24 * hour);
  expect(world.received).toHaveLength(3);
  const [first, ...others] = world.received;
  for (const other of others) {
    expect(other.body).toBe(first?.body);
    expect(other.headers.get("webhook-id")).toBe(first?.headers.get("webhook-id"));
    expect(other.headers.get("webhook-timestamp")).not.toBe(first?.headers.get("webhook-timestamp"));
  }
  expect(await one()).toMatchObject({ state: "delivered", attempts: 3 });
  const attempts = await db.select().from(webhookAttempts).orderBy(asc(webhookAttempts.id));
  expect(attempts.map(({ status, error, answer: said }) => [status, error, said])).toEqual([
    [500, "status", "no"],
    [500, "status", "no"],
    [200, null, "no"],
  ]);
  expect((await db.select().from(webhookProgress))[0]).toMatchObject({ failures: 0, failingSince: null });
});

test.each([503, 429])("who answers %s with Retry-After is let alone for as long", async (status) => {
  await subscribe(db);
  await tell(db, { published: ["en"] });
  answer(status, { "Retry-After": "600" });
  await run(db, world);
  await tell(db, { id: "later", published: ["en"] });
  await wait(9 * minute);
  expect(world.received).toHaveLength(1);
  answer(204, {}, null);
  await wait(minute + second);
  expect(world.received).toHaveLength(3);
});

test("a message that is refused for itself holds back no other, and is given up in the end", async () => {
  await subscribe(db);
  await tell(db, { published: ["en"] });
  await tell(db, { id: "later", published: ["en"] });
  const isFirst = (body: string) => body.includes('"id":"tunnel"');
  world.answers.set(app, ({ body }) => new Response("which?", { status: isFirst(body) ? 422 : 200 }));
  await run(db, world);
  expect((await messages()).map(({ state }) => state)).toEqual(["pending", "delivered"]);
  for (let day = 0; day < 3; day += 1) {
    await tell(db, { id: `day-${day}`, published: ["en"] });
    for (let i = 0; i < 26; i += 1) await wait(hour);
  }
  for (let i = 0; i < 40; i += 1) {
    if (i % 10 === 0) await tell(db, { id: `more-${i}`, published: ["en"] });
    await wait(hour);
  }
  const [first, ...others] = await messages();
  expect(first).toMatchObject({ state: "failed", attempts: waits.length + 1 });
  expect(new Set(others.map(({ state }) => state))).toEqual(new Set(["delivered"]));
  expect((await db.select().from(webhooks))[0]?.state).toBe("active");
});

describe("is told no more", () => {
  beforeEach(async () => {
    await hire(db, "chen");
    const admin = { name: "Wu", email: "wu@example.org", roles: ["admin"] };
    ({ id: adminId } = await addMember(db, operator, admin, noon));
  });
  const told = () => db.select().from(notices);

  test("who answers 410, at once; it is on record, and the admins hear of it", async () => {
    const { id } = await subscribe(db, { name: "Old app" });
    await tell(db, { published: ["en"] });
    await tell(db, { id: "later", published: ["en"] });
    answer(410);
    await run(db, world);
    await wait(100 * hour);
    expect(world.received).toHaveLength(1);
    expect((await db.select().from(webhooks))[0]).toMatchObject({
      state: "disabled",
      reason: "gone",
      version: 2,
    });
    expect((await recorded()).at(-1)).toMatchObject({
      ...{ action: "webhook.disabled", subject: `webhook/${id}`, actorId: "clock" },
      detail: { before: { state: "active" }, after: { state: "disabled", reason: "gone" } },
    });
    const all = await told();
    for (const notice of all) {
      expect(pathOf(notice)).toBe(`/desk/webhooks/${id}`);
      for (const { locale } of languages) expect(says(notice, wordsFor(locale), locale)).toContain("Old app");
    }
    expect(all.map(({ memberId }) => memberId)).toEqual([adminId]);
    for (const notice of all)
      expect(notice).toMatchObject({
        kind: "webhook_disabled",
        subject: `webhook/${id}`,
        detail: { title: "Old app" },
      });
  });

  test("who has taken nothing for three days, and not before; what waited is sent when it goes on", async () => {
    const { id } = await subscribe(db);
    await tell(db, { published: ["en"] });
    answer(500);
    await run(db, world);
    for (let i = 0; i < 71; i += 1) await wait(hour);
    expect((await db.select().from(webhooks))[0]?.state).toBe("active");
    expect(await told()).toEqual([]);
    await tell(db, { id: "later", published: ["en"] });
    for (let i = 0; i < 24; i += 1) await wait(hour);
    expect((await db.select().from(webhooks))[0]).toMatchObject({ state: "disabled", reason: "failing" });
    const before = world.received.length;
    expect((await messages()).every(({ state }) => state === "pending")).toBe(true);
    await wait(24 * hour);
    expect(world.received).toHaveLength(before);
    expect((await told()).length).toBeGreaterThan(0);
    await tell(db, { id: "meanwhile", published: ["en"] });
    answer(200);
    await changeWebhook(db, operator, ground, { id, state: "active" }, clock.now);
    await run(db, world);
    expect(
      world
        .messagesTo(app)
        .slice(before)
        .map(({ data }) => data.id),
    ).toEqual(["tunnel", "later", "meanwhile"]);
    expect((await db.select().from(webhooks))[0]).toMatchObject({ state: "active", reason: null });
  });
});

test("who is held back is sent nothing, and everything when it goes on", async () => {
  const { id } = await subscribe(db);
  await changeWebhook(db, operator, ground, { id, state: "paused" }, noon);
  await tell(db, { published: ["en"] });
  await run(db, world);
  expect(world.received).toEqual([]);
  await changeWebhook(db, operator, ground, { id, state: "active" }, noon);
  await run(db, world);
  expect(world.messagesTo(app)).toHaveLength(1);
});

describe("once more", () => {
  const ids = () => world.received.map(({ headers }) => headers.get("webhook-id"));

  test("everything from a line of the log on is sent in its order, under the ids that it had", async () => {
    const { id } = await subscribe(db);
    for (const slug of ["one", "two", "three"]) await tell(db, { id: slug, published: ["en"] });
    await run(db, world);
    const first = ids();
    const { seq } = (await messages())[1] ?? {};
    await replayFrom(db, operator, { id, seq: seq ?? 0 }, clock.now);
    await tell(db, { id: "four", published: ["en"] });
    await run(db, world);
    expect(ids().slice(3, 5)).toEqual(first.slice(1));
    expect(world.messagesTo(app).map(({ data }) => data.id)).toEqual([
      "one",
      "two",
      "three",
      "two",
      "three",
      "four",
    ]);
  });

  test("one message is, and nothing else", async () => {
    const { id } = await subscribe(db);
    for (const slug of ["one", "two"]) await tell(db, { id: slug, published: ["en"] });
    await run(db, world);
    const { id: message } = await one();
    await resend(db, operator, { id, message }, clock.now);
    await run(db, world);
    expect(ids()[2]).toBe(ids()[0]);
    expect(ids()).toHaveLength(3);
  });

  test("from behind the last line nothing is: what waited is let go", async () => {
    const { id } = await subscribe(db);
    await tell(db, { published: ["en"] });
    answer(500);
    await run(db, world);
    const { seq } = await one();
    await replayFrom(db, operator, { id, seq: (seq ?? 0) + 1 }, clock.now);
    await wait(hour);
    expect(world.received).toHaveLength(1);
    expect(await db.select().from(webhookMessages).where(eq(webhookMessages.state, "pending"))).toEqual([]);
  });
});
