/** How far the index is behind what is public. */
import { asc, gt } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { changes } from "../changes/tables.ts";
import { isSettled } from "./state.ts";
import type { IndexState } from "./state.ts";

/** When the oldest line was committed that the index does not know; undefined where it knows them all. */
export function firstLineRead(seq: number | undefined): Read<number | undefined> {
  if (seq === undefined) return { statements: () => [], shape: () => undefined };
  return read(
    (db) => [
      db
        .select({ at: changes.committedAt })
        .from(changes)
        .where(gt(changes.seq, seq))
        .orderBy(asc(changes.seq))
        .limit(1),
    ],
    ([[line]]) => line?.at,
  );
}

export interface Lag {
  readonly status: "ok" | "building" | "behind" | "unavailable";
  readonly seq?: number;
  /** Lines of the change log. */
  readonly behind?: number;
  /** Since when the oldest of them waits, in milliseconds. */
  readonly lag?: number;
}

export function lagOf(
  state: IndexState | undefined,
  epoch: number,
  firstLine: number | undefined,
  now: number,
): Lag {
  if (state === undefined) return { status: "unavailable" };
  const { seq, builtAt, phase } = state;
  const isBuilding = builtAt === null || !["idle", "sweep"].includes(phase);
  const behind = Math.max(0, epoch - seq);
  const lag = firstLine === undefined ? 0 : Math.max(0, now - firstLine);
  if (isBuilding) return { status: "building", seq, behind, lag };
  return { status: behind > 0 || !isSettled(state) ? "behind" : "ok", seq, behind, lag };
}
