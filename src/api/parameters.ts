import * as z from "zod";
import type { AppContext } from "../app-env.ts";
import { DomainError } from "../errors.ts";
import { isId } from "../identity.ts";
import { canonicalLocale, lastResort, locales, lookupLocale } from "../locales.ts";
import type { Locale } from "../locales.ts";

/** The query of one API route, checked once: unknown, repeated and impossible parameters are refused. */
export function parametersOf<S extends z.ZodRawShape>(c: AppContext, shape: S): z.output<z.ZodObject<S>> {
  const search = new URL(c.req.url).searchParams;
  const known = Object.keys(shape);
  for (const name of new Set(search.keys())) {
    const values = search.getAll(name);
    if (!known.includes(name)) throw new DomainError("unknown_parameter", { name: name.slice(0, 80), known });
    if (values.length > 1) throw new DomainError("repeated_parameter", { name });
  }
  const single = Object.fromEntries(search);
  const result = z.object(shape).safeParse(single);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const name = String(issue?.path[0] ?? "");
  throw invalid(name, single[name] ?? "", listOf(issue?.message ?? ""));
}

function invalid(name: string, value: string, allowed: readonly string[]): DomainError {
  return new DomainError("invalid_parameter", { name, value: value.slice(0, 80), allowed });
}

function listOf(given: string): string[] {
  return given.split(",").map((part) => part.trim());
}

/** How a parameter is written, as JSON Schema, for the contract: what zod reads is text. */
export type Wire = { readonly wire: Readonly<Record<string, unknown>> };

const list = (items: object, more: object = {}): Wire => ({ wire: { type: "array", items, ...more } });
const written = (pattern: string): Wire => ({ wire: { type: "string", pattern } });

export const lang = z
  .string()
  .max(200)
  .optional()
  .meta(list({ type: "string", enum: locales }, { minItems: 1 }));
export const fallback = z
  .enum(["none", "source"], { error: "none, source" })
  .default("none")
  .meta({ wire: { type: "string", enum: ["none", "source"], default: "none" } });
export const limit = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, "1–100")
  .default("20")
  .transform(Number)
  .refine((value) => value <= 100, "1–100")
  .meta({ wire: { type: "integer", minimum: 1, maximum: 100, default: 20 } });
/** What oEmbed asks with, which reads it by itself: an absolute address, a size, and a format of which there is one. */
export const address = z.string().meta({ wire: { type: "string", format: "uri" } });
export const pixels = z
  .string()
  .optional()
  .meta({ wire: { type: "integer", minimum: 1, maximum: 99_999 } });
export const embeddingFormat = z
  .string()
  .optional()
  .meta({ wire: { type: "string", enum: ["json"] } });

/** Our own JSON, or IPTC ninjs; where nobody says, the header may. */
export const format = z
  .enum(["json", "ninjs"], { error: "json, ninjs" })
  .optional()
  .meta({ wire: { type: "string", enum: ["json", "ninjs"] } });
export const cursor = z.string().optional().meta(written("^[\\w-]+$"));
export const text = z
  .string()
  .default("")
  .meta({ wire: { type: "string", default: "" } });
export const id = z
  .string()
  .refine(isId, "[a-z0-9-]{1,64}")
  .optional()
  .meta(written("^[a-z0-9][a-z0-9-]{0,63}$"));
export const year = z
  .string()
  .regex(/^(19|20)\d\d$/, "1900–2099")
  .transform(Number)
  .optional()
  .meta({ wire: { type: "integer", minimum: 1900, maximum: 2099 } });
export const tier = z
  .enum(["national", "municipal", "district"], { error: "national, municipal, district" })
  .optional()
  .meta({ wire: { type: "string", enum: ["national", "municipal", "district"] } });

/** The most things that are looked up at once. */
export const mostIds = 50;

/** Ids in an order that the answer keeps. */
export const ids = z
  .string()
  .transform(listOf)
  .refine((given) => given.length <= mostIds && given.every(isId), `1–${mostIds}`)
  .transform((given) => [...new Set(given)])
  .optional()
  .meta(list({ type: "string", pattern: "^[a-z0-9][a-z0-9-]{0,63}$" }, { minItems: 1, maxItems: mostIds }));

/** An instant with its offset (RFC 3339), as Unix milliseconds. A `+` that nobody escaped arrives as a space. */
export const time = z
  .string()
  .transform((given) => given.replace(/ (?=\d\d:\d\d$)/, "+"))
  .pipe(z.iso.datetime({ offset: true, error: "2026-03-01T12:00:00Z" }))
  .transform((given) => Date.parse(given))
  .refine((value) => !Number.isNaN(value), "2026-03-01T12:00:00Z")
  .optional()
  .meta({ wire: { type: "string", format: "date-time" } });

export const switchedOn = z
  .enum(["", "1", "true"], { error: "thin, thin=true" })
  .optional()
  .meta({ wire: { type: "boolean", enum: [true] } });

/** The number of a line of the change log. */
export const position = z
  .string()
  .regex(/^\d{1,15}$/, "0, 1, 2, …")
  .transform(Number)
  .optional()
  .meta({ wire: { type: "integer", minimum: 0 } });

/** A list of names out of a closed set. */
export function namesOutOf<const N extends string>(names: readonly N[]) {
  const isName = (given: string): given is N => (names as readonly string[]).includes(given);
  return z
    .string()
    .transform(listOf)
    .refine((given) => given.every(isName), names.join(", "))
    .transform((given) => given.filter(isName))
    .optional()
    .meta(list({ type: "string", enum: names }, { minItems: 1 }));
}

/** Of parameters that each say which list is meant, one. @throws invalid_parameter */
export function expectOne<Q extends object>(query: Q, names: readonly (keyof Q & string)[]): void {
  const [, second] = names.filter((name) => query[name] !== undefined);
  if (second !== undefined) throw invalid(second, String(query[second]), names);
}

/** The languages asked for: `lang`, in its order; else the header's choice, which then must be varied on. */
export interface Wanted {
  locales: readonly [Locale, ...Locale[]];
  isNegotiated: boolean;
}

export function wantedLocales(c: AppContext, given: string | undefined): Wanted {
  if (given === undefined) {
    return { locales: [lookupLocale(c.req.header("Accept-Language")) ?? lastResort], isNegotiated: true };
  }
  const asked = listOf(given).map(expectLocale);
  const [first, ...rest] = [...new Set(asked)];
  if (first === undefined) throw new DomainError("unsupported_locale", { tag: given, available: locales });
  return { locales: [first, ...rest], isNegotiated: false };
}

function expectLocale(tag: string): Locale {
  const locale = canonicalLocale(tag);
  if (locale === undefined)
    throw new DomainError("unsupported_locale", { tag: tag.slice(0, 80), available: locales });
  return locale;
}
