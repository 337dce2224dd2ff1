/** Who is told of changes, as pages. */
import { Hono } from "hono";
import { expectMay } from "../access/policy.ts";
import type { AppContext, AppEnv } from "../app-env.ts";
import { combine, readNow } from "../changes/read.ts";
import { decodeCursor, pageOf } from "../cursor.ts";
import { withinTime } from "../delivery/availability.ts";
import { DomainError } from "../errors.ts";
import { addWebhook } from "../webhooks/add.ts";
import { changeWebhook, removeWebhook } from "../webhooks/change.ts";
import { messageRead, messagesRead, webhookRead, webhooksRead } from "../webhooks/read.ts";
import { replayFrom, resend } from "../webhooks/replay.ts";
import { rotateSecret } from "../webhooks/rotate.ts";
import { tryOut } from "../webhooks/try-out.ts";
import { doneIn, redirectDone } from "./done.ts";
import { actorOf, databaseOf } from "./door.ts";
import { attempt, formOf } from "./forms.ts";
import type { Failure } from "./forms.ts";
import { webhookMessageView } from "./pages/webhook-message.tsx";
import { webhookView } from "./pages/webhook.tsx";
import type { WebhookAnswer } from "./pages/webhook.tsx";
import { webhooksView } from "./pages/webhooks.tsx";
import type { WebhooksAnswer } from "./pages/webhooks.tsx";
import { seatAt, seatFor, showView } from "./seat.tsx";
import { deskPaths } from "./view.ts";
import { groundOf, messageIn, tellSoon } from "./webhooks.ts";
import { webhookFieldsIn, webhookInput } from "./webhooks-form.ts";

export const webhookPages = new Hono<AppEnv>();

const perPage = 30;

webhookPages.get("/webhooks", (c) => showWebhooks(c));

/** Not a redirect: the one answer that the secret is in. */
webhookPages.post("/webhooks", async (c) => {
  expectMay(actorOf(c), "webhook.manage");
  const fields = webhookFieldsIn(await formOf(c));
  const outcome = await tried(c, async () => {
    const added = await addWebhook(databaseOf(c), actorOf(c), groundOf(c), webhookInput(fields), c.env.now());
    return showWebhook(c, added.id, { secret: added.secret });
  });
  return outcome instanceof Response ? outcome : showWebhooks(c, { ...outcome, fields });
});

webhookPages.get("/webhooks/:id", (c) => showWebhook(c, c.req.param("id")));

webhookPages.post("/webhooks/:id", async (c) => {
  const { id, form, expectedVersion } = await formFor(c);
  const fields = webhookFieldsIn(form);
  const outcome = await tried(c, async () => {
    const input = { ...webhookInput(fields), id, expectedVersion };
    await changeWebhook(databaseOf(c), actorOf(c), groundOf(c), input, c.env.now());
    return redirectDone(c, deskPaths.webhook(id), "saved");
  });
  return outcome instanceof Response ? outcome : showWebhook(c, id, { ...outcome, fields });
});

webhookPages.post("/webhooks/:id/state", async (c) => {
  const { id, form, expectedVersion } = await formFor(c);
  const state = form.get("do") === "pause" ? "paused" : "active";
  return answered(c, id, async () => {
    await changeWebhook(databaseOf(c), actorOf(c), groundOf(c), { id, state, expectedVersion }, c.env.now());
    tellSoon(c);
    return redirectDone(c, deskPaths.webhook(id), state === "paused" ? "webhook_paused" : "webhook_resumed");
  });
});

/** Not a redirect: the one answer that the secret is in. */
webhookPages.post("/webhooks/:id/secrets", async (c) => {
  const { id, form, expectedVersion } = await formFor(c);
  const hours = Number(form.get("hours")?.trim() || Number.NaN);
  return answered(c, id, async () => {
    const input = { id, hours, expectedVersion };
    const { secret } = await rotateSecret(databaseOf(c), actorOf(c), input, c.env.now());
    return showWebhook(c, id, { secret });
  });
});

