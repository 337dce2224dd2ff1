/** Pictures by their ids. */
import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { isImageId } from "./address.ts";
import { images } from "./tables.ts";
import type { ImageRow } from "./tables.ts";

/** @throws image_not_found, for one that was removed too */
export async function getImage(db: Database, id: string): Promise<ImageRow> {
  const row = isImageId(id) ? await findRow(db, id) : undefined;
  if (row === undefined || row.removedAt !== null)
    throw new DomainError("image_not_found", { id: id.slice(0, 80) });
  return row;
}

/** One that was removed too. */
export async function findRow(db: Database, id: string): Promise<ImageRow | undefined> {
  const [row] = await db.select().from(images).where(eq(images.id, id));
  return row;
}

/** Those of these ids that are there. */
export function imagesAt(db: Database, ids: readonly string[]) {
  const asked = sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`;
  return db
    .select()
    .from(images)
    .where(and(inArray(images.id, asked), isNull(images.removedAt)));
}

/** The same as a read, by id. */
export function imagesAtRead(ids: readonly string[]): Read<ReadonlyMap<string, ImageRow>> {
  return read(
    (db) => [imagesAt(db, ids)],
    ([rows]) => new Map(rows.map((row) => [row.id, row])),
  );
}
