/** What else may become of an upload: its encoding said yes to, looked at anew, put away. */
import { eq, sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../identity.ts";
import { formats } from "./formats/formats.ts";
import { catalogueUploads } from "./tables.ts";
import type { UploadState } from "./tables.ts";
import { broughtAlong, findBase } from "./upload.ts";
import { getUpload } from "./uploads.ts";
import type { UploadRef } from "./uploads.ts";

/**
 * Somebody has looked at the preview: the guess is right.
 * @throws Unreadable when the text is not the format after all; upload_closed
 */
export async function confirmEncoding(
  db: Database,
  actor: Actor,
  { encoding, ...ref }: UploadRef & { encoding: string },
  now: number,
): Promise<void> {
  const { upload, text, namespace, head } = await getUpload(db, ref);
  if (upload.state !== "question") throw new DomainError("upload_closed");
  if (encoding !== upload.encoding)
    throw new DomainError("field_invalid", {
      field: "encoding",
      value: encoding.slice(0, 40),
      allowed: [upload.encoding],
    });
  const document = formats[upload.format].read(text, {
    separator: namespace.settings.checks.keySeparator,
  });
  const brought = broughtAlong(db, ref);
  const asked = upload.baseNumber === null ? {} : { base: upload.baseNumber };
  const baseNumber = await findBase(db, { ...ref, ...asked }, head, document);
  await commit(
    db,
    [
      db
        .update(catalogueUploads)
        .set({
          state: becoming({ from: "question", to: "open" }),
          baseNumber,
          baseBuiltIn: baseNumber === 0 ? (brought?.hash ?? null) : null,
          headNumber: head.draft ?? null,
          headBuiltIn: head.draft === 0 ? (brought?.hash ?? null) : null,
        })
        .where(eq(catalogueUploads.id, ref.id)),
      ...(brought?.statements ?? []),
      recordLine(db, actor, { ...subjectOf(ref, "catalogue.encoding_confirmed"), detail: { encoding } }, now),
    ],
    rules,
  );
}

/** The same file as a new proposal against what the catalogue says now; what it was made from stays the same. */
export async function renewUpload(
  db: Database,
  actor: Actor,
  ref: UploadRef,
  now: number,
): Promise<{ id: string }> {
  const { upload, head } = await getUpload(db, ref);
  if (upload.state !== "open") throw new DomainError("upload_closed");
  const id = newId();
  const brought = broughtAlong(db, ref);
  const renewed = {
    ...upload,
    id,
    headNumber: head.draft ?? null,
    headBuiltIn: head.draft === 0 ? (brought?.hash ?? null) : null,
    author: actor.name,
    authorId: actor.id,
    at: now,
  };
  await commit(
    db,
    [
      ...(brought?.statements ?? []),
      db.insert(catalogueUploads).values(renewed),
      close(db, ref, { from: "open", to: "discarded" }, now),
      recordLine(
        db,
        actor,
        { ...subjectOf(ref, "catalogue.upload_renewed"), detail: { upload: ref.id, as: id } },
        now,
      ),
    ],
    rules,
  );
  return { id };
}

/** Put away; the file stays on record. */
export async function discardUpload(db: Database, actor: Actor, ref: UploadRef, now: number): Promise<void> {
  const { upload } = await getUpload(db, ref);
  if (upload.state === "discarded") return;
  if (upload.state === "applied") throw new DomainError("upload_closed");
  await commit(
    db,
    [
      close(db, ref, { from: upload.state, to: "discarded" }, now),
      recordLine(
        db,
        actor,
        { ...subjectOf(ref, "catalogue.upload_discarded"), detail: { upload: ref.id } },
        now,
      ),
    ],
    rules,
  );
}

interface Step {
  readonly from: UploadState;
  readonly to: UploadState;
}

/** Only from the state that it was seen in: otherwise nothing of the batch is written. */
function becoming({ from, to }: Step) {
  return sql<UploadState>`CASE WHEN ${catalogueUploads.state} = ${from} THEN ${to} END`;
}

const rules = { "catalogue_uploads.state": "upload_closed" } as const;

function close(db: Database, { id }: UploadRef, step: Step, now: number) {
  return db
    .update(catalogueUploads)
    .set({ state: becoming(step), appliedAt: now })
    .where(eq(catalogueUploads.id, id));
}

const subjectOf = ({ locale, namespace }: UploadRef, action: string) => ({
  action,
  subject: `${locale}/${namespace}`,
});
