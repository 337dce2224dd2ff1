import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { expectMay } from "../access/policy.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database, Statement } from "../database.ts";
import { DomainError } from "../errors.ts";
import { imageKey, mediaTypeOf } from "./address.ts";
import { clearImage } from "./clear.ts";
import { findRow } from "./find.ts";
import { inspectImage } from "./inspect.ts";
import type { Picture } from "./inspect.ts";
import { images } from "./tables.ts";
import type { ImageRow } from "./tables.ts";
import { changedImageTerms, fileName } from "./terms.ts";
import type { ImageTermsChange } from "./terms.ts";

export interface NewImage extends ImageTermsChange {
  readonly bytes: Uint8Array;
  /** Of the file, as it came. */
  readonly name: string;
}

export interface AddedImage {
  readonly image: ImageRow;
  /** False where this very picture was there already: it is as it was. */
  readonly isNew: boolean;
}

/**
 * Takes a picture in: its bytes first, then its line, so that no line is ever
 * without bytes. What a crash leaves between the two the same picture finds
 * when it comes again.
 * @throws file_required, file_too_large, image_refused, field_invalid, edit_conflict
 */
export async function addImage(
  db: Database,
  bucket: R2Bucket,
  actor: Actor,
  input: NewImage,
  now: number,
): Promise<AddedImage> {
  expectMay(actor, "image.upload");
  const picture = inspectImage(input.bytes);
  const terms = changedImageTerms({ alt: {}, credit: null }, input);
  const id = createHash("sha256").update(picture.bytes).digest("hex").slice(0, 32);
  const row = newRow(id, picture, { ...terms, name: input.name, createdBy: actor.name }, now);
  const found = await findRow(db, id);
  // One that is being removed just now is removed first.
  if (found?.removedAt && found.clearedAt === null) await clearImage(db, bucket, actor, found, now);
  await putMissing(bucket, row, picture.bytes);
  if (found?.removedAt === null) return { image: found, isNew: false };
  const before = found && (await findRow(db, id));
  const image = { ...row, version: (before?.version ?? 0) + 1 };
  try {
    await saveRow(db, actor, before, image, now);
    return { image, isNew: true };
  } catch (error) {
    return { image: await otherwiseAdded(db, id, error), isNew: false };
  }
}

/** Somebody else has brought the same picture meanwhile. */
async function otherwiseAdded(db: Database, id: string, error: unknown): Promise<ImageRow> {
  const row = await findRow(db, id);
  if (row === undefined || row.removedAt !== null) throw error;
  return row;
}

function newRow(
  id: string,
  { format, width, height, bytes }: Picture,
  said: Pick<ImageRow, "alt" | "credit" | "name" | "createdBy">,
  now: number,
): ImageRow {
  const name = fileName(said.name, imageKey(id.slice(0, 8), format));
  const size = { width, height, bytes: bytes.length };
  return { id, format, ...size, ...said, name, createdAt: now, version: 1, removedAt: null, clearedAt: null };
}

async function putMissing(bucket: R2Bucket, { id, format }: ImageRow, bytes: Uint8Array): Promise<void> {
  const key = imageKey(id, format);
  if ((await bucket.head(key)) !== null) return;
  await bucket.put(key, bytes, { httpMetadata: { contentType: mediaTypeOf(format) } });
}

/** New, or under the lock of the line that was removed: who took it away in the meantime is not overruled. */
async function saveRow(
  db: Database,
  actor: Actor,
  before: ImageRow | undefined,
  row: ImageRow,
  now: number,
): Promise<void> {
  const { id, format, width, height, bytes, name, alt, credit } = row;
  const after = { format, width, height, bytes, name, alt, credit };
  const line = { action: "image.added", subject: `image/${id}`, detail: { before: null, after } };
  await commit(db, [saving(db, before, row), recordLine(db, actor, line, now)], {
    "images.": "edit_conflict",
  });
}

function saving(db: Database, before: ImageRow | undefined, row: ImageRow): Statement {
  if (before === undefined) return db.insert(images).values(row);
  if (before.clearedAt === null) throw new DomainError("edit_conflict");
  const version = nextVersion(images.version, before.version);
  return db
    .update(images)
    .set({ ...row, version })
    .where(eq(images.id, row.id));
}
