import { Unreadable, type Note } from "../../document.ts";
import { depthLimit, refuseBeyondLimit } from "../encoding/limits.ts";
import { placesIn } from "../encoding/place.ts";
import { refuse, scanLiteral, scanString, skipSpace, type Cursor } from "./scan.ts";

export type JsonNode = JsonString | JsonOther | JsonContainer;

interface Span {
  readonly at: number;
  readonly end: number;
}

export interface JsonString extends Span {
  readonly kind: "string";
  readonly value: string;
  /** From formats that have comments. */
  readonly notes?: readonly Note[];
}

/** A number, `true`, `false` or `null`, as it is written. */
export interface JsonOther extends Span {
  readonly kind: "other";
  readonly raw: string;
}

export interface JsonContainer extends Span {
  readonly kind: "object" | "array";
  readonly children: readonly JsonChild[];
}

/** A member or an item, from after the bracket or comma before it up to the comma or bracket after it. */
export interface JsonChild {
  readonly from: number;
  /** Where its name begins; in an array, its value. */
  readonly at: number;
  readonly name: string;
  readonly node: JsonNode;
  readonly to: number;
}

/**
 * RFC 8259 and nothing beside it, with every duplicate name kept and no object
 * made whose prototype a name could reach.
 * @throws Unreadable `json-syntax`, `json-depth` or `container-keys`
 */
export function parseJson(text: string): JsonNode {
  const cursor: Cursor = { text, at: 0, values: 0 };
  skipSpace(cursor);
  const node = readValue(cursor, 1);
  skipSpace(cursor);
  if (cursor.at < text.length) throw refuse(cursor, "after-the-end");
  return node;
}

function readValue(cursor: Cursor, depth: number): JsonNode {
  const at = cursor.at;
  const first = cursor.text[at];
  cursor.values += 1;
  refuseBeyondLimit(cursor.values, () => placesIn(cursor.text)(at));
  if (first === "{" || first === "[") return readContainer(cursor, depth);
  if (first === '"') return { kind: "string", at, value: scanString(cursor), end: cursor.at };
  return { kind: "other", at, raw: scanLiteral(cursor), end: cursor.at };
}

function readContainer(cursor: Cursor, depth: number): JsonContainer {
  const at = cursor.at;
  if (depth > depthLimit)
    throw new Unreadable("json-depth", placesIn(cursor.text)(at), { limit: depthLimit });
  const kind = cursor.text[at] === "{" ? "object" : "array";
  const children: JsonChild[] = [];
  cursor.at += 1;
  while (!closes(cursor, kind, children.length))
    children.push(readChild(cursor, kind, children.length, depth));
  return { kind, at, children, end: cursor.at };
}

/** Steps over the closing bracket, or over the comma before the next child. */
function closes(cursor: Cursor, kind: JsonContainer["kind"], read: number): boolean {
  const close = kind === "object" ? "}" : "]";
  const from = cursor.at;
  skipSpace(cursor);
  const found = cursor.text[cursor.at];
  if (found === close) {
    cursor.at += 1;
    return true;
  }
  if (read === 0) {
    cursor.at = from;
    return false;
  }
  if (found !== ",") throw refuse(cursor, "missing-comma");
  cursor.at += 1;
  return false;
}

function readChild(cursor: Cursor, kind: JsonContainer["kind"], index: number, depth: number): JsonChild {
  const from = cursor.at;
  skipSpace(cursor);
  if (index > 0 && /[}\]]/.test(cursor.text[cursor.at] ?? "")) throw refuse(cursor, "trailing-comma");
  const at = cursor.at;
  const name = kind === "object" ? readName(cursor) : String(index);
  const node = readValue(cursor, depth + 1);
  skipSpace(cursor);
  const to = cursor.at;
  return { from, at, name, node, to };
}

function readName(cursor: Cursor): string {
  if (cursor.text[cursor.at] !== '"') throw refuse(cursor, "not-a-name");
  const name = scanString(cursor);
  skipSpace(cursor);
  if (cursor.text[cursor.at] !== ":") throw refuse(cursor, "missing-colon");
  cursor.at += 1;
  skipSpace(cursor);
  return name;
}
