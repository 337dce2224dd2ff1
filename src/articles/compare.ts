/** What two revisions of an edition say otherwise, block by block. Pure. */
import { longestRising } from "./identity/align.ts";
import { matchBlocks } from "./identity/blocks.ts";
import type { Block } from "./identity/blocks.ts";

export interface BlockChange {
  readonly kind: "same" | "changed" | "added" | "removed";
  /** It stands elsewhere among the others than before. */
  readonly moved: boolean;
  /** Under which the later revision knows it; for one that was removed, the earlier. */
  readonly id: string;
  readonly before?: string;
  readonly after?: string;
}

/** In the order of the later text; what was removed stands behind what it stood behind. */
export function compareBlocks(before: readonly Block[], after: readonly Block[]): BlockChange[] {
  const olds = pairBlocks(after, before);
  const pairs = olds.flatMap((old, place) => (old === undefined ? [] : [[place, old] as const]));
  const steady = new Set(longestRising(pairs).map(([place]) => place));
  const changes = after.map((block, place) => changeOf(block, before[olds[place] ?? -1], !steady.has(place)));
  return withRemoved(changes, before, olds);
}

/** For each block the place of the one it was: by its id, else by its words. */
export function pairBlocks(blocks: readonly Block[], olds: readonly Block[]): (number | undefined)[] {
  const places = new Map(olds.map(({ id }, place) => [id, place]));
  const pairs = blocks.map(({ id }) => places.get(id));
  const taken = new Set(pairs);
  const open = [...blocks.keys()].filter((place) => pairs[place] === undefined);
  const free = [...olds.keys()].filter((place) => !taken.has(place));
  const matches = matchBlocks(
    open.flatMap((place) => blocks[place] ?? []),
    free.flatMap((place) => olds[place] ?? []),
  );
  for (const [index, match] of matches.entries()) {
    const place = open[index];
    if (place !== undefined && match !== undefined) pairs[place] = free[match];
  }
  return pairs;
}

function changeOf({ id, markdown: after }: Block, old: Block | undefined, moved: boolean): BlockChange {
  if (old === undefined) return { kind: "added", moved: false, id, after };
  return { kind: old.markdown === after ? "same" : "changed", moved, id, before: old.markdown, after };
}

function withRemoved(
  changes: readonly BlockChange[],
  before: readonly Block[],
  olds: readonly (number | undefined)[],
): BlockChange[] {
  const places = new Map(olds.map((old, place) => [old, place]));
  const behind = new Map<number, BlockChange[]>();
  let last = -1;
  for (const [old, { id, markdown }] of before.entries()) {
    const place = places.get(old);
    if (place !== undefined) last = place;
    else
      behind.set(last, [
        ...(behind.get(last) ?? []),
        { kind: "removed", moved: false, id, before: markdown },
      ]);
  }
  return [
    ...(behind.get(-1) ?? []),
    ...changes.flatMap((change, place) => [change, ...(behind.get(place) ?? [])]),
  ];
}