/** What came of it stands on the page that this leads to. */
webhookPages.post("/webhooks/:id/tests", async (c) => {
  const { id } = await formFor(c);
  return answered(c, id, async () => {
    const { error } = await tryOut(databaseOf(c), actorOf(c), groundOf(c), id);
    return redirectDone(
      c,
      deskPaths.webhook(id),
      error === undefined ? "webhook_test_taken" : "webhook_test_failed",
    );
  });
});

webhookPages.post("/webhooks/:id/replays", async (c) => {
  const { id, form } = await formFor(c);
  const [db, actor, now] = [databaseOf(c), actorOf(c), c.env.now()];
  const message = numberIn(form, "message");
  return answered(c, id, async () => {
    if (message === undefined) await replayFrom(db, actor, { id, seq: numberIn(form, "from") ?? 0 }, now);
    else await resend(db, actor, { id, message }, now);
    tellSoon(c);
    return redirectDone(c, deskPaths.webhook(id), "webhook_replayed");
  });
});

webhookPages.post("/webhooks/:id/removal", async (c) => {
  const { id, expectedVersion } = await formFor(c);
  return answered(c, id, async () => {
    await removeWebhook(databaseOf(c), actorOf(c), { id, expectedVersion }, c.env.now());
    return redirectDone(c, deskPaths.webhooks, "webhook_removed");
  });
});

/** What a form was sent to is no page of its own. */
for (const form of ["state", "secrets", "tests", "replays", "removal"])
  webhookPages.get(`/webhooks/:id/${form}`, (c) =>
    c.redirect(deskPaths.webhook(c.req.param("id") ?? ""), 303),
  );

webhookPages.get("/webhooks/:id/messages/:message", async (c) => {
  expectMay(actorOf(c), "webhook.manage");
  const part = messageRead(c.req.param("id"), messageIn(c));
  const [seat, found] = await Promise.all([seatFor(c), withinTime(readNow(databaseOf(c), part))]);
  if (found === undefined) throw new DomainError("webhook_message_not_found");
  return showView(c, seat, webhookMessageView(seat, found));
});

async function formFor(c: AppContext) {
  expectMay(actorOf(c), "webhook.manage");
  const form = await formOf(c);
  return { id: c.req.param("id") ?? "", form, expectedVersion: numberIn(form, "version") };
}

function numberIn(form: URLSearchParams, name: string): number | undefined {
  const text = form.get(name)?.trim() ?? "";
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}

async function tried(c: AppContext, act: () => Promise<Response>): Promise<Response | Failure> {
  return attempt(await seatFor(c), act, fieldOf);
}

async function answered(c: AppContext, id: string, act: () => Promise<Response>): Promise<Response> {
  const outcome = await tried(c, act);
  return outcome instanceof Response ? outcome : showWebhook(c, id, outcome);
}

function fieldOf({ code, params }: DomainError): string | undefined {
  if (code === "webhook_address_refused") return "url";
  if (code === "unsupported_locale") return "locales";
  const field = params["field"];
  return typeof field === "string" ? field : undefined;
}

async function showWebhooks(c: AppContext, answer: WebhooksAnswer = {}): Promise<Response> {
  expectMay(actorOf(c), "webhook.manage");
  const seat = await seatAt(c, deskPaths.webhooks);
  const rows = await withinTime(readNow(databaseOf(c), webhooksRead()));
  return showView(c, seat, webhooksView(seat, rows, { done: doneIn(c, seat), ...answer }));
}

async function showWebhook(c: AppContext, id: string, answer: WebhookAnswer = {}): Promise<Response> {
  expectMay(actorOf(c), "webhook.manage");
  const seat = await seatAt(c, deskPaths.webhook(id));
  const after = decodeCursor("webhook_messages", c.req.query("cursor"));
  const parts = { shown: webhookRead(id), log: messagesRead(id, { after, limit: perPage }) };
  const { shown, log } = await withinTime(readNow(databaseOf(c), combine(parts)));
  if (shown === undefined) throw new DomainError("webhook_not_found");
  const page = pageOf("webhook_messages", log, perPage, ({ message }) => [message.id, ""]);
  const data = { ...shown, page, now: c.env.now() };
  const isWarning = c.req.query("done") === "webhook_test_failed";
  return showView(c, seat, webhookView(seat, data, { done: doneIn(c, seat), isWarning, ...answer }));
}
