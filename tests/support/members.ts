/** A person of the newsroom who signs in with a token of her own. */
import { env } from "cloudflare:workers";
import type { MemberInput } from "../../src/access/member-terms.ts";
import { addMember } from "../../src/access/members.ts";
import type { MemberRow } from "../../src/access/membership.ts";
import type { Role } from "../../src/access/tables.ts";
import { openDatabase } from "../../src/database.ts";
import { issue, operator } from "./access.ts";
import { noon } from "./newsroom.ts";

const db = openDatabase(env.DB);

export function memberAs(role: Role, input: Partial<MemberInput> = {}): Promise<MemberRow> {
  return addMember(db, operator, { name: "梅", email: "mei@example.org", roles: [role], ...input }, noon);
}

/** With the header that a program of hers sends. */
export async function memberWithToken(role: Role, input: Partial<MemberInput> = {}) {
  const member = await memberAs(role, input);
  const { token } = await issue({ role, memberId: member.id });
  return { member, token, headers: { Authorization: `Bearer ${token}` } };
}
