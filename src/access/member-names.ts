import { asc } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { members } from "./tables.ts";

export interface MemberName {
  readonly id: string;
  readonly name: string;
}

const most = 500;

/** Everybody who is or was a member, by name: the record names them all. */
export const memberNamesRead = (): Read<readonly MemberName[]> =>
  read(
    (db) => [
      db
        .select({ id: members.id, name: members.name })
        .from(members)
        .orderBy(asc(members.name), asc(members.id))
        .limit(most),
    ],
    ([rows]) => rows,
  );
