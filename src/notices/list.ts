import { and, desc, eq, isNotNull, isNull, lt } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Position } from "../cursor.ts";
import type { Database } from "../database.ts";
import { notices } from "./tables.ts";

export type NoticeRow = typeof notices.$inferSelect;

interface Range {
  readonly after?: Position | undefined;
  readonly limit: number;
}

export interface NoticeQuery extends Range {
  readonly unread?: boolean | undefined;
}

/** A member's own, newest first; one more than asked for, when there is one. */
export function noticesRead(memberId: string, { unread, ...range }: NoticeQuery): Read<NoticeRow[]> {
  return read(
    (db) => [noticeRows(db, memberId, range, unread)],
    ([rows]) => rows,
  );
}

/** Those that she has not read, and a page of the others. */
export function noticesPageRead(
  memberId: string,
  mostUnread: number,
  range: Range,
): Read<{ unread: NoticeRow[]; earlier: NoticeRow[] }> {
  return read(
    (db) => [noticeRows(db, memberId, { limit: mostUnread }, true), noticeRows(db, memberId, range, false)],
    ([unread, earlier]) => ({ unread, earlier }),
  );
}

function noticeRows(db: Database, memberId: string, { after, limit }: Range, unread: boolean | undefined) {
  const isRead =
    unread === undefined ? undefined : unread ? isNull(notices.readAt) : isNotNull(notices.readAt);
  return db
    .select()
    .from(notices)
    .where(and(eq(notices.memberId, memberId), isRead, after && lt(notices.id, Number(after[0]))))
    .orderBy(desc(notices.id))
    .limit(limit + 1);
}
