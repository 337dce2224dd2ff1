import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database, Statement } from "../database.ts";
import type { Actor } from "./actor.ts";
import { record } from "./tables.ts";

export interface RecordLine {
  /** What was done, as `thing.done`. */
  readonly action: string;
  /** What it was done to: `zh-Hans/news/app`, a token's id. */
  readonly subject: string;
  /** What is worth knowing of it later; never a secret. */
  readonly detail?: Record<string, unknown>;
}

/** Every write puts this into its batch: who did it, when, through which door and from where. */
export function recordLine(
  db: Database,
  actor: Actor,
  { action, subject, detail = {} }: RecordLine,
  now: number,
): Statement {
  return db.insert(record).values({
    at: now,
    actorId: actor.id,
    actorName: actor.name,
    action,
    subject,
    detail,
    door: actor.door,
    address: actor.address ?? null,
    requestId: actor.requestId ?? null,
  });
}

/** The same for what only the batch itself can tell: a line for each row of `from`, or none. */
export function recordLines(
  db: Database,
  actor: Actor,
  { action, subject, detail, from }: { action: string; subject: SQL; detail: SQL; from: SQL },
  now: number,
): Statement {
  return db.insert(record).select(sql`SELECT NULL, ${now}, ${actor.id}, ${actor.name}, ${action}, ${subject},
    ${detail}, ${actor.door}, ${actor.address ?? null}, ${actor.requestId ?? null} FROM ${from}`);
}
