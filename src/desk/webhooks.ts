/** Who is told of changes, as JSON: entered, changed, held back, tried out, told once more, and what they were sent. */
import { Hono } from "hono";
import * as z from "zod";
import { expectMay } from "../access/policy.ts";
import { cursor, lang, limit, parametersOf } from "../api/parameters.ts";
import { surroundingsOf } from "../app-env.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { combine, readNow } from "../changes/read.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { withinTime } from "../delivery/availability.ts";
import { DomainError } from "../errors.ts";
import { addWebhook } from "../webhooks/add.ts";
import { changeWebhook, removeWebhook } from "../webhooks/change.ts";
import { soon } from "../webhooks/deliver.ts";
import { messageRead, messagesRead, webhookRead, webhooksRead } from "../webhooks/read.ts";
import { replayFrom, resend } from "../webhooks/replay.ts";
import { rotateSecret } from "../webhooks/rotate.ts";
import { tellReceiversSoon } from "../webhooks/tell.ts";
import { tryOut } from "../webhooks/try-out.ts";
import { etagOf, seenVersion } from "./articles/place.ts";
import { actorOf, databaseOf } from "./door.ts";
import { jsonBody } from "./json-body.ts";
import { loggedShape, shownMessageShape, shownShape, webhookShape } from "./webhooks-shapes.ts";

export const webhooks = new Hono<AppEnv>();

/** Before an id or a body is looked at. */
webhooks.use(async (c, next) => {
  expectMay(actorOf(c), "webhook.manage");
  await next();
});

const list = z.array(z.string()).max(100).nullish();
const entered = z.strictObject({
  ...{ name: z.string(), url: z.string() },
  ...{ types: list, locales: list, enterprises: list, topics: list },
});
const change = entered.partial().extend({ state: z.enum(["active", "paused"]).optional() });
const rotation = z.strictObject({ hours: z.int({ error: "0–168" }).optional() });
const replay = z.union([z.strictObject({ from: z.int() }), z.strictObject({ message: z.int() })]);
const state = z.enum(["pending", "delivered", "failed"], { error: "pending, delivered, failed" }).optional();

webhooks.get("/", async (c) => {
  parametersOf(c, { lang });
  const rows = await withinTime(readNow(databaseOf(c), webhooksRead()));
  return c.json({ items: rows.map(webhookShape) });
});

/** The one answer that the first secret is in. */
webhooks.post("/", async (c) => {
  parametersOf(c, { lang });
  const input = await jsonBody(c, entered);
  const { id, secret } = await addWebhook(databaseOf(c), actorOf(c), groundOf(c), input, c.env.now());
  c.header("Location", `/api/v1/desk/webhooks/${id}`);
  return shown(c, id, { secret }, 201);
});

webhooks.get("/:id", async (c) => {
  parametersOf(c, { lang });
  return shown(c, c.req.param("id"));
});

webhooks.patch("/:id", async (c) => {
  parametersOf(c, { lang });
  const input = { expectedVersion: seenVersion(c), ...(await jsonBody(c, change)), id: c.req.param("id") };
  await changeWebhook(databaseOf(c), actorOf(c), groundOf(c), input, c.env.now());
  tellSoon(c);
  return shown(c, input.id);
});

webhooks.delete("/:id", async (c) => {
  parametersOf(c, { lang });
  const input = { id: c.req.param("id"), expectedVersion: seenVersion(c) };
  await removeWebhook(databaseOf(c), actorOf(c), input, c.env.now());
  return c.body(null, 204);
});

/** The one answer that the new secret is in. */
webhooks.post("/:id/secrets", async (c) => {
  parametersOf(c, { lang });
  const input = { expectedVersion: seenVersion(c), ...(await jsonBody(c, rotation)), id: c.req.param("id") };
  const { secret } = await rotateSecret(databaseOf(c), actorOf(c), input, c.env.now());
  return shown(c, input.id, { secret }, 201);
});

webhooks.post("/:id/tests", async (c) => {
  parametersOf(c, { lang });
  const id = c.req.param("id");
  const { status, error, answer, messageId } = await tryOut(databaseOf(c), actorOf(c), groundOf(c), id);
  const outcome = { messageId, status: status ?? null, error: error ?? null, answer: answer ?? null };
  return c.json(outcome, 201);
});

webhooks.post("/:id/replays", async (c) => {
  parametersOf(c, { lang });
  const id = c.req.param("id");
  const wanted = await jsonBody(c, replay);
  const [db, actor, now] = [databaseOf(c), actorOf(c), c.env.now()];
  if ("from" in wanted) await replayFrom(db, actor, { id, seq: wanted.from }, now);
  else await resend(db, actor, { id, message: wanted.message }, now);
  tellSoon(c);
  return shown(c, id, {}, 202);
});

webhooks.get("/:id/messages", async (c) => {
  const query = parametersOf(c, { lang, cursor, limit, state });
  const after = decodeCursor("webhook_messages", query.cursor);
  const id = c.req.param("id");
  const range = { after, limit: query.limit, state: query.state };
  const parts = { found: webhookRead(id), rows: messagesRead(id, range) };
  const { found, rows } = await withinTime(readNow(databaseOf(c), combine(parts)));
  if (found === undefined) throw new DomainError("webhook_not_found");
  const page = pageOf("webhook_messages", rows, query.limit, ({ message }) => [message.id, ""]);
  return c.json({ items: page.items.map(loggedShape), nextCursor: page.nextCursor ?? null });
});

webhooks.get("/:id/messages/:message", async (c) => {
  parametersOf(c, { lang });
  const part = messageRead(c.req.param("id"), messageIn(c));
  const found = await withinTime(readNow(databaseOf(c), part));
  if (found === undefined) throw new DomainError("webhook_message_not_found");
  return c.json(shownMessageShape(found));
});

/** The number in the path; what can be none is nowhere. */
export const messageIn = (c: AppContext): number => {
  const text = c.req.param("message") ?? "";
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0;
};

export const groundOf = (c: AppContext) => surroundingsOf(c.env, c.env);

/** What waits, while the answer is on its way already. */
export function tellSoon(c: AppContext): void {
  c.executionCtx.waitUntil(tellReceiversSoon(databaseOf(c), groundOf(c), soon));
}

async function shown(
  c: AppContext,
  id: string,
  more: object = {},
  status: 200 | 201 | 202 = 200,
): Promise<Response> {
  const found = await withinTime(readNow(databaseOf(c), webhookRead(id)));
  if (found === undefined) throw new DomainError("webhook_not_found");
  c.header("ETag", etagOf(found.webhook.version));
  return c.json({ ...shownShape(found), ...more }, status);
}
