/** What an attempt leads to: it is told, tried again, given up, or the receiver is told no more. */
import { and, eq, sql } from "drizzle-orm";
import { clock } from "../access/actor.ts";
import { recordLines } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import type { Database, Statement } from "../database.ts";
import { membersWith, notify } from "../notices/notify.ts";
import type { Outcome } from "./post.ts";
import { coolingAfter, longestFailing, waitAfter } from "./schedule.ts";
import { webhookAttempts, webhookMessages, webhookProgress, webhooks } from "./tables.ts";
import type { DisabledReason } from "./tables.ts";

export interface Told {
  readonly webhook: Pick<typeof webhooks.$inferSelect, "id" | "name">;
  readonly message: Pick<typeof webhookMessages.$inferSelect, "id" | "attempts">;
  readonly outcome: Outcome;
  /** When it was sent, and when that was over. */
  readonly at: number;
  readonly now: number;
}

/** In one batch with its line in the log of attempts. True where the receiver is to be let alone now. */
export async function settle(db: Database, told: Told, random: () => number): Promise<boolean> {
  const { outcome } = told;
  const line = attemptLine(db, told);
  if (outcome.error === undefined) {
    await commit(db, [line, ...taken(db, told)]);
    return false;
  }
  const isGone = outcome.status === 410;
  const isLetAlone = isGone || !isVerdict(outcome.status);
  await commit(db, [
    line,
    ...notTaken(db, told, isLetAlone, random),
    ...(isGone ? disable(db, told, "gone", sql`1`) : disable(db, told, "failing", failsForTooLong(told))),
  ]);
  return isLetAlone;
}

/**
 * The receiver is there, and will not have this one: the others go on. Anything
 * else (no answer, an error of its own, somebody in front of it) would happen to them too.
 */
const isVerdict = (status: number | undefined): boolean =>
  status !== undefined && status >= 400 && status < 500 && !ofTheReceiver.includes(status);
const ofTheReceiver = [401, 403, 404, 405, 407, 408, 421, 423, 425, 429, 451];

const isMessage = ({ message }: Told) =>
  and(eq(webhookMessages.id, message.id), sql`${webhookMessages.state} = 'pending'`);

function taken(db: Database, told: Told): Statement[] {
  return [
    db
      .update(webhookMessages)
      .set({ state: "delivered", attempts: told.message.attempts + 1, settledAt: told.now })
      .where(isMessage(told)),
    db
      .update(webhookProgress)
      .set({ failures: 0, failingSince: null, dueAt: 0 })
      .where(eq(webhookProgress.webhookId, told.webhook.id)),
  ];
}

function notTaken(db: Database, told: Told, isLetAlone: boolean, random: () => number): Statement[] {
  const { webhook, message, outcome, now } = told;
  const attempts = message.attempts + 1;
  const wait = waitAfter(attempts, random(), outcome.retryAfter);
  const next =
    wait === undefined ? { state: "failed" as const, settledAt: now } : { dueAt: Math.round(now + wait) };
  const { failures, failingSince } = webhookProgress;
  const since = { failingSince: sql`coalesce(${failingSince}, ${now})` };
  const cooling = [1, 2, 3, 4, 5].map((n) => Math.round(now + coolingAfter(n, random(), outcome.retryAfter)));
  const alone = isLetAlone && {
    failures: sql`${failures} + 1`,
    dueAt: sql`json_extract(${JSON.stringify(cooling)}, '$[' || min(${failures}, 4) || ']')`,
  };
  return [
    db
      .update(webhookMessages)
      .set({ attempts, ...next })
      .where(isMessage(told)),
    db
      .update(webhookProgress)
      .set({ ...since, ...alone })
      .where(eq(webhookProgress.webhookId, webhook.id)),
  ];
}

const failsForTooLong = ({ webhook, now }: Told) =>
  sql`(SELECT failing_since FROM webhook_progress WHERE webhook_id = ${webhook.id}) <= ${now - longestFailing}`;

/** Said to the admins, and on record; what waits for it keeps waiting. */
function disable(
  db: Database,
  { webhook: { id, name }, now }: Told,
  reason: DisabledReason,
  when: ReturnType<typeof sql>,
): Statement[] {
  const subject = `webhook/${id}`;
  const isSo = sql`EXISTS (SELECT 1 FROM ${webhooks} WHERE id = ${id} AND state = 'active') AND ${when}`;
  const detail = { title: name, reason };
  const change = { before: { state: "active" }, after: { state: "disabled", reason } };
  return [
    notify(
      db,
      clock,
      { kind: "webhook_disabled", subject, detail, to: membersWith(["admin"]), when: isSo },
      now,
    ),
    recordLines(
      db,
      clock,
      {
        action: "webhook.disabled",
        subject: sql`${subject}`,
        detail: sql`${JSON.stringify(change)}`,
        from: sql`(SELECT 1 WHERE ${isSo})`,
      },
      now,
    ),
    db
      .update(webhooks)
      .set({ state: "disabled", reason, version: sql`${webhooks.version} + 1` })
      .where(and(eq(webhooks.id, id), eq(webhooks.state, "active"), when)),
  ];
}

/** Nothing of a receiver that was removed while it was being told. */
function attemptLine(db: Database, { message, outcome, at, now }: Told): Statement {
  const { status = null, error = null, answer = null } = outcome;
  return db.insert(webhookAttempts).select(
    sql`SELECT NULL, ${message.id}, ${at}, ${now - at}, ${status}, ${error}, ${answer}
      WHERE EXISTS (SELECT 1 FROM ${webhookMessages} WHERE id = ${message.id})`,
  );
}
