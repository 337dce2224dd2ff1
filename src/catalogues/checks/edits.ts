import type { Edit, Fix } from "../finding.ts";

/** The fix that makes these edits; undefined where nothing would change. */
export function fixOf(value: string, edits: readonly Edit[], safe: boolean): Fix | undefined {
  const to = applyEdits(value, edits);
  return to === value ? undefined : { safe, to, edits };
}

/** @param edits in the order of the text, none of them over another */
export function applyEdits(value: string, edits: readonly Edit[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end, text } of edits) {
    pieces.push(value.slice(at, start), text);
    at = end;
  }
  pieces.push(value.slice(at));
  return pieces.join("");
}

/** Where the pattern (global) stands in the text, and what would stand there instead. */
export function editsOf(
  text: string,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => string | undefined,
): Edit[] {
  const edits: Edit[] = [];
  for (const match of text.matchAll(pattern)) {
    const replacement = replace(match);
    if (replacement !== undefined)
      edits.push({ start: match.index, end: match.index + match[0].length, text: replacement });
  }
  return edits;
}

/** In the order of the text; of two that overlap, the one that begins first. */
export function withoutOverlap(edits: readonly Edit[]): Edit[] {
  let end = -1;
  return edits
    .toSorted((one, other) => one.start - other.start)
    .filter((edit) => {
      if (edit.start < end) return false;
      ({ end } = edit);
      return true;
    });
}
