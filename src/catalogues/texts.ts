/** Texts of any length, kept under what they hash to. */
import { createHash } from "node:crypto";
import { asc, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database, Statement } from "../database.ts";
import { catalogueTexts } from "./tables.ts";

/** UTF-16 units; at three bytes each a part stays below the two megabytes of a row. */
const longestPart = 500_000;

/** The first 32 hexadecimal digits of a text's SHA-256. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

/** Statements for the batch of whatever refers to the text; one that is there already stays. */
export function saveText(db: Database, text: string): { hash: string; statements: Statement[] } {
  const hash = hashOf(text);
  const statements = inParts(text).map((part, index) =>
    db.insert(catalogueTexts).values({ hash, part: index, text: part }).onConflictDoNothing(),
  );
  return { hash, statements };
}

/** The rows of any number of texts, for `assemble`. */
export function textsRead(db: Database, hashes: readonly string[]) {
  return textsAmong(db, sql`SELECT value FROM json_each(${JSON.stringify(hashes)})`);
}

/** The same by a query of hashes. */
export function textsAmong(db: Database, hashes: SQL) {
  const { hash, part, text } = catalogueTexts;
  return db
    .select({ hash, part, text })
    .from(catalogueTexts)
    .where(sql`${hash} IN (${hashes})`)
    .orderBy(asc(hash), asc(part));
}

/** A row of `catalogueTexts`, or nothing but nulls where a left join found none. */
export interface TextPart {
  readonly hash: string | null;
  readonly text: string | null;
}

/** The texts by hash, from their parts in order. One that is not whole is not there. */
export function assemble(rows: readonly TextPart[]): ReadonlyMap<string, string> {
  const parts = new Map<string, string[]>();
  for (const { hash, text } of rows) {
    if (hash !== null && text !== null) parts.set(hash, [...(parts.get(hash) ?? []), text]);
  }
  const texts = Array.from(parts, ([hash, pieces]) => [hash, pieces.join("")] as const);
  return new Map(texts.filter(([hash, text]) => hashOf(text) === hash));
}

/** Cut between characters: half of one would not come back. */
function inParts(text: string): string[] {
  const parts: string[] = [];
  for (let from = 0; from < text.length || parts.length === 0; from += parts.at(-1)?.length ?? 0) {
    const to = from + longestPart;
    const splits = to < text.length && /[\ud800-\udbff]/.test(text.charAt(to - 1));
    parts.push(text.slice(from, splits ? to - 1 : to));
  }
  return parts;
}
