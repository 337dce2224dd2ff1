import { Buffer } from "node:buffer";
import { DomainError } from "./errors.ts";

/** A place in a list: the sort values of its last item. Opaque outside, stable when items are added or taken away. */
export type Position = readonly [sort: string | number, id: string];

export function encodeCursor(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString("base64url");
}

/** Anything that `encodeCursor` did not make is `invalid_cursor`. */
export function decodeCursor(cursor: string, sort: "number" | "string"): Position {
  const value = parse(cursor);
  if (Array.isArray(value) && value.length === 2) {
    const [first, id] = value as unknown[];
    if (
      typeof id === "string" &&
      ((sort === "number" && Number.isSafeInteger(first)) || typeof first === sort)
    ) {
      return [first as string | number, id];
    }
  }
  throw new DomainError("invalid_cursor", { cursor: cursor.slice(0, 80) });
}

function parse(cursor: string): unknown {
  if (cursor.length > 1000 || !/^[\w-]+$/.test(cursor)) return undefined;
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
export function pageOf<T>(rows: readonly T[], limit: number, positionOf: (row: T) => Position): Page<T> {
  const items = rows.slice(0, limit);
  const last = rows.length > limit ? items.at(-1) : undefined;
  return { items, nextCursor: last && encodeCursor(positionOf(last)) };
}
