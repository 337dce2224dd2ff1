/** What is said of a picture: tidied, and held to its limits. */
import { DomainError } from "../errors.ts";
import { locales } from "../locales.ts";
import type { Locale, Localised } from "../locales.ts";
import { imageLimits } from "./limits.ts";

export interface ImageTerms {
  readonly alt: Localised<string>;
  readonly credit: string | null;
}

/** Null takes it away, what is left out stays. */
export interface ImageTermsChange {
  readonly alt?: Readonly<Partial<Record<Locale, string | null>>> | undefined;
  readonly credit?: string | null | undefined;
}

/** @throws field_invalid for what is too long */
export function changedImageTerms(before: ImageTerms, { alt, credit }: ImageTermsChange): ImageTerms {
  const said = locales.flatMap((locale) => {
    const now = alt?.[locale];
    const text = now === undefined ? before.alt[locale] : line(`alt.${locale}`, now ?? "", imageLimits.alt);
    return text === undefined || text === "" ? [] : [[locale, text] as const];
  });
  const named = credit === undefined ? before.credit : line("credit", credit ?? "", imageLimits.credit);
  return { alt: Object.fromEntries(said), credit: named === "" ? null : named };
}

function line(field: string, text: string, longest: number): string {
  const clean = oneLine(text);
  if (clean.length <= longest) return clean;
  throw new DomainError("field_invalid", { field, value: clean.slice(0, 80), allowed: [`≤ ${longest}`] });
}

/** Control and bidirectional override characters have no place in a line of text. */
const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu, " ")
    .trim();

/** A file's name without the folders it lay in; what nobody named is called by its picture's format. */
export function fileName(given: string, otherwise: string): string {
  const last = oneLine(given).split(/[\\/]/).at(-1)?.trim() ?? "";
  const cut = [...last].slice(0, imageLimits.name).join("");
  return cut === "" ? otherwise : cut;
}
