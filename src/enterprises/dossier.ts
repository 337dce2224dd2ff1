/** Everything that the register holds of one organisation, for those who keep it. */
import { asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { articleEnterprises } from "../articles/tables.ts";
import { columnsOf } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import type { ProfileCertification } from "./profile.ts";
import {
  batches,
  certificationEvents,
  certifications,
  enterprises,
  enterpriseSlugs,
  identifiers,
  names,
  schemes,
} from "./tables.ts";
import type { EnterpriseRow, NameRow } from "./tables.ts";

export interface Dossier {
  readonly enterprise: EnterpriseRow;
  readonly parent: EnterpriseRow | undefined;
  readonly children: readonly EnterpriseRow[];
  /** In the order in which they were entered, those that were entered by mistake included. */
  readonly names: readonly NameRow[];
  readonly identifiers: readonly (typeof identifiers.$inferSelect)[];
  /** With every line of their history, those that were put right included. */
  readonly certifications: readonly ProfileCertification[];
  /** Slugs and ids that led elsewhere once, or to a duplicate. */
  readonly formerKeys: readonly (typeof enterpriseSlugs.$inferSelect)[];
  /** Duplicates that were merged into it. */
  readonly merged: readonly EnterpriseRow[];
  /** How many articles are about it, published or not. */
  readonly articles: number;
}

/** By id alone. A duplicate that was merged has nothing left but its row, which says into what. */
export function dossierRead(id: string): Read<Dossier | undefined> {
  return read(
    (db) => [
      db.select().from(enterprises).where(eq(enterprises.id, id)),
      relativesOf(db, id),
      db
        .select()
        .from(names)
        .where(eq(names.enterpriseId, id))
        .orderBy(asc(sql`${names}.rowid`)),
      db.select().from(identifiers).where(eq(identifiers.enterpriseId, id)),
      certificationsWhere(db, eq(certifications.enterpriseId, id)),
      historyWhere(db, eq(certifications.enterpriseId, id)),
      db
        .select()
        .from(enterpriseSlugs)
        .where(eq(enterpriseSlugs.enterpriseId, id))
        .orderBy(desc(enterpriseSlugs.retiredAt), asc(enterpriseSlugs.slug)),
      db
        .select({ articles: sql<number>`count(*)` })
        .from(articleEnterprises)
        .where(eq(articleEnterprises.enterpriseId, id)),
    ],
    ([[enterprise], relatives, nameRows, codes, certified, events, formerKeys, [counted]]) => {
      if (enterprise === undefined) return undefined;
      const history = Map.groupBy(events, (event) => event.certificationId);
      return {
        enterprise,
        parent: relatives.find((row) => row.id === enterprise.parentId),
        children: relatives.filter((row) => row.parentId === id && row.mergedInto === null),
        names: nameRows,
        identifiers: codes,
        certifications: certified.map((row) => ({
          ...row,
          history: history.get(row.certification.id) ?? [],
        })),
        formerKeys,
        merged: relatives.filter((row) => row.mergedInto === id),
        articles: counted?.articles ?? 0,
      };
    },
  );
}

function relativesOf(db: Database, id: string) {
  return db
    .select()
    .from(enterprises)
    .where(
      sql`${enterprises.id} = (SELECT parent_id FROM enterprises own WHERE own.id = ${id})
        OR ${enterprises.parentId} = ${id} OR ${enterprises.mergedInto} = ${id}`,
    )
    .orderBy(asc(enterprises.slug));
}

/** One certification with its whole history. */
export function certificationRead(id: string): Read<ProfileCertification | undefined> {
  const own = eq(certifications.id, id);
  return read(
    (db) => [certificationsWhere(db, own), historyWhere(db, own)],
    ([[found], history]) => found && { ...found, history },
  );
}

/** Whose it is. */
export function certifiedRead(id: string): Read<EnterpriseRow | undefined> {
  return read(
    (db) => [
      db
        .select()
        .from(enterprises)
        .where(sql`${enterprises.id} = (SELECT enterprise_id FROM certifications WHERE id = ${id})`),
    ],
    ([[row]]) => row,
  );
}

function certificationsWhere(db: Database, condition: SQL) {
  return db
    .select({
      certification: columnsOf(certifications),
      batch: columnsOf(batches),
      scheme: columnsOf(schemes),
    })
    .from(certifications)
    .innerJoin(batches, eq(batches.id, certifications.batchId))
    .innerJoin(schemes, eq(schemes.id, batches.schemeId))
    .where(condition)
    .orderBy(desc(batches.year), schemes.position);
}

function historyWhere(db: Database, condition: SQL) {
  const own = db.select({ id: certifications.id }).from(certifications).where(condition);
  return db
    .select()
    .from(certificationEvents)
    .where(inArray(certificationEvents.certificationId, own))
    .orderBy(certificationEvents.position);
}
