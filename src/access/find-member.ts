import { and, eq, isNull, sql } from "drizzle-orm";
import { read, readNow } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import type { MemberRow } from "./membership.ts";
import { members } from "./tables.ts";

/** Whether the row of `members` holds that role. */
export const isAdmin = sql`EXISTS (SELECT 1 FROM json_each(${members.roles}) WHERE value = 'admin')`;

/** @throws `member_not_found`, for one who was removed as for none */
export function memberRead(id: string): Read<MemberRow> {
  return read(
    (db) => [
      db
        .select()
        .from(members)
        .where(and(eq(members.id, id), isNull(members.removedAt))),
    ],
    ([[row]]) => {
      if (row === undefined) throw new DomainError("member_not_found");
      return row;
    },
  );
}

export const getMember = (db: Database, id: string): Promise<MemberRow> => readNow(db, memberRead(id));
