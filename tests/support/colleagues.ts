/** Members of the newsroom in tests, whose ids are names, and what each of them acts as. */
import type { Actor } from "../../src/access/actor.ts";
import { memberPerson } from "../../src/access/membership.ts";
import type { MemberRow } from "../../src/access/membership.ts";
import { members } from "../../src/access/tables.ts";
import { issueToken } from "../../src/access/tokens.ts";
import type { Database } from "../../src/database.ts";
import { operator } from "./access.ts";
import { noon } from "./newsroom.ts";

type Cast = "lin" | "chen" | "mei" | "wei" | "gu";

const cast: Readonly<Record<Cast, Pick<MemberRow, "name" | "roles" | "locales">>> = {
  lin: { name: "Lin Wei", roles: ["editor"], locales: null },
  chen: { name: "陈思远", roles: ["editor"], locales: null },
  mei: { name: "梅", roles: ["translator"], locales: ["zh-Hans"] },
  wei: { name: "Wei", roles: ["admin"], locales: null },
  gu: { name: "顾明", roles: ["registrar"], locales: null },
};

export function memberRow(id: Cast, change: Partial<MemberRow> = {}): MemberRow {
  return {
    ...{ id, email: `${id}@example.org`, timeZone: "Asia/Shanghai", language: null, mail: true },
    ...{ createdAt: noon, createdBy: "operator", removedAt: null, version: 1 },
    ...cast[id],
    ...change,
  };
}

/** They work here from now on. */
export async function hire(db: Database, ...ids: readonly Cast[]): Promise<void> {
  for (const id of ids) await db.insert(members).values(memberRow(id));
}

export const as = (id: Cast): Actor => ({ ...memberPerson(memberRow(id)), door: "page" });

/** What she shows at the door. */
export async function bearerOf(db: Database, id: Cast): Promise<{ Authorization: string }> {
  const { token } = await issueToken(db, operator, { name: id, memberId: id }, noon);
  return { Authorization: `Bearer ${token}` };
}
