import { and, asc, eq, inArray, isNull, notInArray, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { columnsOf } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { pageOf } from "../cursor.ts";
import type { Page, Position } from "../cursor.ts";
import type { Locale } from "../locales.ts";
import { idsOf } from "./keys.ts";
import { facetOf } from "./listings.ts";
import type { EnterpriseFilter } from "./listings.ts";
import {
  batches,
  certifications,
  enterpriseListings,
  enterprises,
  schemes,
  unseenStatuses,
} from "./tables.ts";
import type { BatchRow, CertificationRow, EnterpriseRow } from "./tables.ts";

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
      return pageOf("enterprises", items, query.limit, (item) => item.position);
    },
  );
}

/** A place names the language whose order it is in, so that a reader who switches goes on after the same enterprise. */
export const positionIn = (locale: Locale, key: string, id: string): Position => [`${locale} ${key}`, id];

export function placeOf(locale: Locale, [place, id]: Position): SQL {
  const [tag = "", ...key] = String(place).split(" ");
  if (tag === locale) return sql`${key.join(" ")}`;
  return sql`coalesce((SELECT there.sort_key FROM ${enterpriseListings} there WHERE there.enterprise_id = ${id}
    AND there.facet = 'all' AND there.locale = ${locale}), '')`;
}

/** A batch of another tier or year than the ones asked for has nobody in it. */
export function batchFits({ batch, tier, year }: EnterpriseQuery): SQL | undefined {
  if (batch === undefined || (tier === undefined && year === undefined)) return undefined;
  return sql`EXISTS (SELECT 1 FROM ${batches} JOIN ${schemes} ON ${schemes.id} = ${batches.schemeId}
    WHERE ${batches.id} = ${batch} AND ${tier ?? sql`${schemes.tier}`} = ${schemes.tier} AND ${year ?? sql`${batches.year}`} = ${batches.year})`;
}

/** In the order asked for; those that are no enterprise, or are another now, are left out. */
export function enterprisesByIdRead(ids: readonly string[]): Read<EnterpriseRow[]> {
  return read(
    (db) => [
      db
        .select()
        .from(enterprises)
        .where(
          and(
            inArray(enterprises.id, sql`(SELECT value FROM json_each(${JSON.stringify(ids)}))`),
            isNull(enterprises.mergedInto),
          ),
        ),
    ],
    ([rows]) => ids.flatMap((id) => rows.find((row) => row.id === id) ?? []),
  );
}

/** What changed longest ago first: what changes meanwhile comes again, and nothing is passed over. */
export function changedEnterprisesRead(
  since: number,
  { after, limit }: Pick<EnterpriseQuery, "after" | "limit">,
): Read<Page<ListedEnterprise>> {
  const { updatedAt, id } = enterprises;
  const [changedAt, last] = after ?? [since - 1, "~"];
  return read(
    (db) => [
      db
        .select()
        .from(enterprises)
        // Word for word the condition of its index, without which that would not be used.
        .where(
          sql`category = 'enterprise' and merged_into is null and (${updatedAt}, ${id}) > (${changedAt}, ${last})`,
        )
        .orderBy(asc(updatedAt), asc(id))
        .limit(limit + 1),
    ],
    ([rows]) => {
      const items = rows.map((enterprise) => ({
        enterprise,
        position: [enterprise.updatedAt, enterprise.id] as const,
      }));
      return pageOf("changed-enterprises", items, limit, (item) => item.position);
    },
  );
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
            notInArray(certifications.status, [...unseenStatuses]),
            batch === undefined ? undefined : eq(certifications.batchId, batch),
            enterprise === undefined ? undefined : inArray(certifications.enterpriseId, idsOf(enterprise)),
            after === undefined ? undefined : sql`${certifications.id} > ${after[1]}`,
          ),
        )
        .orderBy(asc(certifications.id))
        .limit(limit + 1),
    ],
    ([rows]) =>
      pageOf("certifications", rows, limit, ({ certification }) => [certification.id, certification.id]),
  );
}
