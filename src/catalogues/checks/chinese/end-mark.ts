import { againstSource, type ValueCheck } from "../check.ts";
import { fixOf } from "../edits.ts";
import type { Text } from "../text/text.ts";
import { tagMask } from "../text/text.ts";
import type { Tongue } from "../tongue.ts";

type Mark = "none" | "stop" | "exclamation" | "question" | "colon" | "semicolon" | "comma" | "ellipsis";

const marks: readonly (readonly [Mark, string])[] = [
  ["stop", ".。．"],
  ["exclamation", "!！"],
  ["question", "?？"],
  ["colon", ":："],
  ["semicolon", ";；"],
  ["comma", ",，、"],
  ["ellipsis", "…"],
];

/** The sentence ends in the same way on both sides: `.` and 。 are one. */
export const endMark: ValueCheck = {
  id: "end-mark",
  group: "chinese",
  severity: "info",
  scope: againstSource,
  cases: ["missing", "extra", "different"],
  inValue:
    ({ tongue }) =>
    ({ text, source }) => {
      if (source === undefined) return undefined;
      const [before, after] = [endOf(source.text), endOf(text)];
      if (before.mark === after.mark || isAbbreviation(source.text.plain)) return undefined;
      if (source.text.value.trim() === "" || before.end === 0 || after.end === 0) return undefined;
      const hit = { params: { found: after.sign, expected: before.sign } };
      if (before.mark === "none") return { ...hit, case: "extra" };
      if (after.mark !== "none") return { ...hit, case: "different" };
      const at = endOfWords(text.plain);
      const edit = { start: at, end: at, text: markFor(before.mark, tongue) };
      return { ...hit, case: "missing", fix: fixOf(text.value, [edit], false) };
    },
};

function endOfWords(plain: string): number {
  let end = plain.length;
  while (end > 0 && (plain.charAt(end - 1) === tagMask || plain.charAt(end - 1).trim() === "")) end -= 1;
  return end;
}

interface End {
  readonly mark: Mark;
  /** As it is written; empty where there is none. */
  readonly sign: string;
  /** Where the closing quotes, brackets, tags and blanks begin. */
  readonly end: number;
}

const closers = `"'”’」』)）]】》${tagMask}`;

function endOf({ plain }: Text): End {
  let end = plain.length;
  while (end > 0 && (closers.includes(plain.charAt(end - 1)) || plain.charAt(end - 1).trim() === ""))
    end -= 1;
  const last = plain.charAt(end - 1);
  if (/(?:\.\.\.|。。。)$/.test(plain.slice(Math.max(0, end - 3), end)))
    return { mark: "ellipsis", sign: plain.slice(end - 3, end), end };
  const mark = last === "" ? "none" : (marks.find(([, signs]) => signs.includes(last))?.[0] ?? "none");
  return { mark, sign: mark === "none" ? "" : last, end };
}

/** "etc." and "e.g." end in a dot that is no full stop. */
function isAbbreviation(plain: string): boolean {
  return /\b(?:etc|e\.g|i\.e|vs|approx|incl|max|min|no|Inc|Ltd|Co|Corp|[A-Z])\.\W{0,3}$/.test(
    plain.slice(-16),
  );
}

function markFor(mark: Mark, { language }: Tongue): string {
  const signs = marks.find(([each]) => each === mark)?.[1] ?? "";
  if (mark === "ellipsis") return language === "zh" ? "……" : "…";
  return signs.charAt(language === "zh" ? 1 : 0);
}
