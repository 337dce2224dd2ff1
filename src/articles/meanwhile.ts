import { and, desc, gte, inArray } from "drizzle-orm";
import type { RecordedLine } from "../access/read-record.ts";
import { record } from "../access/tables.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { locales } from "../locales.ts";

/** As many as are worth reading after a lost race. */
const mostShown = 10;

/** What was done to an article, and to its languages, since then; newest first. For those who may read the record. */
export function meanwhileRead(articleId: string, since: number): Read<RecordedLine[]> {
  const subject = `article/${articleId}`;
  const subjects = [subject, ...locales.map((locale) => `${subject}/${locale}`)];
  return read(
    (db) => [
      db
        .select()
        .from(record)
        .where(and(inArray(record.subject, subjects), gte(record.at, since)))
        .orderBy(desc(record.id))
        .limit(mostShown),
    ],
    ([lines]) => lines,
  );
}
