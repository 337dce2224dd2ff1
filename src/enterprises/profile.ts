import { and, desc, eq, inArray, isNull, notInArray, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { columnsOf, joined } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { historyInForce } from "./history.ts";
import { idsOf } from "./keys.ts";
import {
  batches,
  certificationEvents,
  certifications,
  enterprises,
  identifiers,
  names,
  schemes,
  unseenStatuses,
} from "./tables.ts";
import type {
  BatchRow,
  CertificationEventRow,
  CertificationRow,
  EnterpriseRow,
  SchemeRow,
} from "./tables.ts";

/** Everything the register says of one organisation to everybody. */
export interface Profile {
  enterprise: EnterpriseRow;
  parent: EnterpriseRow | undefined;
  names: readonly (typeof names.$inferSelect)[];
  identifiers: readonly (typeof identifiers.$inferSelect)[];
  certifications: readonly ProfileCertification[];
}

export interface ProfileCertification {
  certification: CertificationRow;
  batch: BatchRow;
  scheme: SchemeRow;
  /** In force: without the lines that were put right. */
  history: readonly CertificationEventRow[];
}

/** One organisation by its id or slug, or by any that led to it before. */
export function profileRead(key: string): Read<Profile | undefined> {
  return read(
    (db) => [
      enterpriseOf(db, key),
      namesOf(db, key),
      identifiersOf(db, key),
      certificationsOf(db, key),
      historyOf(db, key),
    ],
    ([[found], nameRows, identifierRows, certificationRows, historyRows]) => {
      if (found === undefined) return undefined;
      const history = Map.groupBy(historyRows, (row) => row.certificationId);
      return {
        enterprise: found.enterprise,
        parent: joined(found.parent),
        names: nameRows,
        identifiers: identifierRows,
        certifications: certificationRows.map((row) => ({
          ...row,
          history: historyInForce(history.get(row.certification.id) ?? []),
        })),
      };
    },
  );
}

function enterpriseOf(db: Database, key: string) {
  const parent = alias(enterprises, "parent");
  return db
    .select({ enterprise: columnsOf(enterprises), parent: columnsOf(parent) })
    .from(enterprises)
    .leftJoin(parent, eq(parent.id, enterprises.parentId))
    .where(inArray(enterprises.id, idsOf(key)));
}

function namesOf(db: Database, key: string) {
  return db
    .select()
    .from(names)
    .where(and(inArray(names.enterpriseId, idsOf(key)), isNull(names.mistakenAt)))
    .orderBy(sql`${names.validTo} IS NOT NULL`, names.tag, names.value);
}

function identifiersOf(db: Database, key: string) {
  return db
    .select()
    .from(identifiers)
    .where(inArray(identifiers.enterpriseId, idsOf(key)));
}

function certificationsOf(db: Database, key: string) {
  return db
    .select({
      certification: columnsOf(certifications),
      batch: columnsOf(batches),
      scheme: columnsOf(schemes),
    })
    .from(certifications)
    .innerJoin(batches, eq(batches.id, certifications.batchId))
    .innerJoin(schemes, eq(schemes.id, batches.schemeId))
    .where(
      and(
        inArray(certifications.enterpriseId, idsOf(key)),
        notInArray(certifications.status, [...unseenStatuses]),
      ),
    )
    .orderBy(desc(batches.year), schemes.position);
}

function historyOf(db: Database, key: string) {
  const own = db
    .select({ id: certifications.id })
    .from(certifications)
    .where(inArray(certifications.enterpriseId, idsOf(key)));
  return db
    .select()
    .from(certificationEvents)
    .where(inArray(certificationEvents.certificationId, own))
    .orderBy(certificationEvents.position);
}

/** The organisation's own row, for a heading. */
export function enterpriseRead(key: string): Read<EnterpriseRow | undefined> {
  return read(
    (db) => [
      db
        .select()
        .from(enterprises)
        .where(inArray(enterprises.id, idsOf(key))),
    ],
    ([rows]) => rows[0],
  );
}
