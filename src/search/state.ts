/** What the index knows of itself: one row, which is also the lock of everything that is written. */
import type { Slot } from "./place.ts";

/**
 * `wanted`: to be built anew. Then, in the slot that nobody reads, `clear` what
 * is left there, take in the `names` of the register and the `articles`; when
 * the last one is in, readers change over, and the other slot is swept.
 */
export type Phase = "idle" | "wanted" | "clear" | "names" | "articles" | "sweep";

export interface IndexState {
  readonly version: number;
  /** The slot that readers see. */
  readonly live: Slot;
  /** The newest line of the change log that is in the index, and when it was committed. */
  readonly seq: number;
  readonly at: number;
  readonly recipe: number;
  readonly phase: Phase;
  /** How far the phase has come. */
  readonly place: string;
  /** When readers changed over last; null before there ever was an index. */
  readonly builtAt: number | null;
  /** Something whose articles are still to be indexed anew. */
  readonly spread: Spread | undefined;
}

export interface Spread {
  /** A list of articles: `enterprise:<id>` or `topic:<id>`. */
  readonly facet: string;
  /** `` for the beginning, and `!` where it began once more before it had come to its end. */
  readonly place: string;
}

export interface StateRow {
  readonly version: number;
  readonly live: Slot;
  readonly seq: number;
  readonly at: number;
  readonly recipe: number;
  readonly phase: Phase;
  readonly place: string;
  readonly built_at: number | null;
  readonly facet: string | null;
  readonly spread_place: string | null;
}

export const stateQuery = `SELECT s.*, w.facet, w.place AS spread_place FROM search_state s
  LEFT JOIN search_spreads w ON w.facet = (SELECT min(facet) FROM search_spreads)`;

/** @throws where the migrations were never applied */
export function stateIn(rows: readonly StateRow[] = []): IndexState {
  const [row] = rows;
  if (row === undefined) throw new Error("the search index has no state");
  const { version, live, seq, at, recipe, phase, place, facet } = row;
  const spread = facet === null ? undefined : { facet, place: row.spread_place ?? "" };
  return { version, live, seq, at, recipe, phase, place, builtAt: row.built_at, spread };
}

export async function readState(index: D1Database | D1DatabaseSession): Promise<IndexState> {
  const [state] = await index.batch<StateRow>([index.prepare(stateQuery)]);
  return stateIn(state?.results);
}

/** Where something is being built, or left over, that nobody reads. */
export const otherSlot = ({ live }: Pick<IndexState, "live">): Slot => (live === 0 ? 1 : 0);

/** What follows the log now: what readers see, and what they are to see next. */
export function followingSlots({ live, phase, builtAt }: IndexState): Slot[] {
  const isBuilding = phase === "clear" || phase === "names" || phase === "articles";
  return [
    ...(builtAt === null ? [] : [live]),
    ...(isBuilding || builtAt === null ? [otherSlot({ live })] : []),
  ];
}

/** Nothing is left to be done for what was in the log up to `seq`. */
export const isSettled = ({ builtAt, spread }: IndexState): boolean =>
  builtAt !== null && spread === undefined;

/** Moves on from what was read, if nobody else has meanwhile: else the column refuses, and the whole batch with it. */
export function moveOn(
  index: D1Database,
  state: IndexState,
  to: Partial<Pick<IndexState, "live" | "seq" | "at" | "recipe" | "phase" | "place" | "builtAt">>,
): D1PreparedStatement {
  const { live, seq, at, recipe, phase, place, builtAt } = { ...state, ...to };
  return index
    .prepare(
      `UPDATE search_state SET version = CASE WHEN version = ? THEN version + 1 END,
       live = ?, seq = ?, at = ?, recipe = ?, phase = ?, place = ?, built_at = ?`,
    )
    .bind(state.version, live, seq, at, recipe, phase, place, builtAt);
}

export const isLostRace = (error: unknown): boolean =>
  error instanceof Error && /NOT NULL constraint failed: search_state\.version/.test(error.message);
