/** From the log to messages that wait: each receiver has a place of its own in it. */
import { and, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { commit } from "../changes/commit.ts";
import { readNow } from "../changes/read.ts";
import { changes } from "../changes/tables.ts";
import type { Database, Statement } from "../database.ts";
import { isWanted } from "./events.ts";
import { happeningsRead } from "./happenings.ts";
import type { Stretch } from "./happenings.ts";
import { messageIdOf, payloadOf } from "./payload.ts";
import type { NewMessage } from "./payload.ts";
import type { Surroundings } from "./surroundings.ts";
import { webhookMessages, webhookProgress, webhooks } from "./tables.ts";
import { pingsOf } from "./websub.ts";

const linesAtOnce = 200;
const mostRounds = 10;
/** So many wait for one receiver; the rest waits in the log. */
export const mostWaiting = 1000;

type Webhook = typeof webhooks.$inferSelect;

/**
 * Looks at what is new in the log for everybody who is behind. The messages and
 * the new place are one batch, which finds the place as it was or writes
 * nothing: so nothing is left out and nothing is told twice, whoever else is at
 * it and wherever it breaks off. Returns how many were behind.
 */
export async function advance(db: Database, surroundings: Surroundings): Promise<number> {
  let found = 0;
  for (let round = 0; round < mostRounds; round += 1) {
    const behind = await whoIsBehind(db);
    if (behind.length === 0) break;
    found = Math.max(found, behind.length);
    const places = Map.groupBy(behind, ({ position }) => position);
    for (const [position, rows] of places) {
      const stretch = await readNow(db, happeningsRead(position, linesAtOnce));
      await commit(
        db,
        rows.flatMap(({ webhook }) => step(db, webhook, position, stretch, surroundings)),
      );
    }
  }
  return found;
}

async function whoIsBehind(db: Database) {
  const rows = await db
    .select({ webhook: webhooks, position: webhookProgress.position })
    .from(webhookProgress)
    .innerJoin(webhooks, eq(webhooks.id, webhookProgress.webhookId))
    .where(
      and(
        eq(webhooks.state, "active"),
        sql`${webhookProgress.position} < (SELECT max(seq) FROM ${changes})`,
        sql`(SELECT count(*) FROM webhook_messages m WHERE m.webhook_id = ${webhooks.id} AND m.state = 'pending') < ${mostWaiting}`,
      ),
    );
  return rows;
}

function step(
  db: Database,
  webhook: Webhook,
  position: number,
  stretch: Stretch,
  surroundings: Surroundings,
): Statement[] {
  const { to } = stretch;
  if (to === undefined) return [];
  const messages = messagesFor(webhook, stretch, surroundings);
  const isThere = and(eq(webhookProgress.webhookId, webhook.id), eq(webhookProgress.position, position));
  return [
    ...(messages.length === 0 ? [] : [enqueue(db, webhook.id, messages, isThere, surroundings.now())]),
    db.update(webhookProgress).set({ position: to }).where(isThere),
  ];
}

function messagesFor(webhook: Webhook, stretch: Stretch, { syncFrom, feedsOf }: Surroundings): NewMessage[] {
  if (webhook.kind === "websub") return pingsOf(stretch, feedsOf);
  return stretch.happenings
    .filter((happening) => isWanted(webhook, happening))
    .map((happening) => ({
      messageId: messageIdOf(happening),
      seq: happening.seq,
      type: happening.kind,
      body: payloadOf(happening, happening.before, webhook, syncFrom),
    }));
}

function enqueue(
  db: Database,
  webhookId: string,
  messages: readonly NewMessage[],
  isThere: SQL | undefined,
  now: number,
): Statement {
  const values = JSON.stringify(
    messages.map(({ messageId, seq, type, body }) => [messageId, seq, type, body]),
  );
  return db.insert(webhookMessages).select(
    sql`SELECT NULL, ${webhookId}, value ->> 0, value ->> 1, value ->> 2, value ->> 3, 'pending', 0, ${now}, ${now}, NULL
      FROM json_each(${values}) WHERE EXISTS (SELECT 1 FROM ${webhookProgress} WHERE ${isThere})`,
  );
}
