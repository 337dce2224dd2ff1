/** What articles may be about, beside enterprises. */
import { asc } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { topics } from "./tables.ts";

export type Topic = typeof topics.$inferSelect;

/** All of them; there are few. */
export function topicsRead(): Read<Topic[]> {
  return read(
    (db) => [db.select().from(topics).orderBy(asc(topics.id))],
    ([rows]) => rows,
  );
}
