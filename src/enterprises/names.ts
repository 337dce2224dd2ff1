import { canonicalLocale, locales } from "../locales.ts";
import type { Locale, Localised } from "../locales.ts";
import { DomainError } from "../errors.ts";
import { nameKinds } from "./tables.ts";
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

/** A name as it came in or as it is kept: a row says null where a new name says nothing. */
export interface Named extends DisplayName {
  tag: string;
  validTo?: string | null;
  mistakenAt?: number | null;
}

/** The name to show in each language: of those in use now, the most official; the newest breaks a tie. */
export function chooseDisplay(names: readonly Named[]): Localised<DisplayName> {
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

function namesIn(names: readonly Named[], locale: Locale): Named[] {
  return names.filter((name) => canonicalLocale(name.tag) === locale && isInUse(name));
}

/** Neither ended nor entered by mistake. */
export const isInUse = ({ kind, validTo, mistakenAt }: Omit<Named, "tag">): boolean =>
  (validTo ?? null) === null && (mistakenAt ?? null) === null && kind !== "former";

const rank = (name: Named): number => nameKinds.indexOf(name.kind);

/** An organisation without any name in use could not be shown. @throws `name_required` */
export function expectDisplay(display: Localised<DisplayName>): void {
  if (Object.keys(display).length === 0) throw new DomainError("name_required");
}

/** A name as it is kept: without space around it, our languages under their own tags. */
export function asEntered<N extends Pick<NewName, "value" | "tag">>(name: N): N {
  const value = name.value.trim();
  if (value === "") throw new DomainError("name_required");
  return { ...name, value, tag: canonicalLocale(name.tag) ?? tagOf(name.tag) };
}

/** @throws `locale_invalid` */
function tagOf(tag: string): string {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? tag;
  } catch {
    throw new DomainError("locale_invalid", { tag: tag.slice(0, 80) });
  }
}

/** As a search compares it: without accents, case, spaces and punctuation; full width as half. */
export const folded = (value: string): string =>
  value
    .normalize("NFKD")
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toLowerCase();

/** A name as the record has it. */
export const inShort = ({ tag, value, kind }: Pick<NewName, "tag" | "value" | "kind">) => ({
  locale: tag,
  value,
  kind,
});

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
