import { and, eq, isNull, lte } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import type { NoticeRow } from "./list.ts";
import { notices } from "./tables.ts";

/** What was read at the desk is not mailed any more. */
const asRead = (now: number) => ({ readAt: now, mailDueAt: null });

/**
 * One of the actor's own. Nothing is written where it was read before.
 * @throws notice_not_found, for another's as for none
 */
export async function readNotice(db: Database, actor: Actor, id: number, now: number): Promise<NoticeRow> {
  const own = and(eq(notices.id, id), eq(notices.memberId, actor.memberId ?? ""));
  const [row] = await db.select().from(notices).where(own);
  if (row === undefined) throw new DomainError("notice_not_found");
  if (row.readAt !== null) return row;
  await commit(db, [
    db
      .update(notices)
      .set(asRead(now))
      .where(and(own, isNull(notices.readAt))),
    recordLine(db, actor, { action: "notice.read", subject: subjectFor(actor), detail: { notice: id } }, now),
  ]);
  return { ...row, ...asRead(now) };
}

/** All of the actor's own that were there by then: what came since she has not seen. */
export async function readAllNotices(
  db: Database,
  actor: Actor,
  newest: number | undefined,
  now: number,
): Promise<void> {
  const { memberId } = actor;
  if (memberId === undefined) return;
  const upTo = newest ?? Number.MAX_SAFE_INTEGER;
  await commit(db, [
    db
      .update(notices)
      .set(asRead(now))
      .where(and(eq(notices.memberId, memberId), isNull(notices.readAt), lte(notices.id, upTo))),
    recordLine(
      db,
      actor,
      { action: "notice.read", subject: subjectFor(actor), detail: { upTo: newest ?? null } },
      now,
    ),
  ]);
}

const subjectFor = ({ id, memberId }: Actor): string => `member/${memberId ?? id}`;
