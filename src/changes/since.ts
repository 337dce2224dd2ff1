/** The log as those follow it who keep copies: what changed since they looked last. */
import { and, asc, desc, gt, lte, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database } from "../database.ts";
import { read } from "./read.ts";
import type { Read } from "./read.ts";
import { changes } from "./tables.ts";
import type { ChangeKind } from "./tables.ts";

export interface LogLine {
  readonly seq: number;
  readonly kind: ChangeKind;
  readonly subjectId: string;
  /** The log's own time, Unix milliseconds; never before that of the line above. */
  readonly committedAt: number;
}

/** Lines with numbers above `after`, up to and with `to`. */
export interface Stretch {
  readonly after: number;
  readonly to: number;
}

/**
 * Of each thing the last line, if it stands in this stretch: what changed again
 * later is told then. Costs the lines of the stretch, and one more for each
 * that is asked about.
 */
export function lastLinesRead(stretch: Stretch, kinds: readonly (readonly ChangeKind[])[]): Read<LogLine[]> {
  return read(
    (db) => [
      db
        .select({
          ...{ seq: changes.seq, kind: changes.kind },
          ...{ subjectId: changes.subjectId, committedAt: changes.committedAt },
        })
        .from(changes)
        .where(sql`${inStretch(stretch)} AND (${sql.join(kinds.map(isLast), sql` OR `)})`)
        .orderBy(asc(changes.seq)),
    ],
    ([rows]) => rows,
  );
}

/** The ids of those things, for the statements beside it. */
export const lastSubjects = (stretch: Stretch, kinds: readonly ChangeKind[]): SQL =>
  sql`(SELECT ${changes.subjectId} FROM ${changes} WHERE ${inStretch(stretch)} AND ${isLast(kinds)})`;

const inStretch = ({ after, to }: Stretch) => and(gt(changes.seq, after), lte(changes.seq, to));

const isLast = (kinds: readonly ChangeKind[]): SQL =>
  sql`(${changes.kind} IN (${listOf(kinds)}) AND NOT EXISTS (SELECT 1 FROM changes later
    WHERE later.subject_id = ${changes.subjectId} AND later.seq > ${changes.seq} AND later.kind IN (${listOf(kinds)})))`;

/** The number of a thing's last line; null for what came before there was a log. */
export const lastSeqOf = (subject: SQL, kinds: readonly ChangeKind[]): SQL<number | null> =>
  sql<number | null>`(SELECT l.seq FROM changes l WHERE l.subject_id = ${subject}
    AND l.kind IN (${listOf(kinds)}) ORDER BY l.seq DESC LIMIT 1)`;

/** Words of our own, which need no parameters. */
const listOf = (kinds: readonly ChangeKind[]): SQL => sql.raw(kinds.map((kind) => `'${kind}'`).join(", "));

/** A line by its number and the log's own time, which together name it: a restored database gives out numbers again. */
export interface Mark {
  readonly seq: number;
  /** Unix milliseconds; 0 before the first line. */
  readonly at: number;
}

/** The ends of the log, and its last line at or before a number, if one was asked about. */
export interface LogEnds {
  /** 1 for an empty log. */
  readonly first: number;
  readonly newest: Mark;
  readonly marked: Mark | undefined;
}

export function logEndsRead(seq: number | undefined): Read<LogEnds> {
  return read(
    (db) => [
      db.select(mark).from(changes).orderBy(asc(changes.seq)).limit(1),
      db.select(mark).from(changes).orderBy(desc(changes.seq)).limit(1),
      lineAt(db, seq),
    ],
    ([[first], [newest = { seq: 0, at: 0 }], [marked]]) => ({
      first: first?.seq ?? 1,
      newest,
      marked: seq === undefined ? newest : marked,
    }),
  );
}

/** The last line at or before a number; undefined where there is none so early. */
export function lineAtRead(seq: number): Read<Mark | undefined> {
  return read(
    (db) => [lineAt(db, seq)],
    ([[found]]) => found,
  );
}

const mark = { seq: changes.seq, at: changes.committedAt };

const lineAt = (db: Database, seq = 0) =>
  db.select(mark).from(changes).where(lte(changes.seq, seq)).orderBy(desc(changes.seq)).limit(1);
