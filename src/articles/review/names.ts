import { sql } from "drizzle-orm";

/** By what she is called now: for a column that is written out with its table; who is no member and no token, such as the clock, by her id. */
export const nameOf = (column: string) =>
  sql<string | null>`coalesce((SELECT m.name FROM members m WHERE m.id = ${sql.raw(column)}),
    (SELECT t.name FROM tokens t WHERE t.id = ${sql.raw(column)}), ${sql.raw(column)})`;
