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

const listOf = (text: string): string[] => text.split(",").map((part) => part.trim());

export const lang = z.string().max(200).optional();
export const fallback = z.enum(["none", "source"], { error: "none, source" }).default("none");
export const limit = z
  .string()
  .regex(/^[1-9]\d{0,2}$/, "1–100")
  .default("20")
  .transform(Number)
  .refine((value) => value <= 100, "1–100");
export const cursor = z.string().optional();
export const id = z.string().refine(isId, "[a-z0-9-]{1,64}").optional();
export const year = z
  .string()
  .regex(/^(19|20)\d\d$/, "1900–2099")
  .transform(Number)
  .optional();
export const tier = z
  .enum(["national", "municipal", "district"], { error: "national, municipal, district" })
  .optional();

/** A list of names out of a closed set. */
export function namesOutOf<const N extends string>(names: readonly N[]) {
  const isName = (text: string): text is N => (names as readonly string[]).includes(text);
  return z
    .string()
    .transform(listOf)
    .refine((given) => given.every(isName), names.join(", "))
    .transform((given) => given.filter(isName))
    .optional();
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
