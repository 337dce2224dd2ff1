import { Unreadable } from "../../document.ts";
import { placesIn } from "../encoding/place.ts";

/** How far the text has been read. */
export interface Cursor {
  readonly text: string;
  at: number;
  /** How many values have begun. */
  values: number;
}

/** What a sentence about a mistake can be chosen by. */
export type JsonMistake =
  | "after-the-end"
  | "bad-escape"
  | "comment"
  | "control-character"
  | "end-of-file"
  | "missing-colon"
  | "missing-comma"
  | "not-a-name"
  | "not-a-value"
  | "trailing-comma";

const space = /[ \t\r\n]*/y;
const literal = /true|false|null|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const plain = /[^"\\\u0000-\u001f]*/y;
const escape = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

export function skipSpace(cursor: Cursor): void {
  step(cursor, space);
}

export function scanLiteral(cursor: Cursor): string {
  const start = cursor.at;
  if (!step(cursor, literal)) throw refuse(cursor, "not-a-value");
  return cursor.text.slice(start, cursor.at);
}

/** The value of the string that begins at the cursor. */
export function scanString(cursor: Cursor): string {
  const start = cursor.at;
  let escaped = false;
  cursor.at += 1;
  for (;;) {
    step(cursor, plain);
    const stop = cursor.text[cursor.at];
    if (stop === '"') break;
    if (stop !== "\\") throw refuse(cursor, "control-character");
    if (!step(cursor, escape)) throw refuse(cursor, "bad-escape");
    escaped = true;
  }
  cursor.at += 1;
  return escaped
    ? unescape(cursor.text.slice(start, cursor.at))
    : cursor.text.slice(start + 1, cursor.at - 1);
}

/** The scanner has found a complete JSON string: `JSON.parse` gives a string for it. */
function unescape(token: string): string {
  return JSON.parse(token) as string;
}

function step(cursor: Cursor, pattern: RegExp): boolean {
  pattern.lastIndex = cursor.at;
  if (!pattern.test(cursor.text)) return false;
  cursor.at = pattern.lastIndex;
  return true;
}

/** The file's end and comments are mistakes of their own, whatever was looked for. */
export function refuse({ text, at }: Cursor, mistake: JsonMistake): Unreadable {
  const found = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const isComment = mistake !== "control-character" && /\/[/*]|#/y.test(text.slice(at, at + 2));
  const why = at >= text.length ? "end-of-file" : isComment ? "comment" : mistake;
  const params = { mistake: why, found: at >= text.length ? "" : visible(found) };
  return new Unreadable("json-syntax", placesIn(text)(at), params);
}

function visible(character: string): string {
  if (!/[\p{C}\p{Z}]/u.test(character)) return character;
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
