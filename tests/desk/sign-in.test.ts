/** A token exchanged for a session, and the session given back. */
import { describe, expect, test } from "vitest";
import { nextOf } from "../../src/desk/sign-in.ts";
import { bearer, cookieOf, issue, postSignIn, recorded, sameOrigin, signedIn } from "../support/access.ts";
import { isolateUnderAnyName } from "../support/host.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const me = "/api/v1/desk/me";
const hour = 3600 * 1000;

describe("signing in", () => {
  test("gives a cookie that no script, no other site and no other host can use", async () => {
    const response = await postSignIn(visitor(), { token: ` ${(await issue()).token}\n` });
    expect([response.status, response.headers.get("Location")]).toEqual([303, "/desk/"]);
    const [cookie, ...others] = response.headers.getSetCookie();
    expect(others).toEqual([]);
    const [pair, ...attributes] = cookie?.split("; ") ?? [];
    expect(pair).toMatch(/^__Host-shuangyu=[\w-]{43}$/);
    expect(attributes.toSorted()).toEqual(["HttpOnly", "Max-Age=43200", "Path=/", "SameSite=Lax", "Secure"]);
  });

  test("lets the browser in as the token's holder, for twelve hours or what is left of the token", async () => {
    const clock = { now: noon };
    const reader = visitor(clock);
    const cookie = await signedIn(reader, { name: "Mei", role: "editor" });
    const response = await reader.get(me, cookie);
    expect(await response.json()).toMatchObject({
      name: "Mei",
      role: "editor",
      expiresAt: new Date(noon + 12 * hour).toISOString(),
    });
    clock.now = noon + 12 * hour;
    expect((await reader.get(me, cookie)).status).toBe(401);
    clock.now = noon + 23 * hour;
    const { token } = await issue({ days: 1 });
    const late = await postSignIn(reader, { token });
    expect(late.headers.getSetCookie()[0]).toContain("Max-Age=3600;");
  });

  test("never takes over a secret that the browser brought along", async () => {
    const planted = "a".repeat(43);
    const { token } = await issue();
    const headers = { ...sameOrigin, Cookie: `__Host-shuangyu=${planted}` };
    expect(cookieOf(await postSignIn(visitor(), { token }, headers))).not.toContain(planted);
  });

  test("ends the session that the browser had", async () => {
    const reader = visitor();
    const before = await signedIn(reader);
    const { token } = await issue();
    const after = { Cookie: cookieOf(await postSignIn(reader, { token }, { ...sameOrigin, ...before })) };
    expect((await reader.get(me, before)).status).toBe(401);
    expect((await reader.get(me, after)).status).toBe(200);
  });

  test("with what is no token gives no cookie and leaves no line", async () => {
    for (const token of ["", "sy_nonesuch", "a".repeat(10_000)]) {
      const response = await postSignIn(visitor(), { token });
      expect(response.status).toBe(401);
      expect(response.headers.getSetCookie()).toEqual([]);
      expect((await response.text()).includes("nonesuch")).toBe(false);
    }
    expect(await recorded()).toEqual([]);
  });

  test("is not done by another site's form", async () => {
    const { token } = await issue();
    for (const headers of [{}, { "Sec-Fetch-Site": "cross-site" }, { Origin: "https://evil.test" }]) {
      const response = await postSignIn(visitor(), { token }, headers);
      expect(response.status).toBe(403);
      expect(response.headers.getSetCookie()).toEqual([]);
    }
  });

  test("takes no endless form", async () => {
    expect((await postSignIn(visitor(), { token: "x".repeat(20_000) })).status).toBe(413);
  });

  test("on one's own machine gives a cookie that works without https", async () => {
    const host = isolateUnderAnyName();
    const { token } = await issue();
    const response = await host("http://localhost:8787/desk/sign-in", sameOrigin, {
      method: "POST",
      body: new URLSearchParams({ token }),
    });
    const [cookie = ""] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^shuangyu=[\w-]{43}; /);
    expect(cookie).not.toContain("Secure");
    const Cookie = cookie.slice(0, cookie.indexOf(";"));
    expect((await host(`http://localhost:8787${me}`, { Cookie })).status).toBe(200);
    expect((await host(`https://newsroom.test${me}`, { Cookie })).status).toBe(401);
  });
});

