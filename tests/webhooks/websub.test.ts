/** The hub of our feeds hears which of them have changed, as long as the configuration names one. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { openDatabase } from "../../src/database.ts";
import { changeWebhook, removeWebhook } from "../../src/webhooks/change.ts";
import { rotateSecret } from "../../src/webhooks/rotate.ts";
import { webhookMessages, webhooks } from "../../src/webhooks/tables.ts";
import { operator } from "../support/access.ts";
import { refusal } from "../support/log.ts";
import { editor, establishRegister, noon, register, tell } from "../support/newsroom.ts";
import { outside, run } from "../support/receiver.ts";
import { origin, visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const clock = { now: noon };
const hub = "http://127.0.0.1:9000/hub";

beforeEach(async () => {
  clock.now = noon;
  await establishRegister(db);
});

const pinged = (body = "") =>
  new URLSearchParams(body).getAll("hub.url").map((url) => url.slice(origin.length));

test("it is told which feeds are others, and nothing else", async () => {
  const world = outside(clock, { hub });
  await nameTopic(db, editor, { id: "rail", label: { en: "Rail", "zh-Hans": "铁路" } }, noon);
  await run(db, world);
  await tell(db, { published: ["en"], topics: ["rail"], enterprises: ["tunnel-works"] });
  await run(db, world);
  const [sent, ...others] = world.received;
  expect(others).toEqual([]);
  expect(sent?.url).toBe(hub);
  expect(sent?.headers.get("Content-Type")).toBe("application/x-www-form-urlencoded");
  expect(sent?.headers.has("webhook-signature")).toBe(false);
  expect(new URLSearchParams(sent?.body).get("hub.mode")).toBe("publish");
  expect(pinged(sent?.body)).toEqual(
    ["", "?topic=rail", "?enterprise=tunnel-works"].flatMap((about) =>
      ["feed.xml", "rss.xml", "feed.json"].map((file) => `/en/${file}${about}`),
    ),
  );
});

test("every address that it is told is a feed, which names the hub", async () => {
  const world = outside(clock, { hub });
  await run(db, world);
  await tell(db, { enterprises: ["tunnel-works"] });
  await run(db, world);
  const reader = visitor(clock, { WEBSUB_HUB: hub });
  const paths = pinged(world.received[0]?.body);
  expect(paths).toHaveLength(12);
  for (const path of paths) {
    const response = await reader.get(path);
    expect([path, response.status]).toEqual([path, 200]);
    expect(response.headers.get("Link")).toContain(`<${hub}>; rel="hub"`);
    expect(response.headers.get("Link")).toContain(`<${origin}${path}>; rel="self"`);
  }
});

test("what happened meanwhile is one message, and it is tried again like any other", async () => {
  const world = outside(clock, { hub });
  await run(db, world);
  for (const id of ["one", "two", "three"]) await tell(db, { id });
  world.answers.set(hub, (_, number) => new Response(null, { status: number === 1 ? 503 : 204 }));
  await run(db, world);
  clock.now += 6000;
  await run(db, world);
  expect(world.received).toHaveLength(2);
  expect(world.received[1]?.body).toBe(world.received[0]?.body);
});

test("what is in no feed is nothing to it", async () => {
  const world = outside(clock, { hub });
  await run(db, world);
  await register(db, "port-yard", "Port Yard", "港口船厂");
  await run(db, world);
  expect(world.received).toEqual([]);
});

test("without one nothing is sent, and with another one nothing from before", async () => {
  await run(db, outside(clock));
  expect(await db.select().from(webhooks)).toEqual([]);
  const world = outside(clock, { hub });
  await run(db, world);
  world.answers.set(hub, () => new Response(null, { status: 500 }));
  await tell(db);
  await run(db, world);
  const without = outside(clock);
  clock.now += 600_000;
  await run(db, without);
  expect((await db.select().from(webhooks))[0]).toMatchObject({ state: "disabled", reason: "unset" });
  const other = outside(clock, { hub: "https://other.example/" });
  await run(db, other);
  expect(other.received).toEqual([]);
  await tell(db, { id: "later" });
  await run(db, other);
  expect(other.received.map(({ url }) => url)).toEqual(["https://other.example/"]);
  expect(await db.select().from(webhookMessages).where(eq(webhookMessages.state, "pending"))).toEqual([]);
});

test("nobody changes, removes or signs it; it may be held back", async () => {
  await run(db, outside(clock, { hub }));
  const ground = { origin, allowsLocal: false };
  const change = (input: object) =>
    refusal(changeWebhook(db, operator, ground, { id: "websub", ...input }, noon));
  expect(await change({ url: "https://evil.example/" })).toBe("webhook_built_in");
  expect(await refusal(removeWebhook(db, operator, { id: "websub" }, noon))).toBe("webhook_built_in");
  expect(await refusal(rotateSecret(db, operator, { id: "websub" }, noon))).toBe("webhook_built_in");
  expect(await change({ state: "paused" })).toBeUndefined();
  await run(db, outside(clock, { hub }));
  expect((await db.select().from(webhooks))[0]?.state).toBe("paused");
});
