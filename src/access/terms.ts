/** What members and tokens have in common of what may be asked for, checked. */
import { catalogueLocale } from "../catalogues/locale.ts";
import { DomainError } from "../errors.ts";
import { inOrder, isHeldToScope } from "./membership.ts";
import { roles } from "./tables.ts";
import type { Role } from "./tables.ts";

const longestScope = 100;

/** @throws `field_invalid` */
export function nameOf(text: string): string {
  const name = text.normalize("NFC").trim();
  if (!/^\P{C}{1,80}$/u.test(name)) throw invalid("name", text, ["1–80"]);
  return name;
}

/** In their own order, each once. @throws `field_invalid` for none, and for one that is not `allowed` */
export function rolesAsked(
  field: "role" | "roles",
  asked: readonly string[],
  allowed: readonly Role[] = roles,
): [Role, ...Role[]] {
  const held = asked.map((role) => {
    const known = allowed.find((one) => one === role);
    if (known === undefined) throw invalid(field, role, allowed);
    return known;
  });
  const [first, ...others] = inOrder(held);
  if (first === undefined) throw invalid(field, "[]", allowed);
  return [first, ...others];
}

export interface Scope {
  readonly field: "locales" | "namespaces";
  readonly held: readonly Role[];
  readonly given: readonly string[] | null | undefined;
  readonly canonical?: (text: string) => string;
}

/** Who is not held to a scope is not given one, or a list would seem to hold that does not. */
export function scopeOf({ field, held, given, canonical = catalogueLocale }: Scope): string[] | null {
  if (given === null || given === undefined) return null;
  if (!isHeldToScope(held)) throw invalid("role", held.join(", "), ["translator"]);
  if (given.length === 0 || given.length > longestScope)
    throw invalid(field, `[${given.length}]`, [`[1–${longestScope}]`]);
  return [...new Set(given.map(canonical))].toSorted();
}

export function invalid(field: string, value: string, allowed: readonly string[]): DomainError {
  return new DomainError("field_invalid", { field, value: value.slice(0, 80), allowed });
}
