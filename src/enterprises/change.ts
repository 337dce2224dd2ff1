/** What every change of one enterprise shares: its lock, its place in the lists, the log and the record. */
import { asc, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { appendChange } from "../changes/append.ts";
import type { Change } from "../changes/append.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database, Statement } from "../database.ts";
import { enterpriseTag, enterprisesTag, registerTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { relist } from "./listings.ts";
import { enterprises, names } from "./tables.ts";
import type { EnterpriseRow } from "./tables.ts";

/** Which enterprise, and as which version it was seen; whatever it is now when that is left out. */
export interface EnterpriseRef {
  readonly enterpriseId: string;
  readonly expectedVersion?: number | undefined;
}

/** In the order in which they were entered, which breaks ties. */
export function enterpriseWithNames(db: Database, id: string) {
  return [
    db.select().from(enterprises).where(eq(enterprises.id, id)),
    db
      .select()
      .from(names)
      .where(eq(names.enterpriseId, id))
      .orderBy(asc(sql`${names}.rowid`)),
  ] as const;
}

/** @throws `enterprise_not_found`, `enterprise_merged` for a duplicate that is one no more, `edit_conflict` */
export function expectLive(row: EnterpriseRow | undefined, ref: EnterpriseRef): EnterpriseRow {
  const { enterpriseId: id, expectedVersion } = ref;
  if (row === undefined) throw new DomainError("enterprise_not_found", { id });
  if (row.mergedInto !== null) throw new DomainError("enterprise_merged", { id, into: row.mergedInto });
  if (expectedVersion !== undefined && expectedVersion !== row.version)
    throw new DomainError("edit_conflict");
  return row;
}

type OwnColumns = Pick<EnterpriseRow, "category" | "parentId" | "display" | "standings">;

export interface EnterpriseChange {
  readonly set?: Partial<{ [K in keyof OwnColumns]: OwnColumns[K] }>;
  /** How the row is updated where that takes more than values; a null that its column refuses stops all of it. */
  readonly guarded?: { readonly slug?: SQL<string>; readonly version?: SQL<number> };
  readonly statements?: readonly Statement[];
  /** What the public sees of it; left out when that is nothing. */
  readonly shown?: Pick<Change, "kind" | "mode">;
  readonly action: string;
  readonly detail: Record<string, unknown>;
}

/** All of it under the lock of the enterprise as it was read. */
export function changeEnterprise(
  db: Database,
  actor: Actor,
  enterprise: EnterpriseRow,
  change: EnterpriseChange,
  now: number,
): Statement[] {
  const { set = {}, guarded = {}, statements = [], shown, action, detail } = change;
  const { id, version } = enterprise;
  const next = { ...enterprise, ...set };
  const isRelisted = "display" in set || "category" in set || "standings" in set;
  return [
    db
      .update(enterprises)
      .set({ updatedAt: now, ...set, version: nextVersion(enterprises.version, version), ...guarded })
      .where(eq(enterprises.id, id)),
    ...statements,
    ...(isRelisted ? relist(db, next, next.standings) : []),
    ...(shown ? appendChange(db, actor.id, { ...shown, subjectId: id, tags: tagsOf(id) }, now) : []),
    recordLine(db, actor, { action, subject: `enterprise/${id}`, detail }, now),
  ];
}

/** Its page, the lists, and every page that names it: children, batches, figures. */
export const tagsOf = (id: string): string[] => [enterpriseTag(id), enterprisesTag, registerTag];
