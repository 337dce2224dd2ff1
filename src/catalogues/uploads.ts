/** Uploads as they lie here, with everything that a proposal is computed from. */
import { and, desc, eq, sql } from "drizzle-orm";
import { read, readNow } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { readContent } from "./content.ts";
import type { Content } from "./content.ts";
import { builtIn, contentsRead, readContents } from "./contents.ts";
import type { Contents, VersionRef } from "./contents.ts";
import { withKnownKeys } from "./known-keys.ts";
import { formats } from "./formats/formats.ts";
import { draftsOf, headIn, headOf, headRead, headsRead, sourceRef } from "./heads.ts";
import type { CatalogueRow, Head } from "./heads.ts";
import { expectNamespace, namespaceRead } from "./namespaces.ts";
import type { Namespace } from "./namespaces.ts";
import type { Situation } from "./proposal/situation.ts";
import { catalogueUploads } from "./tables.ts";
import { assemble, hashOf, textsAmong } from "./texts.ts";
import type { TextPart } from "./texts.ts";

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
export function caseRead(ref: UploadRef): Read<Case> {
  return read(
    (db) => [
      uploadRead(db, ref),
      namespaceRead(db, ref.namespace),
      headsRead(db, ref.namespace),
      textsAmong(db, sql`SELECT text_hash FROM catalogue_uploads WHERE id = ${ref.id}`),
    ],
    ([[upload], [row], heads, texts]) =>
      caseOf(ref, upload, expectNamespace(ref.namespace, row), heads, texts),
  );
}

export const getUpload = (db: Database, ref: UploadRef) => readNow(db, caseRead(ref));

function caseOf(
  { locale, namespace: name }: UploadRef,
  upload: Upload | undefined,
  namespace: Namespace,
  heads: readonly CatalogueRow[],
  parts: readonly TextPart[],
): Case {
  if (upload === undefined) throw new DomainError("upload_not_found");
  const texts = assemble(parts);
  const head = headIn(heads, locale, name);
  return {
    upload,
    namespace,
    head,
    text: texts.get(upload.textHash) ?? "",
    isOvertaken: isOvertaken(upload, head.draft ?? null),
    sourceNumber: sourceRef(heads, locale, name, namespace.sourceLocale)[0]?.number,
  };
}

/** Version 0 moves with a deployment, the others by being followed. */
export function isOvertaken(upload: Upload, draft: number | null): boolean {
  if (draft !== upload.headNumber) return true;
  const now = draft === 0 ? builtIn(upload) : undefined;
  return now !== undefined && upload.headBuiltIn !== null && hashOf(now.text) !== upload.headBuiltIn;
}

/**
 * The upload against the head that it was looked at with; where that has gone
 * on, what was proposed is shown as it was, and cannot be applied any more.
 */
export async function getSituation(db: Database, one: Case): Promise<Situation> {
  return situationOf(one, await readContents(db, Object.values(refsOf(one)).flat()));
}

/** All that a situation is made of, by the upload's id alone. */
export function situationContentsRead({ locale, namespace, id }: UploadRef): Read<Contents> {
  const upload = sql`FROM catalogue_uploads WHERE id = ${id}`;
  const versions = sql`SELECT locale, namespace, base_number ${upload}
    UNION ALL SELECT locale, namespace, head_number ${upload} UNION ALL ${draftsOf(locale, namespace)}`;
  return contentsRead(versions, sql`SELECT base_built_in ${upload} UNION SELECT head_built_in ${upload}`);
}

function refsOf({ upload, namespace: { name, sourceLocale }, sourceNumber }: Case) {
  const { locale, baseNumber, headNumber, baseBuiltIn, headBuiltIn } = upload;
  const ref = (tag: string, number: number | null | undefined, hash?: string | null): VersionRef[] =>
    number === null || number === undefined ? [] : [{ locale: tag, namespace: name, number, builtIn: hash }];
  return {
    base: ref(locale, baseNumber, baseBuiltIn),
    head: ref(locale, headNumber, headBuiltIn),
    source: ref(sourceLocale, sourceNumber),
  };
}

export function situationOf(one: Case, contents: Contents): Situation {
  const { upload, namespace } = one;
  const { locale, baseNumber, headNumber, baseBuiltIn, headBuiltIn } = upload;
  const { sourceLocale, settings } = namespace;
  const separator = settings.checks.keySeparator;
  const refs = refsOf(one);
  const contentOf = (those: readonly VersionRef[]): Content | undefined => {
    const [stored] = those.map(contents);
    return stored && readContent(stored, separator);
  };
  const head = contentOf(refs.head);
  const source = contentOf(refs.source);
  const isSame = baseNumber === headNumber && baseBuiltIn === headBuiltIn;
  return {
    locale,
    sourceLocale,
    settings,
    document: withKnownKeys(formats[upload.format].read(one.text, { separator }), source),
    head,
    base: isSame ? head : contentOf(refs.base),
    source,
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
export function uploadsRead(
  locale: string,
  namespace: string,
): Read<{ items: Upload[]; head: number | null }> {
  const t = catalogueUploads;
  return read(
    (db) => [
      namespaceRead(db, namespace),
      headRead(db, locale, namespace),
      db
        .select()
        .from(t)
        .where(and(eq(t.namespace, namespace), eq(t.locale, locale)))
        .orderBy(desc(t.at), desc(t.id))
        .limit(newest),
    ],
    ([[row], [headRow], items]) => {
      expectNamespace(namespace, row);
      return { items, head: headOf(locale, namespace, headRow).draft ?? null };
    },
  );
}

export const readUploads = (db: Database, locale: string, namespace: string) =>
  readNow(db, uploadsRead(locale, namespace));
