import { DomainError } from "../../errors.ts";
import { isRule, type Chunk } from "./chunks.ts";

const maxDepth = 16;
/** A list marker further right than this is nested too deep, whatever stands above it. */
const maxColumn = 4 * maxDepth;
/** Longer than this, `- - - -` counts as lists and not as a rule. */
const maxRuleLength = 200;

/** A quote, or the column where a list item's content begins. */
type Container = "quote" | number;

/**
 * Throws `body_too_deep` when quotes and lists are nested in each other more than
 * 16 deep. One pass over the line starts, so that the parser, whose stack and time
 * grow with depth, never sees such a body. It errs towards deeper: markers inside
 * indented code count too. Depth hidden by lazy continuation stays below 50.
 */
export function checkNesting({ text, line, fenced }: Chunk): void {
  if (fenced) return;
  const open: Container[] = [];
  for (const [index, content] of text.split("\n").entries()) {
    if (enter(content, open)) continue;
    throw new DomainError("body_too_deep", { line: line + index, limit: maxDepth });
  }
}

const markerPattern = /(>)|(?:[-+*]|\d{1,9}[.)])(?=[ \t]|$)/y;

/** Opens and closes containers as the line's markers ask; false when they go too deep. */
function enter(text: string, open: Container[]): boolean {
  let level = 0;
  let { column, at } = skipSpace(text, 0, 0);
  const longRule = text.length - at > maxRuleLength;
  for (let marker = markerAt(text, at); marker !== undefined; marker = markerAt(text, at)) {
    if (!longRule && isRule(text.slice(at))) break;
    level = levelOf(column, level, open) + 1;
    const next = skipSpace(text, column + marker.length, at + marker.length);
    if (marker !== ">" && column > maxColumn) return false;
    if (marker !== ">" || open[level - 1] !== "quote") {
      open.length = level - 1;
      open.push(marker === ">" ? "quote" : contentColumn(column + marker.length, next.column));
    }
    if (level > maxDepth) return false;
    ({ column, at } = next);
  }
  return true;
}

function markerAt(text: string, at: number): string | undefined {
  markerPattern.lastIndex = at;
  return markerPattern.exec(text)?.[0];
}

/** How many of the open containers hold a marker at this column. */
function levelOf(column: number, from: number, open: readonly Container[]): number {
  let level = from;
  for (let held = open[level]; typeof held === "number" && held <= column; held = open[level]) level += 1;
  return level;
}

function contentColumn(afterMarker: number, next: number): number {
  return next - afterMarker > 4 ? afterMarker + 1 : next;
}

function skipSpace(text: string, fromColumn: number, from: number): { column: number; at: number } {
  let column = fromColumn;
  let at = from;
  for (; text[at] === " " || text[at] === "\t"; at += 1) {
    column += text[at] === "\t" ? 4 - (column % 4) : 1;
  }
  return { column, at };
}
