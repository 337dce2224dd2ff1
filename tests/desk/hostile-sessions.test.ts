/** Cookies that were stolen, planted, bent or are over. */
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { addMember, removeMember } from "../../src/access/members.ts";
import { revokeToken } from "../../src/access/tokens.ts";
import { openDatabase } from "../../src/database.ts";
import { cookieOf, issue, operator, postSignIn, sameOrigin, signedIn } from "../support/access.ts";
import { languages } from "../support/languages.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const me = "/api/v1/desk/me";
const statusOf = async (cookie: string, now = noon) =>
  (await visitor({ now }).get(me, { Cookie: cookie })).status;

describe("a session", () => {
  test("is another one at each sign-in, and none that anybody could have known before", async () => {
    const { token } = await issue();
    const planted = `__Host-shuangyu=${"p".repeat(43)}`;
    const given = new Set<string>();
    for (const Cookie of ["", planted, `${planted}; shuangyu=${"q".repeat(43)}`]) {
      const response = await postSignIn(visitor(), { token }, { ...sameOrigin, Cookie });
      given.add(cookieOf(response));
    }
    expect(given.size).toBe(3);
    expect([...given].some((cookie) => planted.startsWith(cookie))).toBe(false);
    expect(await statusOf(planted)).toBe(401);
  });

  test("ends for good: at its hour, with its token, with its member, and when it is signed out", async () => {
    const reader = visitor();
    const { Cookie: own } = await signedIn(reader, { name: "Mei" });
    expect([await statusOf(own), await statusOf(own, noon + 12 * 3_600_000)]).toEqual([200, 401]);
    await reader.send("POST", "/desk/sign-out", { Cookie: own, ...sameOrigin });
    expect(await statusOf(own)).toBe(401);

    const { token, id } = await issue({ name: "Wu" });
    const revoked = cookieOf(await postSignIn(reader, { token }));
    await issue();
    await revokeToken(db, operator, id, noon);
    expect(await statusOf(revoked)).toBe(401);

    const member = await addMember(
      db,
      operator,
      { name: "Lin", email: "lin@example.org", roles: ["editor"] },
      noon,
    );
    const hers = await issue({ name: "laptop", role: "editor", memberId: member.id });
    const removed = cookieOf(await postSignIn(reader, { token: hers.token }));
    expect(await statusOf(removed)).toBe(200);
    await removeMember(db, operator, { id: member.id }, noon);
    expect(await statusOf(removed)).toBe(401);
  });

  test("is opened by its own secret and by nothing that is like it", async () => {
    const { Cookie: own } = await signedIn(visitor());
    const [name = "", secret = ""] = own.split("=");
    const hash = await env.DB.prepare("SELECT hash FROM sessions").first<string>("hash");
    for (const bent of [
      `${name}=${secret.slice(0, -1)}`,
      `${name}=${secret}x`,
      `${name}=${secret.toUpperCase()}`,
      `${name}="${secret}`,
      `${name}=%20${secret}`,
      `${name}=${hash}`,
      `shuangyu=${secret}`,
      `__host-shuangyu=${secret}`,
      `x${name}=${secret}`,
      `${name}=' OR 1=1--`,
      `${name}=${"a".repeat(10_000)}`,
    ])
      expect(await statusOf(bent), bent.slice(0, 60)).toBe(401);
  });

  test("of two cookies by one name is never a mixture", async () => {
    const { Cookie: own } = await signedIn(visitor(), { name: "Mei" });
    const planted = `__Host-shuangyu=${"p".repeat(43)}`;
    for (const both of [`${own}; ${planted}`, `${planted}; ${own}`]) {
      const response = await visitor().get(me, { Cookie: both });
      if (response.status === 200) expect(await response.json()).toMatchObject({ name: "Mei" });
      else expect(response.status).toBe(401);
    }
  });
});

test.each(languages)("who comes with what is over is led to sign in, in $locale", async ({ locale }) => {
  const { Cookie } = await signedIn(visitor());
  const late = visitor({ now: noon + 13 * 3_600_000 });
  const page = await late.get("/desk/catalogues", { Cookie, "Accept-Language": locale });
  expect([page.status, page.headers.get("Location")]).toEqual([
    303,
    `/desk/sign-in?${new URLSearchParams({ next: "/desk/catalogues" }).toString()}`,
  ]);
  const form = await late.get(page.headers.get("Location") ?? "", { Cookie, "Accept-Language": locale });
  expect([form.status, form.headers.get("Content-Language")]).toEqual([200, locale]);
});
