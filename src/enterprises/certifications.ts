import { eq, sql } from "drizzle-orm";
import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database, Statement } from "../database.ts";
import { enterpriseTag, enterprisesTag, registerTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../identity.ts";
import { locales } from "../locales.ts";
import type { Localised } from "../locales.ts";
import { relist } from "./listings.ts";
import { batches, certificationEvents, certifications, enterprises, schemes } from "./tables.ts";
import type { CertificationEventKind, DisplayName, Standing } from "./tables.ts";

export interface NewCertification {
  id?: string;
  enterpriseId: string;
  batchId: string;
  /** ISO 8601, as coarse as it is known; the batch's day or year when left out. */
  occurredOn?: string;
  /** The name on the list; when left out, the verified registered names of today, and no others. */
  nameThen?: Localised<string>;
}

/** Enters an enterprise in a batch; returns the certification's id. One a scheme at a time. */
export async function certify(
  db: Database,
  actor: string,
  input: NewCertification,
  now: number,
): Promise<string> {
  const id = input.id ?? newId();
  const [[enterprise], [found]] = await db.batch([
    db.select().from(enterprises).where(eq(enterprises.id, input.enterpriseId)),
    db
      .select({ batch: batches, tier: schemes.tier })
      .from(batches)
      .innerJoin(schemes, eq(schemes.id, batches.schemeId))
      .where(eq(batches.id, input.batchId)),
  ]);
  if (enterprise === undefined) throw new DomainError("enterprise_not_found", { id: input.enterpriseId });
  if (found === undefined) throw new DomainError("batch_not_found", { id: input.batchId });
  const { enterpriseId, batchId, nameThen = valuesOf(enterprise.display) } = input;
  const { batch, tier } = found;
  const { schemeId, number: batchNumber, year } = batch;
  const standing = { schemeId, tier, batchId, batchNumber, year };
  const certification = { id, enterpriseId, batchId, schemeId, nameThen };
  const occurredOn = input.occurredOn ?? batch.publishedOn ?? String(batch.year);
  await commit(
    db,
    [
      db.insert(certifications).values({ ...certification, status: "certified", version: 1, updatedAt: now }),
      addEvent(db, { certificationId: id, kind: "certified", occurredOn, actor }, now),
      ...recount(db, batchId, 1, now),
      ...restand(db, enterprise, [...enterprise.standings, standing], now),
      ...registerChange(db, actor, enterpriseId, now),
    ],
    { "certifications.": "certification_exists" },
  );
  return id;
}

export interface CertificationEvent {
  certificationId: string;
  expectedVersion: number;
  kind: Exclude<CertificationEventKind, "certified">;
  occurredOn: string;
  /** For a renaming: the name it now stands under. */
  name?: Localised<string>;
  note?: Localised<string>;
}

/** Adds to a certification's history; a withdrawal ends it. */
export async function recordCertificationEvent(
  db: Database,
  actor: string,
  input: CertificationEvent,
  now: number,
): Promise<void> {
  const { certification, enterprise } = await findCertification(db, input.certificationId);
  if (certification.status === "withdrawn")
    throw new DomainError("invalid_transition", { from: "withdrawn" });
  const { expectedVersion, ...event } = input;
  const withdrawn = input.kind === "withdrawn";
  const remaining = enterprise.standings.filter((standing) => standing.batchId !== certification.batchId);
  await commit(db, [
    db
      .update(certifications)
      .set({
        version: nextVersion(certifications.version, expectedVersion),
        updatedAt: now,
        ...(withdrawn ? { status: "withdrawn" as const } : {}),
      })
      .where(eq(certifications.id, certification.id)),
    addEvent(db, { ...event, actor }, now),
    ...(withdrawn ? recount(db, certification.batchId, -1, now) : []),
    ...restand(db, enterprise, withdrawn ? remaining : enterprise.standings, now),
    ...registerChange(db, actor, enterprise.id, now),
  ]);
}

async function findCertification(db: Database, id: string) {
  const [row] = await db
    .select({ certification: certifications, enterprise: enterprises })
    .from(certifications)
    .innerJoin(enterprises, eq(enterprises.id, certifications.enterpriseId))
    .where(eq(certifications.id, id));
  if (row === undefined) throw new DomainError("certification_not_found", { id });
  return row;
}

type NewEvent = Omit<typeof certificationEvents.$inferInsert, "position" | "recordedAt">;

function addEvent(db: Database, event: NewEvent, now: number): Statement {
  const position = sql<number>`(SELECT count(*) FROM certification_events WHERE certification_id = ${event.certificationId})`;
  return db.insert(certificationEvents).values({ ...event, position, recordedAt: now });
}

function recount(db: Database, batchId: string, by: 1 | -1, now: number): Statement[] {
  return [
    db
      .update(batches)
      .set({ certified: sql`${batches.certified} + ${by}`, updatedAt: now })
      .where(eq(batches.id, batchId)),
  ];
}

/** The enterprise's own lock is taken too, so that its lists are never rebuilt from what another has changed. */
function restand(
  db: Database,
  enterprise: typeof enterprises.$inferSelect,
  standings: readonly Standing[],
  now: number,
): Statement[] {
  return [
    db
      .update(enterprises)
      .set({
        version: nextVersion(enterprises.version, enterprise.version),
        updatedAt: now,
        standings: [...standings],
      })
      .where(eq(enterprises.id, enterprise.id)),
    ...relist(db, enterprise, standings),
  ];
}

function registerChange(db: Database, actor: string, enterpriseId: string, now: number): Statement[] {
  const tags = [enterpriseTag(enterpriseId), enterprisesTag, registerTag];
  return appendChange(
    db,
    actor,
    { kind: "certification.recorded", subjectId: enterpriseId, tags, mode: "purge" },
    now,
  );
}

function valuesOf(display: Localised<DisplayName>): Localised<string> {
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const name = display[locale];
      return name?.kind === "legal" && name.verified ? [[locale, name.value]] : [];
    }),
  );
}
