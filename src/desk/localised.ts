/** What is said in several languages, in the one that whoever looks reads, else in another that is named. Pure. */
import { locales } from "../locales.ts";
import type { Locale, Localised } from "../locales.ts";
import type { Seat } from "./view.ts";

export interface OwnWords<T> {
  readonly value: T;
  /** Undefined where it is the page's own. */
  readonly lang: Locale | undefined;
}

export function inOwnWords<T>({ locale }: Seat, all: Localised<T>): OwnWords<T> | undefined {
  const own = all[locale];
  if (own !== undefined) return { value: own, lang: undefined };
  for (const lang of locales) {
    const value = all[lang];
    if (value !== undefined) return { value, lang };
  }
  return undefined;
}
