/** What the form of a picture says of it, as it was typed. */
import type { ImageRow } from "../../images/tables.ts";
import { locales } from "../../locales.ts";
import type { Localised } from "../../locales.ts";

export interface ImageFields {
  readonly alt: Localised<string>;
  readonly credit: string;
}

export const emptyImage: ImageFields = { alt: {}, credit: "" };

export const imageFields = ({ alt, credit }: ImageRow): ImageFields => ({ alt, credit: credit ?? "" });

export function imageFieldsIn(form: URLSearchParams): ImageFields {
  const alt = locales.map((locale) => [locale, form.get(`alt-${locale}`) ?? ""] as const);
  return { alt: Object.fromEntries(alt), credit: form.get("credit") ?? "" };
}
