/**
 * Where a document stands in the index: its row number. The newest comes
 * first, so that whoever takes the first of many has taken the latest; and the
 * two slots lie apart, so that one can be built while the other is read.
 *
 *     slot (1 bit) · seconds before the end of time (32) · who (20)
 */
export type Slot = 0 | 1;

const who = 2 ** 20;
const seconds = 2 ** 32;
/** How many places a slot has. */
export const slotSize = seconds * who;

/** @param at Unix milliseconds; what is older than 1970 is as old as that */
export function placeOf(slot: Slot, at: number, name: number): number {
  return slot * slotSize + before(at) * who + (name % who);
}

const before = (at: number): number =>
  seconds - 1 - Math.min(seconds - 1, Math.max(0, Math.floor(at / 1000)));

/** The moment that a place stands for, to the second. */
export const momentOf = (place: number): number =>
  (seconds - 1 - Math.floor((place % slotSize) / who)) * 1000;

/** Places within a slot, from the first up to but without the last. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

export const everything: Stretch = { from: 0, to: slotSize };

/** What was published in a year of Shanghai, where the news is. */
export function stretchOfYear(year: number): Stretch {
  const start = (of: number) => Date.parse(`${of}-01-01T00:00:00+08:00`);
  return { from: before(start(year + 1) - 1) * who, to: (before(start(year)) + 1) * who };
}

export const yearOf = (at: number): number => new Date(at + 8 * 3600 * 1000).getUTCFullYear();

/** Numbers under which something may stand in its second: the first that is free is its own. */
export function namesFor(text: string): number[] {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193) >>> 0;
  return Array.from({ length: tries }, (_, at) => (hash + at * 7919) % who);
}

/** So many that none is ever missing, even where everything was published in one second. */
const tries = 16;
