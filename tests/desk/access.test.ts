/** The desk behind Cloudflare Access: whom it lets in, whom it does not, and what those are told. */
import { env } from "cloudflare:workers";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { addMember, changeMember, removeMember } from "../../src/access/members.ts";
import type { MemberRow } from "../../src/access/membership.ts";
import { openDatabase } from "../../src/database.ts";
import { bearer, issue, operator, postSignIn, recorded, sameOrigin, signedIn } from "../support/access.ts";
import { audience, claimsOf, configured, newKey, openTeam, signed } from "../support/access-team.ts";
import type { Key, Team } from "../support/access-team.ts";
import { expectGuarded, expectNothingInside, expectPrivate } from "../support/guard.ts";
import { readPage } from "../support/html.ts";
import { languages } from "../support/languages.ts";
import { everything } from "../support/log.ts";
import { noon } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";
import type { Visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const me = "/api/v1/desk/me";
const lin = { name: "Lin Wei", email: "lin@example.org", roles: ["editor"] };
const chief = "chief@example.org";

let key: Key;
let stranger: Key;
let team: Team;
let member: MemberRow;
let reader: Visitor;

beforeAll(async () => {
  [key, stranger] = await Promise.all([newKey("one"), newKey("one")]);
});
beforeEach(async () => {
  team = openTeam(key);
  member = await addMember(db, operator, lin, noon);
  reader = behindAccess();
});

function behindAccess(bindings: Partial<Env> = {}, clock = { now: noon }): Visitor {
  return visitor(
    clock,
    { ...configured, ADMIN_EMAILS: ` Chief@example.org, other@example.org`, ...bindings },
    team,
  );
}

async function asserted(email: string, claims: Record<string, unknown> = {}, by = key) {
  return { "Cf-Access-Jwt-Assertion": await signed(by, claimsOf(email, claims)) };
}

const codeOf = async (response: Response) => (await response.json<{ code: string }>()).code;

describe("behind Access", () => {
  test("a member is let in as herself, for as long as Access says", async () => {
    const response = await reader.get(me, await asserted(lin.email));
    expect(response.status).toBe(200);
    expectPrivate(response);
    expectGuarded(response);
    expect(await response.json()).toEqual({
      ...{ id: member.id, name: "Lin Wei", email: lin.email, role: "editor", roles: ["editor"] },
      ...{ locales: null, namespaces: null, timeZone: "Asia/Shanghai" },
      ...{ language: null, mail: true },
      expiresAt: new Date(noon + 24 * 3600 * 1000).toISOString(),
    });
  });

  test("the cookie of Access does where its header is not", async () => {
    const { "Cf-Access-Jwt-Assertion": assertion } = await asserted(lin.email);
    expect((await reader.get(me, { Cookie: `CF_Authorization=${assertion}` })).status).toBe(200);
    const forged = await asserted(lin.email, {}, stranger);
    expect((await reader.get(me, { ...forged, Cookie: `CF_Authorization=${assertion}` })).status).toBe(401);
  });

  test("she is shown her name, and what she may", async () => {
    const page = await readPage(await reader.get("/desk/catalogues", await asserted(lin.email)));
    expect((await page.one(".who")).text).toContain("Lin Wei");
    expect(page.html).toContain("/desk/sign-out");
    expect(page.html).not.toContain("/desk/members");
  });

  test("a change of what she is holds at once, and so does her removal", async () => {
    const headers = await asserted(lin.email);
    await changeMember(db, operator, { id: member.id, roles: ["admin"] }, noon);
    expect(await (await reader.get(me, headers)).json()).toMatchObject({ role: "admin" });
    await addMember(db, operator, { ...lin, email: "wu@example.org", roles: ["admin"] }, noon);
    await removeMember(db, operator, { id: member.id }, noon);
    const response = await reader.get(me, headers);
    expect([response.status, await codeOf(response)]).toEqual([403, "not_a_member"]);
  });

  test.each<[what: string, claims: Record<string, unknown>]>([
    ["expired", { exp: noon / 1000 - 60 }],
    ["for another application", { aud: ["b".repeat(64)] }],
    ["of another team", { iss: "https://others.cloudflareaccess.com" }],
    ["of a machine", { email: undefined, common_name: "ci.access" }],
    ["10 KB long", { custom: "x".repeat(10_000) }],
  ])("an assertion that is %s lets nobody in", async (_, claims) => {
    const headers = await asserted(lin.email, claims);
    const response = await reader.get(me, headers);
    expect([response.status, await codeOf(response)]).toEqual([401, "unauthenticated"]);
    const page = await reader.get("/desk/catalogues", headers);
    expect([page.status, page.headers.get("Location")?.split("?")[0]]).toEqual([303, "/desk/sign-in"]);
  });

  test("a forged one lets nobody in, nor does an e-mail in a header", async () => {
    for (const headers of [
      await asserted(lin.email, {}, stranger),
      { "Cf-Access-Authenticated-User-Email": lin.email },
      { "Cf-Access-Jwt-Assertion": lin.email },
      { Authorization: `Bearer ${(await asserted(lin.email))["Cf-Access-Jwt-Assertion"]}` },
      { Cookie: `__Host-shuangyu=${(await asserted(lin.email))["Cf-Access-Jwt-Assertion"]}` },
    ])
      expect((await reader.get(me, headers)).status).toBe(401);
  });

  test("keys that cannot be fetched are an outage, and no reason to sign in again", async () => {
    team.answer = () => new Response("no", { status: 502 });
    const headers = await asserted(lin.email);
    const response = await reader.get(me, headers);
    expect([response.status, response.headers.get("Retry-After")]).toEqual([503, "5"]);
    expect(response.headers.has("WWW-Authenticate")).toBe(false);
    expect(await codeOf(response)).toBe("sign_in_unavailable");
    expect((await reader.get("/desk/catalogues", headers)).status).toBe(503);
    expect((await reader.get(me, await bearer())).status).toBe(200);
    team.answer = undefined;
    expect((await reader.get(me, headers)).status).toBe(200);
  });

  test("a token in a header outranks it, and it outranks a session", async () => {
    const headers = { ...(await asserted(lin.email)), ...(await signedIn(reader, { name: "Mei" })) };
    expect(await (await reader.get(me, headers)).json()).toMatchObject({ name: "Lin Wei" });
    const both = { ...headers, ...(await bearer({ name: "ci" })) };
    expect(await (await reader.get(me, both)).json()).toMatchObject({ name: "ci" });
  });

  test("a write must come from our own pages", async () => {
    const headers = await asserted(lin.email);
    const write = (more: Record<string, string>) =>
      reader.send("DELETE", "/api/v1/desk/sessions/nonesuch", { ...headers, ...more });
    for (const more of [{}, { "Sec-Fetch-Site": "cross-site" }, { Origin: "https://evil.test" }])
      expect(await codeOf(await write(more))).toBe("cross_site");
    for (const more of [sameOrigin, { Origin: origin }])
      expect(await codeOf(await write(more))).toBe("session_not_found");
  });

  test("what she does is on record under her name", async () => {
    await changeMember(db, operator, { id: member.id, roles: ["admin"] }, noon);
    const headers = { ...(await asserted(lin.email)), ...sameOrigin, "CF-Connecting-IP": "192.0.2.9" };
    const body = JSON.stringify({ name: "ci", role: "translator" });
    expect((await reader.send("POST", "/api/v1/desk/tokens", headers, body)).status).toBe(201);
    expect((await recorded()).at(-1)).toMatchObject({
      ...{ action: "token.issued", actorId: member.id, actorName: "Lin Wei" },
      ...{ door: "api", address: "192.0.2.9" },
    });
  });
});

describe.each(languages)("who is no member, in $locale,", ({ locale }) => {
  const language = { "Accept-Language": locale };

  test("is told so, and by whom that can be changed, and nothing of anybody else", async () => {
    const headers = { ...(await asserted("wu@example.org")), ...language };
    const before = await everything();
    for (const path of [me, "/api/v1/desk/members", "/api/v1/desk/nonesuch"]) {
      const response = await reader.get(path, headers);
      expect(response.status).toBe(403);
      expectGuarded(response);
      expectPrivate(response);
      const text = await response.text();
      expectNothingInside(text);
      expect(text).toContain("wu@example.org");
      for (const other of [lin.email, lin.name, chief, "other@"]) expect(text).not.toContain(other);
    }
    expect(await everything()).toEqual(before);
  });

  test("is shown a page with the ways that are left", async () => {
    const headers = { ...(await asserted("wu@example.org")), ...language };
    const page = await readPage(await reader.get("/desk/catalogues", headers));
    expect(page.status).toBe(403);
    expect((await page.one("html")).attributes.get("lang")).toBe(locale);
    expect(page.html).toContain('href="/cdn-cgi/access/logout"');
    expect((await readPage(await reader.get("/desk/sign-in", headers))).status).toBe(200);
    const cookie = await signedIn(reader, { name: "Mei" });
    expect(await (await reader.get(me, { ...headers, ...cookie })).json()).toMatchObject({ name: "Mei" });
  });
});

describe("the first admin", () => {
  test("comes from the configuration, and may add the others", async () => {
    const headers = { ...(await asserted("CHIEF@example.org")), ...sameOrigin };
    expect(await (await reader.get(me, headers)).json()).toMatchObject({ name: "chief", role: "admin" });
    const body = JSON.stringify({ name: "Wu", email: "wu@example.org", roles: ["translator"] });
    expect((await reader.send("POST", "/api/v1/desk/members", headers, body)).status).toBe(201);
    expect((await reader.get(me, await asserted("wu@example.org"))).status).toBe(200);
  });

  test("is nobody whom it does not name", async () => {
    for (const email of ["chief@example.org.cn", "hief@example.org", "other@example.orgx"])
      expect((await reader.get(me, await asserted(email))).status).toBe(403);
    const nobody = behindAccess({ ADMIN_EMAILS: "" });
    expect((await nobody.get(me, await asserted(chief))).status).toBe(403);
  });
});

describe("signing out", () => {
  const signOut = (headers: Record<string, string>, from = reader) =>
    from.send("POST", "/desk/sign-out", { ...headers, ...sameOrigin });

  test("leads to where Access ends, and ends the browser's session too", async () => {
    const cookie = await signedIn(reader, { name: "Mei" });
    const response = await signOut({ ...(await asserted(lin.email)), ...cookie });
    expect([response.status, response.headers.get("Location")]).toEqual([303, "/cdn-cgi/access/logout"]);
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-shuangyu=; Max-Age=0/);
    expect((await reader.get(me, cookie)).status).toBe(401);
  });

  test("leads to the sign-in page for who came with a token", async () => {
    const response = await signOut(await signedIn(reader));
    expect(response.headers.get("Location")).toBe("/desk/sign-in");
  });
});

