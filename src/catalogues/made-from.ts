import { and, asc, eq, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import type { VersionRef } from "./contents.ts";
import { catalogues, catalogueTexts, catalogueVersions } from "./tables.ts";
import { assemble } from "./texts.ts";

/**
 * The words of the Worker that a version of the product's own was made from; those
 * that the draft took in last where the version does not say. Undefined for any other catalogue.
 */
export async function findMadeFrom(db: Database, ref: VersionRef): Promise<string | undefined> {
  const { namespace, locale, number, builtInHash } = catalogueVersions;
  const { hash, text, part } = catalogueTexts;
  const rows = await db
    .select({ hash, text })
    .from(catalogueVersions)
    .innerJoin(catalogues, and(eq(catalogues.namespace, namespace), eq(catalogues.locale, locale)))
    .innerJoin(catalogueTexts, eq(hash, sql`coalesce(${builtInHash}, ${catalogues.builtInHash})`))
    .where(and(eq(namespace, ref.namespace), eq(locale, ref.locale), eq(number, ref.number)))
    .orderBy(asc(part));
  return [...assemble(rows).values()][0];
}
