/** The people of the newsroom: added, changed and removed here; letting one in is `identify.ts`. */
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Position } from "../cursor.ts";
import type { Database, Statement } from "../database.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../identity.ts";
import type { Actor } from "./actor.ts";
import { getMember } from "./find-member.ts";
import { changedTerms, memberTerms } from "./member-terms.ts";
import type { MemberInput, MemberInputChange, MemberTerms } from "./member-terms.ts";
import type { MemberRow } from "./membership.ts";
import { expectMay } from "./policy.ts";
import { recordLine } from "./record.ts";
import { endSessionsOfMember } from "./sessions.ts";
import { members } from "./tables.ts";
import { revokeTokensOf } from "./tokens.ts";

const rules = {
  "UNIQUE constraint failed: members.email": "email_taken",
  "NOT NULL constraint failed: members.roles": "last_admin_member",
} as const;

/** @throws `email_taken`, `field_invalid` or `locale_invalid` */
export async function addMember(
  db: Database,
  actor: Actor,
  input: MemberInput,
  now: number,
): Promise<MemberRow> {
  expectMay(actor, "member.manage");
  const row = newMember(memberTerms(input), actor.name, now);
  await commitMember(db, row.email, [
    db.insert(members).values(row),
    line(db, actor, "member.added", row.id, { after: shown(row) }, now),
  ]);
  return row;
}

export const newMember = (terms: MemberTerms, createdBy: string, now: number): MemberRow => ({
  id: newId(),
  ...terms,
  language: null,
  mail: true,
  createdAt: now,
  createdBy,
  removedAt: null,
  version: 1,
});

export interface MemberChange extends MemberInputChange {
  readonly id: string;
  /** The version that was seen. */
  readonly expectedVersion?: number | undefined;
}

/** @throws `member_not_found`, `email_taken`, `edit_conflict`, `field_invalid`, `locale_invalid`; `last_admin_member` for the last one who would be none any more */
export async function changeMember(
  db: Database,
  actor: Actor,
  { id, expectedVersion, ...input }: MemberChange,
  now: number,
): Promise<MemberRow> {
  expectMay(actor, "member.manage");
  const row = await getMember(db, id);
  const expected = expectedVersion ?? row.version;
  const terms = changedTerms(row, input);
  const [before, after] = difference(shown(row), shown(terms));
  if (expected === row.version && Object.keys(after).length === 0) return row;
  const losesAdmin = isOneOf(row, "admin") && !isOneOf(terms, "admin");
  const roles = losesAdmin ? unlessLastAdmin(id, terms.roles) : terms.roles;
  await commitMember(db, terms.email, [
    db
      .update(members)
      .set({ ...terms, roles, version: nextVersion(members.version, expected) })
      .where(eq(members.id, id)),
    line(db, actor, "member.changed", id, { before, after }, now),
  ]);
  return { ...row, ...terms, version: expected + 1 };
}

/**
 * From now on nothing of hers lets anybody in: no e-mail, no token, no session.
 * @throws `member_not_found`, `edit_conflict`, and `last_admin_member` for the last one
 */
export async function removeMember(
  db: Database,
  actor: Actor,
  { id, expectedVersion }: Pick<MemberChange, "id" | "expectedVersion">,
  now: number,
): Promise<void> {
  expectMay(actor, "member.manage");
  const row = await getMember(db, id);
  const version = nextVersion(members.version, expectedVersion ?? row.version);
  const guard = isOneOf(row, "admin") ? { roles: unlessLastAdmin(id, row.roles) } : {};
  await commitMember(db, row.email, [
    db
      .update(members)
      .set({ removedAt: now, version, ...guard })
      .where(eq(members.id, id)),
    endSessionsOfMember(db, id, now),
    revokeTokensOf(db, id, now),
    line(db, actor, "member.removed", id, { before: shown(row) }, now),
  ]);
}

async function commitMember(db: Database, email: string, statements: readonly Statement[]): Promise<void> {
  try {
    await commit(db, statements, rules);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "email_taken") throw error;
    throw new DomainError("email_taken", { email });
  }
}

/** Null, which the column refuses, and with it the whole batch: two that remove each other at once cannot both do so. */
function unlessLastAdmin(id: string, roles: MemberRow["roles"]) {
  return sql<MemberRow["roles"]>`CASE WHEN EXISTS (SELECT 1 FROM ${members} other
    WHERE other.id <> ${id} AND other.removed_at IS NULL
    AND EXISTS (SELECT 1 FROM json_each(other.roles) WHERE value = 'admin')) THEN ${JSON.stringify(roles)} END`;
}

const isOneOf = ({ roles }: Pick<MemberRow, "roles">, role: MemberRow["roles"][number]): boolean =>
  roles.includes(role);

const shown = ({ name, email, roles, locales, timeZone }: MemberTerms): MemberTerms => ({
  ...{ name, email, roles, locales, timeZone },
});

/** Only what is otherwise: as it was, and as it is. */
function difference(one: MemberTerms, other: MemberTerms) {
  const later = new Map<string, unknown>(Object.entries(other));
  const changed = Object.entries(one).filter(
    ([key, value]) => JSON.stringify(value) !== JSON.stringify(later.get(key)),
  );
  const after = changed.map(([key]) => [key, later.get(key)] as const);
  return [Object.fromEntries(changed), Object.fromEntries(after)] as const;
}

function line(
  db: Database,
  actor: Actor,
  action: string,
  id: string,
  detail: Record<string, unknown>,
  now: number,
): Statement {
  return recordLine(db, actor, { action, subject: `member/${id}`, detail }, now);
}

export interface MemberRange {
  readonly after?: Position | undefined;
  readonly limit: number;
}

/** By name, those who were removed left out; one row more than asked for, when there is one. */
export function listMembers(db: Database, actor: Actor, { after, limit }: MemberRange): Promise<MemberRow[]> {
  expectMay(actor, "member.read");
  return db
    .select()
    .from(members)
    .where(
      and(
        isNull(members.removedAt),
        after && sql`(${members.name}, ${members.id}) > (${after[0]}, ${after[1]})`,
      ),
    )
    .orderBy(asc(members.name), asc(members.id))
    .limit(limit + 1);
}
