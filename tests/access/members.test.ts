/** Members as verbs: who is added, changed and removed, and what becomes of what was hers. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import type { Actor } from "../../src/access/actor.ts";
import { admit } from "../../src/access/admit.ts";
import { findByEmail, findBySession, findByToken } from "../../src/access/identify.ts";
import type { MemberInput } from "../../src/access/member-terms.ts";
import { addMember, changeMember, listMembers, removeMember } from "../../src/access/members.ts";
import type { MemberRow } from "../../src/access/membership.ts";
import { mayI } from "../../src/access/policy.ts";
import { listSessions, openSession } from "../../src/access/sessions.ts";
import type { Role } from "../../src/access/tables.ts";
import { revokeToken } from "../../src/access/tokens.ts";
import { openDatabase } from "../../src/database.ts";
import { actorAs, issue, operator, recorded } from "../support/access.ts";
import { everything, refusal } from "../support/log.ts";
import { noon } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const whence = { door: "page", address: "192.0.2.7", requestId: "r1" } as const;
const lin = { name: "Lin", email: "lin@example.org", roles: ["admin"] };
const mei = { name: "梅", email: "mei@example.org", roles: ["translator"], locales: ["zh-Hans"] };

const add = (input: Partial<MemberInput> = {}) => addMember(db, operator, { ...lin, ...input }, noon);
const change = (id: string, input: Partial<MemberInput>, expectedVersion?: number) =>
  changeMember(db, operator, { ...input, id, expectedVersion }, noon + 1);
const remove = (id: string) => removeMember(db, operator, { id }, noon + 2);
const letIn = (email: string) => findByEmail(db, email, noon + 9, whence);
const actorBy = async (token: string): Promise<Actor | undefined> =>
  (await findByToken(db, token, whence, noon + 5))?.actor;
const names = async () => (await listMembers(db, operator, { limit: 10 })).map(({ name }) => name);

describe("a member", () => {
  test("is let in by her e-mail, as what she is", async () => {
    const { id } = await add({ ...mei, email: " Mei@Example.ORG ", timeZone: "europe/london" });
    expect(await letIn("mei@example.org")).toEqual({
      actor: {
        ...{ id, memberId: id, name: "梅", roles: ["translator"], locales: ["zh-Hans"], namespaces: null },
        ...{ timeZone: "Europe/London", ...whence },
      },
      email: "mei@example.org",
      expiresAt: noon + 9,
      unread: 0,
    });
    expect(await letIn("wu@example.org")).toBeUndefined();
  });

  test("has one e-mail, which nobody else has, until she is removed", async () => {
    await add();
    const first = await add(mei);
    expect(await refusal(add({ email: "MEI@example.org" }))).toBe("email_taken");
    expect(await refusal(change(first.id, { email: "lin@example.org" }))).toBe("email_taken");
    await remove(first.id);
    const second = await add(mei);
    expect((await letIn(mei.email))?.actor.id).toBe(second.id);
  });

  test.each<[what: string, input: Partial<MemberInput>, field: string]>([
    ["no name", { name: " " }, "name"],
    ["a line break in her name", { name: "Lin\nWu" }, "name"],
    ["an endless name", { name: "x".repeat(81) }, "name"],
    ["no e-mail", { email: "" }, "email"],
    ["half an e-mail", { email: "lin@" }, "email"],
    ["two e-mails", { email: "a@example.org, b@example.org" }, "email"],
    ["an e-mail with a header in it", { email: "a@example.org\r\nBcc:b@example.org" }, "email"],
    ["no role", { roles: [] }, "roles"],
    ["a role that is none", { roles: ["owner"] }, "roles"],
    ["a role out of a prototype", { roles: ["constructor"] }, "roles"],
    ["languages as an editor", { roles: ["translator", "editor"], locales: ["en"] }, "role"],
    ["no language at all", { roles: ["translator"], locales: [] }, "locales"],
    ["a zone that is none", { timeZone: "Asia/Nowhere" }, "timeZone"],
    ["an offset for a zone", { timeZone: "+08:00" }, "timeZone"],
    ["no zone", { timeZone: "" }, "timeZone"],
  ])("cannot have %s", async (_, input, field) => {
    const before = await everything();
    await expect(add(input)).rejects.toMatchObject({ code: "field_invalid", params: { field } });
    expect(await everything()).toEqual(before);
  });

  test("has her roles once each and her languages by their one name", async () => {
    const roles = ["registrar", "translator", "registrar"];
    const row = await add({ roles, locales: ["zh_CN", "en", "zh-Hans"] });
    expect([row.roles, row.locales, row.timeZone]).toEqual([
      ["translator", "registrar"],
      ["en", "zh-Hans"],
      "Asia/Shanghai",
    ]);
  });

  test("is added, changed, removed and looked up by admins alone", async () => {
    const { id } = await add();
    for (const role of ["editor", "translator", "registrar"] as const) {
      const actor = actorAs(role);
      expect(await refusal(addMember(db, actor, mei, noon))).toBe("forbidden");
      expect(await refusal(changeMember(db, actor, { id, roles: ["admin"] }, noon))).toBe("forbidden");
      expect(await refusal(changeMember(db, actor, { id: "nonesuch" }, noon))).toBe("forbidden");
      expect(await refusal(removeMember(db, actor, { id }, noon))).toBe("forbidden");
    }
    expect(() => listMembers(db, actorAs("admin", { roles: [] }), { limit: 1 })).toThrow("forbidden");
  });
});

describe("a change", () => {
  let row: MemberRow;
  beforeEach(async () => {
    await add();
    row = await add(mei);
  });

  test("leaves what it does not name", async () => {
    const changed = await change(row.id, { name: "小梅" });
    expect(changed).toEqual({ ...row, name: "小梅", version: 2 });
    expect((await letIn(mei.email))?.actor.name).toBe("小梅");
  });

  test("of nothing writes nothing", async () => {
    const before = await everything();
    expect(await change(row.id, { ...mei, email: "MEI@example.org" })).toEqual(row);
    expect(await everything()).toEqual(before);
  });

  test("to a role that is held to no language lets go of them", async () => {
    expect((await change(row.id, { roles: ["editor"] })).locales).toBeNull();
    expect((await change(row.id, { roles: ["translator", "registrar"], locales: ["en"] })).locales).toEqual([
      "en",
    ]);
    expect((await change(row.id, { roles: ["translator"] })).locales).toEqual(["en"]);
  });

  test("does not overwrite another one", async () => {
    await change(row.id, { name: "小梅" }, 1);
    expect(await refusal(change(row.id, { name: "大梅" }, 1))).toBe("edit_conflict");
    expect(await refusal(change(row.id, { name: "小梅" }, 1))).toBe("edit_conflict");
    const both = await Promise.allSettled([change(row.id, { name: "甲" }), change(row.id, { name: "乙" })]);
    expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test("of somebody who is none, or none any more, is not found", async () => {
    await remove(row.id);
    for (const id of [row.id, "nonesuch", ""]) {
      expect(await refusal(change(id, { name: "x" }))).toBe("member_not_found");
      expect(await refusal(remove(id))).toBe("member_not_found");
    }
  });
});

describe("the last admin", () => {
  test("is not removed, and does not lose the role", async () => {
    const { id } = await add();
    await add(mei);
    const before = await everything();
    expect(await refusal(remove(id))).toBe("last_admin_member");
    expect(await refusal(change(id, { roles: ["editor"] }))).toBe("last_admin_member");
    expect(await everything()).toEqual(before);
    expect((await change(id, { roles: ["admin", "editor"], name: "Lin Wei" })).name).toBe("Lin Wei");
  });

  test("is there whoever goes first: of two that remove each other one stays", async () => {
    for (const act of [remove, (id: string) => change(id, { roles: ["editor"] })]) {
      const two = [await add(), await add({ email: "wu@example.org" })];
      const outcomes = await Promise.all(two.map(({ id }) => refusal(act(id))));
      expect(outcomes.toSorted()).toEqual(["last_admin_member", undefined]);
      await env.DB.prepare("DELETE FROM members").run();
    }
  });

  test("may go when there is another one", async () => {
    const { id } = await add();
    await add({ email: "wu@example.org", name: "Wu" });
    await remove(id);
    expect(await names()).toEqual(["Wu"]);
  });
});

describe("a member's token", () => {
  const member = (roles: Role[], locales?: string[]) => add({ ...mei, roles, locales });
  const issueTo = async (memberId: string, input: Parameters<typeof issue>[0] = {}) =>
    issue({ memberId, role: undefined, ...input });

  beforeEach(async () => {
    await add();
  });

  test("is as good as she is, and acts in her name", async () => {
    const { id } = await member(["translator", "registrar"], ["zh-Hans"]);
    const issued = await issueTo(id, { name: "laptop" });
    const actor = await actorBy(issued.token);
    expect(actor).toMatchObject({
      ...{ id, memberId: id, tokenId: issued.id, name: "梅" },
      ...{ roles: ["translator", "registrar"], locales: ["zh-Hans"] },
    });
  });

  test.each<[held: Role[], asked: string, is: boolean]>([
    [["translator"], "editor", false],
    [["translator"], "registrar", false],
    [["registrar"], "translator", false],
    [["editor"], "admin", false],
    [["editor"], "registrar", false],
    [["editor"], "translator", true],
    [["admin"], "registrar", true],
    [["admin"], "admin", true],
    [["translator", "registrar"], "registrar", true],
  ])("of one who is %s may be one of %s: %s", async (held, role, is) => {
    const { id } = await member(held);
    expect(await refusal(issueTo(id, { role }))).toBe(is ? undefined : "field_invalid");
  });

  test("is for no language that is not hers", async () => {
    const { id } = await member(["translator"], ["en", "zh-Hans"]);
    const { token } = await issueTo(id, { locales: ["fr", "en"] });
    expect((await actorBy(token))?.locales).toEqual(["en"]);
    await change(id, { locales: ["zh-Hans"] });
    expect((await actorBy(token))?.locales).toEqual([]);
  });

  test("loses with her what she loses, and gains nothing", async () => {
    const { id } = await member(["editor"]);
    const { token } = await issueTo(id);
    const narrow = await issueTo(id, { role: "translator" });
    await change(id, { roles: ["admin"] });
    expect((await actorBy(token))?.roles).toEqual(["editor"]);
    await change(id, { roles: ["translator"], locales: ["en"] });
    expect(await actorBy(token)).toBeUndefined();
    expect(await actorBy(narrow.token)).toMatchObject({ roles: ["translator"], locales: ["en"] });
    expect(mayI({ ...(await actorBy(narrow.token)) } as Actor, "article.write", { locale: "fr" })).toBe(
      false,
    );
  });

  test("ends with her membership, and so do its sessions", async () => {
    const { id } = await member(["editor"]);
    const { token, id: tokenId } = await issueTo(id);
    const identity = await findByToken(db, token, whence, noon);
    if (identity === undefined) throw new Error("not let in");
    const { secret } = await openSession(db, identity, "Firefox", noon);
    expect(await findBySession(db, secret, whence, noon)).toBeDefined();
    await remove(id);
    expect(await actorBy(token)).toBeUndefined();
    expect(await findBySession(db, secret, whence, noon + 3)).toBeUndefined();
    expect(await listSessions(db, identity.actor, noon + 3)).toEqual([]);
    await add({ ...mei, roles: ["editor"], locales: null });
    expect(await actorBy(token)).toBeUndefined();
    const row = (await everything())["tokens"]?.find((one) => (one as { id: string }).id === tokenId);
    expect(row).toMatchObject({ revoked_at: noon + 2 });
  });

  test("is issued to nobody who is none", async () => {
    const { id } = await member(["editor"]);
    await remove(id);
    for (const memberId of [id, "nonesuch"])
      expect(await refusal(issueTo(memberId))).toBe("member_not_found");
  });

  test("shares its sessions with her other ones, and with nobody else's", async () => {
    const { id } = await member(["editor"]);
    const enter = async (token: string, agent: string) => {
      const identity = await findByToken(db, token, whence, noon);
      if (identity === undefined) throw new Error("not let in");
      await openSession(db, identity, agent, noon);
      return identity.actor;
    };
    const actor = await enter((await issueTo(id)).token, "one");
    await enter((await issueTo(id)).token, "two");
    await enter((await issue()).token, "three");
    const agents = (await listSessions(db, actor, noon)).map(({ agent }) => agent);
    expect(agents.toSorted()).toEqual(["one", "two"]);
  });

  test("that may manage is counted as one for as long as she may", async () => {
    const { id } = await member(["admin"]);
    const hers = await issueTo(id);
    const other = await issue();
    expect(await refusal(revokeToken(db, operator, other.id, noon))).toBeUndefined();
    expect(await refusal(revokeToken(db, operator, hers.id, noon))).toBe("last_admin");
    const again = await issue();
    await change(id, { roles: ["editor"] });
    expect(await refusal(revokeToken(db, operator, again.id, noon))).toBe("last_admin");
    const vouchedFor = (await letIn("lin@example.org"))?.actor;
    if (vouchedFor === undefined) throw new Error("not let in");
    expect(await refusal(revokeToken(db, vouchedFor, again.id, noon))).toBeUndefined();
  });
});

describe("whom the configuration names", () => {
  const vouched = { email: "chief@example.org", expiresAt: noon + 9 };
  const arrive = (firstAdmins: string[]) => admit(db, vouched, firstAdmins, whence, noon);

  test("becomes an admin when she first comes, once, and on record", async () => {
    const both = await Promise.all([arrive([vouched.email]), arrive([vouched.email])]);
    const [first] = both;
    expect(both.map((one) => one?.actor.id)).toEqual([first?.actor.id, first?.actor.id]);
    expect(first?.actor).toMatchObject({ name: "chief", roles: ["admin"], locales: null });
    const id = first?.actor.id ?? "";
    expect(await recorded()).toMatchObject([
      { action: "member.added", subject: `member/${id}`, actorId: id, address: "192.0.2.7", door: "page" },
    ]);
    expect(await names()).toEqual(["chief"]);
  });

  test("is what the newsroom makes of her from then on", async () => {
    await add();
    const id = (await arrive([vouched.email]))?.actor.id ?? "";
    await change(id, { roles: ["translator"] });
    expect((await arrive([vouched.email]))?.actor.roles).toEqual(["translator"]);
    await remove(id);
    expect(await arrive([vouched.email])).toBeUndefined();
    expect(await names()).toEqual(["Lin"]);
  });

  test("is nobody else", async () => {
    for (const emails of [[], ["other@example.org"], ["chief@example.org.cn"], [""]])
      expect(await arrive(emails)).toBeUndefined();
    expect(await recorded()).toEqual([]);
  });
});

test("the list is by name, page by page, without those who were removed", async () => {
  await add({ name: "Chen" });
  for (const name of ["Wu", "Amy", "Amy", "Li"])
    await add({ name, email: `${name}${Math.random()}@example.org` });
  const gone = await add({ name: "Bo", email: "bo@example.org" });
  await remove(gone.id);
  const found: string[] = [];
  let after: [string, string] | undefined;
  for (;;) {
    const rows = await listMembers(db, actorAs("translator"), { after, limit: 2 });
    found.push(...rows.slice(0, 2).map(({ name }) => name));
    const last = rows[1];
    if (rows.length < 3 || last === undefined) break;
    after = [last.name, last.id];
  }
  expect(found).toEqual(["Amy", "Amy", "Chen", "Li", "Wu"]);
});

test("everything that was done is on record, with what was before and after", async () => {
  await add();
  const { id } = await add(mei);
  await change(id, { roles: ["editor"] });
  await remove(id);
  const lines = (await recorded()).filter(({ subject }) => subject === `member/${id}`);
  const was = { ...mei, timeZone: "Asia/Shanghai" };
  expect(lines.map(({ action, detail, at }) => [action, detail, at])).toEqual([
    ["member.added", { after: was }, noon],
    [
      "member.changed",
      {
        before: { roles: ["translator"], locales: ["zh-Hans"] },
        after: { roles: ["editor"], locales: null },
      },
      noon + 1,
    ],
    ["member.removed", { before: { ...was, roles: ["editor"], locales: null } }, noon + 2],
  ]);
});
