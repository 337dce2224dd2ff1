import { asc, gt } from "drizzle-orm";
import type { Locale } from "../locales.ts";
import { read } from "./read.ts";
import type { Read } from "./read.ts";
import { changes } from "./tables.ts";
import type { ChangeKind } from "./tables.ts";

/** A line of the log as everybody may hear it. */
export interface News {
  readonly seq: number;
  readonly kind: ChangeKind;
  readonly subjectId: string;
  readonly locale: Locale | null;
  readonly tags: readonly string[];
}

/** In their order. */
export function newsRead(after: number, limit: number): Read<News[]> {
  const { seq, kind, subjectId, locale, tags } = changes;
  return read(
    (db) => [
      db
        .select({ seq, kind, subjectId, locale, tags })
        .from(changes)
        .where(gt(seq, after))
        .orderBy(asc(seq))
        .limit(limit),
    ],
    ([rows]) => rows,
  );
}
