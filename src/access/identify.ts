/** Whom a token, a session or a verified e-mail lets in. No secret is ever compared: what it hashes to is looked up. */
import { and, eq, getTableColumns, gt, isNull, lt, or, sql } from "drizzle-orm";
import { columnsOf, joined } from "../changes/columns-of.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import type { Actor } from "./actor.ts";
import { memberPerson, tokenPerson } from "./membership.ts";
import type { MemberRow } from "./membership.ts";
import { hashOf } from "./secret.ts";
import { members, sessions, tokens } from "./tables.ts";

/** Where a request came from. */
export type Whence = Pick<Actor, "door" | "address" | "requestId">;

export interface Identity {
  readonly actor: Actor;
  /** When what it signed in with is over: the token, the session, or what somebody else vouches for. */
  readonly expiresAt: number;
  /** Of a member. */
  readonly email?: string | undefined;
  /** How many notices she has not read, counted up to `mostUnread`; of a member. */
  readonly unread?: number | undefined;
  /** What it signed in with, where that was a token or a session made from one; last used to the minute. */
  readonly token?: Pick<typeof tokens.$inferSelect, "id" | "expiresAt" | "lastUsedAt"> | undefined;
}

export const mostUnread = 100;

/** In the same row as the member herself. */
const unread = sql<number>`(SELECT count(*) FROM (SELECT 1 FROM notices
  WHERE notices.member_id = members.id AND notices.read_at IS NULL LIMIT ${mostUnread}))`.as("unread");

/** Of somebody who came with a token. */
export type TokenIdentity = Identity & { readonly token: NonNullable<Identity["token"]> };

/** @throws `token_rejected`, the same for a token that is malformed, unknown, expired or revoked */
export async function identify(
  db: Database,
  presented: string,
  whence: Whence,
  now: number,
): Promise<TokenIdentity> {
  const identity = await findByToken(db, presented, whence, now);
  if (identity === undefined) throw new DomainError("token_rejected");
  return identity;
}

export async function findByToken(
  db: Database,
  presented: string,
  whence: Whence,
  now: number,
): Promise<TokenIdentity | undefined> {
  if (!/^sy_[\w-]{43}$/.test(presented)) return undefined;
  const [row] = await db
    .select({ token: columnsOf(tokens), member: columnsOf(members), unread })
    .from(tokens)
    .leftJoin(members, eq(members.id, tokens.memberId))
    .where(and(eq(tokens.hash, hashOf(presented)), isLive(now)));
  return row && tokenIdentity(row, whence);
}

/** Undefined for a session that is not, or no longer: it ended, or its token did, or its holder's membership. */
export async function findBySession(
  db: Database,
  presented: string,
  whence: Whence,
  now: number,
): Promise<TokenIdentity | undefined> {
  if (!/^[\w-]{43}$/.test(presented)) return undefined;
  const isOpen = and(isNull(sessions.endedAt), gt(sessions.expiresAt, now));
  const [row] = await db
    .select({ session: columnsOf(sessions), token: columnsOf(tokens), member: columnsOf(members), unread })
    .from(sessions)
    .innerJoin(tokens, eq(tokens.id, sessions.tokenId))
    .leftJoin(members, eq(members.id, tokens.memberId))
    .where(and(eq(sessions.hash, hashOf(presented)), isOpen, isLive(now)));
  const identity = row && tokenIdentity(row, whence);
  if (row === undefined || identity === undefined) return undefined;
  const { id: sessionId, expiresAt } = row.session;
  return { ...identity, actor: { ...identity.actor, sessionId }, expiresAt };
}

const isLive = (now: number) => and(isNull(tokens.revokedAt), gt(tokens.expiresAt, now));

interface TokenRow {
  readonly token: typeof tokens.$inferSelect;
  readonly member: MemberRow | null;
  readonly unread: number;
}

function tokenIdentity(
  { token, member: row, unread: count }: TokenRow,
  whence: Whence,
): TokenIdentity | undefined {
  const member = row === null ? undefined : joined(row);
  const person = tokenPerson(token, member);
  if (person === undefined) return undefined;
  const { id, expiresAt, lastUsedAt } = token;
  return {
    actor: { ...person, ...whence },
    expiresAt,
    email: member?.email,
    unread: member && count,
    token: { id, expiresAt, lastUsedAt },
  };
}

/** An e-mail that somebody else vouches for until then; undefined where it is no member's. */
export async function findByEmail(
  db: Database,
  email: string,
  expiresAt: number,
  whence: Whence,
): Promise<Identity | undefined> {
  const [member] = await db
    .select({ ...getTableColumns(members), unread })
    .from(members)
    .where(and(eq(members.email, email), isNull(members.removedAt)));
  if (member === undefined) return undefined;
  return { actor: { ...memberPerson(member), ...whence }, expiresAt, email, unread: member.unread };
}

const minute = 60_000;

/** Whether `noteUse` would write anything. */
export function isUseNews({ token }: Identity, now: number): boolean {
  return token !== undefined && (token.lastUsedAt === null || now - token.lastUsedAt >= minute);
}

export async function noteUse(db: Database, { token }: Identity, now: number): Promise<void> {
  if (token === undefined) return;
  const isOld = or(isNull(tokens.lastUsedAt), lt(tokens.lastUsedAt, now));
  await db
    .update(tokens)
    .set({ lastUsedAt: now })
    .where(and(eq(tokens.id, token.id), isOld));
}
