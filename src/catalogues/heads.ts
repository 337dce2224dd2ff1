/** Which version of a catalogue is the draft, and which one is public. */
import { and, asc, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database } from "../database.ts";
import { sourceLocaleOf } from "./namespaces.ts";
import { findProductText } from "./product.ts";
import { catalogues } from "./tables.ts";

export interface Head {
  readonly namespace: string;
  readonly locale: string;
  /** The optimistic lock; 0 where nothing has been written yet. */
  readonly version: number;
  /** Undefined where there is no version at all. */
  readonly draft: number | undefined;
  readonly published: number | undefined;
  readonly bundleHash: string | undefined;
  readonly publishedAt: number | undefined;
  /** For a product catalogue: the words of the Worker that the draft last took in. */
  readonly builtInHash: string | undefined;
}

export type CatalogueRow = typeof catalogues.$inferSelect;

/** A product catalogue begins at version 0, drafted and published; any other with nothing. */
export function headOf(locale: string, namespace: string, row: CatalogueRow | undefined): Head {
  const start = findProductText(locale, namespace) === undefined ? undefined : 0;
  return {
    namespace,
    locale,
    version: row?.version ?? 0,
    draft: row?.draft ?? start,
    published: row?.published ?? start,
    bundleHash: row?.bundleHash ?? undefined,
    publishedAt: row?.publishedAt ?? undefined,
    builtInHash: row?.builtInHash ?? undefined,
  };
}

export function headRead(db: Database, locale: string, namespace: string) {
  return db
    .select()
    .from(catalogues)
    .where(and(eq(catalogues.namespace, namespace), eq(catalogues.locale, locale)));
}

/** All heads of a namespace. */
export function headsRead(db: Database, namespace: string) {
  return db
    .select()
    .from(catalogues)
    .where(eq(catalogues.namespace, namespace))
    .orderBy(asc(catalogues.locale));
}

export function headIn(rows: readonly CatalogueRow[], locale: string, namespace: string): Head {
  const row = rows.find((one) => one.locale === locale && one.namespace === namespace);
  return headOf(locale, namespace, row);
}

/** The drafts of a catalogue and of its source, for `contentsRead`. */
export function draftsOf(locale: string, namespace: string): SQL {
  return sql`SELECT locale, namespace, draft FROM catalogues
    WHERE namespace = ${namespace} AND locale IN (${locale}, ${sourceLocaleOf(namespace)})`;
}

/** The draft that a catalogue is translated from: none for the source itself, and where the source has none. */
export function sourceRef(
  rows: readonly CatalogueRow[],
  locale: string,
  namespace: string,
  sourceLocale: string,
): { locale: string; namespace: string; number: number }[] {
  if (locale === sourceLocale) return [];
  const { draft } = headIn(rows, sourceLocale, namespace);
  return draft === undefined ? [] : [{ locale: sourceLocale, namespace, number: draft }];
}
