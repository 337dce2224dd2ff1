import { eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { expectMay } from "../access/policy.ts";
import { recordLine } from "../access/record.ts";
import { editions, revisionImages } from "../articles/tables.ts";
import { appendChange } from "../changes/append.ts";
import { appendEach } from "../changes/append-each.ts";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database, Statement } from "../database.ts";
import { imageTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { getImage } from "./find.ts";
import type { ImageRef } from "./remove.ts";
import { images } from "./tables.ts";
import type { ImageRow } from "./tables.ts";
import { changedImageTerms } from "./terms.ts";
import type { ImageTermsChange } from "./terms.ts";

/**
 * Says what stands for a picture in each language, and whose it is. The
 * alternative texts are offered to whoever puts it into an article from now
 * on; the credit is read wherever the picture stands at the head of one.
 * @throws image_not_found, edit_conflict, field_invalid
 */
export async function describeImage(
  db: Database,
  actor: Actor,
  { id, expectedVersion, ...change }: ImageRef & ImageTermsChange,
  now: number,
): Promise<ImageRow> {
  expectMay(actor, "image.upload");
  const row = await getImage(db, id);
  const { alt, credit, version } = row;
  const terms = changedImageTerms(row, change);
  if (expectedVersion !== undefined && expectedVersion !== version) throw new DomainError("edit_conflict");
  const isSame = JSON.stringify(terms) === JSON.stringify(changedImageTerms({ alt, credit }, {}));
  if (isSame) return row;
  const detail = { before: { alt, credit }, after: terms };
  await commit(db, [
    db
      .update(images)
      .set({ ...terms, version: nextVersion(images.version, version) })
      .where(eq(images.id, id)),
    ...(terms.credit === credit ? [] : creditNews(db, actor, id, now)),
    recordLine(db, actor, { action: "image.described", subject: `image/${id}`, detail }, now),
  ]);
  return { ...row, ...terms, version: version + 1 };
}

/** A change that readers see wherever the picture stands at the head of an article. */
function creditNews(db: Database, actor: Actor, id: string, now: number): Statement[] {
  const change = { kind: "image.described", subjectId: id, tags: [imageTag(id)], mode: "purge" } as const;
  return [
    ...appendChange(db, actor.id, change, now),
    appendEach(db, actor.id, { kind: "article.relinked", subjects: publicWith(id) }, now),
  ];
}

/** Articles of which copies are kept that show whose picture it is. */
const publicWith = (id: string): SQL =>
  sql`(SELECT DISTINCT e.article_id AS id FROM ${revisionImages} i
    JOIN ${editions} e ON e.published_revision_id = i.revision_id AND e.state = 'published' WHERE i.image_id = ${id})`;
