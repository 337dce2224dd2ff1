/** How fresh readers have been served: what was measured of the last changes, and what the edge is still to hear. */
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { articles, editions, revisions } from "../articles/tables.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { deliveries, outbox } from "./tables.ts";

export type DeliveryRow = typeof deliveries.$inferSelect;

/** @param last how many changes, at most; the newest ones */
export function deliveriesRead(last: number): Read<readonly DeliveryRow[]> {
  return read(
    (db) => [db.select().from(deliveries).orderBy(desc(deliveries.seq)).limit(last)],
    ([rows]) => rows,
  );
}

export interface NamedDelivery extends DeliveryRow {
  /** As it is now, or was when it was withdrawn; of an article that is gone, none. */
  readonly title: string | null;
}

export function namedDeliveriesRead(last: number): Read<readonly NamedDelivery[]> {
  return read(
    (db) => [namedDeliveries(db, last)],
    ([rows]) => rows.map(({ title, ...row }) => ({ ...row, title: title === "" ? null : title })),
  );
}

function namedDeliveries(db: Database, last: number) {
  const newest = db.select().from(deliveries).orderBy(desc(deliveries.seq)).limit(last).as("newest");
  return db
    .select({
      seq: newest.seq,
      articleId: newest.articleId,
      locale: newest.locale,
      kind: newest.kind,
      scheduledFor: newest.scheduledFor,
      committedAt: newest.committedAt,
      purgedAt: newest.purgedAt,
      certainAt: newest.certainAt,
      servedAt: newest.servedAt,
      title: sql<string | null>`coalesce(${editions.title}, ${revisions.title}, ${articles.slug})`.as(
        "title",
      ),
    })
    .from(newest)
    .leftJoin(articles, eq(articles.id, newest.articleId))
    .leftJoin(editions, and(eq(editions.articleId, newest.articleId), eq(editions.locale, newest.locale)))
    .leftJoin(revisions, eq(revisions.id, editions.draftRevisionId))
    .orderBy(desc(newest.seq));
}

export interface Backlog {
  /** To be sent now. */
  readonly due: number;
  /** Sent, and to be sent once more, or to be tried again later. */
  readonly later: number;
  /** Refused by the edge when they were last sent. */
  readonly failing: number;
  readonly oldestAt: number | null;
  readonly failingSince: number | null;
}

/** A row for each purge that is not done. */
export function backlogRead(now: number): Read<Backlog> {
  const count = (condition = sql`true`) => sql<number>`count(CASE WHEN ${condition} THEN 1 END)`;
  return read(
    (db) => [
      db
        .select({
          due: count(sql`${outbox.dueAt} <= ${now}`).as("due"),
          later: count(sql`${outbox.dueAt} > ${now}`).as("later"),
          failing: count(sql`${outbox.failingSince} IS NOT NULL`).as("failing"),
          oldestAt: sql<number | null>`min(${outbox.createdAt})`.as("oldest_at"),
          failingSince: sql<number | null>`min(${outbox.failingSince})`.as("failing_since"),
        })
        .from(outbox)
        .where(isNull(outbox.doneAt)),
    ],
    ([[row]]) => row ?? { due: 0, later: 0, failing: 0, oldestAt: null, failingSince: null },
  );
}

export type OpenPurge = Pick<
  typeof outbox.$inferSelect,
  "id" | "seq" | "tags" | "attempts" | "dueAt" | "createdAt" | "purgedAt" | "failingSince"
>;

/** Those that fail first, the longest at the top; then the oldest. */
export function openPurgesRead(most: number): Read<readonly OpenPurge[]> {
  const { id, seq, tags, attempts, dueAt, createdAt, purgedAt, failingSince } = outbox;
  return read(
    (db) => [
      db
        .select({ id, seq, tags, attempts, dueAt, createdAt, purgedAt, failingSince })
        .from(outbox)
        .where(isNull(outbox.doneAt))
        .orderBy(sql`${failingSince} IS NULL`, failingSince, id)
        .limit(most),
    ],
    ([rows]) => rows,
  );
}
