import { and, eq, inArray, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database, Statement } from "../database.ts";
import { enterprisesTag, registerTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { expectPast } from "./dates.ts";
import { facetOf } from "./listings.ts";
import { batches, certifications, enterpriseListings, enterprises, schemes } from "./tables.ts";
import type { BatchRow, Tier } from "./tables.ts";

type Facts = Pick<BatchRow, "number" | "year" | "publishedOn" | "listed">;

export interface BatchCorrection {
  readonly batchId: string;
  readonly expectedVersion?: number | undefined;
  readonly to: { readonly [K in keyof Facts]?: Facts[K] | undefined };
}

/**
 * Puts right what was entered of a batch. Whoever is certified in it moves with
 * it, from one year's lists to the other's, however many they are. What would
 * change nothing writes nothing.
 * @returns the batch's version
 */
export async function correctBatch(
  db: Database,
  actor: Actor,
  input: BatchCorrection,
  now: number,
): Promise<number> {
  expectPast(input.to.publishedOn, now);
  const { batch, tier } = await findBatch(db, input);
  const { id, version } = batch;
  const before = factsOf(batch);
  const given = Object.fromEntries(Object.entries(input.to).filter(([, value]) => value !== undefined));
  const after: Facts = { ...before, ...given };
  if (JSON.stringify(before) === JSON.stringify(after)) return version;
  const isMoved = before.number !== after.number || before.year !== after.year;
  const tags = [registerTag, enterprisesTag];
  const change = { kind: "batch.corrected", subjectId: id, tags, mode: "invalidate" } as const;
  const line = { action: "batch.corrected", subject: `batch/${id}`, detail: { before, after } };
  await commit(
    db,
    [
      db
        .update(batches)
        .set({ ...after, updatedAt: now, version: nextVersion(batches.version, version) })
        .where(eq(batches.id, id)),
      ...(isMoved ? restand(db, id, after, now) : []),
      ...(before.year === after.year ? [] : relistYear(db, id, tier, before.year, after.year)),
      ...appendChange(db, actor.id, change, now),
      recordLine(db, actor, line, now),
    ],
    { "batches.scheme_id": "batch_exists" },
  );
  return version + 1;
}

async function findBatch(db: Database, { batchId: id, expectedVersion }: BatchCorrection) {
  const [[found]] = await db.batch([
    db
      .select({ batch: batches, tier: schemes.tier })
      .from(batches)
      .innerJoin(schemes, eq(schemes.id, batches.schemeId))
      .where(eq(batches.id, id)),
  ]);
  if (found === undefined) throw new DomainError("batch_not_found", { id });
  if (expectedVersion !== undefined && expectedVersion !== found.batch.version)
    throw new DomainError("edit_conflict");
  return found;
}

const factsOf = ({ number, year, publishedOn, listed }: BatchRow): Facts => ({
  number,
  year,
  publishedOn,
  listed,
});

/** Under each enterprise's lock, so that nobody writes back what they read before. */
function restand(db: Database, batchId: string, { number, year }: Facts, now: number): Statement[] {
  const held = db
    .select({ id: certifications.enterpriseId })
    .from(certifications)
    .where(and(eq(certifications.batchId, batchId), eq(certifications.status, "certified")));
  const own = sql`json_set(value, '$.batchNumber', cast(${number} AS integer), '$.year', cast(${year} AS integer))`;
  const standings = sql`(SELECT json_group_array(json(CASE WHEN value ->> 'batchId' = ${batchId} THEN ${own} ELSE value END))
    FROM json_each(standings))`;
  return [
    db
      .update(enterprises)
      .set({ standings, version: sql`${enterprises.version} + 1`, updatedAt: now })
      .where(inArray(enterprises.id, held)),
  ];
}

/** Out of the lists of the old year, unless something else keeps it there, and into those of the new one. */
function relistYear(db: Database, batch: string, tier: Tier, from: number, to: number): Statement[] {
  const { facet, locale, sortKey, enterpriseId } = enterpriseListings;
  const members = db
    .select({ id: enterpriseId })
    .from(enterpriseListings)
    .where(eq(facet, facetOf({ batch })));
  const leave = (left: string, still: SQL) =>
    db
      .delete(enterpriseListings)
      .where(and(eq(facet, left), inArray(enterpriseId, members), sql`NOT EXISTS (${still})`));
  const enter = (entered: string) =>
    db
      .insert(enterpriseListings)
      .select(
        sql`SELECT ${entered}, ${locale}, ${sortKey}, ${enterpriseId} FROM ${enterpriseListings} WHERE ${facet} = ${facetOf({ batch })}`,
      )
      .onConflictDoNothing();
  const ofYear = sql`SELECT 1 FROM ${enterprises}, json_each(${enterprises.standings})
    WHERE ${enterprises.id} = ${enterpriseId} AND value ->> 'year' = ${from}`;
  return [
    leave(facetOf({ year: from }), ofYear),
    leave(facetOf({ tier, year: from }), sql`${ofYear} AND value ->> 'tier' = ${tier}`),
    enter(facetOf({ year: to })),
    enter(facetOf({ tier, year: to })),
  ];
}
