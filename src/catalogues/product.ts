/** The product's own words as catalogues: version 0 of its namespaces, which the Worker brings along. */
import enChecks from "../../locales/en/checks.json" with { type: "json" };
import enDesk from "../../locales/en/desk.json" with { type: "json" };
import enErrors from "../../locales/en/errors.json" with { type: "json" };
import enReader from "../../locales/en/reader.json" with { type: "json" };
import zhChecks from "../../locales/zh-Hans/checks.json" with { type: "json" };
import zhDesk from "../../locales/zh-Hans/desk.json" with { type: "json" };
import zhErrors from "../../locales/zh-Hans/errors.json" with { type: "json" };
import zhReader from "../../locales/zh-Hans/reader.json" with { type: "json" };
import { isLocale } from "../locales.ts";
import type { Locale } from "../locales.ts";

export const productNamespaces = ["reader", "errors", "checks", "desk"] as const;
export type ProductNamespace = (typeof productNamespaces)[number];

const messages = {
  reader: { en: enReader, "zh-Hans": zhReader },
  errors: { en: enErrors, "zh-Hans": zhErrors },
  checks: { en: enChecks, "zh-Hans": zhChecks },
  desk: { en: enDesk, "zh-Hans": zhDesk },
} satisfies Record<ProductNamespace, Record<Locale, Readonly<Record<string, string>>>>;

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
  return `${JSON.stringify(messages[namespace][locale], null, 2)}\n`;
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
