/** The product's own words: i18next over `locales/`, ready at once and never guessing a language. */
import { createInstance } from "i18next";
import type { i18n } from "i18next";
import type { DomainError } from "./errors.ts";
import { locales } from "./locales.ts";
import type { Locale } from "./locales.ts";
import { ownWords, productNamespaces } from "./own-words.ts";
import type { DeskKey, ProductNamespace, ReaderKey } from "./own-words.ts";

export { deskKeysUnder, isDeskKey } from "./own-words.ts";
export type { DeskKey, ReaderKey } from "./own-words.ts";
export type WordParams = Readonly<Record<string, string | number | readonly string[]>>;
export type Words = (key: ReaderKey, params?: WordParams) => string;
export type DeskWords = (key: DeskKey, params?: WordParams) => string;

/** The product's words as they are in force somewhere: those that the Worker brought along, or published ones over them. */
export interface Lexicon {
  readonly words: (locale: Locale) => Words;
  readonly desk: (locale: Locale) => DeskWords;
  /** What went wrong, in the reader's language; never an exception's own text. A `unit` chooses the sentence. */
  readonly error: (locale: Locale, error: Pick<DomainError, "code" | "params">) => string;
  /** @param key of `checks.json` */
  readonly check: (locale: Locale, key: string, params?: WordParams) => string;
}

/** Published words of one language and namespace. */
export interface Override {
  readonly locale: string;
  readonly namespace: string;
  readonly messages: Readonly<Record<string, string>>;
}

export const builtIn: Lexicon = lexiconOver([]);

/** Published words where they say something for a key that we have; ours everywhere else. */
export function lexiconWith(overrides: readonly Override[]): Lexicon {
  return overrides.length === 0 ? builtIn : lexiconOver(overrides);
}

function lexiconOver(overrides: readonly Override[]): Lexicon {
  const instance = instanceOver(overrides);
  const say = (lng: Locale, ns: ProductNamespace, key: string, params?: WordParams): string =>
    instance.t(key, { ...params, ns, lng, nest: false });
  return {
    words: (locale) => (key, params) => say(locale, "reader", key, params),
    desk: (locale) => (key, params) => say(locale, "desk", key, params),
    error: (locale, { code, params }) => {
      const { unit, roles } = params;
      const named = Array.isArray(roles) && {
        roles: oneOf(
          locale,
          roles.map((role) => say(locale, "desk", `role.${role}`)),
        ),
      };
      return say(locale, "errors", code, {
        ...(typeof unit === "string" && { context: unit }),
        ...params,
        ...named,
      });
    },
    check: (locale, key, params) => say(locale, "checks", key, params),
  };
}

const oneOf = (locale: Locale, names: readonly string[]): string =>
  new Intl.ListFormat(locale, { type: "disjunction" }).format(names);

function instanceOver(overrides: readonly Override[]): i18n {
  const instance = createInstance();
  const own = (tag: Locale, ns: ProductNamespace) => [
    ns,
    { ...ownWords[tag][ns], ...taken(overrides, tag, ns) },
  ];
  // Without a backend this finishes before it returns.
  void instance.init({
    resources: Object.fromEntries(
      locales.map((tag) => [tag, Object.fromEntries(productNamespaces.map((ns) => own(tag, ns)))]),
    ),
    supportedLngs: [...locales],
    fallbackLng: false,
    ns: [...productNamespaces],
    defaultNS: "reader",
    keySeparator: false,
    nsSeparator: false,
    initAsync: false,
    // What is shown is escaped where it is shown: by JSX and by JSON.
    interpolation: { escapeValue: false },
  });
  return instance;
}

/** A page looks through a sentence for placeholders on every view: one as long as a book is not taken. */
const longestWords = 4000;

/** Of published words those that a page can show. Ours refer to no other key, so words that do (`$t(…)`) are not taken. */
function taken(overrides: readonly Override[], tag: Locale, ns: ProductNamespace): Record<string, string> {
  const known: Readonly<Record<string, string>> = ownWords[tag][ns];
  const words = overrides
    .filter(({ locale, namespace }) => locale === tag && namespace === ns)
    .flatMap(({ messages }) => Object.entries(messages));
  return Object.fromEntries(
    words.filter(
      ([key, text]) =>
        isFormOf(known, key) && text.trim() !== "" && text.length <= longestWords && !text.includes("$t("),
    ),
  );
}

/** A key of ours, or one that i18next looks up for it: a plural form, a context. */
function isFormOf(known: Readonly<Record<string, string>>, key: string): boolean {
  const ends = [...key.matchAll(/_/g)].map(({ index }) => key.slice(0, index));
  return [key, ...ends].some((name) => Object.hasOwn(known, name) || Object.hasOwn(known, `${name}_other`));
}

export const wordsIn = (locale: Locale): Words => builtIn.words(locale);
export const errorMessage = builtIn.error;
