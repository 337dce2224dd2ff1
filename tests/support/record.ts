/** What the newest line of the record says. */
import { desc } from "drizzle-orm";
import { record } from "../../src/access/tables.ts";
import type { Database } from "../../src/database.ts";

export async function lastRecorded(db: Database) {
  const [line] = await db.select().from(record).orderBy(desc(record.id)).limit(1);
  return line;
}
