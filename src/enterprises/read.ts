import { and, asc, desc, eq, or, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { columnsOf, joined } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { pageOf } from "../cursor.ts";
import type { Page, Position } from "../cursor.ts";
import type { Database } from "../database.ts";
import type { Locale } from "../locales.ts";
import { facetOf } from "./listings.ts";
import type { EnterpriseFilter } from "./listings.ts";
import {
  batches,
  certificationEvents,
  certifications,
  enterpriseListings,
  enterprises,
  identifiers,
  names,
  schemes,
} from "./tables.ts";

export type EnterpriseRow = typeof enterprises.$inferSelect;
export type SchemeRow = typeof schemes.$inferSelect;
export type BatchRow = typeof batches.$inferSelect;
export type CertificationRow = typeof certifications.$inferSelect;

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

export interface EnterpriseQuery extends EnterpriseFilter {
  after?: Position | undefined;
  limit: number;
}

export interface ListedEnterprise {
  enterprise: EnterpriseRow;
  position: Position;
}

/** In the order of the language: pinyin in Chinese. Two rows an item. */
export function enterpriseListRead(locale: Locale, query: EnterpriseQuery): Read<Page<ListedEnterprise>> {
  const { sortKey, enterpriseId, facet } = enterpriseListings;
  return read(
    (db) => [
      db
        .select({ sortKey, enterprise: enterprises })
        .from(enterpriseListings)
        .innerJoin(enterprises, eq(enterprises.id, enterpriseId))
        .where(
          and(
            eq(facet, facetOf(query)),
            eq(enterpriseListings.locale, locale),
            query.after &&
              sql`(${sortKey}, ${enterpriseId}) > (${placeOf(locale, query.after)}, ${query.after[1]})`,
            batchFits(query),
          ),
        )
        .orderBy(asc(sortKey), asc(enterpriseId))
        .limit(query.limit + 1),
    ],
    ([rows]) => {
      const items = rows.map(({ sortKey: key, enterprise }) => ({
        enterprise,
        position: positionIn(locale, key, enterprise.id),
      }));
      return pageOf(items, query.limit, (item) => item.position);
    },
  );
}

/** A place names the language whose order it is in, so that a reader who switches goes on after the same enterprise. */
const positionIn = (locale: Locale, key: string, id: string): Position => [`${locale} ${key}`, id];

function placeOf(locale: Locale, [place, id]: Position): SQL {
  const [tag = "", ...key] = String(place).split(" ");
  if (tag === locale) return sql`${key.join(" ")}`;
  return sql`coalesce((SELECT there.sort_key FROM ${enterpriseListings} there WHERE there.enterprise_id = ${id}
    AND there.facet = 'all' AND there.locale = ${locale}), '')`;
}

/** A batch of another tier or year than the ones asked for has nobody in it. */
function batchFits({ batch, tier, year }: EnterpriseQuery): SQL | undefined {
  if (batch === undefined || (tier === undefined && year === undefined)) return undefined;
  return sql`EXISTS (SELECT 1 FROM ${batches} JOIN ${schemes} ON ${schemes.id} = ${batches.schemeId}
    WHERE ${batches.id} = ${batch} AND ${tier ?? sql`${schemes.tier}`} = ${schemes.tier} AND ${year ?? sql`${batches.year}`} = ${batches.year})`;
}

export interface CertificationQuery {
  batch?: string | undefined;
  enterprise?: string | undefined;
  after?: Position | undefined;
  limit: number;
}

export interface ListedCertification {
  certification: CertificationRow;
  enterprise: EnterpriseRow;
  batch: BatchRow;
}

/** By id, which never changes. Three rows an item. */
export function certificationListRead(query: CertificationQuery): Read<Page<ListedCertification>> {
  const { after, limit, batch, enterprise } = query;
  return read(
    (db) => [
      db
        .select({
          certification: columnsOf(certifications),
          enterprise: columnsOf(enterprises),
          batch: columnsOf(batches),
        })
        .from(certifications)
        .innerJoin(enterprises, eq(enterprises.id, certifications.enterpriseId))
        .innerJoin(batches, eq(batches.id, certifications.batchId))
        .where(
          and(
            batch === undefined ? undefined : eq(certifications.batchId, batch),
            enterprise === undefined ? undefined : eq(certifications.enterpriseId, enterprise),
            after === undefined ? undefined : sql`${certifications.id} > ${after[1]}`,
          ),
        )
        .orderBy(asc(certifications.id))
        .limit(limit + 1),
    ],
    ([rows]) => pageOf(rows, limit, ({ certification }) => [certification.id, certification.id]),
  );
}
