/** Telling members: statements for the batch of what they are told of. */
import { is, SQL, sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { members } from "../access/tables.ts";
import type { Database, Statement } from "../database.ts";
import { notices } from "./tables.ts";
import type { NoticeKind } from "./tables.ts";

export type NoticeDetail = Readonly<Record<string, string | number | null>>;

export interface News {
  readonly kind: NoticeKind;
  /** `article/<id>/<locale>`. */
  readonly subject: string;
  /** Or what makes it, as JSON. */
  readonly detail: NoticeDetail | SQL;
  /** Ids of members, or what selects them; of those who work here no more nobody is told, nor whoever did it. */
  readonly to: readonly string[] | SQL;
  /** Told only where this holds when the batch gets here. */
  readonly when?: SQL;
}

/** What comes within it goes into one e-mail. */
export const gathering = 5 * 60_000;

/** As many as hear of one thing. */
const mostTold = 100;

export function notify(
  db: Database,
  actor: Actor,
  { kind, subject, detail, to, when = sql`1` }: News,
  now: number,
): Statement {
  const ids = is(to, SQL) ? to : sql`(SELECT value FROM json_each(${JSON.stringify(to)}))`;
  const told = is(detail, SQL) ? detail : sql`${JSON.stringify(detail)}`;
  return db.insert(notices).select(
    sql`SELECT NULL, m.id, ${kind}, ${subject}, ${actor.id}, ${actor.name}, ${told}, ${now}, NULL,
      iif(m.mail, ${now + gathering}, NULL), 0, NULL FROM ${members} m
      WHERE m.id IN ${ids} AND m.removed_at IS NULL AND m.id <> ${actor.memberId ?? ""} AND ${when}
      LIMIT ${mostTold}`,
  );
}

/** Members of any of these roles. */
export const membersWith = (roles: readonly string[]): SQL =>
  sql`(SELECT w.id FROM members w, json_each(w.roles) r WHERE w.removed_at IS NULL
    AND r.value IN (SELECT value FROM json_each(${JSON.stringify(roles)})))`;
