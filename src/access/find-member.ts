import { and, eq, isNull, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import type { MemberRow } from "./membership.ts";
import { members } from "./tables.ts";

/** Whether the row of `members` holds that role. */
export const isAdmin = sql`EXISTS (SELECT 1 FROM json_each(${members.roles}) WHERE value = 'admin')`;

/** @throws `member_not_found`, for one who was removed as for none */
export async function getMember(db: Database, id: string): Promise<MemberRow> {
  const [row] = await db
    .select()
    .from(members)
    .where(and(eq(members.id, id), isNull(members.removedAt)));
  if (row === undefined) throw new DomainError("member_not_found");
  return row;
}
