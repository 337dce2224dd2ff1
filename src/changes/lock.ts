import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/**
 * The next version, if the row still has the expected one; otherwise null,
 * which the column refuses, and with it the whole batch (`commit`).
 */
export function nextVersion(column: SQLiteColumn, expected: number): SQL<number> {
  return sql<number>`CASE WHEN ${column} = ${expected} THEN ${expected + 1} END`;
}
