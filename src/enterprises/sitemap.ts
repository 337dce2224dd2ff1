import { asc, isNull } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { enterprises } from "./tables.ts";

/** Every organisation that has a page, for search engines; in the order of ids. */
export function mappedEnterprisesRead(
  limit: number,
): Read<{ readonly slug: string; readonly updatedAt: number }[]> {
  return read(
    (db) => [
      db
        .select({ slug: enterprises.slug, updatedAt: enterprises.updatedAt })
        .from(enterprises)
        .where(isNull(enterprises.mergedInto))
        .orderBy(asc(enterprises.id))
        .limit(limit),
    ],
    ([rows]) => rows,
  );
}
