/** Schemes, batches and enterprises, many at once, for whoever keeps copies: in full, and of others only their ids. */
import { and, inArray, isNull, notInArray, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { columnsOf } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { lastSeqOf } from "../changes/since.ts";
import type { ChangeKind } from "../changes/tables.ts";
import { historyInForce } from "./history.ts";
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
  NameRow,
  SchemeRow,
} from "./tables.ts";

export type WithSeq<T> = T & { readonly seq: number | null };

export interface EnterpriseCopy {
  readonly enterprise: EnterpriseRow;
  readonly names: readonly NameRow[];
  readonly identifiers: readonly (typeof identifiers.$inferSelect)[];
  readonly certifications: readonly {
    readonly certification: CertificationRow;
    readonly history: readonly CertificationEventRow[];
  }[];
}

/** @param ids a subquery of ids; those merged into others come too, as what they are */
export function enterpriseCopiesRead(
  ids: SQL,
  kinds: readonly ChangeKind[],
): Read<ReadonlyMap<string, WithSeq<EnterpriseCopy>>> {
  const held = sql`(SELECT id FROM ${certifications} WHERE ${certifications.enterpriseId} IN ${ids})`;
  return read(
    (db) => [
      db
        .select({
          enterprise: columnsOf(enterprises),
          seq: lastSeqOf(sql`${enterprises.id}`, kinds).as("last_seq"),
        })
        .from(enterprises)
        .where(inArray(enterprises.id, ids)),
      db
        .select()
        .from(names)
        .where(and(inArray(names.enterpriseId, ids), isNull(names.mistakenAt))),
      db.select().from(identifiers).where(inArray(identifiers.enterpriseId, ids)),
      db
        .select()
        .from(certifications)
        .where(
          and(
            inArray(certifications.enterpriseId, ids),
            notInArray(certifications.status, [...unseenStatuses]),
          ),
        ),
      db.select().from(certificationEvents).where(inArray(certificationEvents.certificationId, held)),
    ],
    ([rows, nameRows, identifierRows, certificationRows, eventRows]) => {
      const own = <T extends { enterpriseId: string }>(all: readonly T[], id: string) =>
        all.filter(({ enterpriseId }) => enterpriseId === id);
      const events = Map.groupBy(
        eventRows.toSorted((a, b) => a.position - b.position),
        ({ certificationId }) => certificationId,
      );
      return new Map(
        rows.map(({ enterprise, seq }) => [
          enterprise.id,
          {
            ...{ enterprise, seq },
            names: own(nameRows, enterprise.id).toSorted(byTagAndValue),
            identifiers: own(identifierRows, enterprise.id),
            certifications: own(certificationRows, enterprise.id)
              .toSorted((a, b) => (a.id < b.id ? -1 : 1))
              .map((certification) => ({
                certification,
                history: historyInForce(events.get(certification.id) ?? []),
              })),
          },
        ]),
      );
    },
  );
}

const byTagAndValue = (a: NameRow, b: NameRow): number =>
  `${a.tag} ${a.value}` < `${b.tag} ${b.value}` ? -1 : 1;

export function schemeCopiesRead(
  ids: SQL,
  kinds: readonly ChangeKind[],
): Read<ReadonlyMap<string, WithSeq<{ readonly scheme: SchemeRow }>>> {
  return read(
    (db) => [
      db
        .select({ scheme: columnsOf(schemes), seq: lastSeqOf(sql`${schemes.id}`, kinds).as("last_seq") })
        .from(schemes)
        .where(inArray(schemes.id, ids)),
    ],
    ([rows]) => new Map(rows.map((row) => [row.scheme.id, row])),
  );
}

export function batchCopiesRead(
  ids: SQL,
  kinds: readonly ChangeKind[],
): Read<ReadonlyMap<string, WithSeq<{ readonly batch: BatchRow }>>> {
  return read(
    (db) => [
      db
        .select({ batch: columnsOf(batches), seq: lastSeqOf(sql`${batches.id}`, kinds).as("last_seq") })
        .from(batches)
        .where(inArray(batches.id, ids)),
    ],
    ([rows]) => new Map(rows.map((row) => [row.batch.id, row])),
  );
}

/** Behind an id, in the order of ids; duplicates that were merged stand in no list. */
export const enterprisesFrom = (id: string, limit: number): SQL =>
  sql`(SELECT id FROM ${enterprises} WHERE id > ${id} AND merged_into IS NULL ORDER BY id LIMIT ${limit})`;
export const schemesFrom = (id: string, limit: number): SQL =>
  sql`(SELECT id FROM ${schemes} WHERE id > ${id} ORDER BY id LIMIT ${limit})`;
export const batchesFrom = (id: string, limit: number): SQL =>
  sql`(SELECT id FROM ${batches} WHERE id > ${id} ORDER BY id LIMIT ${limit})`;
