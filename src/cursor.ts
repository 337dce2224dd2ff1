import { Buffer } from "node:buffer";
import { DomainError } from "./errors.ts";

/** The lists that give out cursors, and what they are sorted by. */
const sortOf = {
  articles: "number",
  "changed-articles": "number",
  "changed-enterprises": "number",
  enterprises: "string",
  certifications: "string",
  members: "string",
  tokens: "number",
  record: "number",
  versions: "number",
  messages: "string",
  board: "number",
  revisions: "number",
  notices: "number",
  images: "number",
  search: "number",
  webhook_messages: "number",
} as const;

export type List = keyof typeof sortOf;

/** A place in a list: the sort values of its last item. Opaque outside, stable when items are added or taken away. */
export type Position = readonly [sort: string | number, id: string];

export function encodeCursor(list: List, position: Position): string {
  return Buffer.from(JSON.stringify([list, ...position])).toString("base64url");
}

/** Anything that `encodeCursor` did not make for this list is `invalid_cursor`. */
export function decodeCursor(list: List, cursor: string | undefined): Position | undefined {
  if (cursor === undefined) return undefined;
  const value = parse(cursor);
  if (Array.isArray(value) && value.length === 3) {
    const [name, sort, id] = value as unknown[];
    if (name === list && isSort(list, sort) && typeof id === "string") return [sort, id];
  }
  throw new DomainError("invalid_cursor", { cursor: cursor.slice(0, 80) });
}

function isSort(list: List, value: unknown): value is string | number {
  return sortOf[list] === "number" ? Number.isSafeInteger(value) : typeof value === "string";
}

function parse(cursor: string): unknown {
  if (cursor.length > 6000 || !/^[\w-]+$/.test(cursor)) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}

/** A page of a list and where the next one begins. */
export interface Page<T> {
  items: T[];
  nextCursor: string | undefined;
}

/** From one row more than was asked for: the page, and whether there is another. */
export function pageOf<T>(
  list: List,
  rows: readonly T[],
  limit: number,
  positionOf: (row: T) => Position,
): Page<T> {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last && encodeCursor(list, positionOf(last)) };
}
