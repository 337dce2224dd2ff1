import { locales } from "../locales.ts";
import type { Locale, Localised } from "../locales.ts";

/** A time as JSON has it: RFC 3339, in UTC. */
export const iso = (time: number | null): string | null =>
  time === null ? null : new Date(time).toISOString();

export interface LocalisedValue {
  value: string;
  /** The language of `value`: the first asked for, unless there is none in it. */
  locale: Locale;
  /** With several languages asked for, the value in each that has it. */
  values?: Localised<string>;
}

export function localised(value: Localised<string>, wanted: readonly Locale[]): LocalisedValue | null {
  const locale = [...wanted, ...locales].find((tag) => value[tag] !== undefined);
  const text = locale && value[locale];
  if (locale === undefined || text === undefined) return null;
  if (wanted.length === 1) return { value: text, locale };
  const present = wanted.filter((tag) => value[tag] !== undefined);
  return { value: text, locale, values: Object.fromEntries(present.map((tag) => [tag, value[tag]])) };
}
