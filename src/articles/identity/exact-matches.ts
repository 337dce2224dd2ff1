/** For each block of the new text, the place in the old one that it comes from, if any. */
export type Matches = (number | undefined)[];

interface Pairing {
  readonly after: readonly string[];
  readonly before: readonly string[];
  readonly matches: Matches;
  /** Places of the old text that have a partner. */
  readonly taken: Set<number>;
}

/**
 * Pairs equal hashes one to one, in linear time: the common beginning and end, then
 * hashes that occur once on both sides with what stands around them, then the rest
 * in order. So a block that moved is found, and of equal blocks those that did not
 * move keep their partner.
 */
export function exactMatches(after: readonly string[], before: readonly string[]): Matches {
  const pairing: Pairing = { after, before, matches: after.map(() => undefined), taken: new Set() };
  extend(pairing, -1, -1, 1);
  extend(pairing, after.length, before.length, -1);
  const places = placesOf(before);
  pairUnique(pairing, places);
  pairRest(pairing, places);
  return pairing.matches;
}

function extend(pairing: Pairing, from: number, fromOld: number, step: 1 | -1): void {
  const { after, before } = pairing;
  let place = from + step;
  let old = fromOld + step;
  while (place in after && after[place] === before[old] && pair(pairing, place, old)) {
    place += step;
    old += step;
  }
}

function pair({ matches, taken }: Pairing, place: number, old: number): boolean {
  if (matches[place] !== undefined || taken.has(old)) return false;
  matches[place] = old;
  taken.add(old);
  return true;
}

function placesOf(hashes: readonly string[]): Map<string, number[]> {
  return Map.groupBy(hashes.keys(), (place) => hashes[place] ?? "");
}

function pairUnique(pairing: Pairing, places: ReadonlyMap<string, readonly number[]>): void {
  for (const [hash, [place, ...more]] of placesOf(pairing.after)) {
    const [old, ...others] = places.get(hash) ?? [];
    if (place === undefined || old === undefined || more.length > 0 || others.length > 0) continue;
    pair(pairing, place, old);
    extend(pairing, place, old, 1);
    extend(pairing, place, old, -1);
  }
}

function pairRest(pairing: Pairing, places: ReadonlyMap<string, readonly number[]>): void {
  const free = new Map<string, number[]>();
  for (const [hash, olds] of places)
    free.set(hash, olds.filter((old) => !pairing.taken.has(old)).toReversed());
  for (const [place, hash] of pairing.after.entries()) {
    if (pairing.matches[place] !== undefined) continue;
    const old = free.get(hash)?.pop();
    if (old !== undefined) pair(pairing, place, old);
  }
}
