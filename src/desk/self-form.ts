/** What the form of one's own settings sends, and what it is to the verb. */
import type { MemberRow } from "../access/membership.ts";
import type { SelfInput } from "../access/self.ts";

export interface SelfFields {
  readonly timeZone: string;
  /** Nothing for the newsroom's first. */
  readonly language: string;
  readonly mail: boolean;
}

export function selfFields({ timeZone, language, mail }: MemberRow): SelfFields {
  return { timeZone, language: language ?? "", mail };
}

export function selfFieldsIn(form: URLSearchParams): SelfFields {
  const field = (name: string) => form.get(name)?.trim() ?? "";
  return { timeZone: field("timeZone"), language: field("language"), mail: form.has("mail") };
}

export function selfInput({ language, ...fields }: SelfFields): SelfInput {
  return { ...fields, language: language === "" ? null : language };
}
