import { desc, eq, gt, isNotNull, min } from "drizzle-orm";
import { editions } from "../articles/tables.ts";
import { catalogues, catalogueTexts } from "../catalogues/tables.ts";
import type { Database, Statement } from "../database.ts";
import type { Read } from "./read.ts";
import { changes } from "./tables.ts";

/** What one read saw, and of which moment it is the truth. */
export interface Snapshot<T> extends Pulse {
  readonly value: T;
  /** When the newest change was committed. */
  readonly changedAt: number;
}

/** What a cache needs to know to trust itself. */
export interface Pulse {
  /** The sequence number of the newest change that this read could see; 0 before the first. */
  readonly epoch: number;
  /** The next instant at which something public changes by the clock alone. */
  readonly nextScheduledAt: number | undefined;
  readonly words: NewWords;
}

/** The product's own words that were published, or taken back, since a change that was known. */
export interface NewWords {
  readonly since: number;
  readonly parts: readonly WordsPart[];
}

/** A part of a published bundle, in no order; nulls where the words that the Worker brought along are in force again. */
export interface WordsPart {
  readonly locale: string;
  readonly namespace: string;
  readonly seq: number;
  readonly part: number | null;
  readonly text: string | null;
}

/**
 * One round trip: the read and the epoch of the very snapshot it saw.
 * @param wordsKnown the newest change of the product's words that is known already; who shows none leaves it out
 */
export async function takeSnapshot<T>(
  db: Database,
  part: Read<T>,
  wordsKnown?: number,
): Promise<Snapshot<T>> {
  const asked = wordsKnown === undefined ? [] : [newWords(db, wordsKnown)];
  const statements: [Statement, ...Statement[]] = [
    newestChange(db),
    nextScheduled(db),
    ...asked,
    ...part.statements(db),
  ];
  const [newest, next, ...rows] = await db.batch(statements);
  const [words] = rows.splice(0, asked.length);
  const change = first<{ seq: number; at: number }>(newest);
  return {
    value: part.shape(rows),
    epoch: change?.seq ?? 0,
    changedAt: change?.at ?? 0,
    nextScheduledAt: first<{ at: number | null }>(next)?.at ?? undefined,
    words: { since: wordsKnown ?? Number.MAX_SAFE_INTEGER, parts: (words ?? []) as WordsPart[] },
  };
}

export function readPulse(db: Database, wordsKnown?: number): Promise<Pulse> {
  return takeSnapshot(db, { statements: () => [], shape: () => undefined }, wordsKnown);
}

function newestChange(db: Database) {
  return db
    .select({ seq: changes.seq, at: changes.committedAt })
    .from(changes)
    .orderBy(desc(changes.seq))
    .limit(1);
}

function nextScheduled(db: Database) {
  return db
    .select({ at: min(editions.scheduledAt) })
    .from(editions)
    .where(isNotNull(editions.scheduledAt));
}

/** To sort them here would cost a row each time, and there are hardly ever any. */
function newWords(db: Database, known: number) {
  return db
    .select({
      locale: catalogues.locale,
      namespace: catalogues.namespace,
      seq: catalogues.productSeq,
      part: catalogueTexts.part,
      text: catalogueTexts.text,
    })
    .from(catalogues)
    .leftJoin(catalogueTexts, eq(catalogueTexts.hash, catalogues.bundleHash))
    .where(gt(catalogues.productSeq, known));
}

/** drizzle types a batch of unknown length as unknown; these rows are those of the statements above. */
function first<T>(rows: unknown): T | undefined {
  return (rows as T[])[0];
}
