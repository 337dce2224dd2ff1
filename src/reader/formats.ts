/** Dates and numbers as each language writes them. Times are those of Shanghai, where the news is. */
import { canonicalLocale, formatTagOf, locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import type { Place } from "./view.ts";

type Precision = "year" | "month" | "day";

const options: Record<Precision, Intl.DateTimeFormatOptions> = {
  year: { year: "numeric" },
  month: { year: "numeric", month: "long" },
  day: { year: "numeric", month: "long", day: "numeric" },
};

const made = new Map<string, Intl.DateTimeFormat>();

function formatter(locale: Locale, precision: Precision, timeZone: string): Intl.DateTimeFormat {
  const key = `${locale} ${precision} ${timeZone}`;
  const known =
    made.get(key) ?? new Intl.DateTimeFormat(formatTagOf(locale), { ...options[precision], timeZone });
  made.set(key, known);
  return known;
}

export function formatDay(locale: Locale, time: number): string {
  return formatter(locale, "day", "Asia/Shanghai").format(time);
}

const moments = new Map(
  locales.map((locale) => [
    locale,
    new Intl.DateTimeFormat(formatTagOf(locale), {
      dateStyle: "long",
      timeStyle: "short",
      timeZone: "Asia/Shanghai",
    }),
  ]),
);

export function formatMoment(locale: Locale, time: number): string {
  return moments.get(locale)?.format(time) ?? new Date(time).toISOString();
}

/** An ISO 8601 date, as coarse as it is known: `2017`, `2017-12`, `2017-12-06`. */
export function formatDate(locale: Locale, date: string): string {
  const precision = (["year", "month", "day"] as const)[date.split("-").length - 1] ?? "day";
  return formatter(locale, precision, "UTC").format(new Date(date));
}

const numbers = new Map(locales.map((locale) => [locale, new Intl.NumberFormat(formatTagOf(locale))]));

export function formatNumber(locale: Locale, value: number): string {
  return numbers.get(locale)?.format(value) ?? String(value);
}

const languages = new Map(
  locales.map((locale) => [locale, new Intl.DisplayNames(formatTagOf(locale), { type: "language" })]),
);

/** What a language is called, in the page's: ours by our own words, others as CLDR names them. */
export function languageName({ locale, words }: Place, tag: string): string {
  const ours = canonicalLocale(tag);
  return ours ? words(`language.${ours}`) : (languages.get(locale)?.of(tag) ?? tag);
}

/** Where a figure holds; an area that we have no name for yet is shown by its GB/T 2260 code. */
export function areaName({ words }: Place, code: string): string {
  return code === "310106" ? words("area.310106") : code;
}
