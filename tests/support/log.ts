/** The change log, the outbox and the size of every table: what a verb leaves behind, or must not. */
import { env } from "cloudflare:workers";
import { asc } from "drizzle-orm";
import { changes } from "../../src/changes/tables.ts";
import type { Database } from "../../src/database.ts";
import { outbox } from "../../src/delivery/tables.ts";
import { DomainError } from "../../src/errors.ts";
import type { ErrorCode } from "../../src/errors.ts";

export function linesOf(db: Database) {
  return db.select().from(changes).orderBy(asc(changes.seq));
}

export function purgesOf(db: Database) {
  return db.select().from(outbox).orderBy(asc(outbox.id));
}

/** Every row of every table, to compare before and after what must change nothing. */
export async function everything(): Promise<Record<string, unknown[]>> {
  const { results } = await env.DB.prepare(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_cf%' ESCAPE '\\' AND name NOT LIKE 'sqlite%' AND name <> 'd1_migrations' ORDER BY name",
  ).all<{ name: string }>();
  const tables = await env.DB.batch(
    results.map(({ name }) => env.DB.prepare(`SELECT * FROM "${name}" ORDER BY rowid`)),
  );
  return Object.fromEntries(results.map(({ name }, index) => [name, tables[index]?.results ?? []]));
}

/** The code it was refused with; undefined when it was not, and whatever else was thrown as it came. */
export async function refusal(work: Promise<unknown>): Promise<ErrorCode | undefined> {
  try {
    await work;
    return undefined;
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}
