/** What is served of the catalogues, as reads. */
import { and, asc, eq, exists, isNotNull, sql } from "drizzle-orm";
import { combine, mapRead, read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { findProductText } from "./product.ts";
import { findOwnBundle, servedBundle } from "./product-bundle.ts";
import type { Bundle } from "./product-bundle.ts";
import { hashToList, keptBundlesRead, productBundlesRead } from "./product-bundles.ts";
import { cataloguePublications, catalogues, catalogueTexts } from "./tables.ts";
import { assemble } from "./texts.ts";
import type { TextPart } from "./texts.ts";

interface Name {
  readonly locale: string;
  readonly namespace: string;
}

export interface ListedBundle extends Name {
  readonly hash: string;
  /** 0 for the words that the Worker brought along. */
  readonly version: number;
  readonly publishedAt: number | null;
}

/** What clients get under the plain address; a text that is not whole is none. */
export function bundleRead({ locale, namespace }: Name): Read<Bundle | undefined> {
  const { bundleHash } = catalogues;
  return read(
    (db) => [
      db
        .select({ hash: catalogueTexts.hash, text: catalogueTexts.text })
        .from(catalogues)
        .innerJoin(catalogueTexts, eq(catalogueTexts.hash, bundleHash))
        .where(and(eq(catalogues.namespace, namespace), eq(catalogues.locale, locale)))
        .orderBy(asc(catalogueTexts.part)),
    ],
    ([rows]) => servedBundle(locale, namespace, wholeText(rows)),
  );
}

/** What once was, or is now, public under this hash. */
export function hashedBundleRead(name: Name, hash: string): Read<Bundle | undefined> {
  const parts = { now: bundleRead(name), published: everPublishedRead(name, hash) };
  return mapRead(combine(parts), ({ now, published }) => {
    const ours = findOwnBundle(name.locale, name.namespace);
    const text = [now, ours].find((bundle) => bundle?.hash === hash)?.text ?? published;
    return text === undefined ? undefined : { hash, text };
  });
}

function everPublishedRead({ locale, namespace }: Name, hash: string): Read<string | undefined> {
  const { namespace: ns, locale: tag, bundleHash } = cataloguePublications;
  return read(
    (db) => [
      db
        .select({ hash: catalogueTexts.hash, text: catalogueTexts.text })
        .from(catalogueTexts)
        .where(
          and(
            eq(catalogueTexts.hash, hash),
            exists(
              db
                .select({ one: sql`1` })
                .from(cataloguePublications)
                .where(and(eq(ns, namespace), eq(tag, locale), eq(bundleHash, hash))),
            ),
          ),
        )
        .orderBy(asc(catalogueTexts.part)),
    ],
    ([rows]) => wholeText(rows),
  );
}

/** Every bundle that is served, the product's own first, each under a hash that stays good. */
export function bundlesRead(): Read<ListedBundle[]> {
  const parts = { published: publishedRead(), ours: productBundlesRead(), kept: keptBundlesRead() };
  return mapRead(combine(parts), ({ published, ours, kept }) => [
    ...ours.map((bundle) => {
      const { locale, namespace, version, publishedAt } = bundle;
      return { locale, namespace, hash: hashToList(bundle, kept), version, publishedAt };
    }),
    ...published.filter(({ locale, namespace }) => findProductText(locale, namespace) === undefined),
  ]);
}

function publishedRead(): Read<ListedBundle[]> {
  const { namespace, locale, bundleHash, published, publishedAt } = catalogues;
  return read(
    (db) => [
      db
        .select({ namespace, locale, hash: bundleHash, version: published, publishedAt })
        .from(catalogues)
        .where(isNotNull(bundleHash))
        .orderBy(asc(namespace), asc(locale)),
    ],
    ([rows]) =>
      rows.flatMap(({ hash, version, ...row }) =>
        hash === null ? [] : [{ ...row, hash, version: version ?? 0 }],
      ),
  );
}

function wholeText(rows: readonly TextPart[]): string | undefined {
  return [...assemble(rows).values()][0];
}
