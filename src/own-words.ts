/** The product's own words as they lie in `locales/`, which the Worker brings along. */
import enChecks from "../locales/en/checks.json" with { type: "json" };
import enDesk from "../locales/en/desk.json" with { type: "json" };
import enErrors from "../locales/en/errors.json" with { type: "json" };
import enReader from "../locales/en/reader.json" with { type: "json" };
import zhChecks from "../locales/zh-Hans/checks.json" with { type: "json" };
import zhDesk from "../locales/zh-Hans/desk.json" with { type: "json" };
import zhErrors from "../locales/zh-Hans/errors.json" with { type: "json" };
import zhReader from "../locales/zh-Hans/reader.json" with { type: "json" };
import type { ErrorCode } from "./errors.ts";
import type { Locale } from "./locales.ts";

export const productNamespaces = ["reader", "errors", "checks", "desk"] as const;
export type ProductNamespace = (typeof productNamespaces)[number];

export type ReaderKey = keyof typeof enReader & keyof typeof zhReader;
export type DeskKey = keyof typeof enDesk & keyof typeof zhDesk;

/** Every language has every key: one that is missing anywhere does not compile. */
type Catalogue<K extends string> = Readonly<Record<K, string>>;

interface Brought {
  readonly reader: Catalogue<keyof typeof enReader>;
  readonly errors: Catalogue<ErrorCode>;
  readonly checks: Catalogue<keyof typeof enChecks>;
  readonly desk: Catalogue<keyof typeof enDesk>;
}

export const ownWords: Readonly<Record<Locale, Brought>> = {
  en: { reader: enReader, errors: enErrors, checks: enChecks, desk: enDesk },
  "zh-Hans": { reader: zhReader, errors: zhErrors, checks: zhChecks, desk: zhDesk },
};

export const isDeskKey = (key: string): key is DeskKey =>
  Object.hasOwn(enDesk, key) && Object.hasOwn(zhDesk, key);

/** Of the desk's words those whose keys begin so. */
export const deskKeysUnder = (prefix: string): DeskKey[] =>
  Object.keys(enDesk).filter((key): key is DeskKey => key.startsWith(prefix) && isDeskKey(key));
