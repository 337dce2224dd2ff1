/** Pieces of a text and how often each occurs, for measuring likeness. */
export interface Shingles {
  readonly counts: ReadonlyMap<string, number>;
  readonly total: number;
}

/** Words of alphabetic scripts, pairs of neighbouring Han characters; punctuation and case are nothing. */
export function shinglesOf(text: string): Shingles {
  const counts = new Map<string, number>();
  let total = 0;
  for (const shingle of pieces(text.toLowerCase())) {
    counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
    total += 1;
  }
  return { counts, total };
}

function* pieces(text: string): Generator<string> {
  for (const [run] of text.matchAll(/\p{sc=Han}+|[[\p{L}\p{N}]--\p{sc=Han}]+/gv)) {
    if (!/^\p{sc=Han}/u.test(run)) yield run;
    else yield* neighbours([...run]);
  }
}

function* neighbours(characters: readonly string[]): Generator<string> {
  if (characters.length === 1) yield characters.join("");
  for (let at = 1; at < characters.length; at += 1) yield characters.slice(at - 1, at + 1).join("");
}

export interface Likeness {
  /** Shared pieces, twice, over all pieces of both (Dice): 1 for the same words. */
  readonly dice: number;
  /** Shared pieces over those of the shorter text: 1 when it was cut out of the longer. */
  readonly containment: number;
}

export function likeness(a: Shingles, b: Shingles): Likeness {
  const [shorter, longer] = a.counts.size < b.counts.size ? [a, b] : [b, a];
  let shared = 0;
  for (const [shingle, count] of shorter.counts) shared += Math.min(count, longer.counts.get(shingle) ?? 0);
  const smaller = Math.min(a.total, b.total);
  if (smaller === 0) return { dice: 0, containment: 0 };
  return { dice: (2 * shared) / (a.total + b.total), containment: shared / smaller };
}
