/** What somebody is let in as: everything that a member is, or what a token says, within its member's roles and scope. */
import type { Actor } from "./actor.ts";
import { roles } from "./tables.ts";
import type { members, Role, tokens } from "./tables.ts";

export type MemberRow = typeof members.$inferSelect;
type TokenRow = typeof tokens.$inferSelect;

/** Who somebody is, wherever she comes from. */
export type Person = Omit<Actor, "door" | "address" | "requestId" | "sessionId">;

export function memberPerson({ id, name, roles: held, locales, timeZone }: MemberRow): Person {
  return { id, name, roles: held, locales, namespaces: null, timeZone, memberId: id };
}

/** Undefined for a token whose member has been removed, or holds nothing any more of what it was issued for. */
export function tokenPerson(token: TokenRow, member: MemberRow | undefined): Person | undefined {
  const { id, name, locales, namespaces } = token;
  if (token.memberId === null) return { id, name, roles: rolesOf(token), locales, namespaces, tokenId: id };
  if (member === undefined || member.removedAt !== null) return undefined;
  const held = rolesOf(token).filter((role) => isWorth(member.roles, role));
  if (held.length === 0) return undefined;
  const scope = { locales: narrowed(locales, member.locales), namespaces };
  return { ...memberPerson(member), roles: held, ...scope, tokenId: id };
}

/** An admin may do everything, and an editor what a translator may. */
export function isWorth(held: readonly Role[], role: Role): boolean {
  return held.includes(role) || held.includes("admin") || (role === "translator" && held.includes("editor"));
}

export const rolesOf = ({ role, roles: several }: Pick<TokenRow, "role" | "roles">): readonly Role[] =>
  several ?? [role];

/** In the order of `roles`, each once. */
export const inOrder = (held: readonly Role[]): Role[] => roles.filter((role) => held.includes(role));

/** A list of languages holds only where it means something: somebody else may write them all. */
export const isHeldToScope = (held: readonly Role[]): boolean =>
  held.includes("translator") && !held.includes("editor") && !held.includes("admin");

function narrowed(one: readonly string[] | null, other: readonly string[] | null): readonly string[] | null {
  if (one === null || other === null) return one ?? other;
  return one.filter((locale) => other.includes(locale));
}
