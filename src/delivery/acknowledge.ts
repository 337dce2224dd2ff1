/** What the edge has acknowledged, put down with the rows of the outbox and with what is measured of their changes. */
import { sql } from "drizzle-orm";
import { commit } from "../changes/commit.ts";
import type { Database, Statement } from "../database.ts";
import { purgeAgainAfter } from "./policy.ts";
import { deliveries, outbox } from "./tables.ts";

export type OutboxRow = typeof outbox.$inferSelect;

/**
 * A purge that was sent before every isolate must have looked again is the
 * first of two: the row is done with the second.
 * @param sentAt when the call was begun
 * @param acknowledgedAt when its answer was there
 */
export async function acknowledge(
  db: Database,
  rows: readonly OutboxRow[],
  { sentAt, acknowledgedAt }: { readonly sentAt: number; readonly acknowledgedAt: number },
): Promise<void> {
  const second = sql`${outbox.createdAt} + ${purgeAgainAfter}`;
  const isEarly = sql`${sentAt} < ${second}`;
  const settled = db
    .update(outbox)
    .set({
      dueAt: sql`CASE WHEN ${isEarly} THEN ${second} ELSE ${outbox.dueAt} END`,
      doneAt: sql`CASE WHEN ${isEarly} THEN NULL ELSE ${acknowledgedAt} END`,
      purgedAt: sql`coalesce(${outbox.purgedAt}, ${acknowledgedAt})`,
      failingSince: null,
      attempts: 0,
    })
    .where(isOneOf(rows));
  await commit(db, [settled, ...measured(db, rows, acknowledgedAt)]);
}

/** A change whose tags fill several rows is as far as the last of them. */
function measured(db: Database, rows: readonly OutboxRow[], at: number): Statement[] {
  const seqs = [...new Set(rows.flatMap(({ seq }) => seq ?? []))];
  if (seqs.length === 0) return [];
  const noneOpen = (more = sql``) =>
    sql`NOT EXISTS (SELECT 1 FROM ${outbox} WHERE ${outbox.seq} = ${deliveries.seq} AND ${outbox.doneAt} IS NULL ${more})`;
  const isPurged = noneOpen(sql`AND ${outbox.purgedAt} IS NULL`);
  return [
    db
      .update(deliveries)
      .set({
        purgedAt: sql`CASE WHEN ${isPurged} THEN coalesce(${deliveries.purgedAt}, ${at}) END`,
        certainAt: sql`CASE WHEN ${noneOpen()} THEN coalesce(${deliveries.certainAt}, ${at}) END`,
      })
      .where(sql`${deliveries.seq} IN (SELECT value FROM json_each(${JSON.stringify(seqs)}))`),
  ];
}

export function isOneOf(rows: readonly OutboxRow[]) {
  return sql`${outbox.id} IN (SELECT value FROM json_each(${JSON.stringify(rows.map((row) => row.id))}))`;
}
