/** Versions as they lie in the database, texts and all. */
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { read, readNow } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { noMeta } from "./content.ts";
import type { StoredContent } from "./content.ts";
import { findProductText } from "./product.ts";
import { catalogueTexts, catalogueVersions } from "./tables.ts";
import { assemble, hashOf, textsAmong } from "./texts.ts";
import type { TextPart } from "./texts.ts";

export interface VersionRef {
  readonly locale: string;
  readonly namespace: string;
  readonly number: number;
  /** Of version 0: the text that it was then, in `catalogueTexts`; what it is now where left out. */
  readonly builtIn?: string | null | undefined;
}

export type Contents = (ref: VersionRef) => StoredContent | undefined;

/** Any number of versions in one round trip; version 0 of a product namespace is at hand. */
export async function readContents(db: Database, refs: readonly VersionRef[]): Promise<Contents> {
  const stored = refs.flatMap(({ locale, namespace, number }) =>
    number > 0 ? [[locale, namespace, number]] : [],
  );
  const former = refs.flatMap((ref) => (isFormer(ref) ? [ref.builtIn] : []));
  if (stored.length + former.length === 0) return contentsIn([], []);
  const versions = sql`SELECT value ->> 0, value ->> 1, value ->> 2 FROM json_each(${JSON.stringify(stored)})`;
  const hashes = sql`SELECT value FROM json_each(${JSON.stringify(former)})`;
  return readNow(db, contentsRead(versions, hashes));
}

/**
 * Those that the database itself knows how to name, so that a page can read them along with what names them.
 * @param versions a query of their languages, namespaces and numbers
 * @param former a query of hashes: of what versions 0 once were
 */
export function contentsRead(versions: SQL, former: SQL = sql`SELECT NULL`): Read<Contents> {
  return read(
    (db) => [storedRead(db, versions), textsAmong(db, former)],
    ([rows, texts]) => contentsIn(rows, texts),
  );
}

function contentsIn(rows: readonly StoredRow[], texts: readonly TextPart[]): Contents {
  const found = [...Map.groupBy(rows, nameOf).values()].flatMap(contentOf);
  const byName = new Map(found.map((content) => [nameOf(content), content]));
  const formerTexts = assemble(texts);
  return (ref) => {
    if (ref.number > 0) return byName.get(nameOf(ref));
    return isFormer(ref) ? asVersion0(formerTexts.get(ref.builtIn)) : builtIn(ref);
  };
}

/** A deployment has brought other words since. */
function isFormer(ref: VersionRef): ref is VersionRef & { builtIn: string } {
  const { number, builtIn: hash } = ref;
  if (number !== 0 || hash === undefined || hash === null) return false;
  const text = findProductText(ref.locale, ref.namespace);
  return text === undefined || hashOf(text) !== hash;
}

/** @throws version_not_found */
export function expectContent(contents: Contents, ref: VersionRef): StoredContent {
  const content = contents(ref);
  if (content === undefined) throw new DomainError("version_not_found", { number: ref.number });
  return content;
}

export function builtIn({ locale, namespace }: Omit<VersionRef, "number">): StoredContent | undefined {
  return asVersion0(findProductText(locale, namespace));
}

function asVersion0(text: string | undefined): StoredContent | undefined {
  return text === undefined
    ? undefined
    : { number: 0, text, meta: noMeta, hash: hashOf(text + noMeta), builtInHash: hashOf(text) };
}

const nameOf = ({ locale, namespace, number }: VersionRef): string => `${locale} ${namespace} ${number}`;

/** In this order and no other: it begins with what is wanted, of which there is little. */
function storedRead(db: Database, versions: SQL) {
  const wanted = sql`(WITH w (locale, namespace, number) AS (${versions}) SELECT DISTINCT * FROM w)`;
  return db
    .select({
      locale: sql<string>`v.locale`.as("locale"),
      namespace: sql<string>`v.namespace`.as("namespace"),
      number: sql<number>`v.number`.as("number"),
      hash: sql<string>`v.hash`.as("hash"),
      builtInHash: sql<string | null>`v.built_in_hash`.as("built_in_hash"),
      textPart: sql<string>`t.text`.as("text_part"),
      isMeta: sql<number>`t.hash = v.meta_hash`.as("is_meta"),
    })
    .from(sql`${wanted} w CROSS JOIN ${catalogueVersions} v CROSS JOIN ${catalogueTexts} t`)
    .where(
      sql`v.namespace = w.namespace AND v.locale = w.locale AND v.number = w.number
        AND t.hash IN (v.text_hash, v.meta_hash)`,
    )
    .orderBy(sql`v.namespace, v.locale, v.number, t.part`);
}

type StoredRow = Awaited<ReturnType<typeof storedRead>>[number];

function contentOf(rows: readonly StoredRow[]): (StoredContent & VersionRef)[] {
  const [first] = rows;
  if (first === undefined) return [];
  const { locale, namespace, number, hash, builtInHash } = first;
  const whole = (isMeta: number) =>
    rows
      .filter((row) => row.isMeta === isMeta)
      .map(({ textPart }) => textPart)
      .join("");
  const made = { locale, namespace, number, hash, builtInHash: builtInHash ?? undefined };
  return [{ ...made, text: whole(0), meta: whole(1) }];
}
