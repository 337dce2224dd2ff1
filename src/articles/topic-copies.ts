import { inArray, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { columnsOf } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { lastSeqOf } from "../changes/since.ts";
import type { ChangeKind } from "../changes/tables.ts";
import { topics } from "./tables.ts";

export interface TopicCopy {
  readonly topic: typeof topics.$inferSelect;
  readonly seq: number | null;
}

/** @param ids a subquery of ids */
export function topicCopiesRead(
  ids: SQL,
  kinds: readonly ChangeKind[],
): Read<ReadonlyMap<string, TopicCopy>> {
  return read(
    (db) => [
      db
        .select({ topic: columnsOf(topics), seq: lastSeqOf(sql`${topics.id}`, kinds).as("last_seq") })
        .from(topics)
        .where(inArray(topics.id, ids)),
    ],
    ([rows]) => new Map(rows.map((row) => [row.topic.id, row])),
  );
}

/** Behind an id, in the order of ids. */
export const topicsFrom = (id: string, limit: number): SQL =>
  sql`(SELECT id FROM ${topics} WHERE id > ${id} ORDER BY id LIMIT ${limit})`;
