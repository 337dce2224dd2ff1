/** What members are told, by e-mail: from the clock, gathered, tried again, and never in anybody's way. */
import { and, asc, inArray, isNull, lte, sql } from "drizzle-orm";
import { clock } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { members } from "../access/tables.ts";
import { commit } from "../changes/commit.ts";
import type { Database, Statement } from "../database.ts";
import { composeMail } from "./compose-mail.ts";
import type { Letter } from "./compose-mail.ts";
import type { NoticeRow } from "./list.ts";
import { notices } from "./tables.ts";

/** Of the platform's binding as much as is used here. */
export interface Mailer {
  send: (letter: Letter) => Promise<unknown>;
}

export interface MailTerms {
  /** Whom it comes from; nothing is sent where this is empty. */
  readonly from: string;
  readonly origin: string;
  readonly mailer: Mailer | undefined;
}

/** Members written to in one run. */
const atOnce = 20;
const mostAttempts = 8;
/** For as long nobody else sends what is being sent. */
const lease = 10 * 60_000;
const minute = 60_000;
const longestWait = 6 * 60 * minute;

/** 1, 2, 4 … minutes after the first, second, third attempt. */
export const waitAfter = (attempts: number): number =>
  Math.min(longestWait, minute * 2 ** Math.max(0, attempts - 1));

/** One e-mail for each member for whom something is due, with all that waits for her. Returns what could not be sent. */
export async function mailDue(
  db: Database,
  { from, origin, mailer }: MailTerms,
  now: number,
): Promise<{ memberId: string; error: unknown }[]> {
  if (from.trim() === "" || mailer === undefined) return forgetDue(db, now);
  const due = await db
    .select({ memberId: notices.memberId, at: sql<number>`min(${notices.mailDueAt})`.as("at") })
    .from(notices)
    .where(lte(notices.mailDueAt, now))
    .groupBy(notices.memberId)
    .orderBy(asc(sql`at`))
    .limit(atOnce);
  const failed: { memberId: string; error: unknown }[] = [];
  for (const { memberId } of due) {
    const error = await mailTo(db, memberId, { from, origin, mailer }, now);
    if (error !== undefined) failed.push({ memberId, error });
  }
  return failed;
}

/** Where no e-mail is sent nothing is kept waiting for the day that it is. */
async function forgetDue(db: Database, now: number): Promise<[]> {
  await db.update(notices).set({ mailDueAt: null }).where(lte(notices.mailDueAt, now));
  return [];
}

async function mailTo(
  db: Database,
  memberId: string,
  { from, origin, mailer }: MailTerms & { mailer: Mailer },
  now: number,
): Promise<unknown> {
  const rows = await claim(db, memberId, now);
  if (rows.length === 0) return undefined;
  const [member] = await db
    .select()
    .from(members)
    .where(and(inArray(members.id, [memberId]), isNull(members.removedAt)));
  if (member === undefined || !member.mail) {
    await settle(db, rows, { mailDueAt: null });
    return undefined;
  }
  try {
    await mailer.send(composeMail(rows, member, { from: from.trim(), origin }));
  } catch (error) {
    await putOff(db, memberId, rows, now);
    return error;
  }
  await settle(
    db,
    rows,
    { mailDueAt: null, mailedAt: now },
    lineOf(db, "notice.mailed", memberId, rows, now),
  );
  return undefined;
}

/**
 * All that waits for her, due or not; oldest first. Nobody else claims it until the lease is over,
 * and the attempt counts even if nothing is heard of it again.
 */
async function claim(db: Database, memberId: string, now: number): Promise<NoticeRow[]> {
  const rows = await db
    .update(notices)
    .set({ mailDueAt: now + lease, mailAttempts: sql`${notices.mailAttempts} + 1` })
    .where(
      sql`${notices.id} IN (SELECT id FROM notices WHERE member_id = ${memberId} AND mail_due_at IS NOT NULL
        AND (mail_due_at <= ${now} OR mail_attempts = 0) LIMIT 500)`,
    )
    .returning();
  return rows.toSorted((a, b) => a.id - b.id);
}

/** Those that have been tried often enough are given up, which is on record; the others wait longer each time. */
async function putOff(
  db: Database,
  memberId: string,
  rows: readonly NoticeRow[],
  now: number,
): Promise<void> {
  const over = rows.filter(({ mailAttempts }) => mailAttempts >= mostAttempts);
  const again = rows.filter(({ mailAttempts }) => mailAttempts < mostAttempts);
  const attempts = Math.min(...again.map(({ mailAttempts }) => mailAttempts));
  if (again.length > 0) await settle(db, again, { mailDueAt: now + waitAfter(attempts) });
  if (over.length > 0)
    await settle(db, over, { mailDueAt: null }, lineOf(db, "notice.not_mailed", memberId, over, now));
}

const lineOf = (
  db: Database,
  action: string,
  memberId: string,
  rows: readonly NoticeRow[],
  now: number,
): Statement => {
  const detail = { notices: rows.map(({ id }) => id) };
  return recordLine(db, clock, { action, subject: `member/${memberId}`, detail }, now);
};

async function settle(
  db: Database,
  rows: readonly NoticeRow[],
  end: Partial<NoticeRow>,
  ...lines: readonly Statement[]
): Promise<void> {
  const ids = JSON.stringify(rows.map(({ id }) => id));
  await commit(db, [
    db
      .update(notices)
      .set(end)
      .where(sql`${notices.id} IN (SELECT value FROM json_each(${ids}))`),
    ...lines,
  ]);
}
