/** Uploads as they lie here, with everything that a proposal is computed from. */
import { and, desc, eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { readContent } from "./content.ts";
import type { Content } from "./content.ts";
import { readContents } from "./contents.ts";
import { formats } from "./formats/formats.ts";
import { headIn, headOf, headRead, headsRead, sourceRef } from "./heads.ts";
import type { Head } from "./heads.ts";
import { expectNamespace, namespaceRead } from "./namespaces.ts";
import type { Namespace } from "./namespaces.ts";
import type { Situation } from "./proposal/situation.ts";
import { catalogueUploads } from "./tables.ts";
import { assemble, textsRead } from "./texts.ts";

export type Upload = typeof catalogueUploads.$inferSelect;

export interface UploadRef {
  readonly locale: string;
  readonly namespace: string;
  readonly id: string;
}

export interface Case {
  readonly upload: Upload;
  readonly namespace: Namespace;
  readonly head: Head;
  readonly text: string;
  /** The head has gone on since the upload was looked at. */
  readonly isOvertaken: boolean;
  readonly sourceNumber: number | undefined;
}

/** @throws upload_not_found */
export async function getUpload(db: Database, ref: UploadRef): Promise<Case> {
  const { locale, namespace: name } = ref;
  const [[upload], [row], heads] = await db.batch([
    uploadRead(db, ref),
    namespaceRead(db, name),
    headsRead(db, name),
  ]);
  if (upload === undefined) throw new DomainError("upload_not_found");
  const namespace = expectNamespace(name, row);
  const texts = assemble(await textsRead(db, [upload.textHash]));
  const head = headIn(heads, locale, name);
  return {
    upload,
    namespace,
    head,
    text: texts.get(upload.textHash) ?? "",
    isOvertaken: (head.draft ?? null) !== upload.headNumber,
    sourceNumber: sourceRef(heads, locale, name, namespace.sourceLocale)[0]?.number,
  };
}

/**
 * The upload against the head that it was looked at with; where that has gone
 * on, what was proposed is shown as it was, and cannot be applied any more.
 */
export async function getSituation(db: Database, one: Case): Promise<Situation> {
  const { upload, namespace, sourceNumber } = one;
  const { locale, baseNumber, headNumber } = upload;
  const { sourceLocale, settings, name } = namespace;
  const ref = (tag: string, number: number | null | undefined) =>
    number === null || number === undefined ? [] : [{ locale: tag, namespace: name, number }];
  const separator = settings.checks.keySeparator;
  const wanted = [...ref(locale, baseNumber), ...ref(locale, headNumber), ...ref(sourceLocale, sourceNumber)];
  const contents = await readContents(db, wanted);
  const contentOf = (tag: string, number: number | null | undefined): Content | undefined => {
    const [stored] = ref(tag, number).map(contents);
    return stored && readContent(stored, separator);
  };
  const head = contentOf(locale, headNumber);
  return {
    locale,
    sourceLocale,
    settings,
    document: formats[upload.format].read(one.text, { separator }),
    head,
    base: baseNumber === headNumber ? head : contentOf(locale, baseNumber),
    source: contentOf(sourceLocale, sourceNumber),
  };
}

function uploadRead(db: Database, { locale, namespace, id }: UploadRef) {
  const t = catalogueUploads;
  return db
    .select()
    .from(t)
    .where(and(eq(t.id, id), eq(t.namespace, namespace), eq(t.locale, locale)));
}

const newest = 50;

/** The newest uploads of a catalogue, whatever became of them, and the draft that the open ones must go by. */
export async function readUploads(
  db: Database,
  locale: string,
  namespace: string,
): Promise<{ items: Upload[]; head: number | null }> {
  const t = catalogueUploads;
  const [[row], [headRow], items] = await db.batch([
    namespaceRead(db, namespace),
    headRead(db, locale, namespace),
    db
      .select()
      .from(t)
      .where(and(eq(t.namespace, namespace), eq(t.locale, locale)))
      .orderBy(desc(t.at), desc(t.id))
      .limit(newest),
  ]);
  expectNamespace(namespace, row);
  return { items, head: headOf(locale, namespace, headRow).draft ?? null };
}
