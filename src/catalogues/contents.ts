/** Versions as they lie in the database, texts and all. */
import { sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { noMeta } from "./content.ts";
import type { StoredContent } from "./content.ts";
import { findProductText } from "./product.ts";
import { catalogueTexts, catalogueVersions } from "./tables.ts";
import { hashOf } from "./texts.ts";

export interface VersionRef {
  readonly locale: string;
  readonly namespace: string;
  readonly number: number;
}

export type Contents = (ref: VersionRef) => StoredContent | undefined;

/** Any number of versions in one round trip; version 0 of a product namespace is at hand. */
export async function readContents(db: Database, refs: readonly VersionRef[]): Promise<Contents> {
  const stored = refs.filter(({ number }) => number > 0);
  const found = stored.length === 0 ? [] : await readStored(db, stored);
  const byName = new Map(found.map((content) => [nameOf(content), content]));
  return (ref) => (ref.number === 0 ? builtIn(ref) : byName.get(nameOf(ref)));
}

/** @throws version_not_found */
export function expectContent(contents: Contents, ref: VersionRef): StoredContent {
  const content = contents(ref);
  if (content === undefined) throw new DomainError("version_not_found", { number: ref.number });
  return content;
}

export function builtIn({ locale, namespace }: Omit<VersionRef, "number">): StoredContent | undefined {
  const text = findProductText(locale, namespace);
  return text === undefined ? undefined : { number: 0, text, meta: noMeta, hash: hashOf(text + noMeta) };
}

const nameOf = ({ locale, namespace, number }: VersionRef): string => `${locale} ${namespace} ${number}`;

interface StoredRow extends VersionRef {
  readonly hash: string;
  readonly textPart: string;
  readonly isMeta: number;
}

async function readStored(
  db: Database,
  refs: readonly VersionRef[],
): Promise<(StoredContent & VersionRef)[]> {
  const wanted = JSON.stringify(refs.map((ref) => [ref.locale, ref.namespace, ref.number]));
  const rows = await db.all<StoredRow>(sql`
    SELECT v.locale, v.namespace, v.number, v.hash, t.text AS textPart, t.hash = v.meta_hash AS isMeta
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
  const { locale, namespace, number, hash } = first;
  const whole = (isMeta: number) =>
    rows
      .filter((row) => row.isMeta === isMeta)
      .map(({ textPart }) => textPart)
      .join("");
  return [{ locale, namespace, number, hash, text: whole(0), meta: whole(1) }];
}
