import { like } from "drizzle-orm";
import { nameTopic } from "../../src/articles/name-topic.ts";
import { topics as topicTable } from "../../src/articles/tables.ts";
import type { Database } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { registerEnterprise } from "../../src/enterprises/register.ts";
import { establishScheme, openBatch } from "../../src/enterprises/schemes.ts";
import { batches, certifications, enterprises, schemes } from "../../src/enterprises/tables.ts";
import { exampleActor as actor } from "../actor.ts";
import type { DemoBatch } from "./batches.ts";
import type { DemoNewsroom } from "./generate.ts";

/** Before the first batch of the demo. */
const opening = Date.parse("2018-01-01T00:00:00+08:00");

export async function loadRegister(db: Database, newsroom: DemoNewsroom): Promise<void> {
  const present = await findPresent(db);
  for (const { id, label } of newsroom.topics) {
    if (!present.topics.has(id)) await nameTopic(db, actor, { id, label }, opening);
  }
  for (const scheme of newsroom.schemes) {
    if (!present.schemes.has(scheme.id)) await establishScheme(db, actor, scheme, opening);
  }
  for (const batch of newsroom.batches) {
    if (!present.batches.has(placeOf(batch))) await openBatch(db, actor, batch, dayOf(batch));
  }
  for (const { input, registeredAt, certifications: titles } of newsroom.enterprises) {
    if (!present.enterprises.has(input.id)) await registerEnterprise(db, actor, input, registeredAt);
    for (const { id, batch, nameThen } of titles) {
      if (present.certifications.has(id)) continue;
      const batchId = present.batches.get(placeOf(batch)) ?? batch.id;
      await certify(db, actor, { id, enterpriseId: input.id, batchId, nameThen }, dayOf(batch));
    }
  }
}

/** Everything that may be there already, in one round trip. */
async function findPresent(db: Database) {
  const [topicRows, schemeRows, batchRows, enterpriseRows, certificationRows] = await db.batch([
    db.select({ id: topicTable.id }).from(topicTable),
    db.select({ id: schemes.id }).from(schemes),
    db.select({ id: batches.id, schemeId: batches.schemeId, number: batches.number }).from(batches),
    db.select({ id: enterprises.id }).from(enterprises).where(like(enterprises.id, "demo-e-%")),
    db.select({ id: certifications.id }).from(certifications).where(like(certifications.id, "demo-c-%")),
  ]);
  return {
    topics: idsOf(topicRows),
    schemes: idsOf(schemeRows),
    batches: new Map(batchRows.map((batch) => [placeOf(batch), batch.id])),
    enterprises: idsOf(enterpriseRows),
    certifications: idsOf(certificationRows),
  };
}

const idsOf = (rows: readonly { id: string }[]): Set<string> => new Set(rows.map(({ id }) => id));

/** A batch that someone opened under another id is the same batch. */
const placeOf = ({ schemeId, number }: { schemeId: string; number: number }) => `${schemeId}/${number}`;

const dayOf = ({ publishedOn }: DemoBatch): number => Date.parse(`${publishedOn}T09:00:00+08:00`);
