import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { record } from "./tables.ts";

/**
 * The newest lines of a subject, and where it has a slash in it, of all that
 * lies below it: `article/tunnel` with `article/tunnel/en`. The index is asked
 * for each of these subjects in turn, for no more than `size` lines of each.
 */
export function linesAbout(subject: string, older: SQL | undefined, size: number): SQL {
  const above = `${subject}/`;
  const below = subject.includes("/") ? `${subject}0` : above;
  return sql`${record.id} IN (
    WITH RECURSIVE named (subject) AS (
      SELECT ${subject}
      UNION ALL
      SELECT (SELECT min(one.subject) FROM record one
        WHERE one.subject > max(named.subject, ${above}) AND one.subject < ${below})
      FROM named WHERE named.subject IS NOT NULL
    )
    SELECT line.id FROM named JOIN record line ON line.id IN (
      SELECT ${record.id} FROM ${record}
      WHERE ${record.subject} = named.subject AND ${older ?? sql`true`}
      ORDER BY ${record.id} DESC LIMIT ${size}
    )
  )`;
}
