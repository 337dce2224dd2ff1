/** What the list of the register is asked for, out of its address; what makes no sense is passed over. */
import { isTier } from "../../enterprises/listings.ts";
import { categories } from "../../enterprises/tables.ts";
import type { Category, Tier } from "../../enterprises/tables.ts";
import { isId } from "../../identity.ts";

export interface RegisterFilter {
  readonly q: string;
  readonly category: Category | undefined;
  readonly tier: Tier | undefined;
  readonly batch: string | undefined;
  readonly year: number | undefined;
}

export function registerFilterIn(query: (name: string) => string | undefined): RegisterFilter {
  const field = (name: string) => query(name)?.trim() ?? "";
  const [tier, batch, year] = [field("tier"), field("batch"), field("year")];
  return {
    q: field("q").slice(0, 100),
    category: categories.find((category) => category === field("category")),
    tier: isTier(tier) ? tier : undefined,
    batch: isId(batch) ? batch : undefined,
    year: /^(19|20)\d\d$/.test(year) ? Number(year) : undefined,
  };
}

/** Authorities are certified for nothing. */
export const asksOfCertifications = ({ tier, batch, year }: RegisterFilter): boolean =>
  tier !== undefined || batch !== undefined || year !== undefined;

export const isFiltered = (filter: RegisterFilter): boolean =>
  filter.q !== "" || filter.category !== undefined || asksOfCertifications(filter);

/** As an address has it, to go on from there. */
export function filterQuery(filter: RegisterFilter, more: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries({ ...filter, ...more }).flatMap(([name, value]) =>
    value === undefined || value === "" ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(given).toString();
}
