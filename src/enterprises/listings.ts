import { eq } from "drizzle-orm";
import { insertRows } from "../changes/insert-rows.ts";
import type { Database, Statement } from "../database.ts";
import { locales } from "../locales.ts";
import type { Localised } from "../locales.ts";
import { displayIn } from "./names.ts";
import { sortKey } from "./sort-key.ts";
import { enterpriseListings, tiers } from "./tables.ts";
import type { Category, DisplayName, Standing, Tier } from "./tables.ts";

export function isTier(text: string): text is Tier {
  return (tiers as readonly string[]).includes(text);
}

export interface EnterpriseFilter {
  tier?: Tier | undefined;
  batch?: string | undefined;
  year?: number | undefined;
}

/** A batch says more than its tier and year, so the three together need no facet of their own. */
export function facetOf({ tier, batch, year }: EnterpriseFilter): string {
  if (batch !== undefined) return `batch:${batch}`;
  if (tier !== undefined && year !== undefined) return `tier:${tier}+year:${year}`;
  if (tier !== undefined) return `tier:${tier}`;
  return year === undefined ? "all" : `year:${year}`;
}

/** Where an enterprise stands in every list, from its names and what it is certified for now. */
export function relist(
  db: Database,
  enterprise: { id: string; category: Category; display: Localised<DisplayName> },
  standings: readonly Standing[],
): Statement[] {
  const cleared = db.delete(enterpriseListings).where(eq(enterpriseListings.enterpriseId, enterprise.id));
  if (enterprise.category !== "enterprise") return [cleared];
  const facets = new Set(["all", ...standings.flatMap(facetsOf)]);
  const rows = locales.flatMap((locale) => {
    const key = sortKey(locale, displayIn(enterprise.display, locale)?.value ?? "");
    return [...facets].map((facet) => ({ facet, locale, sortKey: key, enterpriseId: enterprise.id }));
  });
  return [cleared, ...insertRows(db, enterpriseListings, rows)];
}

function facetsOf({ tier, batchId, year }: Standing): string[] {
  return [facetOf({ tier }), facetOf({ batch: batchId }), facetOf({ year }), facetOf({ tier, year })];
}
