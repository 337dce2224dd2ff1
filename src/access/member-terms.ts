/** What a member may be said to be, checked. */
import { emailOf } from "./email.ts";
import { isHeldToScope } from "./membership.ts";
import type { MemberRow } from "./membership.ts";
import { invalid, nameOf, rolesAsked, scopeOf } from "./terms.ts";

export interface MemberInput {
  /** 1–80 characters. */
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  /** For a translator: what she may write. Null or left out: all. */
  readonly locales?: readonly string[] | null | undefined;
  /** IANA name; Asia/Shanghai unless told. */
  readonly timeZone?: string | undefined;
}

/** What is left out stays. */
export type MemberInputChange = { readonly [K in keyof MemberInput]?: MemberInput[K] | undefined };

export type MemberTerms = Pick<MemberRow, "name" | "email" | "roles" | "locales" | "timeZone">;

const home = "Asia/Shanghai";

/** @throws `field_invalid` or `locale_invalid` */
export function memberTerms({ name, email, roles, locales, timeZone = home }: MemberInput): MemberTerms {
  const held = rolesAsked("roles", roles);
  return {
    name: nameOf(name),
    email: emailOf(email),
    roles: held,
    locales: scopeOf({ field: "locales", held, given: locales }),
    timeZone: zoneNamed(timeZone),
  };
}

/** What is left out stays; a scope that would hold nothing any more goes with the role that it held. */
export function changedTerms(row: MemberRow, input: MemberInputChange): MemberTerms {
  const { name = row.name, email = row.email, roles = row.roles, timeZone = row.timeZone } = input;
  const isHeld = isHeldToScope(rolesAsked("roles", roles));
  const locales = input.locales === undefined ? (isHeld ? row.locales : null) : input.locales;
  return memberTerms({ name, email, roles, locales, timeZone });
}

/** As the platform spells it. @throws `field_invalid` */
export function zoneNamed(text: string): string {
  try {
    // An offset is no zone: it has no summer.
    if (/^[A-Za-z]/.test(text))
      return Intl.DateTimeFormat("en", { timeZone: text }).resolvedOptions().timeZone;
  } catch {
    // Not a zone that anybody knows.
  }
  throw invalid("timeZone", text, [home, "Europe/London", "UTC"]);
}
