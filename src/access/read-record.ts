import { and, desc, eq, lt } from "drizzle-orm";
import type { Position } from "../cursor.ts";
import type { Database } from "../database.ts";
import type { Actor } from "./actor.ts";
import { expectMay } from "./policy.ts";
import { record } from "./tables.ts";

export interface RecordQuery {
  /** What was done to this alone. */
  readonly subject?: string | undefined;
  readonly after?: Position | undefined;
  readonly limit: number;
}

export type RecordedLine = typeof record.$inferSelect;

/** Newest first; one line more than asked for, when there is one. */
export function readRecord(
  db: Database,
  actor: Actor,
  { subject, after, limit }: RecordQuery,
): Promise<RecordedLine[]> {
  expectMay(actor, "record.read");
  return db
    .select()
    .from(record)
    .where(
      and(
        subject === undefined ? undefined : eq(record.subject, subject),
        after && lt(record.id, Number(after[0])),
      ),
    )
    .orderBy(desc(record.id))
    .limit(limit + 1);
}
