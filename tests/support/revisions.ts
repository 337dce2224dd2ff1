/** What an edition's newest revision says, and what becomes of a lost race over it. */
import { expect } from "vitest";
import { mergeRivals, rivalsRead } from "../../src/articles/conflict.ts";
import type { NewRevision } from "../../src/articles/draft.ts";
import { listRevisions } from "../../src/articles/history.ts";
import type { Merged } from "../../src/articles/merge.ts";
import { materialRead } from "../../src/articles/publication-material.ts";
import type { Material } from "../../src/articles/publication-material.ts";
import { readNow } from "../../src/changes/read.ts";
import type { Database } from "../../src/database.ts";
import type { Locale } from "../../src/locales.ts";
import { draft, versionOf, words } from "./newsroom.ts";

export async function latest(db: Database, articleId: string, locale: Locale) {
  const [revision] = await listRevisions(db, articleId, locale);
  expect(revision).toBeDefined();
  if (revision === undefined) throw new Error("no revision");
  return revision;
}

export async function materialOf(db: Database, articleId: string): Promise<Material> {
  const material = await readNow(db, materialRead(articleId));
  if (material === undefined) throw new Error("no article");
  return material;
}

/** Of the English tunnel: two revisions one after the other, and somebody who had seen the first. */
export async function conflictOf(
  db: Database,
  [base, theirs]: readonly [Partial<NewRevision>, Partial<NewRevision>],
  yours: Partial<NewRevision>,
): Promise<Merged> {
  const place = { articleId: "tunnel", locale: "en" } as const;
  await draft(db, { ...place, ...base });
  const seen = await versionOf(db, "tunnel", "en");
  await draft(db, { ...place, ...theirs });
  const rivals = await readNow(db, rivalsRead(place, seen));
  return mergeRivals(rivals, { ...place, ...words.en, ...yours }).merged;
}