describe("after signing in", () => {
  test.each([
    ["/desk/tokens", "/desk/tokens"],
    [
      "/desk/catalogues/en/news/app?state=open&key=静",
      "/desk/catalogues/en/news/app?state=open&key=%E9%9D%99",
    ],
    ["/desk/", "/desk/"],
    ["", "/desk/"],
    [undefined, "/desk/"],
    ["/", "/desk/"],
    ["/en/articles", "/desk/"],
    ["//evil.test/desk/", "/desk/"],
    ["///evil.test/desk/", "/desk/"],
    ["\\\\evil.test/desk/", "/desk/"],
    ["/\\evil.test/desk/", "/desk/"],
    ["https://evil.test/desk/", "/desk/"],
    ["https:/desk/x", "/desk/x"],
    ["https:evil.test/desk/", "/desk/"],
    ["javascript:alert(1)//desk/", "/desk/"],
    ["/desk/../en/", "/desk/"],
    ["/desk/%2e%2e/en/", "/desk/"],
    ["/desk/sign-out", "/desk/"],
    ["/desk/sign-in?next=/desk/sign-in", "/desk/"],
    ["/desk/x\r\nSet-Cookie: a=b", "/desk/xSet-Cookie:%20a=b"],
    ["/deskx", "/desk/"],
    ["https://lin:x@evil.test/desk/", "/desk/"],
  ])("%j leads to %s", async (asked, led) => {
    expect(nextOf(asked)).toBe(led);
    const { token } = await issue();
    const response = await postSignIn(visitor(), { token, ...(asked === undefined ? {} : { next: asked }) });
    expect(response.headers.get("Location")).toBe(led);
  });

  test("who came to a page without a session is led back to it", async () => {
    const { get, send } = visitor();
    for (const method of ["GET", "HEAD"]) {
      const response = await send(method, "/desk/tokens?cursor=x&lang=zh");
      expect(response.status).toBe(303);
      const there = new URL(response.headers.get("Location") ?? "", "https://newsroom.test");
      expect(there.pathname).toBe("/desk/sign-in");
      expect(nextOf(there.searchParams.get("next"))).toBe("/desk/tokens?cursor=x&lang=zh");
    }
    expect((await send("POST", "/desk/tokens")).status).toBe(401);
    expect((await get("/desk/tokens", { Authorization: "Bearer nonesuch" })).status).toBe(401);
  });
});

describe("signing out", () => {
  test("ends the session, and takes the cookie back", async () => {
    const reader = visitor();
    const cookie = await signedIn(reader);
    const response = await reader.send("POST", "/desk/sign-out", { ...cookie, ...sameOrigin });
    expect([response.status, response.headers.get("Location")]).toEqual([303, "/desk/sign-in"]);
    expect(response.headers.getSetCookie()[0]).toMatch(/^__Host-shuangyu=; Max-Age=0; .*Secure/);
    expect((await reader.get(me, cookie)).status).toBe(401);
  });

  test("a second time, or without ever having signed in, leads to the same place", async () => {
    const reader = visitor();
    const cookie = await signedIn(reader);
    for (const headers of [cookie, cookie, {}]) {
      const response = await reader.send("POST", "/desk/sign-out", { ...headers, ...sameOrigin });
      expect([response.status, response.headers.get("Location")]).toEqual([303, "/desk/sign-in"]);
    }
    expect((await reader.send("POST", "/desk/sign-out", {})).status).toBe(403);
  });

  test("is not done by another site's form", async () => {
    const reader = visitor();
    const cookie = await signedIn(reader);
    expect((await reader.send("POST", "/desk/sign-out", cookie)).status).toBe(403);
    expect((await reader.get(me, cookie)).status).toBe(200);
  });
});

describe("the sessions of a token", () => {
  const path = "/api/v1/desk/sessions";
  interface Listed {
    items: { id: string; agent: string; isCurrent: boolean }[];
  }

  test("are listed to its holder, and ended one by one or all at once", async () => {
    const reader = visitor();
    const { token } = await issue();
    const enter = async (agent: string) => ({
      Cookie: cookieOf(await postSignIn(reader, { token }, { ...sameOrigin, "User-Agent": agent })),
    });
    const [here, there] = [await enter("Firefox"), await enter("Safari")];
    const stranger = await signedIn(reader);
    const list = async (headers: Record<string, string>) =>
      (await (await reader.get(path, headers)).json<Listed>()).items;
    const items = await list(here);
    expect(items.map(({ agent, isCurrent }) => [agent, isCurrent]).toSorted()).toEqual([
      ["Firefox", true],
      ["Safari", false],
    ]);
    const other = items.find(({ isCurrent }) => !isCurrent)?.id ?? "";
    const end = (headers: Record<string, string>, id: string) =>
      reader.send("DELETE", `${path}${id}`, { ...headers, ...sameOrigin });
    expect((await end(stranger, `/${other}`)).status).toBe(404);
    expect((await end(here, `/${other}`)).status).toBe(204);
    expect((await reader.get(me, there)).status).toBe(401);
    const all = await end(here, "");
    expect([all.status, all.headers.getSetCookie()[0]?.slice(0, 17)]).toEqual([204, "__Host-shuangyu=;"]);
    expect((await reader.get(me, here)).status).toBe(401);
    expect((await reader.get(me, stranger)).status).toBe(200);
  });

  test("are none of another token's business, nor of one that came without a browser", async () => {
    const reader = visitor();
    await signedIn(reader);
    expect(await (await reader.get(path, await bearer())).json()).toEqual({ items: [] });
  });
});
