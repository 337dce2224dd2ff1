/** A run of whole lines that can be parsed alone. */
export interface Chunk {
  readonly text: string;
  /** Line of the body on which it begins, counted from 1. */
  readonly line: number;
  /** One fenced code block at the top level: its content is not Markdown. */
  readonly fenced: boolean;
}

interface OpenChunk {
  readonly line: number;
  readonly fence: string | undefined;
  readonly lines: string[];
  /** Column where the content of the last top-level list item begins; 0 outside lists. */
  listContent: number;
}

/**
 * Cuts a body where CommonMark certainly begins a new top-level block: at a
 * fence, after a fence, and after a blank line at a line that no open list can
 * claim. The parser is quadratic in places; over pieces of bounded size it is not.
 */
export function chunksOf(body: string): Chunk[] {
  const closed: OpenChunk[] = [];
  let open: OpenChunk | undefined;
  let afterBlank = true;
  for (const [index, text] of body.split("\n").entries()) {
    const fence = openingFence(text, open);
    if (open === undefined || fence !== undefined || (afterBlank && beginsBlock(text, open))) {
      open = { line: index + 1, fence, lines: [], listContent: 0 };
      closed.push(open);
    }
    open.lines.push(text);
    open.listContent = listContentAfter(text, open);
    if (closesFence(text, open)) open = undefined;
    afterBlank = isBlank(text);
  }
  return closed.map(closeChunk).filter(({ text }) => !isBlank(text));
}

/** Spaces and a fence; a backtick fence's info string holds no backtick. */
const fencePattern = /^( {0,3})(`{3,}(?=[^`]*$)|~{3,})/;

function openingFence(text: string, open: OpenChunk | undefined): string | undefined {
  if (open?.fence !== undefined) return undefined;
  const [, indent = "", fence] = fencePattern.exec(text) ?? [];
  if (open !== undefined && open.listContent > 0 && indent.length >= open.listContent) return undefined;
  return fence;
}

function closesFence(text: string, open: OpenChunk): boolean {
  if (open.fence === undefined || open.lines.length === 1) return false;
  const [, , closing = ""] = fencePattern.exec(text) ?? [];
  return closing.startsWith(open.fence) && isBlank(text.trimStart().slice(closing.length));
}

function beginsBlock(text: string, open: OpenChunk): boolean {
  if (open.fence !== undefined || isBlank(text)) return false;
  if (open.listContent > 0) return !/^[ \t]/.test(text) && itemContent(text) === 0;
  return /^ {0,3}[^ \t]/.test(text);
}

function listContentAfter(text: string, open: OpenChunk): number {
  if (open.fence !== undefined) return 0;
  return itemContent(text) || open.listContent;
}

const itemPattern = /^( {0,3}(?:[-+*]|\d{1,9}[.)]))([ \t]*)(.*)$/s;

/** Column of a list item's content (CommonMark 5.2); 0 when the line begins no item. */
function itemContent(text: string): number {
  const [, marker = "", space = "", rest = ""] = itemPattern.exec(text) ?? [];
  if (marker === "" || (space === "" && rest !== "") || isRule(text)) return 0;
  return marker.length + (rest === "" || space.length > 4 ? 1 : space.length);
}

/** A thematic break: three or more of one of `-`, `*`, `_`, and nothing else. */
export function isRule(text: string): boolean {
  const marks = text.replaceAll(/[ \t]/g, "");
  return marks.length > 2 && /^(?:-+|\*+|_+)$/.test(marks);
}

function isBlank(text: string): boolean {
  return !/[^ \t\n]/.test(text);
}

function closeChunk({ lines, line, fence }: OpenChunk): Chunk {
  return { text: lines.join("\n"), line, fenced: fence !== undefined };
}
