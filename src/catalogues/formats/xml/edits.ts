/** One cut in a text: what stands from `from` to `to` (not included) gives way to `with`. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly with: string;
}

/** The text with all cuts made and every other character as it was. What is put in at one place stands in its order. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const edit of edits.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    parts.push(text.slice(done, edit.from), edit.with);
    done = edit.to;
  }
  return parts.join("") + text.slice(done);
}
