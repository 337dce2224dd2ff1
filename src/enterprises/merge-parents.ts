import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { DomainError } from "../errors.ts";
import { isInLine } from "./parents.ts";
import { enterprises } from "./tables.ts";
import type { EnterpriseRow } from "./tables.ts";

/**
 * It keeps its own parent, unless that is the duplicate; then, or without one,
 * it is given the duplicate's, where that does not stand below it.
 */
export function parentAfter(
  from: EnterpriseRow,
  into: EnterpriseRow,
  { aboveFrom, aboveInto }: { aboveFrom: readonly string[]; aboveInto: readonly string[] },
): string | null {
  if (aboveInto.includes(from.id) && into.parentId !== from.id) throw new DomainError("parent_cycle");
  if (into.parentId !== null && into.parentId !== from.id) return into.parentId;
  return aboveFrom.includes(into.id) ? null : from.parentId;
}

/** The next version, if nobody has put them under one another in the meantime. */
export function stillInLine(from: EnterpriseRow, into: EnterpriseRow, parentId: string | null): SQL<number> {
  const ownParent = into.parentId === from.id ? null : into.parentId;
  return sql<number>`CASE WHEN ${enterprises.version} = ${into.version} AND NOT ${isInLine(into.id, parentId)}
    AND NOT ${isInLine(from.id, ownParent)} THEN ${into.version + 1} END`;
}
