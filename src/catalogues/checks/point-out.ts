import { applyEdits } from "./edits.ts";

/** As in the standard: U+200B. */
export function codePoint(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}

const around = 12;

/** Characters that nobody sees, by their code points where they stand, with a little of the text around the first: 保存[U+200B]文件. */
export function pointOut(value: string, pattern: RegExp): string {
  const found = [...value.matchAll(pattern)];
  const [first] = found;
  if (first === undefined) return "";
  const from = Math.max(0, first.index - around);
  const to = Math.min(value.length, first.index + first[0].length + around);
  const marks = found
    .filter(({ index, 0: { length } }) => index + length <= to)
    .map(({ index, 0: run }) => ({
      start: index - from,
      end: index - from + run.length,
      text: `[${codePoint(run)}]`,
    }));
  const shown = applyEdits(value.slice(from, to), marks).replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, "");
  return `${from > 0 ? "…" : ""}${shown}${to < value.length ? "…" : ""}`;
}
