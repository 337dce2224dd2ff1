import { and, desc, inArray, isNull, sql } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Position } from "../cursor.ts";
import { revisionImages } from "../articles/tables.ts";
import { images } from "./tables.ts";
import type { ImageRow } from "./tables.ts";
import { usesRead } from "./uses.ts";
import type { ImageUse } from "./uses.ts";

export interface ImageRange {
  readonly limit: number;
  readonly after?: Position | undefined;
  /** In the file's name, in what stands for it in any language, or in whose it is. */
  readonly q?: string | undefined;
}

/** Newest first, those that were removed left out; one more than asked for, when there is one. */
export function imagesRead(range: ImageRange): Read<ImageRow[]> {
  return read(
    (db) => [
      db
        .select()
        .from(images)
        .where(within(range))
        .orderBy(desc(images.createdAt), desc(images.id))
        .limit(range.limit + 1),
    ],
    ([rows]) => rows,
  );
}

/** Where those are shown. */
export const listedUsesRead = (range: ImageRange): Read<ImageUse[]> =>
  usesRead((db) =>
    inArray(
      revisionImages.imageId,
      db
        .select({ id: images.id })
        .from(images)
        .where(within(range))
        .orderBy(desc(images.createdAt), desc(images.id))
        .limit(range.limit),
    ),
  );

/** Words are looked for in this many of the newest pictures. */
const searched = 5000;

function within({ after, q = "" }: ImageRange) {
  const recent = sql`${images.id} IN (SELECT id FROM images ORDER BY created_at DESC, id DESC LIMIT ${searched})`;
  const said = sql`${images.name} || ' ' || ${images.alt} || ' ' || coalesce(${images.credit}, '')`;
  return and(
    isNull(images.removedAt),
    after && sql`(${images.createdAt}, ${images.id}) < (${after[0]}, ${after[1]})`,
    q === "" ? undefined : and(recent, sql`instr(lower(${said}), lower(${q})) > 0`),
  );
}
