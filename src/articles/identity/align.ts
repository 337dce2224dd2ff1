import { matchBlocks, withIds, type Block } from "./blocks.ts";
import type { ParsedBlock } from "../body/markdown.ts";
import { pairGap } from "./gaps.ts";

/**
 * Gives the blocks of a translation that was written as plain Markdown the ids of
 * the source blocks they translate. A block known from the translation's previous
 * revision keeps its id; the others are paired, in order and between their known
 * neighbours, with source blocks that have no translation yet. What has no
 * counterpart gets a new id. Ids are unique in the result.
 */
export function alignTranslation(
  parsed: readonly ParsedBlock[],
  previous: readonly Block[],
  source: readonly Block[],
  newId: () => string,
): Block[] {
  const ids = matchBlocks(parsed, previous).map((old) => (old === undefined ? undefined : previous[old]?.id));
  const used = new Set(ids);
  for (const gap of gapsBetween(anchorsOf(ids, source), parsed.length, source.length)) {
    const places = span(gap.from, gap.to).filter((place) => ids[place] === undefined);
    const sources = span(gap.fromSource, gap.toSource).filter((place) => !used.has(source[place]?.id));
    const here = places.flatMap((place) => parsed[place] ?? []);
    const there = sources.flatMap((place) => source[place] ?? []);
    for (const [own, other] of pairGap(here, there)) {
      const place = places[own];
      if (place !== undefined) ids[place] = there[other]?.id;
    }
  }
  const known = [...previous, ...source].map(({ id }) => id);
  return withIds(parsed, ids, known, newId);
}

/** A block of the translation and its source block, by place. */
export type Anchor = readonly [place: number, source: number];

/** The known pairs that stand in the same order on both sides: the longest such row of them. */
function anchorsOf(ids: readonly (string | undefined)[], source: readonly Block[]): Anchor[] {
  const places = new Map(source.map(({ id }, place) => [id, place]));
  const pairs = ids.flatMap((id, place): Anchor[] => {
    const other = id === undefined ? undefined : places.get(id);
    return other === undefined ? [] : [[place, other]];
  });
  return longestRising(pairs);
}

interface Row {
  readonly anchor: Anchor;
  readonly before: Row | undefined;
}

/** Patience sorting: per length of a row, the one that ends earliest in the source. */
export function longestRising(pairs: readonly Anchor[]): Anchor[] {
  const best: Row[] = [];
  for (const anchor of pairs) {
    const length = firstAtLeast(best, anchor[1]);
    best[length] = { anchor, before: best[length - 1] };
  }
  const rising: Anchor[] = [];
  for (let row = best.at(-1); row !== undefined; row = row.before) rising.push(row.anchor);
  return rising.toReversed();
}

function firstAtLeast(rows: readonly Row[], source: number): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.anchor[1] ?? source) < source) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Gap {
  readonly from: number;
  readonly to: number;
  readonly fromSource: number;
  readonly toSource: number;
}

function gapsBetween(anchors: readonly Anchor[], count: number, sourceCount: number): Gap[] {
  const ends: Anchor[] = [...anchors, [count, sourceCount]];
  return ends.map(([to, toSource], index) => {
    const [place, source] = anchors[index - 1] ?? [-1, -1];
    return { from: place + 1, to, fromSource: source + 1, toSource };
  });
}

function span(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}
