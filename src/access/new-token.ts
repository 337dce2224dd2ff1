/** What a token may be asked to be, checked. */
import { namespaceName } from "../catalogues/locale.ts";
import { isWorth } from "./membership.ts";
import type { MemberRow } from "./membership.ts";
import { roles as everyRole } from "./tables.ts";
import type { Role } from "./tables.ts";
import { invalid, nameOf, rolesAsked, scopeOf } from "./terms.ts";

export interface NewToken {
  /** Whose it is, or what machine's: 1–80 characters. */
  readonly name: string;
  /** One role; or several, as `roles`. A member's token may leave both out for all of hers. */
  readonly role?: string | undefined;
  readonly roles?: readonly string[] | undefined;
  /** Whose it is, when it is a member's: never worth more than she is. */
  readonly memberId?: string | undefined;
  /** For a translator: the catalogues it is held to. Null or left out: all. */
  readonly locales?: readonly string[] | null | undefined;
  /** By name, or `news/*` for everything below `news/`. */
  readonly namespaces?: readonly string[] | null | undefined;
  /** How long it is good for: 1–366 days, 90 unless told. */
  readonly days?: number | undefined;
}

export interface Terms {
  readonly name: string;
  readonly roles: [Role, ...Role[]];
  readonly locales: string[] | null;
  readonly namespaces: string[] | null;
  readonly expiresAt: number;
}

const day = 24 * 3600 * 1000;

/** @throws `field_invalid`, `locale_invalid` or `namespace_invalid` */
export function termsOf(input: NewToken, member: MemberRow | undefined, now: number): Terms {
  const { locales, namespaces, days = 90 } = input;
  const name = nameOf(input.name);
  const held = heldRoles(input, member);
  if (!Number.isInteger(days) || days < 1 || days > 366) throw invalid("days", String(days), ["1–366"]);
  return {
    name,
    roles: held,
    locales: scopeOf({ field: "locales", held, given: locales }),
    namespaces: scopeOf({ field: "namespaces", held, given: namespaces, canonical: namespacePattern }),
    expiresAt: now + days * day,
  };
}

function heldRoles({ role, roles }: NewToken, member: MemberRow | undefined): [Role, ...Role[]] {
  const allowed = everyRole.filter((one) => member === undefined || isWorth(member.roles, one));
  if (roles !== undefined) return rolesAsked("roles", roles, allowed);
  return rolesAsked("role", role === undefined ? (member?.roles ?? []) : [role], allowed);
}

function namespacePattern(text: string): string {
  return text.endsWith("/*") ? `${namespaceName(text.slice(0, -2))}/*` : namespaceName(text);
}
