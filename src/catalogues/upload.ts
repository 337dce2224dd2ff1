/** Takes a file in. Nothing is written but the proposal that it is. */
import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { newId } from "../identity.ts";
import { builtIn } from "./contents.ts";
import type { Document, FormatId } from "./document.ts";
import { formatOf } from "./file-format.ts";
import { decodeFile } from "./formats/encoding/encoding.ts";
import type { LegacyEncoding } from "./formats/encoding/legacy.ts";
import { formats } from "./formats/formats.ts";
import { headOf, headRead } from "./heads.ts";
import type { Head } from "./heads.ts";
import { expectNamespace, namespaceRead } from "./namespaces.ts";
import { findProductText } from "./product.ts";
import { catalogueUploads, catalogueVersions } from "./tables.ts";
import { saveText } from "./texts.ts";

export interface NewUpload {
  readonly locale: string;
  readonly namespace: string;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly format?: string | undefined;
  /** The encoding that somebody has said yes to. */
  readonly encoding?: LegacyEncoding | undefined;
  /** The version that the file was made from, where the sender knows; `head` for what is the draft now. */
  readonly base?: number | "head" | undefined;
  /** How that version's hash begins. */
  readonly baseHash?: string | undefined;
  readonly note?: string | undefined;
}

export interface Uploaded {
  readonly id: string;
  /** False when the same file lies here already, looked at with the same heads. */
  readonly isNew: boolean;
}

const longestNote = 500;
const longestFileName = 200;

/** @throws Unreadable for a file that cannot be read, with the place; DomainError `format_unknown`, `namespace_not_found` */
export async function uploadCatalogue(
  db: Database,
  actor: Actor,
  input: NewUpload,
  now: number,
): Promise<Uploaded> {
  const { locale, namespace, note = "" } = input;
  const file = read(input);
  const [[row], [headRow]] = await db.batch([namespaceRead(db, namespace), headRead(db, locale, namespace)]);
  const { settings } = expectNamespace(namespace, row);
  const head = headOf(locale, namespace, headRow);
  // What is only guessed at is not taken apart before somebody has said yes.
  const document = file.isGuess
    ? undefined
    : formats[file.format].read(file.text, { separator: settings.checks.keySeparator });
  const text = saveText(db, file.text);
  const baseNumber = await findBase(db, input, head, document);
  const brought = broughtAlong(db, input);
  const upload = {
    namespace,
    locale,
    state: file.isGuess ? "question" : "open",
    textHash: text.hash,
    fileName: input.fileName.slice(-longestFileName),
    format: file.format,
    encoding: file.encoding,
    bytes: input.bytes.length,
    baseNumber,
    baseBuiltIn: baseNumber === 0 ? (brought?.hash ?? null) : null,
    headNumber: head.draft ?? null,
    headBuiltIn: head.draft === 0 ? (brought?.hash ?? null) : null,
    note: note.slice(0, longestNote),
    author: actor.name,
    authorId: actor.id,
  } as const;
  const same = await findSame(db, upload);
  if (same !== undefined) return { id: same, isNew: false };
  const id = newId();
  const line = { action: "catalogue.uploaded", subject: `${locale}/${namespace}`, detail: { upload: id } };
  await commit(db, [
    ...text.statements,
    ...(brought?.statements ?? []),
    db.insert(catalogueUploads).values({ id, ...upload, at: now }),
    recordLine(db, actor, line, now),
  ]);
  return { id, isNew: true };
}

/** Version 0 as it is at this moment, to be found again when a deployment has brought another. */
export function broughtAlong(db: Database, { locale, namespace }: Pick<NewUpload, "locale" | "namespace">) {
  const text = findProductText(locale, namespace);
  return text === undefined ? undefined : saveText(db, text);
}

interface ReadFile {
  readonly text: string;
  readonly format: FormatId;
  readonly encoding: string;
  readonly isGuess: boolean;
}

function read({ bytes, encoding, fileName, format }: NewUpload): ReadFile {
  const decoded = decodeFile(bytes, encoding);
  const isGuess = "guess" in decoded;
  const text = isGuess ? new TextDecoder(decoded.guess).decode(bytes) : decoded.text;
  return {
    text,
    isGuess,
    encoding: isGuess ? decoded.guess : decoded.encoding,
    format: formatOf(text, fileName, format),
  };
}

type Asked = Pick<NewUpload, "base" | "baseHash" | "locale" | "namespace">;

/** The version that the file says it was made from, if we have that very one; null when nobody knows. */
export async function findBase(
  db: Database,
  { base, baseHash, locale, namespace }: Asked,
  head: Head,
  document: Document | undefined,
): Promise<number | null> {
  if (base === "head") return head.draft ?? null;
  const isElsewhere = document?.namespace !== undefined && document.namespace !== namespace;
  const said = isElsewhere ? {} : { number: document?.baseVersion, hash: document?.baseHash };
  const { number, hash } = base === undefined ? said : { number: base, hash: baseHash };
  if (number === undefined) return null;
  const known = await findHash(db, locale, namespace, number);
  return known !== undefined && known.startsWith(hash ?? "") ? number : null;
}

async function findHash(
  db: Database,
  locale: string,
  namespace: string,
  number: number,
): Promise<string | undefined> {
  if (number === 0) return builtIn({ locale, namespace })?.hash;
  const { hash, ...of } = catalogueVersions;
  const [row] = await db
    .select({ hash })
    .from(catalogueVersions)
    .where(and(eq(of.namespace, namespace), eq(of.locale, locale), eq(of.number, number)));
  return row?.hash;
}

type Described = Omit<typeof catalogueUploads.$inferInsert, "id" | "at">;

/** The same file by the same person, still open, looked at with the same versions. */
async function findSame(db: Database, upload: Described): Promise<string | undefined> {
  const t = catalogueUploads;
  const isNumber = (column: typeof t.baseNumber | typeof t.headNumber, value: number | null | undefined) =>
    value === null || value === undefined ? isNull(column) : eq(column, value);
  const [row] = await db
    .select({ id: t.id })
    .from(t)
    .where(
      and(
        ...[eq(t.namespace, upload.namespace), eq(t.locale, upload.locale), eq(t.state, upload.state)],
        ...[eq(t.textHash, upload.textHash), eq(t.format, upload.format), eq(t.authorId, upload.authorId)],
        ...[isNumber(t.baseNumber, upload.baseNumber), isNumber(t.headNumber, upload.headNumber)],
        sql`${t.note} = ${upload.note}`,
      ),
    )
    .limit(1);
  return row?.id;
}
