/** Whoever asks, as the newsroom knows her: what only she and those who look after members are told. */
import { and, desc, eq, getTableColumns, isNull } from "drizzle-orm";
import { combine, mapRead, read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Actor } from "./actor.ts";
import { rolesOf } from "./membership.ts";
import type { MemberRow } from "./membership.ts";
import { sessionsRead } from "./sessions.ts";
import type { Session } from "./sessions.ts";
import { members, tokens } from "./tables.ts";
import type { Token } from "./tokens.ts";

export interface Self {
  /** None for a token that is nobody's. */
  readonly member: MemberRow | undefined;
  readonly sessions: readonly Session[];
  /** All of a member's, those that are over included; of a machine, its own. */
  readonly tokens: readonly Token[];
}

const mostTokens = 50;

export function selfRead(actor: Actor, now: number): Read<Self> {
  return combine({ member: memberRead(actor), sessions: sessionsRead(actor, now), tokens: ownTokens(actor) });
}

function memberRead({ memberId = "" }: Actor): Read<MemberRow | undefined> {
  const isSelf = and(eq(members.id, memberId), isNull(members.removedAt));
  return read(
    (db) => [db.select().from(members).where(isSelf)],
    ([[row]]) => row,
  );
}

function ownTokens({ memberId, tokenId = "" }: Actor): Read<readonly Token[]> {
  const isOwn = memberId === undefined ? eq(tokens.id, tokenId) : eq(tokens.memberId, memberId);
  const { hash: _, ...columns } = getTableColumns(tokens);
  const rows = read(
    (db) => [
      db
        .select(columns)
        .from(tokens)
        .where(isOwn)
        .orderBy(desc(tokens.createdAt), desc(tokens.id))
        .limit(mostTokens),
    ],
    ([found]) => found,
  );
  return mapRead(rows, (found) => found.map((row) => ({ ...row, roles: rolesOf(row) })));
}
