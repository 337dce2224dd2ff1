import { desc, eq, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { columnsOf, joined } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import {
  batches,
  certificationEvents,
  certifications,
  enterprises,
  identifiers,
  names,
  schemes,
} from "./tables.ts";
import type { BatchRow, CertificationRow, EnterpriseRow, SchemeRow } from "./tables.ts";

/** Everything the register says of one organisation. */
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
  history: readonly (typeof certificationEvents.$inferSelect)[];
}

/** One organisation by id or slug. */
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
      const history = Map.groupBy(historyRows, (row) => row.event.certificationId);
      return {
        enterprise: found.enterprise,
        parent: joined(found.parent),
        names: nameRows.map((row) => row.name),
        identifiers: identifierRows.map((row) => row.identifier),
        certifications: certificationRows.map((row) => ({
          ...row,
          history: (history.get(row.certification.id) ?? []).map(({ event }) => event),
        })),
      };
    },
  );
}

const named = (key: string) => or(eq(enterprises.slug, key), eq(enterprises.id, key));

function enterpriseOf(db: Database, key: string) {
  const parent = alias(enterprises, "parent");
  return db
    .select({ enterprise: columnsOf(enterprises), parent: columnsOf(parent) })
    .from(enterprises)
    .leftJoin(parent, eq(parent.id, enterprises.parentId))
    .where(named(key));
}

function namesOf(db: Database, key: string) {
  return db
    .select({ name: names })
    .from(enterprises)
    .innerJoin(names, eq(names.enterpriseId, enterprises.id))
    .where(named(key))
    .orderBy(sql`${names.validTo} IS NOT NULL`, names.tag, names.value);
}

function identifiersOf(db: Database, key: string) {
  return db
    .select({ identifier: identifiers })
    .from(enterprises)
    .innerJoin(identifiers, eq(identifiers.enterpriseId, enterprises.id))
    .where(named(key));
}

function certificationsOf(db: Database, key: string) {
  return db
    .select({
      certification: columnsOf(certifications),
      batch: columnsOf(batches),
      scheme: columnsOf(schemes),
    })
    .from(enterprises)
    .innerJoin(certifications, eq(certifications.enterpriseId, enterprises.id))
    .innerJoin(batches, eq(batches.id, certifications.batchId))
    .innerJoin(schemes, eq(schemes.id, batches.schemeId))
    .where(named(key))
    .orderBy(desc(batches.year), schemes.position);
}

function historyOf(db: Database, key: string) {
  return db
    .select({ event: certificationEvents })
    .from(enterprises)
    .innerJoin(certifications, eq(certifications.enterpriseId, enterprises.id))
    .innerJoin(certificationEvents, eq(certificationEvents.certificationId, certifications.id))
    .where(named(key))
    .orderBy(certificationEvents.position);
}

/** The organisation's own row, for a heading. */
export function enterpriseRead(key: string): Read<EnterpriseRow | undefined> {
  return read(
    (db) => [db.select().from(enterprises).where(named(key))],
    ([rows]) => rows[0],
  );
}
