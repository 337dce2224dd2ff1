import { locales } from "../locales.ts";
import type { Locale, Localised } from "../locales.ts";

/** A time as JSON has it: RFC 3339, in UTC. */
export const iso = (time: number | null): string | null =>
  time === null ? null : new Date(time).toISOString();

/** A value in the wanted language, or in another one that it then names. */
export function localised(
  value: Localised<string>,
  locale: Locale,
): { value: string; locale: Locale } | null {
  for (const tag of [locale, ...locales]) {
    const text = value[tag];
    if (text !== undefined) return { value: text, locale: tag };
  }
  return null;
}
