import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { enterprises, enterpriseSlugs } from "./tables.ts";

/**
 * The id of the one enterprise that a key leads to, as a subquery: its own id
 * or slug, one that it had before, or those of a duplicate merged into it.
 */
export function idsOf(key: string): SQL {
  return sql`(SELECT id FROM ${enterprises} WHERE (slug = ${key} OR id = ${key}) AND merged_into IS NULL
    UNION ALL SELECT enterprise_id FROM ${enterpriseSlugs} WHERE slug = ${key})`;
}

/** Does this key lead elsewhere now, so that whoever uses it is to be told? */
export function isFormerKey(key: string, { id, slug }: { id: string; slug: string }): boolean {
  return key !== id && key !== slug;
}
