/** What the form of a member sends, and what it is to the verbs. */
import type { MemberInput } from "../access/member-terms.ts";
import type { MemberRow } from "../access/membership.ts";

export interface MemberFields {
  readonly name: string;
  readonly email: string;
  readonly roles: readonly string[];
  readonly locales: string;
  readonly timeZone: string;
}

export const emptyMember: MemberFields = {
  name: "",
  email: "",
  roles: [],
  locales: "",
  timeZone: "Asia/Shanghai",
};

export function memberFields({ name, email, roles, locales, timeZone }: MemberRow): MemberFields {
  return { name, email, roles, locales: (locales ?? []).join(", "), timeZone };
}

export function memberFieldsIn(form: URLSearchParams): MemberFields {
  const field = (name: string) => form.get(name)?.trim() ?? "";
  return {
    name: field("name"),
    email: field("email"),
    roles: form.getAll("roles"),
    locales: field("locales"),
    timeZone: field("timeZone"),
  };
}

/** Nothing filled in is no limit. */
export function memberInput({ locales, ...fields }: MemberFields): MemberInput {
  return { ...fields, locales: locales === "" ? null : listIn(locales) };
}

const listIn = (text: string): string[] => text.split(/[,，、\s]+/).filter((part) => part !== "");
