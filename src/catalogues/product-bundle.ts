/** The bundles of the product's own namespaces, which are there before anything is published. */
import { bundleOf, overlay } from "./bundle.ts";
import { findProductText, isProduct, productNamespace } from "./product.ts";
import { hashOf } from "./texts.ts";

export interface Bundle {
  readonly hash: string;
  readonly text: string;
}

/** What clients get where this is published, or nothing is: of a product namespace never less than the Worker brought along. */
export function servedBundle(
  locale: string,
  namespace: string,
  published: string | undefined,
): Bundle | undefined {
  const own = findOwnBundle(locale, namespace);
  if (published === undefined) return own;
  return bundleFrom(own === undefined ? published : overlay(published, own.text));
}

const made = new Map<string, Bundle>();

/** Version 0 as it is served; it never changes while the Worker runs. */
export function findOwnBundle(locale: string, namespace: string): Bundle | undefined {
  const text = findProductText(locale, namespace);
  if (text === undefined || !isProduct(namespace)) return undefined;
  const name = `${locale}/${namespace}`;
  const { keySeparator: separator } = productNamespace(namespace);
  const bundle = made.get(name) ?? bundleFrom(bundleOf(text, locale, { separator }));
  made.set(name, bundle);
  return bundle;
}

const bundleFrom = (text: string): Bundle => ({ hash: hashOf(text), text });
