/** Sent once more: everything from a line of the log on, or one message. Under the ids that they had. */
import { and, eq, gte, sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { expectMay } from "../access/policy.ts";
import { recordLine } from "../access/record.ts";
import { invalid } from "../access/terms.ts";
import { commit } from "../changes/commit.ts";
import { changes } from "../changes/tables.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { getWebhook } from "./find.ts";
import { webhookMessages, webhookProgress } from "./tables.ts";

/**
 * The receiver's place in the log goes back to before that line, or on behind
 * the last: what waits is settled by it too, and nothing comes out of its order.
 * @throws webhook_not_found, field_invalid
 */
export async function replayFrom(
  db: Database,
  actor: Actor,
  { id, seq }: { readonly id: string; readonly seq: number },
  now: number,
): Promise<void> {
  expectMay(actor, "webhook.manage");
  await getWebhook(db, id);
  const [[log], [progress]] = await db.batch([
    db.select({ newest: sql<number>`coalesce(max(seq), 0)` }).from(changes),
    db.select().from(webhookProgress).where(eq(webhookProgress.webhookId, id)),
  ]);
  const end = (log?.newest ?? 0) + 1;
  if (!Number.isSafeInteger(seq) || seq < 1 || seq > end) throw invalid("from", String(seq), [`1–${end}`]);
  const detail = { before: { position: progress?.position ?? null }, after: { position: seq - 1 } };
  const waits = and(eq(webhookMessages.webhookId, id), sql`${webhookMessages.state} = 'pending'`);
  await commit(db, [
    db.delete(webhookMessages).where(seq === end ? waits : and(waits, gte(webhookMessages.seq, seq))),
    db
      .update(webhookProgress)
      .set({ position: seq - 1, dueAt: 0 })
      .where(eq(webhookProgress.webhookId, id)),
    recordLine(db, actor, { action: "webhook.replayed", subject: `webhook/${id}`, detail }, now),
  ]);
}

/** @throws webhook_not_found, webhook_message_not_found */
export async function resend(
  db: Database,
  actor: Actor,
  { id, message }: { readonly id: string; readonly message: number },
  now: number,
): Promise<void> {
  expectMay(actor, "webhook.manage");
  await getWebhook(db, id);
  const mine = and(eq(webhookMessages.webhookId, id), eq(webhookMessages.id, message));
  const [row] = await db.select().from(webhookMessages).where(mine);
  if (row === undefined) throw new DomainError("webhook_message_not_found");
  const { state, messageId } = row;
  const detail = { message: messageId, before: { state }, after: { state: "pending" } };
  await commit(db, [
    db
      .update(webhookMessages)
      .set({ state: "pending", attempts: 0, dueAt: now, settledAt: null })
      .where(mine),
    db.update(webhookProgress).set({ dueAt: 0 }).where(eq(webhookProgress.webhookId, id)),
    recordLine(db, actor, { action: "webhook.replayed", subject: `webhook/${id}`, detail }, now),
  ]);
}
