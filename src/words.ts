/** The product's own words: i18next over `locales/`, ready at once and never guessing a language. */
import { createInstance } from "i18next";
import enErrors from "../locales/en/errors.json" with { type: "json" };
import enReader from "../locales/en/reader.json" with { type: "json" };
import zhErrors from "../locales/zh-Hans/errors.json" with { type: "json" };
import zhReader from "../locales/zh-Hans/reader.json" with { type: "json" };
import type { DomainError, ErrorCode } from "./errors.ts";
import { locales } from "./locales.ts";
import type { Locale } from "./locales.ts";

/** Every language has every key: one that is missing anywhere does not compile. */
type Catalogue<K extends string> = Readonly<Record<K, string>>;
export type ReaderKey = keyof typeof enReader & keyof typeof zhReader;
type WordParams = Readonly<Record<string, string | number | readonly string[]>>;
export type Words = (key: ReaderKey, params?: WordParams) => string;

const reader = { en: enReader, "zh-Hans": zhReader } satisfies Record<
  Locale,
  Catalogue<keyof typeof enReader>
>;
const errors = { en: enErrors, "zh-Hans": zhErrors } satisfies Record<Locale, Catalogue<ErrorCode>>;

const instance = createInstance();

// Without a backend this finishes before it returns.
void instance.init({
  resources: Object.fromEntries(locales.map((tag) => [tag, { reader: reader[tag], errors: errors[tag] }])),
  supportedLngs: [...locales],
  fallbackLng: false,
  ns: ["reader", "errors"],
  defaultNS: "reader",
  keySeparator: false,
  initAsync: false,
  // What is shown is escaped where it is shown: by JSX and by JSON.
  interpolation: { escapeValue: false },
});

export function wordsIn(locale: Locale): Words {
  return (key, params) => instance.t(key, { ns: "reader", lng: locale, ...params });
}

/** What went wrong, in the reader's language; never an exception's own text. A `unit` chooses the sentence. */
export function errorMessage(locale: Locale, { code, params }: Pick<DomainError, "code" | "params">): string {
  const { unit } = params;
  const context = typeof unit === "string" ? { context: unit } : {};
  return instance.t(code, { ns: "errors", lng: locale, ...context, ...params });
}
