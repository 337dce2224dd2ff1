import { Unreadable } from "../../document.ts";
import { placesIn } from "../encoding/place.ts";
import { entryBuilder, type PoEntry } from "./entry.ts";
import type { RefusePo } from "./faults.ts";
import { matchAt, scanLiterals, skipSpaces } from "./strings.ts";

/** In UTF-16 units, as for XML. */
export const longestPo = 8 * 2 ** 20;
/** What keeps the entries inside an isolate's memory; ten thousand with references take a hundred thousand. */
export const mostLines = 400_000;

/**
 * A gettext PO file (GNU gettext manual, "The Format of PO Files"), strictly:
 * whatever is not a comment, a keyword with its string, or a blank line is refused.
 *
 * @throws Unreadable `po-syntax` with one of `poFaults` as `what`
 */
export function parsePo(text: string): readonly PoEntry[] {
  const placeOf = placesIn(text);
  const refuse: RefusePo = (what, offset) => {
    throw new Unreadable("po-syntax", placeOf(Math.min(offset, text.length)), { what });
  };
  if (text.length > longestPo) refuse("size", longestPo);
  const entries = entryBuilder(refuse);
  let lines = 0;
  for (const { line, start } of linesOf(text)) {
    lines += 1;
    if (lines > mostLines) refuse("size", start);
    const at = skipSpaces(line, 0);
    if (at === line.length) continue;
    if (line[at] === "#") readComment(line, start, at, entries, refuse);
    else readStatement(line, start, at, entries, refuse, false);
  }
  return entries.finish(text.length);
}

interface Line {
  readonly line: string;
  readonly start: number;
}

function* linesOf(text: string): Generator<Line> {
  for (let start = text.startsWith("\uFEFF") ? 1 : 0; start < text.length;) {
    const next = text.indexOf("\n", start);
    const end = next === -1 ? text.length : next;
    const line = text.slice(start, end);
    yield { line: line.endsWith("\r") ? line.slice(0, -1) : line, start };
    start = end + 1;
  }
}

type Entries = ReturnType<typeof entryBuilder>;

function readComment(line: string, start: number, at: number, entries: Entries, refuse: RefusePo): void {
  const marker = matchAt(/#(?:~\||[.:,|~=]?)/y, line, at) ?? "#";
  const after = at + marker.length;
  if (marker === "#~") return readStatement(line, start, skipSpaces(line, after), entries, refuse, true);
  if (marker === "#|" || marker === "#~|") checkPrevious(line, start, after, refuse);
  entries.comment({ marker, text: line.slice(after), from: start, to: start + line.length });
}

/** What a msgid used to be is written as the msgid itself is. */
function checkPrevious(line: string, start: number, at: number, refuse: RefusePo): void {
  const begin = skipSpaces(line, at);
  const keyword = matchAt(/[a-z_]*/y, line, begin) ?? "";
  if (!["", "msgctxt", "msgid", "msgid_plural"].includes(keyword)) refuse("keyword", start + begin);
  const after = begin + keyword.length;
  if (scanLiterals(line, start, after, refuse) === undefined) refuse("string", start + after);
}

function readStatement(
  line: string,
  start: number,
  at: number,
  entries: Entries,
  refuse: RefusePo,
  isObsolete: boolean,
): void {
  const head = matchAt(/[^\s"[]*/y, line, at) ?? "";
  const index = matchAt(/\[[0-9]{1,3}\]/y, line, at + head.length);
  const after = at + head.length + (index?.length ?? 0);
  const where = { from: start + at, line: start, isObsolete };
  if (head !== "" && !isKeyword(head)) refuse("keyword", start + at);
  const string = scanLiterals(line, start, after, refuse);
  if (string === undefined) return refuse("string", start + line.length);
  if (head === "") return index === undefined ? entries.append(string, where) : refuse("keyword", start + at);
  if (!isKeyword(head)) return;
  entries.field(head, index === undefined ? undefined : Number(index.slice(1, -1)), string, where);
}

const keywords = ["msgctxt", "msgid", "msgid_plural", "msgstr"] as const;

export type Keyword = (typeof keywords)[number];

function isKeyword(word: string): word is Keyword {
  return keywords.some((keyword) => keyword === word);
}
