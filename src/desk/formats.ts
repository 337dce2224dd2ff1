/** Times, figures and names as the desk writes them. Times are those of Shanghai, and say so. */
import type { FormatId } from "../catalogues/document.ts";
import { formatTagOf, locales } from "../locales.ts";
import type { Locale } from "../locales.ts";

const moments = new Map(
  locales.map((locale) => [
    locale,
    new Intl.DateTimeFormat(formatTagOf(locale), {
      dateStyle: "medium",
      timeStyle: "short",
      timeZone: "Asia/Shanghai",
    }),
  ]),
);

/** Without the name of the zone, which the page says beside it. */
export function formatMoment(locale: Locale, at: number): string {
  return moments.get(locale)?.format(at) ?? new Date(at).toISOString();
}

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
