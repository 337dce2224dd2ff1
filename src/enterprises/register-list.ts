/** The register as the desk looks through it: every organisation that is one, found by any of its names. */
import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { pageOf } from "../cursor.ts";
import type { Page } from "../cursor.ts";
import type { Database } from "../database.ts";
import type { Locale } from "../locales.ts";
import { idsOf } from "./keys.ts";
import { batchFits, placeOf, positionIn } from "./list.ts";
import type { EnterpriseQuery, ListedEnterprise } from "./list.ts";
import { facetOf } from "./listings.ts";
import { folded } from "./names.ts";
import { enterpriseListings, enterprises, identifiers, names } from "./tables.ts";
import type { EnterpriseRow } from "./tables.ts";

export interface RegisterQuery extends EnterpriseQuery {
  /** Part of any name, in any language, of today or before; or a whole identifier, slug or id. */
  readonly q?: string | undefined;
  readonly category: EnterpriseRow["category"];
}

export interface FoundEnterprise extends ListedEnterprise {
  /** The name that was found, where one was asked for. */
  readonly foundAs: string | null;
}

/** Enterprises in the order of the language, pinyin in Chinese; authorities, which stand in no list, by slug. */
export function registerListRead(locale: Locale, query: RegisterQuery): Read<Page<FoundEnterprise>> {
  return read(
    (db) => [query.category === "enterprise" ? listedRows(db, locale, query) : authorityRows(db, query)],
    ([rows]) => {
      const items = rows.map(({ place, ...row }) => ({
        ...row,
        position: positionIn(locale, place, row.enterprise.id),
      }));
      return pageOf("enterprises", items, query.limit, (item) => item.position);
    },
  );
}

function listedRows(db: Database, locale: Locale, query: RegisterQuery) {
  const { sortKey, enterpriseId, facet } = enterpriseListings;
  const { after } = query;
  return db
    .select({ place: sortKey, enterprise: enterprises, foundAs: foundAs(query.q) })
    .from(enterpriseListings)
    .innerJoin(enterprises, eq(enterprises.id, enterpriseId))
    .where(
      and(
        eq(facet, facetOf(query)),
        eq(enterpriseListings.locale, locale),
        after && sql`(${sortKey}, ${enterpriseId}) > (${placeOf(locale, after)}, ${after[1]})`,
        batchFits(query),
        matches(query.q),
      ),
    )
    .orderBy(asc(sortKey), asc(enterpriseId))
    .limit(query.limit + 1);
}

function authorityRows(db: Database, { after, q, limit }: RegisterQuery) {
  return db
    .select({
      place: sql<string>`${enterprises.slug}`.as("place"),
      enterprise: enterprises,
      foundAs: foundAs(q),
    })
    .from(enterprises)
    .where(
      and(
        sql`${enterprises.category} = 'authority'`,
        isNull(enterprises.mergedInto),
        after && sql`${enterprises.slug} > (SELECT slug FROM enterprises last WHERE last.id = ${after[1]})`,
        matches(q),
      ),
    )
    .orderBy(asc(enterprises.slug))
    .limit(limit + 1);
}

function matches(q: string | undefined): SQL | undefined {
  if (q === undefined) return undefined;
  const code = q.trim().toUpperCase();
  return sql`(EXISTS (SELECT 1 FROM ${names} WHERE ${isMatch(q)}) OR ${enterprises.id} IN ${idsOf(q.trim())}
    OR EXISTS (SELECT 1 FROM ${identifiers} WHERE ${identifiers.enterpriseId} = ${enterprises.id} AND ${identifiers.value} = ${code}))`;
}

/** Names from before there was a folded form are compared as they are. */
function isMatch(q: string): SQL {
  const part = folded(q);
  if (part === "") return sql`0`;
  return sql`${names.enterpriseId} = ${enterprises.id} AND instr(coalesce(${names.folded}, lower(${names.value})), ${part}) > 0`;
}

/** One in use rather than one that is over. */
function foundAs(q: string | undefined): SQL.Aliased<string | null> {
  if (q === undefined) return sql<null>`NULL`.as("found_as");
  return sql<string | null>`(SELECT ${names.value} FROM ${names} WHERE ${isMatch(q)}
    ORDER BY ${names.mistakenAt} IS NOT NULL, ${names.validTo} IS NOT NULL LIMIT 1)`.as("found_as");
}
