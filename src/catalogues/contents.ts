/** Versions as they lie in the database, texts and all. */
import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { noMeta } from "./content.ts";
import type { StoredContent } from "./content.ts";
import { findProductText } from "./product.ts";
import { catalogueTexts, catalogueVersions } from "./tables.ts";
import { assemble, hashOf, textsRead } from "./texts.ts";

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
  const stored = refs.filter(({ number }) => number > 0);
  const former = refs.flatMap((ref) => (isFormer(ref) ? [ref.builtIn] : []));
  const [found, texts] = await Promise.all([
    stored.length === 0 ? [] : readStored(db, stored),
    former.length === 0 ? [] : textsRead(db, former),
  ]);
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

interface StoredRow extends VersionRef {
  readonly hash: string;
  readonly textPart: string;
  readonly isMeta: number;
  readonly builtInHash: string | null;
}

async function readStored(
  db: Database,
  refs: readonly VersionRef[],
): Promise<(StoredContent & VersionRef)[]> {
  const wanted = JSON.stringify(refs.map((ref) => [ref.locale, ref.namespace, ref.number]));
  const rows = await db.all<StoredRow>(sql`
    SELECT v.locale, v.namespace, v.number, v.hash, v.built_in_hash AS builtInHash, t.text AS textPart, t.hash = v.meta_hash AS isMeta
    FROM (SELECT DISTINCT value ->> 0 AS locale, value ->> 1 AS namespace, value ->> 2 AS number
      FROM json_each(${wanted})) AS w
    CROSS JOIN ${catalogueVersions} AS v
      ON v.namespace = w.namespace AND v.locale = w.locale AND v.number = w.number
    CROSS JOIN ${catalogueTexts} AS t ON t.hash IN (v.text_hash, v.meta_hash)
    ORDER BY v.namespace, v.locale, v.number, t.part`);
  return [...Map.groupBy(rows, nameOf).values()].flatMap(contentOf);
}

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
