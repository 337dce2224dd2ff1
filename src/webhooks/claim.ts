/** Who sends to a receiver holds it for a while, and nobody else does meanwhile. */
import { and, asc, eq, gt, isNull, lte, or, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { webhookMessages, webhookProgress, webhooks, webhookSecrets } from "./tables.ts";

const receiversInARun = 60;
const messagesInARow = 25;
/** Longer than a run and its last attempt: who died gives it back so. */
const lease = 60_000;
/** Of those that have not run out. */
export const mostSecrets = 5;

/** Those whose receivers answer come before those that did not lately. */
export async function whoIsDue(db: Database, now: number): Promise<string[]> {
  const { webhookId, leaseUntil, dueAt, failures } = webhookProgress;
  const rows = await db
    .select({ id: webhookId })
    .from(webhookProgress)
    .innerJoin(webhooks, and(eq(webhooks.id, webhookId), eq(webhooks.state, "active")))
    .where(
      and(
        lte(leaseUntil, now),
        lte(dueAt, now),
        sql`EXISTS (SELECT 1 FROM webhook_messages m WHERE m.webhook_id = ${webhookId}
          AND m.state = 'pending' AND m.due_at <= ${now})`,
      ),
    )
    .orderBy(asc(failures), asc(dueAt))
    .limit(receiversInARun);
  return rows.map(({ id }) => id);
}

export interface Claimed {
  readonly webhook: typeof webhooks.$inferSelect;
  readonly secrets: readonly string[];
  readonly messages: readonly (typeof webhookMessages.$inferSelect)[];
}

/** Nobody else sends to it until the lease is over or given back. Undefined where somebody does. */
export async function claimDue(
  db: Database,
  webhookId: string,
  claim: string,
  now: number,
): Promise<Claimed | undefined> {
  const mine = and(
    eq(webhookProgress.webhookId, webhookId),
    lte(webhookProgress.leaseUntil, now),
    lte(webhookProgress.dueAt, now),
  );
  const isValid = or(isNull(webhookSecrets.expiresAt), gt(webhookSecrets.expiresAt, now));
  const [claimed, [webhook], secrets, messages] = await db.batch([
    db
      .update(webhookProgress)
      .set({ lease: claim, leaseUntil: now + lease })
      .where(mine)
      .returning({ lease: webhookProgress.lease }),
    db
      .select()
      .from(webhooks)
      .where(and(eq(webhooks.id, webhookId), eq(webhooks.state, "active"))),
    db
      .select({ secret: webhookSecrets.secret })
      .from(webhookSecrets)
      .where(and(eq(webhookSecrets.webhookId, webhookId), isValid))
      .orderBy(sql`${webhookSecrets.number} DESC`)
      .limit(mostSecrets),
    db
      .select()
      .from(webhookMessages)
      .where(isDue(webhookId, now))
      .orderBy(asc(webhookMessages.id))
      .limit(messagesInARow),
  ]);
  if (claimed.length === 0 || webhook === undefined) return undefined;
  return { webhook, secrets: secrets.map(({ secret }) => secret), messages };
}

const isDue = (webhookId: string, now: number) =>
  and(
    eq(webhookMessages.webhookId, webhookId),
    sql`${webhookMessages.state} = 'pending'`,
    lte(webhookMessages.dueAt, now),
  );

/** Given back; true where more is waiting that nobody else could send meanwhile. */
export async function release(db: Database, webhookId: string, claim: string, now: number): Promise<boolean> {
  const [, waiting] = await db.batch([
    db
      .update(webhookProgress)
      .set({ lease: null, leaseUntil: 0 })
      .where(and(eq(webhookProgress.webhookId, webhookId), eq(webhookProgress.lease, claim))),
    db.select({ id: webhookMessages.id }).from(webhookMessages).where(isDue(webhookId, now)).limit(1),
  ]);
  return waiting.length > 0;
}
