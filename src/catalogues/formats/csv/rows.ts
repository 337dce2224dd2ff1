import { Unreadable } from "../../document.ts";
import { placesIn } from "../encoding/place.ts";

export interface Cell {
  readonly value: string;
  readonly at: number;
}

const plain: Readonly<Record<Delimiter, RegExp>> = {
  ",": /[^,\r\n]*/y,
  ";": /[^;\r\n]*/y,
  "\t": /[^\t\r\n]*/y,
};

export type Delimiter = "," | ";" | "\t";

/** No table of words is wider. */
const columnLimit = 200;

/**
 * RFC 4180, with any line end and any of three delimiters. A quote within a
 * cell that does not begin with one is a character like others.
 * @throws Unreadable `csv-syntax` or `csv-columns`
 */
export function* readRows(text: string, delimiter: Delimiter, from: number): Generator<Cell[]> {
  for (let at = from; at < text.length;) {
    const { row, end } = readRow(text, at, delimiter);
    yield row;
    at = end;
  }
}

function readRow(text: string, from: number, delimiter: Delimiter): { row: Cell[]; end: number } {
  const row: Cell[] = [];
  for (let at = from; ; at += 1) {
    const cell = text[at] === '"' ? quotedAt(text, at) : plainAt(text, at, plain[delimiter]);
    row.push(cell);
    if (row.length > columnLimit)
      throw new Unreadable("csv-columns", placesIn(text)(at), { limit: columnLimit });
    at = cell.end;
    const next = text[at];
    if (next === delimiter) continue;
    if (next !== undefined && next !== "\r" && next !== "\n") throw refuse(text, at, "after-quote");
    return { row, end: text.startsWith("\r\n", at) ? at + 2 : at + 1 };
  }
}

interface ReadCell extends Cell {
  readonly end: number;
}

function plainAt(text: string, at: number, pattern: RegExp): ReadCell {
  pattern.lastIndex = at;
  const value = pattern.exec(text)?.[0] ?? "";
  return { value, at, end: at + value.length };
}

function quotedAt(text: string, at: number): ReadCell {
  let close = at + 1;
  for (;;) {
    close = text.indexOf('"', close);
    if (close < 0) throw refuse(text, at, "open-quote");
    if (text[close + 1] !== '"') break;
    close += 2;
  }
  return { value: text.slice(at + 1, close).replaceAll('""', '"'), at, end: close + 1 };
}

function refuse(text: string, at: number, mistake: "open-quote" | "after-quote"): Unreadable {
  return new Unreadable("csv-syntax", placesIn(text)(at), { mistake });
}

/** Spaces at the ends and what any of the delimiters could split go in quotes. */
export function quoteCell(value: string): string {
  return /[",;\t\r\n]|^ | $/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
