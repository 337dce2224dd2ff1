/** Which page comes next. Pure. */
import type { Mark } from "../../changes/since.ts";
import type { Place, SyncCursor, Wish } from "./cursor.ts";
import { syncTypes } from "./types.ts";
import type { SyncType } from "./types.ts";

export type Step =
  /** Things as they are now, type by type; `mark` is where the changes go on afterwards, undefined for now. */
  | {
      readonly phase: "snapshot";
      readonly wish: Wish;
      readonly mark: Mark | undefined;
      readonly place: Place;
    }
  | { readonly phase: "changes"; readonly wish: Wish; readonly mark: Mark };

/**
 * What was not asked for again is as the cursor has it. Whoever asks for more
 * than before gets everything once more and then the changes since the old
 * mark, so that nothing that went away meanwhile stays behind.
 */
export function nextStep(asked: Partial<Wish>, cursor: SyncCursor | undefined, all: Wish): Step {
  const held = cursor ?? all;
  const wish = { locales: asked.locales ?? held.locales, types: asked.types ?? held.types };
  if (cursor === undefined) return { phase: "snapshot", wish, mark: undefined, place: startOf(wish) };
  const { mark, place } = cursor;
  if (!isWithin(wish, cursor)) return { phase: "snapshot", wish, mark, place: startOf(wish) };
  if (place === undefined) return { phase: "changes", wish, mark };
  const here = wish.types.includes(place.type) ? place : nextPlace(wish, place);
  return here ? { phase: "snapshot", wish, mark, place: here } : { phase: "changes", wish, mark };
}

const startOf = ({ types }: Wish): Place => ({ type: inOrder(types)[0] ?? "article", id: "" });

function isWithin(wish: Wish, held: Wish): boolean {
  return (
    wish.locales.every((tag) => held.locales.includes(tag)) &&
    wish.types.every((type) => held.types.includes(type))
  );
}

/** The beginning of the next type that is wanted; undefined after the last. */
export function nextPlace({ types }: Wish, { type }: Pick<Place, "type">): Place | undefined {
  const next = inOrder(types).find((one) => order(one) > order(type));
  return next && { type: next, id: "" };
}

const order = (type: SyncType): number => syncTypes.indexOf(type);
export const inOrder = (types: readonly SyncType[]): SyncType[] =>
  syncTypes.filter((type) => types.includes(type));
