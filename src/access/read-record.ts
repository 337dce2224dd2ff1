/** The record, read: newest first, filtered, a page at a time. Lines are never changed, and so a page stays what it was. */
import { and, desc, eq, gte, inArray, lt, lte, or } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Position } from "../cursor.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { linesAbout } from "./record-subjects.ts";
import { record } from "./tables.ts";
import type { Door } from "./tables.ts";

export interface RecordFilter {
  /** What was done to this; where it has a slash (`article/tunnel`), and to what lies below it. */
  readonly subject?: string | undefined;
  /** The actor's id. */
  readonly actor?: string | undefined;
  readonly action?: string | undefined;
  readonly door?: Door | undefined;
  /** Unix milliseconds: from this instant on. */
  readonly from?: number | undefined;
  /** Unix milliseconds: before this instant. */
  readonly to?: number | undefined;
}

export interface RecordQuery extends RecordFilter {
  readonly after?: Position | undefined;
  readonly limit: number;
  /** How many lines are looked at for one page, where not all of them are wanted. */
  readonly scan?: number;
}

/** For an export: lines of these numbers, whatever they are looked for by. */
export interface Window {
  readonly above: number;
  readonly below: number;
}

export type RecordedLine = typeof record.$inferSelect;

export interface RecordPage {
  readonly lines: readonly RecordedLine[];
  /** Where to go on; a page may be short, or empty, and others come after it. */
  readonly next: Position | undefined;
}

const defaultScan = 300;

/**
 * One index leads to the lines, the one that finds the fewest; whatever else is
 * asked for is looked at line by line, at most `scan` of them for a page. So a
 * page costs a bounded number of rows, and one that found too few says where to
 * look on.
 */
export function recordRead(query: RecordQuery, window?: Window): Read<RecordPage> {
  const { limit, scan = defaultScan } = query;
  const plan = planOf(query, window);
  const size = plan.rest === undefined ? limit + 1 : scan;
  return read(
    (db) => [linesIn(db, plan, size, limit), lastOf(db, plan, size)],
    ([rows, [last]]) => {
      const lines = rows.slice(0, limit);
      const end = rows.length > limit ? lines.at(-1) : last;
      return { lines, next: end && plan.positionOf(end) };
    },
  );
}

/** The number of the newest line; 0 before the first. */
export const newestLineRead = (): Read<number> =>
  read(
    (db) => [db.select({ id: record.id }).from(record).orderBy(desc(record.id)).limit(1)],
    ([[line]]) => line?.id ?? 0,
  );

type Place = Pick<RecordedLine, "id" | "at">;

interface Plan {
  readonly order: "id" | "at";
  readonly by: (size: number) => SQL | undefined;
  /** Asked of every line that is found so. */
  readonly rest: SQL | undefined;
  readonly positionOf: (line: Place) => Position;
}

function planOf({ after, ...filter }: RecordQuery, window: Window | undefined): Plan {
  const { subject, actor, action, door, from, to } = filter;
  const position = placeOf(after);
  const older = position && lt(record.id, position.id);
  const within = window && and(gte(record.id, window.above), lt(record.id, window.below));
  const since = from === undefined ? undefined : gte(record.at, from);
  const until = to === undefined ? undefined : lt(record.at, to);
  const hasDoor = door === undefined ? undefined : eq(record.door, door);
  const isAction = action === undefined ? undefined : eq(record.action, action);
  const isActor = actor === undefined ? undefined : eq(record.actorId, actor);
  const byId = { order: "id", positionOf: ({ id }: Place): Position => [id, String(id)] } as const;
  if (subject !== undefined)
    return {
      ...byId,
      by: (size) => linesAbout(subject, and(older, within), size),
      rest: and(isActor, isAction, hasDoor, since, until),
    };
  if (isActor !== undefined)
    return { ...byId, by: () => and(isActor, older, within), rest: and(isAction, hasDoor, since, until) };
  if ((since ?? until) !== undefined && window === undefined)
    return {
      order: "at",
      positionOf: ({ at, id }) => [at, String(id)],
      by: () => and(since, position === undefined ? until : behind(position)),
      rest: and(isAction, hasDoor),
    };
  if (isAction !== undefined)
    return { ...byId, by: () => and(isAction, older, within), rest: and(hasDoor, since, until) };
  return { ...byId, by: () => and(older, within), rest: and(hasDoor, since, until) };
}

/** Of a list by time the sort value is the time; of one by number, the number. */
function placeOf(after: Position | undefined): { at: number; id: number } | undefined {
  if (after === undefined) return undefined;
  const [at, id] = after.map(Number);
  if (!Number.isSafeInteger(at) || !Number.isSafeInteger(id))
    throw new DomainError("invalid_cursor", { cursor: after.join(" ").slice(0, 80) });
  return { at: at ?? 0, id: id ?? 0 };
}

/** The index is entered at that moment, and of its lines the newer ones are passed over. */
const behind = ({ at, id }: Place): SQL | undefined =>
  and(lte(record.at, at), or(lt(record.at, at), lt(record.id, id)));

/** Of what one index finds, the newest `size`; of these, what was asked for. */
function linesIn(db: Database, plan: Plan, size: number, limit: number) {
  const found = db
    .select({ id: record.id })
    .from(record)
    .where(plan.by(size))
    .orderBy(...newestFirst(plan))
    .limit(size);
  const lines = db.select().from(record);
  return plan.rest === undefined
    ? lines
        .where(plan.by(size))
        .orderBy(...newestFirst(plan))
        .limit(size)
    : lines
        .where(and(inArray(record.id, found), plan.rest))
        .orderBy(...newestFirst(plan))
        .limit(limit + 1);
}

/** The last one that was looked at, where there may be more behind it. */
function lastOf(db: Database, plan: Plan, size: number) {
  return db
    .select()
    .from(record)
    .where(plan.by(size))
    .orderBy(...newestFirst(plan))
    .limit(plan.rest === undefined ? 0 : 1)
    .offset(size - 1);
}

const newestFirst = ({ order }: Plan) =>
  order === "at" ? [desc(record.at), desc(record.id)] : [desc(record.id)];
