/** Figures of what was measured. Pure; all in milliseconds. */
import { awaitedFor } from "./sightings.ts";
import { deliveryKinds } from "./tables.ts";
import type { DeliveryKind } from "./tables.ts";
import type { DeliveryRow } from "./metrics.ts";

export interface Spread {
  /** Over how many; the rest has no such moment, or not yet. */
  readonly count: number;
  /** Nearest rank: a duration that was measured, and half of them took no longer. */
  readonly p50: number | null;
  readonly p99: number | null;
}

export interface Summary {
  readonly count: number;
  readonly purged: Spread;
  readonly certain: Spread;
  readonly served: Spread;
  /** Nobody has asked for them, for less than a day. */
  readonly waiting: number;
  /** Nobody asked for them within a day: no figure is about these. */
  readonly neverAsked: number;
  /** After the moment for which they were planned. */
  readonly scheduled: Spread;
}

export function summaryOf(rows: readonly DeliveryRow[], now: number): Summary {
  const unserved = rows.filter(({ servedAt }) => servedAt === null);
  const neverAsked = unserved.filter(({ committedAt }) => now - committedAt > awaitedFor).length;
  const since = (moment: "purgedAt" | "certainAt" | "servedAt") =>
    spreadOf(rows.map((row) => durationOf(row.committedAt, row[moment])));
  return {
    count: rows.length,
    purged: since("purgedAt"),
    certain: since("certainAt"),
    served: since("servedAt"),
    waiting: unserved.length - neverAsked,
    neverAsked,
    scheduled: spreadOf(rows.map((row) => durationOf(row.scheduledFor, row.committedAt))),
  };
}

/** Of all, and of those of each kind that there are. */
export function summariesOf(
  rows: readonly DeliveryRow[],
  now: number,
): { all: Summary } & Partial<Record<DeliveryKind, Summary>> {
  const ofKind = Map.groupBy(rows, ({ kind }) => kind);
  const kinds = deliveryKinds.flatMap((kind) => {
    const some = ofKind.get(kind);
    return some === undefined ? [] : [[kind, summaryOf(some, now)] as const];
  });
  return { all: summaryOf(rows, now), ...Object.fromEntries(kinds) };
}

/** Clocks of two machines may differ by a little: nothing was there before it was committed. */
export function durationOf(from: number | null, to: number | null): number | undefined {
  return from === null || to === null ? undefined : Math.max(0, to - from);
}

function spreadOf(durations: readonly (number | undefined)[]): Spread {
  const inOrder = durations.filter((one) => one !== undefined).toSorted((a, b) => a - b);
  const at = (share: number) => inOrder[Math.ceil(share * inOrder.length) - 1] ?? null;
  return { count: inOrder.length, p50: at(0.5), p99: at(0.99) };
}
