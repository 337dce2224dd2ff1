import { eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { changeEnterprise, enterpriseWithNames, expectLive } from "./change.ts";
import type { EnterpriseRef } from "./change.ts";
import { enterprises } from "./tables.ts";

export interface Adoption extends EnterpriseRef {
  /** Null for none. */
  readonly parentId: string | null;
}

/**
 * Puts an enterprise under another, or under none. The same again writes nothing.
 * @returns the enterprise's version
 * @throws `parent_cycle` where it would stand above itself; `enterprise_not_found`, `enterprise_merged` for either
 */
export async function setParent(db: Database, actor: Actor, input: Adoption, now: number): Promise<number> {
  const { enterpriseId, parentId } = input;
  const [[row], [parent], above] = await db.batch([
    enterpriseWithNames(db, enterpriseId)[0],
    db
      .select()
      .from(enterprises)
      .where(eq(enterprises.id, parentId ?? "")),
    ancestry(db, parentId ?? ""),
  ]);
  const enterprise = expectLive(row, input);
  if (parentId !== null) expectLive(parent, { enterpriseId: parentId });
  if (above.some(({ id }) => id === enterpriseId)) throw new DomainError("parent_cycle");
  if (enterprise.parentId === parentId) return enterprise.version;
  const change = {
    set: { parentId },
    ...(parentId !== null && { guarded: { version: stillBelow(enterprise, parentId) } }),
    shown: { kind: "enterprise.changed", mode: "purge" },
    action: parentId === null ? "enterprise.detached" : "enterprise.attached",
    detail: { before: { parent: enterprise.parentId }, after: { parent: parentId } },
  } as const;
  await commit(db, changeEnterprise(db, actor, enterprise, change, now));
  return enterprise.version + 1;
}

/** An enterprise and everything above it. */
export function ancestry(db: Database, id: string) {
  return db.select({ id: sql<string>`id` }).from(sql`(${lineOf(id)})`);
}

const lineOf = (id: string): SQL => sql`WITH RECURSIVE line(id) AS (
    SELECT id FROM enterprises WHERE id = ${id}
    UNION SELECT enterprises.parent_id FROM line JOIN enterprises ON enterprises.id = line.id
      WHERE enterprises.parent_id IS NOT NULL
  ) SELECT id FROM line`;

/** At the moment at which the batch is written: is this one the other, or above it? Above null is nobody. */
export const isInLine = (id: string, below: string | null): SQL =>
  below === null ? sql`0` : sql`${id} IN (${lineOf(below)})`;

/**
 * The next version, if the parent is still an enterprise and stands nowhere
 * below this one; two that adopt each other at once cannot both do so.
 */
const stillBelow = ({ id, version }: { id: string; version: number }, parentId: string): SQL<number> =>
  sql<number>`CASE WHEN ${enterprises.version} = ${version}
    AND NOT ${isInLine(id, parentId)}
    AND EXISTS (SELECT 1 FROM enterprises other WHERE other.id = ${parentId} AND other.merged_into IS NULL)
    THEN ${version + 1} END`;
