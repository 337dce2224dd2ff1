/** What follows a removal: the bytes go, and the edge is told. Begun again by the clock where it was broken off. */
import { and, eq, isNotNull, isNull, lt } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { clock } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { imageTag } from "../delivery/tags.ts";
import { imageKey } from "./address.ts";
import { images } from "./tables.ts";
import type { ImageRow } from "./tables.ts";

type Removed = Pick<ImageRow, "id" | "format">;

/** The bytes first: the edge must not fetch them again once it has been told. */
export async function clearImage(
  db: Database,
  bucket: R2Bucket,
  actor: Actor,
  { id, format }: Removed,
  now: number,
): Promise<void> {
  await bucket.delete(imageKey(id, format));
  const change = { kind: "image.removed", subjectId: id, tags: [imageTag(id)], mode: "purge" } as const;
  await commit(db, [
    db
      .update(images)
      .set({ clearedAt: now })
      .where(and(eq(images.id, id), isNotNull(images.removedAt))),
    ...appendChange(db, actor.id, change, now),
    recordLine(db, actor, { action: "image.cleared", subject: `image/${id}`, detail: { after: null } }, now),
  ]);
}

/** Milliseconds that whoever removes a picture has for its bytes before the clock looks after them. */
const patience = 60_000;

/** Called by the clock: removals that were broken off. */
export async function clearRemoved(db: Database, bucket: R2Bucket, now: number): Promise<void> {
  const left = await db
    .select({ id: images.id, format: images.format })
    .from(images)
    .where(and(isNotNull(images.removedAt), isNull(images.clearedAt), lt(images.removedAt, now - patience)))
    .limit(20);
  for (const image of left) await clearImage(db, bucket, clock, image, now);
}
