/** Figures and names as the desk writes them; times are in `zone.ts`. */
import type { FormatId } from "../catalogues/document.ts";
import { formatTagOf, locales } from "../locales.ts";
import type { Locale } from "../locales.ts";

const numbers = new Map(locales.map((locale) => [locale, new Intl.NumberFormat(formatTagOf(locale))]));

export function formatNumber(locale: Locale, value: number): string {
  return numbers.get(locale)?.format(value) ?? String(value);
}

const percentages = new Map(
  locales.map((locale) => [locale, new Intl.NumberFormat(formatTagOf(locale), { style: "percent" })]),
);

/** Never 100 % while something is left. */
export function formatShare(locale: Locale, part: number, whole: number): string {
  const share = whole === 0 ? 0 : Math.floor((100 * part) / whole) / 100;
  return percentages.get(locale)?.format(share) ?? String(share);
}

const kilobytes = new Map(
  locales.map((locale) => [
    locale,
    new Intl.NumberFormat(formatTagOf(locale), { style: "unit", unit: "kilobyte", maximumFractionDigits: 1 }),
  ]),
);

export function formatBytes(locale: Locale, bytes: number): string {
  return kilobytes.get(locale)?.format(Math.max(0.1, bytes / 1000)) ?? String(bytes);
}

const timeUnits = [
  { unit: "day", ms: 24 * 3600 * 1000 },
  { unit: "hour", ms: 3600 * 1000 },
  { unit: "minute", ms: 60_000 },
  { unit: "second", ms: 1000 },
  { unit: "millisecond", ms: 1 },
] as const;

/** In the largest unit of which there is one, with a decimal where that says something. */
export function formatDuration(locale: Locale, ms: number): string {
  const { unit, ms: one } = timeUnits.find((known) => ms >= known.ms) ?? { unit: "millisecond", ms: 1 };
  const unitDisplay = unit === "millisecond" || unit === "second" ? "short" : "long";
  const style = { style: "unit", unit, unitDisplay, maximumFractionDigits: 1 } as const;
  return new Intl.NumberFormat(formatTagOf(locale), style).format(ms / one);
}

export function formatList(locale: Locale, items: readonly string[]): string {
  return new Intl.ListFormat(formatTagOf(locale), { type: "conjunction" }).format(items);
}

const languages = new Map(
  locales.map((locale) => [locale, new Intl.DisplayNames(formatTagOf(locale), { type: "language" })]),
);

/** What CLDR calls a language: here, where the tag counts, Simplified Chinese is not just Chinese. */
export function languageName(reader: Locale, tag: string): string {
  return languages.get(reader)?.of(tag) ?? tag;
}

/** Proper names, the same in every language. */
export const formatNames: Readonly<Record<FormatId, string>> = {
  i18next: "i18next JSON",
  po: "gettext PO",
  "xliff-1.2": "XLIFF 1.2",
  "xliff-2.1": "XLIFF 2.1",
  csv: "CSV",
  yaml: "YAML",
};

export const formatIds = Object.keys(formatNames) as readonly FormatId[];
