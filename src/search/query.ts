/** What somebody typed, as something that can be looked for. Any text is a query; there is no syntax to get wrong. Pure. */
import { stopwords } from "./stopwords.ts";
import { foldWord } from "./fold.ts";
import { runsOf, termsOf } from "./tokens.ts";
import type { Run } from "./tokens.ts";

/** Something that must be found as a whole: its terms side by side. */
export interface Unit {
  readonly kind: "word" | "han" | "phrase";
  readonly terms: readonly string[];
  /** As it is compared: for the places where it stands in a text. */
  readonly runs: readonly Pick<Run, "kind" | "folded">[];
  /** Chinese that was typed in one piece, as a dictionary would cut it. */
  readonly parts?: readonly Unit[];
}

export interface Query {
  /** As it was understood: the beginning of what was typed, on one line. */
  readonly text: string;
  readonly units: readonly Unit[];
  /** As long as it may be: what was typed may have gone on. */
  readonly isCut: boolean;
  /** The last word may be the beginning of one. */
  readonly last: string | undefined;
}

/** Characters, and things to look for; what goes beyond is passed over. */
const limits = { text: 200, units: 10, han: 24 } as const;

/** In one spelling: what is typed with other spaces or at greater length is the same query. */
export function cleanQuery(typed: string): string {
  const oneLine = typed
    .slice(0, 4 * limits.text)
    .toWellFormed()
    .replace(/[\s\p{Cc}\uFFFD]+/gu, " ")
    .trim();
  return [...oneLine].slice(0, limits.text).join("").trim();
}

const quoted = /["“”„«»「」『』＂]([^"“”„«»「」『』＂]+)["“”„«»「」『』＂]/gu;

export function queryOf(typed: string): Query {
  const text = cleanQuery(typed);
  const phrases = [...text.matchAll(quoted)].flatMap(([, inside = ""]) => phraseOf(inside) ?? []);
  const plain = text.replaceAll(quoted, " , ");
  const runs = [...runsOf(plain)];
  const words = runs.map(unitOf);
  const telling = words.filter(isTelling);
  const units = [...phrases, ...(telling.length + phrases.length === 0 ? words : telling)].slice(
    0,
    limits.units,
  );
  return {
    text,
    units,
    isCut: [...text].length >= limits.text - 1,
    last: beginning(plain, runs.at(-1), units),
  };
}

function phraseOf(inside: string): Unit | undefined {
  const runs = [...runsOf(inside)].slice(0, limits.units);
  const terms = runs.flatMap(termsOf);
  return terms.length === 0 ? undefined : { kind: "phrase", terms, runs };
}

function unitOf({ kind, folded }: Run): Unit {
  const whole = [...folded].slice(0, limits.han).join("");
  const run = { kind, folded: whole };
  const parts = kind === "han" ? partsOf(whole) : [];
  return { kind, terms: termsOf(run), runs: [run], ...(parts.length > 0 ? { parts } : {}) };
}

const segmenter = new Intl.Segmenter("zh-Hans", { granularity: "word" });

/** Words as the dictionary cuts them; single characters say too little on their own. */
function partsOf(run: string): Unit[] {
  return [...segmenter.segment(run)]
    .map(({ segment }) => ({ kind: "han", folded: segment }) as const)
    .filter(({ folded }) => folded !== run && folded.length > 1 && !stopwords.has(folded))
    .map((part) => ({ ...part, terms: termsOf(part), runs: [part] }));
}

const isTelling = ({ runs }: Unit): boolean => !runs.every(({ folded }) => stopwords.has(folded));

const shortestBeginning = 3;

/** Somebody may still be typing, unless a space or a mark ends the word. */
function beginning(plain: string, last: Run | undefined, units: readonly Unit[]): string | undefined {
  if (last?.kind !== "word" || last.end !== plain.length || last.folded.length < shortestBeginning)
    return undefined;
  const word = foldWord(last.folded);
  return units.at(-1)?.runs[0]?.folded === last.folded && /^[\p{L}\p{N}]+$/u.test(word) ? word : undefined;
}
