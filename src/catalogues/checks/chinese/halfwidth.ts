import type { Edit } from "../../finding.ts";
import { inChinese, type ValueCheck } from "../check.ts";
import { editsOf, fixOf, withoutOverlap } from "../edits.ts";
import { enumerate } from "../excerpt.ts";
import { majorityOf, tally } from "../majority.ts";
import type { View } from "../view.ts";

const wide: Readonly<Record<string, string>> = {
  ",": "，",
  ".": "。",
  "!": "！",
  "?": "？",
  ":": "：",
  ";": "；",
  "(": "（",
  ")": "）",
};

/** Half-width punctuation that touches a Chinese character. */
export const halfwidthPunctuation: ValueCheck = {
  id: "halfwidth-punctuation",
  group: "chinese",
  severity: "info",
  scope: inChinese,
  inValue: (view) => {
    const withBrackets = bracketsOf(view) !== "half";
    return ({ text }) => {
      if (!text.hasHan) return undefined;
      const edits = withoutOverlap([...marks(text.plain), ...(withBrackets ? brackets(text.plain) : [])]);
      if (edits.length === 0) return undefined;
      const found = new Set(edits.map(({ start, end }) => text.value.slice(start, end).trim()));
      return { params: { found: enumerate(found) }, fix: fixOf(text.value, edits, true) };
    };
  },
};

const afterHan =
  /(?<=[\p{Script=Han}”’」』】》）])(?:[,!?;](?![,!?;])|:(?![:/])|\.(?=\s|$|[\p{Script=Han}”’」』】）]))(?: {1,4}(?=[^\s(]))?/gu;
const beforeHan = /(?<=[A-Za-z\d%\ufffc\ufff9])[,;?!] {0,4}(?=\p{Script=Han})/gu;

/** A blank after the mark goes with it: full-width marks bring their own. */
function marks(plain: string): Edit[] {
  const widen = ([found]: RegExpExecArray): string | undefined => wide[found.charAt(0)];
  const edits = [...editsOf(plain, afterHan, widen), ...editsOf(plain, beforeHan, widen)];
  return edits.filter(({ start }) => !"?!.".includes(plain.charAt(start - 1)));
}

// Brackets that hold Chinese; those around a Latin word follow the word.
const bracketed = /( ?)\(((?=\p{Script=Han})[^()\n]{1,200}|[^()\n]{1,200}(?<=\p{Script=Han}))\)( ?)/gu;

function brackets(plain: string): Edit[] {
  return [...plain.matchAll(bracketed)].flatMap(({ index, 0: found, 1: before = "", 3: after = "" }) => {
    const end = index + found.length;
    return [
      { start: index, end: index + before.length + 1, text: "（" },
      { start: end - after.length - 1, end, text: "）" },
    ];
  });
}

/** Many files write all brackets half-width; then these are no slip. */
function bracketsOf({ entries }: View): "half" | "full" | undefined {
  const values = entries.filter(({ text }) => text.hasHan).map(({ text }) => text.plain);
  const kinds = tally(values, function* (plain) {
    for (const _ of plain.matchAll(bracketed)) yield "half";
    for (const _ of plain.matchAll(/（/g)) yield "full";
  });
  return majorityOf<"half" | "full">(kinds, { least: 6, share: 0.5 });
}
