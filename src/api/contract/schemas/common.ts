/** What many answers have in common. Closed here, so that a test sees what is too much; open in the contract, which may grow. */
import * as z from "zod";
import { locales } from "../../../locales.ts";

export const locale = z.enum(locales).meta({ id: "Locale" });
export const id = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
  .meta({ id: "Id" });
export const slug = z.string().meta({ id: "Slug" });
export const instant = z.iso.datetime().meta({ id: "Instant" });
export const uri = z.url().meta({ id: "Url" });
/** ISO 8601, as coarse as it is known. */
export const day = z
  .string()
  .regex(/^\d{4}(-\d\d(-\d\d)?)?$/)
  .meta({ id: "Day" });
export const count = z.int().min(0);
export const cursor = z
  .string()
  .regex(/^[\w-]+$/)
  .meta({ id: "Cursor" });

/** By language; those that there are. */
export const byLocale = <T extends z.ZodType>(value: T) => z.partialRecord(z.enum(locales), value);

export const localisedText = byLocale(z.string()).meta({ id: "LocalisedText" });

export const localisedValue = z
  .strictObject({ value: z.string(), locale, values: localisedText.optional() })
  .meta({ id: "LocalisedValue" });

export const urls = z.strictObject({ html: uri, api: uri }).meta({ id: "Urls" });

/** A page of a list. */
export const listOf = <T extends z.ZodType>(item: T) => ({
  items: z.array(item),
  nextCursor: cursor.nullable(),
});

/** The same with only some of its fields: those that are always there, and what was asked for. */
export function sparse<S extends z.ZodRawShape, const K extends keyof S & string>(
  whole: z.ZodObject<S>,
  always: readonly K[],
): z.ZodType<{ [F in K]: z.output<S[F]> } & { [F in keyof S]?: z.output<S[F]> | undefined }> {
  const mask = Object.fromEntries(always.map((name) => [name, true]));
  return whole.partial().required(mask as never) as never;
}
