/** What a token may be asked to be, checked. */
import { catalogueLocale, namespaceName } from "../catalogues/locale.ts";
import { DomainError } from "../errors.ts";
import { roles } from "./tables.ts";
import type { Role } from "./tables.ts";

export interface NewToken {
  /** Whose it is, or what machine's: 1–80 characters. */
  readonly name: string;
  readonly role: string;
  /** For a translator: the catalogues it is held to. Null or left out: all. */
  readonly locales?: readonly string[] | null | undefined;
  /** By name, or `news/*` for everything below `news/`. */
  readonly namespaces?: readonly string[] | null | undefined;
  /** How long it is good for: 1–366 days, 90 unless told. */
  readonly days?: number | undefined;
}

export interface Terms {
  readonly name: string;
  readonly role: Role;
  readonly locales: string[] | null;
  readonly namespaces: string[] | null;
  readonly expiresAt: number;
}

const day = 24 * 3600 * 1000;
const longestScope = 100;

/** @throws `field_invalid`, `locale_invalid` or `namespace_invalid` */
export function termsOf({ name, role, locales, namespaces, days = 90 }: NewToken, now: number): Terms {
  const known = name.normalize("NFC").trim();
  if (!/^\P{C}{1,80}$/u.test(known)) throw invalid("name", name, ["1–80"]);
  const held = roles.find((one) => one === role);
  if (held === undefined) throw invalid("role", role, roles);
  if (!Number.isInteger(days) || days < 1 || days > 366) throw invalid("days", String(days), ["1–366"]);
  return {
    name: known,
    role: held,
    locales: scopeOf("locales", held, locales, catalogueLocale),
    namespaces: scopeOf("namespaces", held, namespaces, namespacePattern),
    expiresAt: now + days * day,
  };
}

/** Who is not held to a scope is not given one, or a list would seem to hold that does not. */
function scopeOf(
  field: string,
  role: Role,
  given: readonly string[] | null | undefined,
  canonical: (text: string) => string,
): string[] | null {
  if (given === null || given === undefined) return null;
  if (role !== "translator") throw invalid("role", role, ["translator"]);
  if (given.length === 0 || given.length > longestScope)
    throw invalid(field, `[${given.length}]`, [`[1–${longestScope}]`]);
  return [...new Set(given.map(canonical))].toSorted();
}

function namespacePattern(text: string): string {
  return text.endsWith("/*") ? `${namespaceName(text.slice(0, -2))}/*` : namespaceName(text);
}

function invalid(field: string, value: string, allowed: readonly string[]): DomainError {
  return new DomainError("field_invalid", { field, value: value.slice(0, 80), allowed });
}
