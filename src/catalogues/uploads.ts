/** Uploads as they lie here, with everything that a proposal is computed from. */
import { and, desc, eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { readContent } from "./content.ts";
import type { Content } from "./content.ts";
import { builtIn, readContents } from "./contents.ts";
import type { VersionRef } from "./contents.ts";
import { withKnownKeys } from "./known-keys.ts";
import { formats } from "./formats/formats.ts";
import { headIn, headOf, headRead, headsRead, sourceRef } from "./heads.ts";
import type { Head } from "./heads.ts";
import { expectNamespace, namespaceRead } from "./namespaces.ts";
import type { Namespace } from "./namespaces.ts";
import type { Situation } from "./proposal/situation.ts";
import { catalogueUploads } from "./tables.ts";
import { assemble, hashOf, textsRead } from "./texts.ts";

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
  const { upload, namespace, sourceNumber } = one;
  const { locale, baseNumber, headNumber, baseBuiltIn, headBuiltIn } = upload;
  const { sourceLocale, settings, name } = namespace;
  const ref = (tag: string, number: number | null | undefined, hash?: string | null): VersionRef[] =>
    number === null || number === undefined ? [] : [{ locale: tag, namespace: name, number, builtIn: hash }];
  const separator = settings.checks.keySeparator;
  const refs = {
    base: ref(locale, baseNumber, baseBuiltIn),
    head: ref(locale, headNumber, headBuiltIn),
    source: ref(sourceLocale, sourceNumber),
  };
  const contents = await readContents(db, Object.values(refs).flat());
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
