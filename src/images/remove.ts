import { eq, sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { expectMay } from "../access/policy.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import { readNow } from "../changes/read.ts";
import type { Database, Statement } from "../database.ts";
import { DomainError } from "../errors.ts";
import { clearImage } from "./clear.ts";
import { getImage } from "./find.ts";
import { images } from "./tables.ts";
import { imageUsesRead, isUsed } from "./uses.ts";

export interface ImageRef {
  readonly id: string;
  /** The version that was seen; left out to take it as it is. */
  readonly expectedVersion?: number | undefined;
}

/**
 * Takes a picture away from everywhere, its bytes included. Nothing that is
 * drafted, scheduled or public may show it; older revisions may.
 * @throws image_not_found, image_in_use with the articles, edit_conflict
 */
export async function removeImage(
  db: Database,
  bucket: R2Bucket,
  actor: Actor,
  { id, expectedVersion }: ImageRef,
  now: number,
): Promise<void> {
  expectMay(actor, "image.upload");
  const row = await getImage(db, id);
  if (expectedVersion !== undefined && expectedVersion !== row.version)
    throw new DomainError("edit_conflict");
  await expectUnused(db, id);
  const { name, alt, credit, format, width, height } = row;
  const detail = { before: { name, alt, credit, format, width, height }, after: null };
  await commitUnused(db, id, [
    db
      .update(images)
      .set({
        removedAt: now,
        clearedAt: null,
        version: nextVersion(images.version, row.version),
        // Null, which the column refuses: a draft may have taken it in the meantime.
        bytes: sql`CASE WHEN ${isUsed(id)} THEN NULL ELSE ${row.bytes} END`,
      })
      .where(eq(images.id, id)),
    recordLine(db, actor, { action: "image.removed", subject: `image/${id}`, detail }, now),
  ]);
  await clearImage(db, bucket, actor, row, now);
}

async function commitUnused(db: Database, id: string, statements: readonly Statement[]): Promise<void> {
  try {
    await commit(db, statements, { "NOT NULL constraint failed: images.bytes": "image_in_use" });
  } catch (error) {
    if (error instanceof DomainError && error.code === "image_in_use") await expectUnused(db, id);
    throw error;
  }
}

async function expectUnused(db: Database, id: string): Promise<void> {
  const uses = await readNow(db, imageUsesRead([id]));
  if (uses.length === 0) return;
  throw new DomainError("image_in_use", { articles: [...new Set(uses.map(({ slug }) => slug))] });
}
