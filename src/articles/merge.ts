/** Three ways into one: the text that two people started from, and what each of them made of it. Pure. */
import { longestRising } from "./identity/align.ts";
import type { Block } from "./identity/blocks.ts";
import { isSameLead } from "./lead-image.ts";
import type { LeadImage } from "./tables.ts";

export interface Text {
  readonly title: string;
  readonly standfirst: string | null;
  readonly byline: string | null;
  readonly dateline: string | null;
  /** The picture at its head. */
  readonly image?: LeadImage | null;
  /** Ids are those of the base where a block comes from there. */
  readonly blocks: readonly Block[];
}

export const lines = ["title", "standfirst", "byline", "dateline"] as const;
export type Line = (typeof lines)[number];

/** What each side has; absent where a side has taken it away. */
export interface Conflict<T> {
  readonly base?: T;
  readonly theirs?: T;
  readonly yours?: T;
}

export interface MergedBlock {
  readonly id: string;
  /** Where there is a conflict, yours; theirs where you took it away. */
  readonly markdown: string;
  readonly from: "base" | "theirs" | "yours" | "both";
  readonly conflict?: Conflict<string>;
}

export interface Merged {
  readonly lines: Readonly<
    Record<Line, { readonly value: string | null; readonly conflict?: Conflict<string | null> }>
  >;
  /** The picture at its head, with what is said of it: all of it one side's. */
  readonly image: { readonly value: LeadImage | null; readonly conflict?: Conflict<LeadImage | null> };
  readonly blocks: readonly MergedBlock[];
  /** Lines and blocks that both changed in different ways, and `image`. */
  readonly conflicts: readonly string[];
}

export function mergeTexts(base: Text, theirs: Text, yours: Text): Merged {
  const mergedLine = (line: Line) => mergeLine(base[line], theirs[line], yours[line]);
  const merged: Merged["lines"] = {
    title: mergedLine("title"),
    standfirst: mergedLine("standfirst"),
    byline: mergedLine("byline"),
    dateline: mergedLine("dateline"),
  };
  const blocks = mergeBlocks(
    base.blocks,
    theirs.blocks,
    withoutEchoes(base.blocks, theirs.blocks, yours.blocks),
  );
  const image = mergeImage(base, theirs, yours);
  return {
    lines: merged,
    image,
    blocks,
    conflicts: [
      ...lines.filter((line) => merged[line].conflict !== undefined),
      ...(image.conflict === undefined ? [] : ["image"]),
      ...blocks.flatMap(({ id, conflict }) => (conflict === undefined ? [] : [id])),
    ],
  };
}

function mergeLine(base: string | null, theirs: string | null, yours: string | null) {
  if (yours === base || yours === theirs) return { value: theirs };
  if (theirs === base) return { value: yours };
  return { value: yours, conflict: { base, theirs, yours } };
}

function mergeImage(
  { image: base = null }: Text,
  { image: theirs = null }: Text,
  { image: yours = null }: Text,
): Merged["image"] {
  if (isSameLead(yours, base) || isSameLead(yours, theirs)) return { value: theirs };
  if (isSameLead(theirs, base)) return { value: yours };
  return { value: yours, conflict: { base, theirs, yours } };
}

/** What both have added in the same words is one block, under the id that theirs has. */
function withoutEchoes(
  base: readonly Block[],
  theirs: readonly Block[],
  yours: readonly Block[],
): readonly Block[] {
  const known = new Set(base.map(({ id }) => id));
  const added = theirs.filter(({ id }) => !known.has(id));
  const free = Map.groupBy(added, ({ hash }) => hash);
  return yours.map((block) => {
    const twin = known.has(block.id) ? undefined : free.get(block.hash)?.shift();
    return twin === undefined ? block : { ...block, id: twin.id };
  });
}

/**
 * In their order, with what you moved and added behind what it stands behind in
 * yours. Where both moved a block, theirs stands: no word is lost by that.
 */
function mergeBlocks(
  base: readonly Block[],
  theirs: readonly Block[],
  yours: readonly Block[],
): MergedBlock[] {
  const sides = { base: byId(base), theirs: byId(theirs), yours: byId(yours) };
  const movedByThem = movedIn(base, theirs);
  const movedByYou = movedIn(base, yours);
  const isYourPlace = (id: string) => !sides.theirs.has(id) || (movedByYou.has(id) && !movedByThem.has(id));
  const order = theirs.map(({ id }) => id).filter((id) => !sides.yours.has(id) || !isYourPlace(id));
  placeYours(
    order,
    yours.map(({ id }) => id),
    isYourPlace,
  );
  return order.flatMap((id) => mergeBlock(id, sides) ?? []);
}

const byId = (blocks: readonly Block[]) => new Map(blocks.map((block) => [block.id, block]));

/** Of the blocks that were there before, those that do not stand in the same order. */
function movedIn(base: readonly Block[], side: readonly Block[]): ReadonlySet<string> {
  const places = new Map(base.map(({ id }, place) => [id, place]));
  const pairs = side.flatMap(({ id }, place) => {
    const old = places.get(id);
    return old === undefined ? [] : [[place, old] as const];
  });
  const steady = new Set(longestRising(pairs).map(([place]) => place));
  return new Set(pairs.filter(([place]) => !steady.has(place)).flatMap(([place]) => side[place]?.id ?? []));
}

function placeYours(order: string[], yours: readonly string[], isYourPlace: (id: string) => boolean): void {
  let behind = -1;
  for (const id of yours) {
    if (isYourPlace(id)) order.splice(behind + 1, 0, id);
    const place = order.indexOf(id);
    if (place >= 0) behind = place;
  }
}

interface Sides {
  readonly base: ReadonlyMap<string, Block>;
  readonly theirs: ReadonlyMap<string, Block>;
  readonly yours: ReadonlyMap<string, Block>;
}

/** Undefined for what one side has taken away and the other has left as it was. */
function mergeBlock(id: string, sides: Sides): MergedBlock | undefined {
  const [base, theirs, yours] = [sides.base.get(id), sides.theirs.get(id), sides.yours.get(id)];
  if (theirs?.markdown === yours?.markdown) {
    const block = theirs ?? yours;
    const from = base?.markdown === block?.markdown ? "base" : "both";
    return block && { id, markdown: block.markdown, from };
  }
  if (yours?.markdown === base?.markdown) return theirs && { id, markdown: theirs.markdown, from: "theirs" };
  if (theirs?.markdown === base?.markdown) return yours && { id, markdown: yours.markdown, from: "yours" };
  const conflict = {
    ...(base && { base: base.markdown }),
    ...(theirs && { theirs: theirs.markdown }),
    ...(yours && { yours: yours.markdown }),
  };
  const kept = yours ?? theirs;
  return kept && { id, markdown: kept.markdown, from: yours === undefined ? "theirs" : "yours", conflict };
}
