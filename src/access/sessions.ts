/** A browser signed in with a token: short, listed, ended one by one or all at once. */
import { and, desc, eq, gt, inArray, isNull } from "drizzle-orm";
import { commit } from "../changes/commit.ts";
import { read, readNow } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database, Statement } from "../database.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../identity.ts";
import type { Actor } from "./actor.ts";
import type { TokenIdentity } from "./identify.ts";
import { recordLine } from "./record.ts";
import { hashOf, newSecret } from "./secret.ts";
import { sessions, tokens } from "./tables.ts";

const longest = 12 * 3600 * 1000;

export interface OpenedSession {
  readonly id: string;
  /** For the cookie, and nowhere else ever again. */
  readonly secret: string;
  readonly expiresAt: number;
}

/**
 * For the token that somebody came with, which it never outlives.
 * @param agent what the browser calls itself
 */
export async function openSession(
  db: Database,
  { actor, token }: TokenIdentity,
  agent: string,
  now: number,
): Promise<OpenedSession> {
  const opened = { id: newId(), secret: newSecret(), expiresAt: Math.min(now + longest, token.expiresAt) };
  const { id, secret, expiresAt } = opened;
  const row = {
    id,
    hash: hashOf(secret),
    tokenId: token.id,
    createdAt: now,
    expiresAt,
    agent: agent.slice(0, 200),
  };
  await commit(db, [db.insert(sessions).values(row), line(db, actor, "session.opened", id, now)]);
  return opened;
}

/** One of the actor's own. @throws `session_not_found`, for another's as for none */
export async function endSession(db: Database, actor: Actor, id: string, now: number): Promise<void> {
  const isOwn = and(eq(sessions.id, id), isOpenOf(db, actor, now));
  const [row] = await db.select({ id: sessions.id }).from(sessions).where(isOwn);
  if (row === undefined) throw new DomainError("session_not_found");
  const end = db.update(sessions).set({ endedAt: now }).where(isOwn);
  await commit(db, [end, line(db, actor, "session.ended", id, now)]);
}

/** Every session of the actor's token, or of all of a member's, this one included. */
export async function endAllSessions(db: Database, actor: Actor, now: number): Promise<void> {
  const end = db
    .update(sessions)
    .set({ endedAt: now })
    .where(isOpenOf(db, actor, now));
  await commit(db, [end, line(db, actor, "session.ended", "*", now)]);
}

export function endSessionsOf(db: Database, tokenId: string, now: number): Statement {
  return db
    .update(sessions)
    .set({ endedAt: now })
    .where(and(eq(sessions.tokenId, tokenId), isNull(sessions.endedAt)));
}

/** Every session of a member's, for the batch that ends her membership. */
export function endSessionsOfMember(db: Database, memberId: string, now: number): Statement {
  const own = db.select({ id: tokens.id }).from(tokens).where(eq(tokens.memberId, memberId));
  return db
    .update(sessions)
    .set({ endedAt: now })
    .where(and(inArray(sessions.tokenId, own), isNull(sessions.endedAt)));
}

/** On record under the token, so that all it was used for is found together. */
function line(db: Database, actor: Actor, action: string, session: string, now: number): Statement {
  return recordLine(db, actor, { action, subject: actor.tokenId ?? actor.id, detail: { session } }, now);
}

export type Session = Pick<typeof sessions.$inferSelect, "id" | "createdAt" | "expiresAt" | "agent">;

/** The actor's own that are open, newest first. */
export function sessionsRead(actor: Actor, now: number): Read<Session[]> {
  const { id, createdAt, expiresAt, agent } = sessions;
  return read(
    (db) => [
      db
        .select({ id, createdAt, expiresAt, agent })
        .from(sessions)
        .where(isOpenOf(db, actor, now))
        .orderBy(desc(createdAt), desc(id))
        .limit(100),
    ],
    ([rows]) => rows,
  );
}

export const listSessions = (db: Database, actor: Actor, now: number): Promise<Session[]> =>
  readNow(db, sessionsRead(actor, now));

function isOpenOf(db: Database, { id, memberId }: Actor, now: number) {
  const own = eq(memberId === undefined ? tokens.id : tokens.memberId, id);
  const ownTokens = db.select({ id: tokens.id }).from(tokens).where(own);
  return and(inArray(sessions.tokenId, ownTokens), isNull(sessions.endedAt), gt(sessions.expiresAt, now));
}
