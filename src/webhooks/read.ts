/** What the desk shows of receivers, and of what they were sent. Never a secret. */
import { and, asc, desc, eq, getTableColumns, lt, sql } from "drizzle-orm";
import { columnsOf, joined } from "../changes/columns-of.ts";
import { combine, mapRead, read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { changes } from "../changes/tables.ts";
import type { Position } from "../cursor.ts";
import type { Database } from "../database.ts";
import { webhookAttempts, webhookMessages, webhookProgress, webhooks, webhookSecrets } from "./tables.ts";
import type { MessageState } from "./tables.ts";
import type { WebhookRow } from "./terms.ts";

export type Progress = Pick<
  typeof webhookProgress.$inferSelect,
  "position" | "dueAt" | "failures" | "failingSince"
>;

export interface Listed {
  readonly webhook: WebhookRow;
  readonly progress: Progress;
  /** Messages that are still to be taken. */
  readonly waiting: number;
}

/** In the order in which they came; the hub, where there is one, is one of them. */
export const webhooksRead = (): Read<Listed[]> =>
  read(
    (db) => [listed(db).orderBy(asc(webhooks.createdAt), asc(webhooks.id))],
    ([rows]) => rows,
  );

const listed = (db: Database) =>
  db
    .select({
      webhook: columnsOf(webhooks),
      progress: progressColumns,
      waiting:
        sql<number>`(SELECT count(*) FROM webhook_messages m WHERE m.webhook_id = ${webhooks.id} AND m.state = 'pending')`.as(
          "waiting",
        ),
    })
    .from(webhooks)
    .innerJoin(webhookProgress, eq(webhookProgress.webhookId, webhooks.id));

const { position, dueAt, failures, failingSince } = columnsOf(webhookProgress);
const progressColumns = { position, dueAt, failures, failingSince };

export interface Shown extends Listed {
  /** The newest first; the others sign until they run out. */
  readonly secrets: readonly { number: number; createdAt: number; expiresAt: number | null }[];
  /** The newest line of the log. */
  readonly newest: number;
}

export function webhookRead(id: string): Read<Shown | undefined> {
  const { number, createdAt, expiresAt } = webhookSecrets;
  return read(
    (db) => [
      listed(db).where(eq(webhooks.id, id)),
      db
        .select({ number, createdAt, expiresAt })
        .from(webhookSecrets)
        .where(eq(webhookSecrets.webhookId, id))
        .orderBy(desc(number)),
      db.select({ seq: changes.seq }).from(changes).orderBy(desc(changes.seq)).limit(1),
    ],
    ([[row], secrets, [newest]]) => row && { ...row, secrets, newest: newest?.seq ?? 0 },
  );
}

export type Message = Omit<typeof webhookMessages.$inferSelect, "body">;
export type Attempt = typeof webhookAttempts.$inferSelect;

export interface LoggedMessage {
  readonly message: Message;
  /** The last one; undefined before the first. */
  readonly last: Attempt | undefined;
}

export interface MessageQuery {
  readonly state?: MessageState | undefined;
  readonly after?: Position | undefined;
  readonly limit: number;
}

/** Newest first; one more than asked for, when there is one. */
export function messagesRead(id: string, { state, after, limit }: MessageQuery): Read<LoggedMessage[]> {
  const { body: _, ...message } = columnsOf(webhookMessages);
  const newest = sql`(SELECT max(id) FROM webhook_attempts a WHERE a.message_id = ${webhookMessages.id})`;
  return read(
    (db) => [
      db
        .select({ message, last: columnsOf(webhookAttempts) })
        .from(webhookMessages)
        .leftJoin(webhookAttempts, eq(webhookAttempts.id, newest))
        .where(
          and(
            eq(webhookMessages.webhookId, id),
            state && eq(webhookMessages.state, state),
            after && lt(webhookMessages.id, Number(after[0])),
          ),
        )
        .orderBy(desc(webhookMessages.id))
        .limit(limit + 1),
    ],
    ([rows]) => rows.map((row) => ({ message: row.message, last: joined(row.last) })),
  );
}

export interface ShownMessage {
  readonly webhook: WebhookRow;
  readonly message: typeof webhookMessages.$inferSelect;
  /** The newest first. */
  readonly attempts: readonly Attempt[];
}

const attemptsShown = 50;

export function messageRead(id: string, message: number): Read<ShownMessage | undefined> {
  const mine = and(eq(webhookMessages.webhookId, id), eq(webhookMessages.id, message));
  const found = read(
    (db) => [
      db.select().from(webhooks).where(eq(webhooks.id, id)),
      db.select().from(webhookMessages).where(mine),
    ],
    ([[webhook], [row]]) => ({ webhook, row }),
  );
  const attempts = read(
    (db) => [
      db
        .select(getTableColumns(webhookAttempts))
        .from(webhookAttempts)
        .innerJoin(webhookMessages, and(eq(webhookMessages.id, webhookAttempts.messageId), mine))
        .orderBy(desc(webhookAttempts.id))
        .limit(attemptsShown),
    ],
    ([rows]) => rows,
  );
  return mapRead(
    combine({ found, attempts }),
    ({ found: { webhook, row }, attempts: all }) =>
      webhook && row && { webhook, message: row, attempts: all },
  );
}
