/** Who asked to be told is told: of what was asked for, once, in order, signed, and from then on. */
import { env } from "cloudflare:workers";
import { asc } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { relinkArticle } from "../../src/articles/relink.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { kindsOf } from "../../src/api/sync/types.ts";
import { openDatabase } from "../../src/database.ts";
import { eventTypes } from "../../src/webhooks/events.ts";
import { rotateSecret } from "../../src/webhooks/rotate.ts";
import { webhookAttempts, webhookMessages } from "../../src/webhooks/tables.ts";
import { operator } from "../support/access.ts";
import { deskOf } from "../support/desk.ts";
import { editor, establishRegister, noon, rewrite, tell } from "../support/newsroom.ts";
import { outside, receiverAt, run, subscribe, verified } from "../support/receiver.ts";
import type { Outside } from "../support/receiver.ts";
import { origin, visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const clock = { now: noon };
let world: Outside;

beforeEach(async () => {
  clock.now = noon;
  world = outside(clock);
  await establishRegister(db);
});

const types = (name = "app") => world.messagesTo(receiverAt(name)).map(({ type }) => type);

test("events are what the feed of changes tells of", () => {
  expect([...eventTypes].toSorted()).toEqual(Object.values(kindsOf).flat().toSorted());
});

test("a publication is told in each language, once, and nothing from before", async () => {
  await tell(db, { id: "old" });
  await subscribe(db);
  await run(db, world);
  expect(world.received).toEqual([]);
  await tell(db);
  await run(db, world);
  await run(db, world);
  const messages = world.messagesTo(receiverAt("app"));
  expect(messages.map(({ type, data: { id, type: thing, locale } }) => [type, thing, id, locale])).toEqual([
    ["article.published", "article", "tunnel", "en"],
    ["article.published", "article", "tunnel", "zh-Hans"],
  ]);
  expect(messages[0]?.timestamp).toBe(new Date(noon).toISOString());
});

test("the message is signed as the standard says, and a stranger's is not taken for ours", async () => {
  const { secret } = await subscribe(db);
  await tell(db, { published: ["en"] });
  await run(db, world);
  const [sent] = world.received;
  if (sent === undefined) throw new Error("nothing was sent");
  expect(verified(secret, sent)).toEqual(JSON.parse(sent.body));
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect(sent.headers.get("Content-Type")).toBe("application/json");
  const stranger = `whsec_${btoa("x".repeat(32))}`;
  expect(() => verified(stranger, sent)).toThrow(/signature/i);
  expect(() => verified(secret, sent, clock.now + 6 * 60_000)).toThrow(/timestamp/i);
  expect(() => verified(secret, { ...sent, body: sent.body.replace("tunnel", "funnel") })).toThrow(
    /signature/i,
  );
});

test("while a secret is exchanged both are good, and then only the new one", async () => {
  const { id, secret: old } = await subscribe(db);
  const { secret } = await rotateSecret(db, operator, { id, hours: 2 }, clock.now);
  const send = async (at: number, slug: string) => {
    clock.now = at;
    await tell(db, { id: slug, published: ["en"] });
    await run(db, world);
    const sent = world.received.at(-1);
    if (sent === undefined) throw new Error("nothing was sent");
    return sent;
  };
  const during = await send(clock.now + 60_000, "one");
  expect(during.headers.get("webhook-signature")?.split(" ")).toHaveLength(2);
  for (const good of [old, secret]) expect(() => verified(good, during)).not.toThrow();
  const start = clock.now;
  const after = await send(start + 2 * 3_600_000, "two");
  expect(after.headers.get("webhook-signature")?.split(" ")).toHaveLength(1);
});

test("where it points the feed of changes begins with that very change", async () => {
  await tell(db, { id: "old" });
  await subscribe(db, { locales: ["en"] });
  await tell(db);
  await run(db, world);
  const [message] = world.messagesTo(receiverAt("app"));
  const sync = message?.data.sync ?? "";
  expect(sync.startsWith(`${origin}/api/v1/sync?cursor=`)).toBe(true);
  const page = await visitor(clock).get(sync.slice(origin.length));
  const { items } = await page.json<{
    items: { seq: number; id: string; article?: { editions: object } }[];
  }>();
  expect(items.map(({ id }) => id)).toEqual(["tunnel"]);
  expect(items[0]?.seq).toBeGreaterThanOrEqual(message?.data.seq ?? Infinity);
  expect(Object.keys(items[0]?.article?.editions ?? {})).toEqual(["en"]);
});

test("the very first change of a newsroom is pointed to as well", async () => {
  await env.DB.batch(["changes", "outbox", "sqlite_sequence"].map((t) => env.DB.prepare(`DELETE FROM ${t}`)));
  await subscribe(db);
  await tell(db);
  await run(db, world);
  const [message] = world.messagesTo(receiverAt("app"));
  expect(message?.data.seq).toBe(1);
  const page = await visitor(clock).get((message?.data.sync ?? "").slice(origin.length));
  expect(page.status).toBe(200);
});

describe("of what was not asked for nothing is told", () => {
  test("by type and by language", async () => {
    await subscribe(db, { url: receiverAt("withdrawals"), types: ["article.withdrawn"] });
    await subscribe(db, { url: receiverAt("chinese"), locales: ["zh"] });
    await tell(db);
    await withdrawEdition(db, editor, { articleId: "tunnel", locale: "en" }, noon);
    await run(db, world);
    expect(types("withdrawals")).toEqual(["article.withdrawn"]);
    const told = world.messagesTo(receiverAt("chinese")).map(({ data }) => data.locale);
    expect(new Set(told)).toEqual(new Set(["zh-Hans"]));
  });

  test("by enterprise and by topic; what leaves them is told too", async () => {
    for (const id of ["rail", "sea"])
      await nameTopic(db, editor, { id, label: { en: id, "zh-Hans": "铁路" } }, noon);
    await subscribe(db, { url: receiverAt("signal"), enterprises: ["signal-house"] });
    await subscribe(db, { url: receiverAt("rail"), topics: ["rail"] });
    await tell(db, { id: "about-both", enterprises: ["signal-house"], topics: ["rail"], published: ["en"] });
    await tell(db, {
      id: "about-neither",
      enterprises: ["tunnel-works"],
      topics: ["sea"],
      published: ["en"],
    });
    const ids = (name: string) => world.messagesTo(receiverAt(name)).map(({ data }) => data.id);
    await run(db, world);
    expect([ids("signal"), ids("rail")]).toEqual([["about-both"], ["about-both"]]);
    const elsewhere = { articleId: "about-both", topics: ["sea"], enterprises: ["tunnel-works"] };
    await relinkArticle(db, editor, elsewhere, noon);
    await run(db, world);
    await rewrite(db, { articleId: "about-neither", locale: "en", title: "New" }, noon);
    await run(db, world);
    expect([ids("signal"), ids("rail")]).toEqual([
      ["about-both", "about-both"],
      ["about-both", "about-both"],
    ]);
  });
});

test("everybody is told in order, and of one that rests nobody else hears less", async () => {
  for (const name of ["a", "b"]) await subscribe(db, { url: receiverAt(name) });
  for (const id of ["one", "two", "three"]) await tell(db, { id, published: ["en"] });
  world.answers.set(receiverAt("a"), (_, number) => new Response(null, { status: number === 1 ? 503 : 200 }));
  await run(db, world);
  expect(types("a")).toHaveLength(1);
  const ids = (name: string) => world.messagesTo(receiverAt(name)).map(({ data }) => data.id);
  expect(ids("b")).toEqual(["one", "two", "three"]);
  clock.now += 6000;
  await run(db, world);
  expect(ids("a")).toEqual(["one", "one", "two", "three"]);
});

test("the log says what was sent, when, and what came of it", async () => {
  await subscribe(db);
  await tell(db, { published: ["en"] });
  world.answers.set(receiverAt("app"), () => new Response("thank you", { status: 202 }));
  await run(db, world);
  const [message] = await db.select().from(webhookMessages);
  expect(message).toMatchObject({
    state: "delivered",
    attempts: 1,
    settledAt: noon,
    type: "article.published",
  });
  expect(await db.select().from(webhookAttempts).orderBy(asc(webhookAttempts.id))).toMatchObject([
    { messageId: message?.id, at: noon, status: 202, error: null, answer: "thank you" },
  ]);
});

test("a write at the desk sends at once what it made public", async () => {
  await subscribe(db);
  await tell(db, { published: [], drafts: ["en"] });
  const sent: string[] = [];
  const post = (_: string, init: RequestInit) => {
    sent.push(String(init.body));
    return Promise.resolve(new Response(null, { status: 204 }));
  };
  const desk = await deskOf(db, visitor(clock, {}, { post }), { role: "editor" });
  const path = "/articles/tunnel/editions/en/publication";
  const response = await desk.send("PUT", path, { accept: true }, { "If-Match": "*" });
  expect(response.status).toBe(200);
  expect(sent.map((body) => (JSON.parse(body) as { type: string }).type)).toEqual(["article.published"]);
});

test("the clock sends what is left, whatever else it does", async () => {
  await subscribe(db);
  await tell(db, { published: ["en"] });
  const sent: string[] = [];
  const post = (url: string) => {
    sent.push(url);
    return Promise.resolve(new Response(null, { status: 204 }));
  };
  await visitor(clock, {}, { post }).scheduled();
  expect(sent).toEqual([receiverAt("app")]);
});
