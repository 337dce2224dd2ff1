/** The members of the newsroom as JSON and as pages. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { addMember, changeMember } from "../../src/access/members.ts";
import type { MemberRow } from "../../src/access/membership.ts";
import { openDatabase } from "../../src/database.ts";
import { operator, recorded } from "../support/access.ts";
import type { List, Problem } from "../support/answers.ts";
import { deskBrowser } from "../support/desk-browser.ts";
import type { DeskBrowser } from "../support/desk-browser.ts";
import { deskOf } from "../support/desk.ts";
import type { Desk } from "../support/desk.ts";
import { languages } from "../support/languages.ts";
import { everything } from "../support/log.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const mei = { name: "梅", email: "mei@example.org", roles: ["translator"], locales: ["zh-Hans"] };

let lin: MemberRow;
let desk: Desk;

beforeEach(async () => {
  lin = await addMember(db, operator, { name: "Lin", email: "lin@example.org", roles: ["admin"] }, noon);
  desk = await deskOf(db, visitor(), { role: "admin" });
});

const add = async (input: object = mei) => {
  const response = await desk.send("POST", "/members", input);
  expect(response.status).toBe(201);
  return response.json<MemberRow>();
};

describe("as JSON", () => {
  test("a member is added, read, changed and removed", async () => {
    const response = await desk.send("POST", "/members", mei);
    const added = await response.json<MemberRow>();
    expect(response.headers.get("Location")).toBe(`/api/v1/desk/members/${added.id}`);
    expect(response.headers.get("ETag")).toBe('"v1"');
    expect(added).toEqual({
      ...{ ...mei, id: added.id, timeZone: "Asia/Shanghai", version: 1, createdBy: "Chen" },
      ...{ language: null, mail: true },
      createdAt: new Date(noon).toISOString(),
    });
    expect(await (await desk.get(`/members/${added.id}`)).json()).toEqual(added);
    const change = { roles: ["editor"], timeZone: "Europe/London" };
    const changed = await desk.send("PATCH", `/members/${added.id}`, change, { "If-Match": '"v1"' });
    expect(changed.headers.get("ETag")).toBe('"v2"');
    expect(await changed.json()).toMatchObject({ ...change, name: "梅", locales: null, version: 2 });
    const late = { "If-Match": '"v1"' };
    expect((await desk.send("PATCH", `/members/${added.id}`, { name: "x" }, late)).status).toBe(412);
    expect((await desk.send("DELETE", `/members/${added.id}`, undefined, late)).status).toBe(412);
    expect((await desk.send("DELETE", `/members/${added.id}`)).status).toBe(204);
    expect((await desk.get(`/members/${added.id}`)).status).toBe(404);
  });

  test("the list is whole to admins, and names to everybody else", async () => {
    const { id } = await add();
    const all = await (await desk.get("/members")).json<List<MemberRow>>();
    expect(all.items.map(({ email }) => email)).toEqual(["lin@example.org", "mei@example.org"]);
    for (const role of ["editor", "translator", "registrar"]) {
      const other = await deskOf(db, visitor(), { role });
      expect(await (await other.get("/members")).json()).toEqual({
        items: [
          { id: lin.id, name: "Lin" },
          { id, name: "梅" },
        ],
        nextCursor: null,
      });
    }
    const first = await (await desk.get("/members?limit=1")).json<List<MemberRow>>();
    const second = await desk.get(`/members?limit=1&cursor=${first.nextCursor ?? ""}`);
    expect(await second.json()).toMatchObject({ items: [{ id }], nextCursor: null });
  });

  test.each<[what: string, body: object | string, status: number, problem: object]>([
    ["no JSON", "name=Mei", 400, { code: "json_malformed" }],
    ["no e-mail", { ...mei, email: undefined }, 422, { code: "field_invalid", field: "email" }],
    ["one role", { ...mei, roles: "editor" }, 422, { code: "field_invalid", field: "roles" }],
    ["an unknown role", { ...mei, roles: ["owner"] }, 422, { code: "field_invalid", value: "owner" }],
    ["an unknown language", { ...mei, locales: ["x"] }, 422, { code: "locale_invalid" }],
    ["an e-mail that is taken", { ...mei, email: "LIN@example.org" }, 409, { code: "email_taken" }],
    ["an id of her own", { ...mei, id: "x" }, 400, { code: "unknown_parameter", name: "id" }],
    ["a version of her own", { ...mei, version: 7 }, 400, { code: "unknown_parameter", name: "version" }],
    [
      "a prototype",
      `{"name":"x","email":"x@example.org","roles":["editor"],"__proto__":{"roles":["admin"]}}`,
      400,
      {},
    ],
  ])("with %s nobody is added", async (_, body, status, problem) => {
    const before = (await everything())["members"];
    const response = await desk.send("POST", "/members", body);
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject(problem);
    expect((await everything())["members"]).toEqual(before);
  });

  test.each(languages)("the last admin stays, which is said in $locale", async ({ locale }) => {
    for (const [method, body] of [
      ["DELETE", undefined],
      ["PATCH", { roles: ["editor"] }],
    ] as const) {
      const response = await desk.send(method, `/members/${lin.id}`, body, { "Accept-Language": locale });
      expect(response.status).toBe(409);
      const problem = await response.json<Problem>();
      expect(problem.code).toBe("last_admin_member");
      expect(/\p{Script=Han}/u.test(problem.detail)).toBe(locale === "zh-Hans");
    }
  });

  test("a token is issued to her, and listed as hers", async () => {
    const { id } = await add();
    const issued = await desk.send("POST", "/tokens", { name: "laptop", memberId: id });
    const { token } = await issued.json<{ token: string }>();
    const me = await visitor().get("/api/v1/desk/me", { Authorization: `Bearer ${token}` });
    expect(await me.json()).toMatchObject({ id, name: "梅", email: mei.email, locales: ["zh-Hans"] });
    const { items } = await (await desk.get(`/tokens?memberId=${id}`)).json<List<{ memberId: string }>>();
    expect(items).toMatchObject([{ memberId: id, name: "laptop", roles: ["translator"] }]);
    const more = await desk.send("POST", "/tokens", { name: "x", memberId: id, role: "editor" });
    expect([more.status, await more.json()]).toMatchObject([
      422,
      { field: "role", value: "editor", allowed: ["translator"] },
    ]);
  });
});

describe.each(languages)("as pages in $locale", ({ locale }) => {
  const form = "section form[action='/desk/members']";
  const fields = { ...mei, locales: "zh-CN、en" };
  let browser: DeskBrowser;

  beforeEach(async () => {
    browser = await deskBrowser(visitor(), { name: "Chief" }, locale);
  });

  const opened = async () => browser.send(await browser.open("/desk/members"), form, fields);

  test("a member is added, and is in the list", async () => {
    const page = await opened();
    expect(page.path).toMatch(/^\/desk\/members\/[0-9a-f]{32}\?done=saved$/);
    expect((await page.one("html")).attributes.get("lang")).toBe(locale);
    expect((await page.one("h1")).text).toBe("梅");
    expect((await page.one("#locales")).attributes.get("value")).toBe("en, zh-Hans");
    const list = await browser.open("/desk/members");
    expect((await list.texts("tbody tr")).find((row) => row.startsWith("梅"))).toContain(mei.email);
    expect((await list.one("nav.sections a[aria-current]")).attributes.get("href")).toBe("/desk/members");
  });

  test("what cannot be leads to its field, and keeps what was typed", async () => {
    const page = await browser.open("/desk/members");
    for (const [entries, field] of [
      [{ email: "mei" }, "email"],
      [{ email: "lin@example.org" }, "email"],
      [{ locales: "Chinese!" }, "locales"],
      [{ roles: null }, "roles"],
      [{ roles: "editor" }, "roles"],
      [{ timeZone: "Mars" }, "timeZone"],
    ] as const) {
      const answer = await browser.send(page, form, { ...fields, ...entries });
      expect((await answer.one(".summary a")).attributes.get("href")).toBe(`#${field}`);
      expect((await answer.one("#name")).attributes.get("value")).toBe("梅");
      expect((await answer.all(`#${field}`)).length).toBe(1);
    }
  });

  test("a member is changed, and not over the head of somebody else", async () => {
    const page = await opened();
    const id = page.path.slice("/desk/members/".length, -"?done=saved".length);
    const change = `form[action='/desk/members/${id}']`;
    const changed = await browser.send(page, change, { name: "小梅", roles: ["editor"], locales: "" });
    expect((await changed.one("h1")).text).toBe("小梅");
    const late = await browser.send(page, change, { name: "大梅" });
    expect([late.status, (await late.one("#name")).attributes.get("value")]).toEqual([412, "大梅"]);
    expect((await late.one("h1")).text).toBe("小梅");
  });

  test("a token is issued to her and shown once; she is removed, and it with her", async () => {
    const page = await opened();
    const path = page.path.replace("?done=saved", "");
    const issued = await browser.send(page, `form[action='${path}/tokens']`, {
      token_name: "laptop",
      days: "7",
    });
    const { text: token } = await issued.one("#issued");
    expect((await browser.open(path)).html).not.toContain(token);
    expect((await browser.open(path)).html).toContain("laptop");
    const refused = await browser.send(page, `form[action='${path}/tokens']`, { token_name: "x", days: "0" });
    expect((await refused.one(".summary a")).attributes.get("href")).toBe("#days");
    const removed = await browser.send(page, `form[action='${path}/removal']`);
    expect(removed.path).toBe("/desk/members?done=member_removed");
    expect(removed.html).not.toContain(mei.email);
    expect((await browser.open(path)).status).toBe(404);
    expect((await visitor().get("/api/v1/desk/me", { Authorization: `Bearer ${token}` })).status).toBe(401);
    expect((await recorded()).at(-1)?.action).toBe("member.removed");
  });

  test("the last admin is not removed", async () => {
    const page = await browser.open(`/desk/members/${lin.id}`);
    const refused = await browser.send(page, `form[action='/desk/members/${lin.id}/removal']`);
    expect(refused.status).toBe(409);
    expect((await refused.texts(".summary li")).length).toBe(1);
  });

  test("others see names, and no way to change them", async () => {
    await changeMember(db, operator, { id: lin.id, name: "林" }, noon);
    const editor = await deskBrowser(visitor(), { role: "editor" }, locale);
    const page = await editor.open("/desk/members");
    expect(page.status).toBe(200);
    expect(page.html).toContain("林");
    expect(page.html).not.toContain("lin@example.org");
    expect(page.html).not.toContain(lin.id);
    expect((await editor.open(`/desk/members/${lin.id}`)).status).toBe(403);
    expect((await editor.open("/desk/members/nonesuch")).status).toBe(403);
  });
});
