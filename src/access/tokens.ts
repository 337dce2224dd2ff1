/** Tokens are issued, looked over and revoked here; letting one in is `identify.ts`. */
import { and, desc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import { commit } from "../changes/commit.ts";
import { read, readNow } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Position } from "../cursor.ts";
import type { Database, Statement } from "../database.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../identity.ts";
import type { Actor } from "./actor.ts";
import { getMember, isAdmin } from "./find-member.ts";
import { rolesOf } from "./membership.ts";
import { termsOf } from "./new-token.ts";
import type { NewToken } from "./new-token.ts";
import { expectMay } from "./policy.ts";
import { recordLine } from "./record.ts";
import { hashOf, newSecret } from "./secret.ts";
import { endSessionsOf } from "./sessions.ts";
import { members, tokens } from "./tables.ts";
import type { Role } from "./tables.ts";

type TokenRow = typeof tokens.$inferSelect;

/** What may be told of a token. */
export type Token = Omit<TokenRow, "hash" | "roles"> & { readonly roles: readonly Role[] };

const prefix = "sy_";

/**
 * The token itself is in what this returns, and nowhere else ever again.
 * @throws `field_invalid`, and `member_not_found` for whom it would have been
 */
export async function issueToken(
  db: Database,
  actor: Actor,
  input: NewToken,
  now: number,
): Promise<Token & { readonly token: string }> {
  expectMay(actor, "token.manage");
  const token = prefix + newSecret();
  const { memberId } = input;
  const member = memberId === undefined ? undefined : await getMember(db, memberId);
  const { roles, ...terms } = termsOf(input, member, now);
  const [role] = roles;
  const row = {
    id: newId(),
    hint: token.slice(0, 9),
    ...{ ...terms, role, roles, memberId: member?.id ?? null },
    createdAt: now,
    createdBy: actor.name,
    revokedAt: null,
    lastUsedAt: null,
  };
  const expiresAt = new Date(terms.expiresAt).toISOString();
  const detail = { ...terms, roles, expiresAt, ...(member && { member: member.id }) };
  await commit(db, [
    db.insert(tokens).values({ ...row, hash: hashOf(token) }),
    recordLine(db, actor, { action: "token.issued", subject: row.id, detail }, now),
  ]);
  return { ...row, token };
}

/**
 * From now on it lets nobody in, and the sessions opened with it are over. To
 * revoke it once more changes nothing.
 * @throws `token_not_found`, and `last_admin` for the last one that may issue others
 */
export async function revokeToken(db: Database, actor: Actor, id: string, now: number): Promise<void> {
  expectMay(actor, "token.manage");
  const [row] = await db.select().from(tokens).where(eq(tokens.id, id));
  if (row === undefined) throw new DomainError("token_not_found");
  if (row.revokedAt !== null) return;
  const isLiveAdmin = row.role === "admin" && row.expiresAt > now && !comesWithoutToken(actor);
  await commit(
    db,
    [
      db
        .update(tokens)
        .set({ revokedAt: now, ...(isLiveAdmin ? { hash: unlessLastAdmin(db, id, now) } : {}) })
        .where(eq(tokens.id, id)),
      endSessionsOf(db, id, now),
      recordLine(db, actor, { action: "token.revoked", subject: id, detail: { name: row.name } }, now),
    ],
    { "tokens.hash": "last_admin" },
  );
}

/** Every token of a member's, for the batch that ends her membership. */
export function revokeTokensOf(db: Database, memberId: string, now: number): Statement {
  return db
    .update(tokens)
    .set({ revokedAt: now })
    .where(and(eq(tokens.memberId, memberId), isNull(tokens.revokedAt)));
}

/** Who is vouched for by somebody else can issue another one. */
const comesWithoutToken = ({ memberId, tokenId }: Actor): boolean =>
  memberId !== undefined && tokenId === undefined;

/** Null, which the column refuses, and with it the whole batch: two that revoke each other at once cannot both do so. */
function unlessLastAdmin(db: Database, id: string, now: number) {
  return sql<string>`CASE WHEN EXISTS (SELECT 1 FROM ${tokens} other WHERE other.role = 'admin' AND other.id <> ${id}
    AND other.revoked_at IS NULL AND other.expires_at > ${now}
    AND (other.member_id IS NULL OR other.member_id IN ${adminIds(db)})) THEN ${tokens.hash} END`;
}

const adminIds = (db: Database) =>
  db
    .select({ id: members.id })
    .from(members)
    .where(and(isNull(members.removedAt), isAdmin));

export interface Range {
  /** Those of one member alone. */
  readonly memberId?: string | undefined;
  readonly after?: Position | undefined;
  readonly limit: number;
}

/** Newest first, those that are over included; one row more than asked for, when there is one. */
export function tokensRead(actor: Actor, { memberId, after, limit }: Range): Read<Token[]> {
  expectMay(actor, "token.manage");
  const { hash: _, ...columns } = getTableColumns(tokens);
  return read(
    (db) => [
      db
        .select(columns)
        .from(tokens)
        .where(
          and(
            memberId === undefined ? undefined : eq(tokens.memberId, memberId),
            after && sql`(${tokens.createdAt}, ${tokens.id}) < (${after[0]}, ${after[1]})`,
          ),
        )
        .orderBy(desc(tokens.createdAt), desc(tokens.id))
        .limit(limit + 1),
    ],
    ([rows]) => rows.map((row) => ({ ...row, roles: rolesOf(row) })),
  );
}

export const listTokens = (db: Database, actor: Actor, range: Range): Promise<Token[]> =>
  readNow(db, tokensRead(actor, range));
