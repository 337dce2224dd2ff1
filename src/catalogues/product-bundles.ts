/** The product's own bundles as clients get them now, and which of their addresses are kept for ever. */
import { asc, eq, inArray, max } from "drizzle-orm";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { productNamespaces } from "./product.ts";
import { findOwnBundle, servedBundle } from "./product-bundle.ts";
import type { Bundle } from "./product-bundle.ts";
import { cataloguePublications, catalogues, catalogueTexts } from "./tables.ts";
import { assemble } from "./texts.ts";

export interface ProductBundle {
  readonly locale: Locale;
  readonly namespace: string;
  /** As the Worker brought it along. */
  readonly own: Bundle;
  /** The same under what is published; `own` where nothing is. */
  readonly served: Bundle;
  readonly version: number;
  readonly publishedAt: number | null;
}

export function productBundlesRead(): Read<ProductBundle[]> {
  const { namespace, locale, published, publishedAt, bundleHash } = catalogues;
  const { hash, part, text } = catalogueTexts;
  return read(
    (db) => [
      db
        .select({ namespace, locale, published, publishedAt, hash, text })
        .from(catalogues)
        .leftJoin(catalogueTexts, eq(hash, bundleHash))
        .where(inArray(namespace, [...productNamespaces]))
        .orderBy(asc(namespace), asc(locale), asc(part)),
    ],
    ([rows]) =>
      productNamespaces.flatMap((name) =>
        locales.flatMap((tag) => {
          const own = findOwnBundle(tag, name);
          const head = rows.filter((row) => row.namespace === name && row.locale === tag);
          return own === undefined ? [] : [bundleIn(head, { locale: tag, namespace: name, own })];
        }),
      ),
  );
}

type Row = Pick<typeof catalogues.$inferSelect, "published" | "publishedAt"> & {
  readonly hash: string | null;
  readonly text: string | null;
};

/** @param rows the head, once for each part of its text */
function bundleIn(
  rows: readonly Row[],
  name: Pick<ProductBundle, "locale" | "namespace" | "own">,
): ProductBundle {
  const [published] = assemble(rows).values();
  const version = rows[0]?.published ?? 0;
  const publishedAt = version === 0 ? null : (rows[0]?.publishedAt ?? null);
  const served = servedBundle(name.locale, name.namespace, published) ?? name.own;
  return { ...name, served, version, publishedAt };
}

/** A bundle whose address is good for ever, whichever Worker is asked. */
export interface KeptBundle {
  readonly locale: string;
  readonly namespace: string;
  /** Of the version that it was served for. */
  readonly number: number | null;
  readonly hash: string | null;
  /** The greater the later. */
  readonly last: number | null;
}

export function keptBundlesRead(): Read<KeptBundle[]> {
  const { namespace, locale, number, bundleHash: hash, id } = cataloguePublications;
  return read(
    (db) => [
      db
        .select({ namespace, locale, number, hash, last: max(id) })
        .from(cataloguePublications)
        .where(inArray(namespace, [...productNamespaces]))
        .groupBy(namespace, locale, number, hash),
    ],
    ([rows]) => rows,
  );
}

/**
 * The hash to hand out. A deployment that has just begun serves words that are not
 * kept yet: until they are, it is that of the same version as it was served last.
 */
export function hashToList(bundle: ProductBundle, kept: readonly KeptBundle[]): string {
  const { namespace, locale, version, served } = bundle;
  const ours = kept.filter((one) => one.namespace === namespace && one.locale === locale);
  if (ours.some(({ hash }) => hash === served.hash)) return served.hash;
  const former = ours
    .filter(({ number }) => number === version)
    .toSorted((a, b) => (b.last ?? 0) - (a.last ?? 0));
  return former[0]?.hash ?? served.hash;
}
