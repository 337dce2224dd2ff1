/** How a text becomes what is indexed and looked for: words by their stems, Chinese by pairs of characters. */
import { foldHan, foldWord } from "./fold.ts";
import { stem } from "./stem.ts";

/** A stretch of one script in a text, where it stands there, and as a search compares it. */
export interface Run {
  readonly kind: "word" | "han";
  readonly start: number;
  readonly end: number;
  /** A word without its case, or Chinese characters, Simplified. */
  readonly folded: string;
}

const runPattern =
  /\p{sc=Han}+|[[\p{L}\p{N}]--\p{sc=Han}](?:[[\p{L}\p{N}\p{M}]--\p{sc=Han}]|['’](?=[[\p{L}\p{N}]--\p{sc=Han}]))*/gv;

/** Longer ones are no words of any language. */
const longestWord = 40;

export function* runsOf(text: string): Generator<Run> {
  for (const { 0: found, index: start } of text.matchAll(runPattern)) {
    const kind = /^\p{sc=Han}/u.test(found) ? "han" : "word";
    const folded = kind === "han" ? [...found].map(foldHan).join("") : foldWord(found).slice(0, longestWord);
    if (folded !== "") yield { kind, start, end: start + found.length, folded };
  }
}

/** What a run is found by: a stem; a single character; or its pairs, which must stand side by side. */
export function termsOf({ kind, folded }: Pick<Run, "kind" | "folded">): string[] {
  if (kind === "word") return [stem(folded)];
  const characters = [...folded];
  if (characters.length === 1) return characters;
  return characters.slice(1).map((character, at) => (characters[at] ?? "") + character);
}

/** Between Chinese on both sides of a comma, so that no pair seems to stand beside one that does not. */
const gap = "·";

/** All terms of a text in their order, and behind them its characters one by one. */
export function indexed(texts: readonly string[]): { terms: string[]; characters: Set<string> } {
  const terms: string[] = [];
  const characters = new Set<string>();
  for (const text of texts) {
    let isBehindHan = false;
    for (const run of runsOf(text)) {
      const isHan = run.kind === "han";
      if (isHan && isBehindHan) terms.push(gap);
      terms.push(...termsOf(run));
      if (isHan) for (const character of run.folded) characters.add(character);
      isBehindHan = isHan;
    }
    terms.push(gap);
  }
  return { terms, characters };
}

/**
 * Where a term stands is part of it, so that looking in titles walks through
 * titles only. None of these is a letter or a digit, which terms are made of,
 * and all are more than the tokenizer would cut at.
 */
export const marks = { title: "¡", head: "¢", gist: "£", body: "", other: "¤" } as const;
export type Where = keyof typeof marks;

/** As it stands in the index, whose tokenizer has nothing left to do but to cut at spaces. */
export function streamOf(where: Where, texts: readonly string[]): string {
  const { terms, characters } = indexed(texts);
  return markedWith(where, [...terms, ...characters]);
}

export const markedWith = (where: Where, terms: Iterable<string>): string =>
  [...terms].map((term) => marks[where] + term).join(" ");
