/** Whom a token or a session lets in. Neither is ever compared: what it hashes to is looked up. */
import { and, eq, gt, isNull, lt, or } from "drizzle-orm";
import { columnsOf } from "../changes/columns-of.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import type { Actor } from "./actor.ts";
import { hashOf } from "./secret.ts";
import { sessions, tokens } from "./tables.ts";

/** Where a request came from. */
export type Whence = Pick<Actor, "door" | "address" | "requestId">;

export interface Identity {
  readonly actor: Actor;
  /** When what it signed in with is over: the token, or the session. */
  readonly expiresAt: number;
  readonly tokenExpiresAt: number;
  /** Of the token, to the minute. */
  readonly lastUsedAt: number | null;
}

/** @throws `token_rejected`, the same for a token that is malformed, unknown, expired or revoked */
export async function identify(
  db: Database,
  presented: string,
  whence: Whence,
  now: number,
): Promise<Identity> {
  const identity = await findByToken(db, presented, whence, now);
  if (identity === undefined) throw new DomainError("token_rejected");
  return identity;
}

export async function findByToken(
  db: Database,
  presented: string,
  whence: Whence,
  now: number,
): Promise<Identity | undefined> {
  if (!/^sy_[\w-]{43}$/.test(presented)) return undefined;
  const [token] = await db
    .select()
    .from(tokens)
    .where(and(eq(tokens.hash, hashOf(presented)), isLive(now)));
  return token && identityOf(token, whence);
}

/** Undefined for a session that is not, or no longer: it ended, or its token did. */
export async function findBySession(
  db: Database,
  presented: string,
  whence: Whence,
  now: number,
): Promise<Identity | undefined> {
  if (!/^[\w-]{43}$/.test(presented)) return undefined;
  const isOpen = and(isNull(sessions.endedAt), gt(sessions.expiresAt, now));
  const [row] = await db
    .select({ session: columnsOf(sessions), token: columnsOf(tokens) })
    .from(sessions)
    .innerJoin(tokens, eq(tokens.id, sessions.tokenId))
    .where(and(eq(sessions.hash, hashOf(presented)), isOpen, isLive(now)));
  if (row === undefined) return undefined;
  const { actor, ...identity } = identityOf(row.token, whence);
  return { ...identity, actor: { ...actor, sessionId: row.session.id }, expiresAt: row.session.expiresAt };
}

const isLive = (now: number) => and(isNull(tokens.revokedAt), gt(tokens.expiresAt, now));

function identityOf(token: typeof tokens.$inferSelect, whence: Whence): Identity {
  const { id, name, role, locales, namespaces, expiresAt, lastUsedAt } = token;
  const actor = { id, name, role, locales, namespaces, ...whence };
  return { actor, expiresAt, tokenExpiresAt: expiresAt, lastUsedAt };
}

const minute = 60_000;

/** Whether `noteUse` would write anything. */
export function isUseNews({ lastUsedAt }: Identity, now: number): boolean {
  return lastUsedAt === null || now - lastUsedAt >= minute;
}

export async function noteUse(db: Database, { actor }: Identity, now: number): Promise<void> {
  const isOld = or(isNull(tokens.lastUsedAt), lt(tokens.lastUsedAt, now));
  await db
    .update(tokens)
    .set({ lastUsedAt: now })
    .where(and(eq(tokens.id, actor.id), isOld));
}
