/** An enterprise's address: one at a time, and every one it had before leads to it for ever. */
import { and, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database, Statement } from "../database.ts";
import { enterprises, enterpriseSlugs } from "./tables.ts";

/**
 * The slug, unless another enterprise has it as its id or had it before; then
 * null, which the column refuses, and with it the whole batch. One that another
 * has now the unique index refuses.
 */
export function freeSlug(id: string, slug: string): SQL<string> {
  return sql<string>`CASE WHEN EXISTS (SELECT 1 FROM ${enterpriseSlugs} WHERE slug IN (${slug}, ${id}) AND enterprise_id <> ${id})
    OR EXISTS (SELECT 1 FROM ${enterprises} other WHERE other.id = ${slug} AND other.id <> ${id}) THEN NULL ELSE ${slug} END`;
}

/** For a row that was inserted with its slug. */
export function claimSlug(db: Database, id: string, slug: string): Statement {
  return db
    .update(enterprises)
    .set({ slug: freeSlug(id, slug) })
    .where(eq(enterprises.id, id));
}

/** From `former` to `slug`, which may be one that it had before. */
export function retireSlug(
  db: Database,
  enterpriseId: string,
  former: string,
  slug: string,
  now: number,
): Statement[] {
  return [
    db
      .delete(enterpriseSlugs)
      .where(and(eq(enterpriseSlugs.slug, slug), eq(enterpriseSlugs.enterpriseId, enterpriseId))),
    db.insert(enterpriseSlugs).values({ slug: former, enterpriseId, retiredAt: now }),
  ];
}
