/** A page of the feed, as one read. */
import { combine, mapRead } from "../../changes/read.ts";
import type { Read } from "../../changes/read.ts";
import { lastLinesRead, lastSubjects, lineAtRead, logEndsRead } from "../../changes/since.ts";
import type { LogEnds, LogLine, Mark } from "../../changes/since.ts";
import { isProductBundle } from "../../catalogues/copies.ts";
import type { SyncItem } from "../contract/types.ts";
import { sources } from "./copies.ts";
import type { Copy } from "./copies.ts";
import type { SyncCursor, Wish } from "./cursor.ts";
import { inOrder, nextPlace } from "./plan.ts";
import type { Step } from "./plan.ts";
import { findTypeOf, kindsOf } from "./types.ts";
import type { SyncType } from "./types.ts";

export interface SyncPage {
  readonly items: readonly SyncItem[];
  readonly next: SyncCursor;
  readonly hasMore: boolean;
  /** The newest line of the log that this page could see. */
  readonly seq: number;
}

/** Undefined where the log is not the one any more that the cursor was given out by, or does not reach back to it. */
export function syncRead(step: Step, origin: string, limit: number): Read<SyncPage | undefined> {
  return step.phase === "snapshot" ? snapshotRead(step, origin, limit) : changesRead(step, origin, limit);
}

function snapshotRead(
  { wish, mark, place }: Extract<Step, { phase: "snapshot" }>,
  origin: string,
  limit: number,
): Read<SyncPage | undefined> {
  const { from, read } = sources[place.type];
  const copies = read(from(place.id, wish, limit + 1), wish, origin);
  return mapRead(combine({ ends: logEndsRead(mark?.seq), copies }), ({ ends, copies: found }) => {
    const since = mark ?? ends.newest;
    if (!isKept(since, ends)) return undefined;
    const shown = found.slice(0, limit);
    const last = found.length > limit ? shown.at(-1) : undefined;
    const next = last ? { type: place.type, id: last.place } : nextPlace(wish, place);
    return {
      items: shown.flatMap((copy) => (copy.value === undefined ? [] : itemOf(place.type, copy, copy.seq))),
      next: { ...wish, mark: since, place: next },
      hasMore: next !== undefined || since.seq < ends.newest.seq,
      seq: ends.newest.seq,
    };
  });
}

function changesRead(
  { wish, mark }: Extract<Step, { phase: "changes" }>,
  origin: string,
  limit: number,
): Read<SyncPage | undefined> {
  const stretch = { after: mark.seq, to: mark.seq + limit };
  const types = inOrder(wish.types);
  const lines = lastLinesRead(
    stretch,
    types.map((type) => kindsOf[type]),
  );
  const copies = combine(
    Object.fromEntries(
      types.map((type) => [type, sources[type].read(lastSubjects(stretch, kindsOf[type]), wish, origin)]),
    ),
  );
  const parts = combine({ ends: logEndsRead(mark.seq), seen: lineAtRead(stretch.to), lines, copies });
  return mapRead(parts, ({ ends, seen = mark, lines: told, copies: found }) => {
    if (!isKept(mark, ends)) return undefined;
    return {
      items: told.flatMap((line) => changeOf(line, wish, (type) => found[type] ?? [])),
      next: { ...wish, mark: seen, place: undefined },
      hasMore: seen.seq < ends.newest.seq,
      seq: ends.newest.seq,
    };
  });
}

/** The log that the cursor was given out by is still the one that is there, and none of its lines since are gone. */
function isKept(mark: Mark, { first, newest, marked }: LogEnds): boolean {
  if (mark.seq < first - 1 || mark.seq > newest.seq) return false;
  return marked === undefined ? mark.seq === first - 1 || mark.seq === 0 : marked.at === mark.at;
}

function changeOf(line: LogLine, wish: Wish, copiesOf: (type: SyncType) => readonly Copy[]): SyncItem[] {
  const type = findTypeOf(line.kind);
  const { subjectId: id, seq } = line;
  if (type === undefined || (type === "bundle" && !isWanted(id, wish))) return [];
  const copy = copiesOf(type).find((one) => one.id === id);
  return [itemOf(type, copy ?? { id, value: undefined, gone: { reason: "withdrawn" } }, seq)];
}

/** A bundle in another language, or one that comes with the product, is nothing that was ever sent. */
function isWanted(id: string, { locales }: Wish): boolean {
  const [locale] = id.split("/", 1);
  return locales.some((tag) => tag === locale) && !isProductBundle(id);
}

function itemOf(
  type: SyncType,
  { id, value, gone }: Pick<Copy, "id" | "value" | "gone">,
  seq: number,
): SyncItem {
  if (value === undefined) return { seq, type, id, op: "delete", ...gone };
  return { seq, type, id, op: "upsert", [type]: value };
}
