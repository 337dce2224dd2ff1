import { desc, isNotNull, min } from "drizzle-orm";
import { editions } from "../articles/tables.ts";
import type { Database, Statement } from "../database.ts";
import type { Read } from "./read.ts";
import { changes } from "./tables.ts";

/** What one read saw, and of which moment it is the truth. */
export interface Snapshot<T> extends Pulse {
  readonly value: T;
  /** When the newest change was committed. */
  readonly changedAt: number;
}

/** What a cache needs to know to trust itself. */
export interface Pulse {
  /** The sequence number of the newest change that this read could see; 0 before the first. */
  readonly epoch: number;
  /** The next instant at which something public changes by the clock alone. */
  readonly nextScheduledAt: number | undefined;
}

/** One round trip: the read and the epoch of the very snapshot it saw. */
export async function takeSnapshot<T>(db: Database, part: Read<T>): Promise<Snapshot<T>> {
  const statements: [Statement, ...Statement[]] = [
    newestChange(db),
    nextScheduled(db),
    ...part.statements(db),
  ];
  const [newest, next, ...rows] = await db.batch(statements);
  const change = first<{ seq: number; at: number }>(newest);
  return {
    value: part.shape(rows),
    epoch: change?.seq ?? 0,
    changedAt: change?.at ?? 0,
    nextScheduledAt: first<{ at: number | null }>(next)?.at ?? undefined,
  };
}

export async function readPulse(db: Database): Promise<Pulse> {
  const { epoch, nextScheduledAt } = await takeSnapshot(db, { statements: () => [], shape: () => undefined });
  return { epoch, nextScheduledAt };
}

function newestChange(db: Database) {
  return db
    .select({ seq: changes.seq, at: changes.committedAt })
    .from(changes)
    .orderBy(desc(changes.seq))
    .limit(1);
}

function nextScheduled(db: Database) {
  return db
    .select({ at: min(editions.scheduledAt) })
    .from(editions)
    .where(isNotNull(editions.scheduledAt));
}

/** drizzle types a batch of unknown length as unknown; these rows are those of the two statements above. */
function first<T>(rows: unknown): T | undefined {
  return (rows as T[])[0];
}
