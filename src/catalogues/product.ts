/** The product's own words as catalogues: version 0 of its namespaces, which the Worker brings along. */
import { isLocale } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { ownWords, productNamespaces } from "../own-words.ts";
import type { ProductNamespace } from "../own-words.ts";

export { productNamespaces } from "../own-words.ts";

/** The JSON of each, byte for byte as it lies in `locales/`. */
export const productTexts: Readonly<Record<ProductNamespace, Readonly<Record<Locale, string>>>> = {
  reader: textsOf("reader"),
  errors: textsOf("errors"),
  checks: textsOf("checks"),
  desk: textsOf("desk"),
};

function textsOf(namespace: ProductNamespace): Record<Locale, string> {
  return { en: textOf(namespace, "en"), "zh-Hans": textOf(namespace, "zh-Hans") };
}

function textOf(namespace: ProductNamespace, locale: Locale): string {
  return `${JSON.stringify(ownWords[locale][namespace], null, 2)}\n`;
}

export function isProduct(namespace: string): namespace is ProductNamespace {
  return (productNamespaces as readonly string[]).includes(namespace);
}

/** Version 0 of a product catalogue; undefined for other namespaces, and for languages that the Worker does not bring along. */
export function findProductText(locale: string, namespace: string): string | undefined {
  return isProduct(namespace) && isLocale(locale) ? productTexts[namespace][locale] : undefined;
}

/** How a product namespace is set up; its keys hold full stops and are never nested. */
export interface ProductSettings {
  readonly sourceLocale: Locale;
  readonly keySeparator: false;
}

export function productNamespace(_namespace: ProductNamespace): ProductSettings {
  return { sourceLocale: "en", keySeparator: false };
}
