import { Buffer } from "node:buffer";
import * as z from "zod";
import type { Mark } from "../../changes/since.ts";
import { DomainError } from "../../errors.ts";
import { locales } from "../../locales.ts";
import type { Locale } from "../../locales.ts";
import { syncTypes } from "./types.ts";
import type { SyncType } from "./types.ts";

/** Where in the snapshot: behind this thing, of this type. */
export interface Place {
  readonly type: SyncType;
  readonly id: string;
}

export interface Wish {
  readonly locales: readonly [Locale, ...Locale[]];
  readonly types: readonly [SyncType, ...SyncType[]];
}

/** What a client has: everything of `wish` up to `mark`, and while `place` is there, only what stands before it. */
export interface SyncCursor extends Wish {
  readonly mark: Mark;
  readonly place: Place | undefined;
}

const wireForm = z.tuple([
  z.literal("sync"),
  z.int().min(0),
  z.int().min(0),
  z.tuple([z.enum(locales)], z.enum(locales)),
  z.tuple([z.enum(syncTypes)], z.enum(syncTypes)),
  z.tuple([z.enum(syncTypes), z.string().max(300)]).nullable(),
]);

export function encodeSync({ mark, locales: tags, types, place }: SyncCursor): string {
  const wire: z.input<typeof wireForm> = [
    "sync",
    mark.seq,
    mark.at,
    [...tags],
    [...types],
    place ? [place.type, place.id] : null,
  ];
  return Buffer.from(JSON.stringify(wire)).toString("base64url");
}

/** @throws invalid_cursor for what `encodeSync` did not make */
export function decodeSync(cursor: string): SyncCursor {
  const result = wireForm.safeParse(parse(cursor));
  if (!result.success) throw new DomainError("invalid_cursor", { cursor: cursor.slice(0, 80) });
  const [, seq, at, tags, types, place] = result.data;
  return {
    mark: { seq, at },
    locales: tags,
    types,
    place: place ? { type: place[0], id: place[1] } : undefined,
  };
}

function parse(cursor: string): unknown {
  if (cursor.length > 1000 || !/^[\w-]+$/.test(cursor)) return undefined;
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
