/** Chance that can be repeated: the same seed and place always give the same draws. */
export interface Random {
  /** From 0 up to but not including 1. */
  next(): number;
  /** Whole, both ends included. */
  int(min: number, max: number): number;
  chance(probability: number): boolean;
  pick<T>(list: readonly T[]): T;
  /** As many different members as asked for, or as there are; in no particular order. */
  sample<T>(list: readonly T[], count: number): T[];
}

/** Draws that belong to one place (`article`, 17) and depend on no other. */
export function randomFor(seed: number, stream: string, index: number): Random {
  const next = mulberry32(hash(`${seed}/${stream}/${index}`));
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: (list) => at(list, int(0, list.length - 1)),
    sample: (list, count) => sample(list, count, int),
  };
}

export function at<T>(list: readonly T[], index: number): T {
  const [found] = list.slice(index, index + 1);
  if (found === undefined) throw new RangeError(`no member ${index} among ${list.length}`);
  return found;
}

function sample<T>(list: readonly T[], count: number, int: (min: number, max: number) => number): T[] {
  const rest = [...list];
  const drawn: T[] = [];
  while (drawn.length < count && rest.length > 0) drawn.push(...rest.splice(int(0, rest.length - 1), 1));
  return drawn;
}

/** Tommy Ettinger's generator: 32 bits of state, good enough for made-up news. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return value | 0;
}
