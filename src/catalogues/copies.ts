/** Bundles of the newsroom's own namespaces, for whoever keeps copies; the product's own words come with the product. */
import { and, inArray, isNotNull, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { columnsOf } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { lastSeqOf } from "../changes/since.ts";
import type { ChangeKind } from "../changes/tables.ts";
import { isProduct } from "./product.ts";
import { catalogues } from "./tables.ts";

export interface BundleCopy {
  readonly locale: string;
  readonly namespace: string;
  readonly hash: string;
  readonly version: number;
  readonly publishedAt: number | null;
  readonly seq: number | null;
}

const idOf = sql<string>`(${catalogues.locale} || '/' || ${catalogues.namespace})`;

/** @param ids a subquery of `<locale>/<namespace>` */
export function bundleCopiesRead(
  ids: SQL,
  kinds: readonly ChangeKind[],
): Read<ReadonlyMap<string, BundleCopy>> {
  return read(
    (db) => [
      db
        .select({ head: columnsOf(catalogues), seq: lastSeqOf(idOf, kinds).as("last_seq") })
        .from(catalogues)
        .where(and(inArray(idOf, ids), isNotNull(catalogues.bundleHash))),
    ],
    ([rows]) =>
      new Map(
        rows.flatMap(({ head, seq }) => {
          const { locale, namespace, bundleHash: hash, published, publishedAt } = head;
          const copy = { locale, namespace, hash: hash ?? "", version: published ?? 0, publishedAt, seq };
          return isProduct(namespace) ? [] : [[`${locale}/${namespace}`, copy] as const];
        }),
      ),
  );
}

/** Whether it comes with the product. @param id `<locale>/<namespace>` */
export const isProductBundle = (id: string): boolean => isProduct(id.slice(id.indexOf("/") + 1));

/** Behind an id, in the order of ids, in these languages. There are few, and so they are sorted here and now. */
export const bundlesFrom = (id: string, locales: readonly string[], limit: number): SQL =>
  sql`(SELECT ${idOf} AS id FROM ${catalogues} WHERE ${catalogues.bundleHash} IS NOT NULL
    AND ${catalogues.locale} IN (SELECT value FROM json_each(${JSON.stringify(locales)}))
    AND ${idOf} > ${id} ORDER BY id LIMIT ${limit})`;