describe("without Access", () => {
  test.each<[what: string, bindings: Partial<Env>]>([
    ["no team", { ACCESS_TEAM: "" }],
    ["no application", { ACCESS_AUD: "" }],
    ["a blank", { ACCESS_AUD: " , " }],
    ["an address for a team", { ACCESS_TEAM: "evil.test/" }],
  ])("(%s) the best assertion is worth nothing, and no keys are asked for", async (_, bindings) => {
    const closed = behindAccess(bindings);
    expect((await closed.get(me, await asserted(lin.email))).status).toBe(401);
    expect((await closed.get(me, await asserted(chief))).status).toBe(401);
    expect(team.asked).toEqual([]);
    expect((await postSignIn(closed, { token: (await issue()).token })).status).toBe(303);
  });
});

describe("on one's own machine", () => {
  const identity = { email: "Chief@example.org", name: "Chief" };
  const played = (aud: string) => ({ aud, getIdentity: () => Promise.resolve(identity) });
  const local = { ACCESS_TEAM: "", ACCESS_AUD: "local", ADMIN_EMAILS: chief };
  const at = (access: CloudflareAccessContext | undefined, bindings: Partial<Env> = local) =>
    visitor({ now: noon }, bindings, { ...team, ...(access && { access }) });

  test("the identity that the runtime plays is believed, where that is asked for", async () => {
    const here = at(played("local"));
    expect(await (await here.get(me)).json()).toMatchObject({ email: chief, role: "admin" });
    const out = await here.send("POST", "/desk/sign-out", sameOrigin);
    expect(out.headers.get("Location")).toBe("/desk/sign-in");
  });

  test("it is not believed where it was not asked for, nor from anybody but the runtime", async () => {
    for (const here of [
      at(played("local"), { ADMIN_EMAILS: chief }),
      at(played("local"), { ...local, ...configured }),
      at(played("local"), { ...local, ACCESS_TEAM: "newsroom" }),
      at(played(audience)),
      at(undefined),
    ]) {
      expect((await here.get(me)).status).toBe(401);
      expect((await here.get(me, { "Cf-Access-Authenticated-User-Email": chief })).status).toBe(401);
    }
  });
});
