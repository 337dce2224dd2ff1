import { canonicalLocale, locales } from "../locales.ts";
import type { Locale, Localised } from "../locales.ts";
import type { Confidence, DisplayName, NameKind, NameSource } from "./tables.ts";

export interface NewName {
  /** BCP 47: `en`, `zh-Hans`, `zh-Latn-pinyin`. */
  tag: string;
  value: string;
  kind: NameKind;
  source: NameSource;
  sourceNote?: Localised<string>;
  verified: boolean;
  confidence?: Confidence;
  validFrom?: string;
  validTo?: string;
}

const preference: readonly NameKind[] = [
  "legal",
  "reported",
  "presumed",
  "rendering",
  "short",
  "romanised",
  "former",
];

/** The name to show in each language: of those in use now, the most official; the newest breaks a tie. */
export function chooseDisplay(names: readonly NewName[]): Localised<DisplayName> {
  const chosen: Localised<DisplayName> = {};
  for (const locale of locales) {
    const best = namesIn(names, locale)
      .map((name, index) => ({ name, index }))
      .toSorted((a, b) => rank(a.name) - rank(b.name) || b.index - a.index)[0]?.name;
    if (best) {
      const { value, kind, source, verified } = best;
      chosen[locale] = { value, kind, source, verified };
    }
  }
  return chosen;
}

function namesIn(names: readonly NewName[], locale: Locale): NewName[] {
  return names.filter(
    (name) => canonicalLocale(name.tag) === locale && name.validTo === undefined && name.kind !== "former",
  );
}

const rank = (name: NewName): number => preference.indexOf(name.kind);

/** What to call it in a language; in another one when there is no name in this. */
export function displayIn(
  display: Localised<DisplayName>,
  locale: Locale,
): (DisplayName & { locale: Locale }) | undefined {
  for (const tag of [locale, ...locales]) {
    const name = display[tag];
    if (name) return { ...name, locale: tag };
  }
  return undefined;
}
