/** Words that somebody may have meant: those of the register's names that are one slip away. Pure. */
import { foldSpelling } from "./fold.ts";
import { runsOf } from "./tokens.ts";

export interface NameWord {
  /** As it is compared. */
  readonly word: string;
  /** As the name has it. */
  readonly shown: string;
}

const shortest = { word: 4, han: 3 } as const;
const longest = { word: 24, han: 16 } as const;

/** What companies are called beside their names, at either end. */
const usualHan =
  /^(?:中国|上海|北京)?市?(.+?)(?:\(?(?:上海|中国)\)?)?(?:集团)?(?:股份|有限|责任|集团|控股|公司|总)*$/u;

/** The words of names in an alphabet; of Chinese names the whole, and what is left without the usual ends. */
export function wordsOf(names: readonly { readonly value: string }[]): NameWord[] {
  const found = new Map<string, string>();
  for (const { value } of names) {
    for (const { kind, folded, start, end } of runsOf(value)) {
      const shown = value.slice(start, end);
      for (const [word, as] of kind === "word" ? [[folded, shown] as const] : hanWords(folded, shown))
        if (isWord(kind, word) && !found.has(word)) found.set(word, as);
    }
  }
  return [...found].map(([word, shown]) => ({ word, shown })).toSorted((a, b) => (a.word < b.word ? -1 : 1));
}

function hanWords(folded: string, shown: string): (readonly [string, string])[] {
  const core = usualHan.exec(folded)?.[1] ?? folded;
  return [
    [folded, shown],
    [core, core],
    ...(folded.length > 4 ? [[folded.slice(0, 4), shown.slice(0, 4)] as const] : []),
  ];
}

const isWord = (kind: "word" | "han", word: string): boolean =>
  word.length >= shortest[kind] && word.length <= longest[kind] && !/^\d+$/.test(word);

/** A word itself, and all that is left of it without one of its letters: two words one slip apart share one. */
export function spellingsOf(word: string): string[] {
  const letters = [...word];
  return [...new Set([word, ...letters.map((_, at) => letters.toSpliced(at, 1).join(""))])];
}

/** A word as it was typed, and where it stands in the query. */
export interface Typed {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const mostTyped = 8;

export function typedIn(query: string): Typed[] {
  return [...runsOf(query)]
    .filter(({ kind, folded }) => isWord(kind, folded))
    .slice(0, mostTyped)
    .map(({ folded, start, end }) => ({ word: foldSpelling(folded), start, end }));
}

/** Letters to change, put in, take out, or swap with their neighbours; anything above two is two and more. */
export function slipsBetween(a: string, b: string): number {
  const [left, right] = [[...a], [...b]];
  let [before, row]: [number[], number[]] = [[], right.map((_, at) => at + 1)];
  row.unshift(0);
  for (const [at, letter] of left.entries()) {
    const next = [at + 1];
    for (const [to, other] of right.entries()) {
      const swapped = letter === right[to - 1] && left[at - 1] === other ? (before[to - 1] ?? 9) + 1 : 9;
      next.push(
        Math.min(
          (row[to] ?? 9) + (letter === other ? 0 : 1),
          (row[to + 1] ?? 9) + 1,
          (next[to] ?? 9) + 1,
          swapped,
        ),
      );
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}
