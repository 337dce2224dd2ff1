import { drizzle } from "drizzle-orm/d1";
import type { DrizzleD1Database } from "drizzle-orm/d1";
import type { BatchItem } from "drizzle-orm/batch";

export type Database = DrizzleD1Database;
export type Statement = BatchItem<"sqlite">;

/** A D1 binding, or one of its sessions: both prepare and batch, and that is all drizzle asks of them. */
export function openDatabase(d1: D1Database | D1DatabaseSession): Database {
  return drizzle(d1 as D1Database);
}
