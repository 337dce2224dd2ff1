/** What the command line says, out of `locales/<tag>/cli.json`. */
import { createInstance } from "i18next";
import en from "../../../locales/en/cli.json" with { type: "json" };
import zh from "../../../locales/zh-Hans/cli.json" with { type: "json" };
import { locales, type Locale } from "../../locales.ts";

export type CliKey = keyof typeof en & keyof typeof zh;
export type CliParams = Readonly<Record<string, string | number | readonly string[]>>;
export type CliWords = (key: CliKey, params?: CliParams) => string;

const words = { en, "zh-Hans": zh } satisfies Record<Locale, Readonly<Record<keyof typeof en, string>>>;
const instance = createInstance();

// Without a backend this finishes before it returns.
void instance.init({
  resources: Object.fromEntries(locales.map((tag) => [tag, { cli: words[tag] }])),
  supportedLngs: [...locales],
  fallbackLng: false,
  ns: ["cli"],
  defaultNS: "cli",
  keySeparator: false,
  nsSeparator: false,
  initAsync: false,
  // A proper name, in Latin letters in every language.
  interpolation: { escapeValue: false, defaultVariables: { unicode: "Unicode" } },
});

export function cliWords(locale: Locale): CliWords {
  return (key, params) => instance.t(key, { lng: locale, ...params });
}
