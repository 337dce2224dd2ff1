import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database, Statement } from "../database.ts";
import { changes } from "./tables.ts";
import type { ChangeKind } from "./tables.ts";

/**
 * A line for each of these things, found by the same batch that changes them.
 * Their purge is somebody else's: a line that goes with them has tags for all.
 * @param subjects a subquery of ids
 */
export function appendEach(
  db: Database,
  actor: string,
  { kind, subjects }: { kind: ChangeKind; subjects: SQL },
  now: number,
): Statement {
  const committed = sql`max(${now}, coalesce((SELECT committed_at FROM changes ORDER BY seq DESC LIMIT 1), 0))`;
  return db
    .insert(changes)
    .select(
      sql`SELECT NULL, ${now}, ${committed}, ${kind}, s.id, NULL, '[]', ${actor} FROM ${subjects} s WHERE true`,
    );
}
