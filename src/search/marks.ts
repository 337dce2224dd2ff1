/** Where in a text stands what was looked for. Pure. */
import { stem } from "./stem.ts";
import { runsOf } from "./tokens.ts";
import type { Query, Unit } from "./query.ts";

/** Half-open, in UTF-16 units. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Mark extends Range {
  /** Which of the query's units. */
  readonly unit: number;
  /** Only a part of it stands here. */
  readonly isPart?: boolean;
}

/** Marks in the order of the text; those of one unit never overlap. */
export function marksIn(text: string, { units, last }: Query, most = 200): Mark[] {
  const marks: Mark[] = [];
  for (const run of runsOf(text)) {
    if (run.kind === "han")
      marks.push(...hanMarks(run.folded, units).map((mark) => shifted(mark, run, text)));
    else {
      const at = wordUnit(run.folded, units, last);
      if (at >= 0) marks.push({ start: run.start, end: run.end, unit: at });
    }
    if (marks.length >= most) break;
  }
  return merged(marks);
}

function wordUnit(folded: string, units: readonly Unit[], last: string | undefined): number {
  const stemmed = stem(folded);
  const found = units.findIndex(({ runs }) =>
    runs.some((run) => run.kind === "word" && (run.folded === folded || stem(run.folded) === stemmed)),
  );
  return found < 0 && last !== undefined && folded.startsWith(last) ? units.length - 1 : found;
}

function hanMarks(folded: string, units: readonly Unit[]): Mark[] {
  return units.flatMap((unit, at) => {
    const whole = unit.runs.flatMap((run) => (run.kind === "han" ? placesIn(folded, run.folded) : []));
    if (whole.length > 0) return whole.map((range) => ({ ...range, unit: at }));
    const parts = (unit.parts ?? []).flatMap(({ runs }) => placesIn(folded, runs[0]?.folded ?? ""));
    return parts.map((range) => ({ ...range, unit: at, isPart: true }));
  });
}

function placesIn(text: string, part: string): Range[] {
  const found: Range[] = [];
  if (part === "") return found;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + part.length))
    found.push({ start: at, end: at + part.length });
  return found;
}

/** A character may be longer in the text than folded, or the other way round, where it lies outside the first plane. */
function shifted(mark: Mark, run: Range & { readonly folded: string }, text: string): Mark {
  if (run.folded.length === run.end - run.start)
    return { ...mark, start: run.start + mark.start, end: run.start + mark.end };
  const written = [...text.slice(run.start, run.end)];
  const count = (to: number) => [...run.folded.slice(0, to)].length;
  const upTo = (to: number) => run.start + written.slice(0, count(to)).join("").length;
  return { ...mark, start: upTo(mark.start), end: upTo(mark.end) };
}

function merged(marks: readonly Mark[]): Mark[] {
  const result: Mark[] = [];
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const before = result.at(-1);
    if (before && mark.start < before.end)
      result[result.length - 1] = { ...before, end: Math.max(before.end, mark.end) };
    else result.push(mark);
  }
  return result;
}
