import type { Matches } from "./exact-matches.ts";
import type { ParsedBlock } from "../body/markdown.ts";
import { likeness, shinglesOf, type Shingles } from "./similarity.ts";

/** Dice from which two texts are the same block, wherever they stand. */
const sameText = 0.4;
/** Containment from which one text is a piece of the other, if it has this many words to tell by. */
const pieceOf = 0.8;
const pieceWords = 5;
/** Dice from which a block that stands alone in another's place is that block, edited. */
const samePlace = 0.2;
/** Added for standing next to the same neighbour: breaks ties, decides nothing. */
const neighbourly = 0.02;
/** A word in more blocks than this tells nothing about which block it is. */
const commonWord = 32;
const candidatesEach = 24;

interface Candidate {
  readonly place: number;
  readonly old: number;
  readonly score: number;
}

/**
 * Completes exact matches with edited blocks, the likest first. Words are compared,
 * not markup, so that a paragraph that became a quotation stays what it was. A block
 * in the place of one that went, between unmoved neighbours, needs less likeness but
 * still some: other words in the same place are another block.
 */
export function pairEdited(
  parsed: readonly ParsedBlock[],
  previous: readonly ParsedBlock[],
  exact: Matches,
): Matches {
  const matches = [...exact];
  const taken = new Set(matches);
  const words = parsed.map((block, place) =>
    matches[place] === undefined ? shinglesOf(block.markdown) : none,
  );
  const oldWords = previous.map((block, old) => (taken.has(old) ? none : shinglesOf(block.markdown)));
  for (const { place, old } of candidatesOf(words, oldWords, exact)) {
    if (matches[place] !== undefined || taken.has(old)) continue;
    matches[place] = old;
    taken.add(old);
  }
  for (const place of parsed.keys()) {
    const old = matches[place] === undefined ? replacedBy(place, matches, previous.length) : undefined;
    if (old === undefined || taken.has(old) || parsed[place]?.kind !== previous[old]?.kind) continue;
    if (isEdit(words[place] ?? none, oldWords[old] ?? none)) matches[place] = old;
  }
  return matches;
}

const none: Shingles = { counts: new Map(), total: 0 };

function candidatesOf(
  words: readonly Shingles[],
  oldWords: readonly Shingles[],
  exact: Matches,
): Candidate[] {
  const index = indexOf(oldWords);
  const { fromStart, fromEnd } = expectedOlds(exact, oldWords.length);
  const found: Candidate[] = [];
  for (const [place, own] of words.entries()) {
    if (own.total === 0) continue;
    const olds = new Set([...likelyOlds(own, index), ...around(fromStart[place]), ...around(fromEnd[place])]);
    for (const old of olds) {
      const score = scoreOf(own, oldWords[old] ?? none);
      if (score > 0) found.push({ place, old, score: score + neighbourBonus(place, old, exact) });
    }
  }
  return found.toSorted((a, b) => b.score - a.score || a.place - b.place || a.old - b.old);
}

/** In which old blocks each telling word occurs. */
function indexOf(oldWords: readonly Shingles[]): Map<string, number[]> {
  const index = new Map<string, number[]>();
  for (const [old, { counts }] of oldWords.entries()) {
    for (const word of counts.keys()) {
      const olds = index.get(word);
      if (olds === undefined) index.set(word, [old]);
      else if (olds.length <= commonWord) olds.push(old);
    }
  }
  return index;
}

/** The old blocks that share most telling words. */
function likelyOlds(own: Shingles, index: ReadonlyMap<string, readonly number[]>): number[] {
  const shared = new Map<number, number>();
  for (const word of own.counts.keys()) {
    const olds = index.get(word) ?? [];
    if (olds.length > commonWord) continue;
    for (const old of olds) shared.set(old, (shared.get(old) ?? 0) + 1);
  }
  const ranked = [...shared].toSorted(([, a], [, b]) => b - a);
  return ranked.slice(0, candidatesEach).map(([old]) => old);
}

/** Where each block would stand had nothing been inserted or deleted since the nearest unmoved one. */
function expectedOlds(exact: Matches, oldCount: number): { fromStart: number[]; fromEnd: number[] } {
  const fromStart: number[] = [];
  for (const [place, old] of exact.entries()) fromStart.push(old ?? (fromStart[place - 1] ?? -1) + 1);
  const backwards: number[] = [];
  for (const [place, old] of exact.toReversed().entries()) {
    backwards.push(old ?? (backwards[place - 1] ?? oldCount) - 1);
  }
  return { fromStart, fromEnd: backwards.toReversed() };
}

function around(old: number | undefined): number[] {
  return old === undefined ? [] : [old - 1, old, old + 1];
}

function scoreOf(own: Shingles, old: Shingles): number {
  const { dice, containment } = likeness(own, old);
  const isPiece = containment >= pieceOf && Math.min(own.total, old.total) >= pieceWords;
  return dice >= sameText || isPiece ? dice : 0;
}

function neighbourBonus(place: number, old: number, exact: Matches): number {
  const beside = Number(exact[place - 1] === old - 1) + Number(exact[place + 1] === old + 1);
  return beside * neighbourly;
}

/** The old block that stood alone between the same two neighbours; the text's ends are neighbours too. */
function replacedBy(place: number, matches: Matches, oldCount: number): number | undefined {
  const before = place === 0 ? -1 : matches[place - 1];
  const after = place === matches.length - 1 ? oldCount : matches[place + 1];
  return before !== undefined && after === before + 2 ? before + 1 : undefined;
}

/** Two blocks without words, such as rules, are alike enough. */
function isEdit(own: Shingles, old: Shingles): boolean {
  return own.total + old.total === 0 || likeness(own, old).dice >= samePlace;
}
