/** The desk's door: who is let in, as whom, and what those are told who are not. */
import { env } from "cloudflare:workers";
import { describe, expect, test } from "vitest";
import { revokeToken } from "../../src/access/tokens.ts";
import { openDatabase } from "../../src/database.ts";
import { statusOf } from "../../src/status.ts";
import type { Problem } from "../support/answers.ts";
import { bearer, issue, operator, sameOrigin, signedIn } from "../support/access.ts";
import { failing } from "../support/databases.ts";
import { expectGuarded, expectNothingInside, expectPrivate } from "../support/guard.ts";
import { languages } from "../support/languages.ts";
import { noon } from "../support/newsroom.ts";
import { origin, visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const me = "/api/v1/desk/me";
const day = 24 * 3600 * 1000;

describe("a token opens the door", () => {
  test("and its holder is told who she is to us", async () => {
    const { token, id } = await issue({ name: "Mei", role: "translator", locales: ["zh"], days: 7 });
    const response = await visitor().get(me, { Authorization: `Bearer ${token}` });
    expect(response.status).toBe(200);
    expectPrivate(response);
    expectGuarded(response);
    expect(response.headers.get("X-Robots-Tag")).toBe("noindex");
    expect(await response.json()).toEqual({
      id,
      name: "Mei",
      email: null,
      role: "translator",
      roles: ["translator"],
      locales: ["zh-Hans"],
      namespaces: null,
      timeZone: null,
      expiresAt: new Date(noon + 7 * day).toISOString(),
    });
  });

  test.each(["bearer", "BEARER", "Bearer  "])("however the scheme is written: %j", async (scheme) => {
    const { token } = await issue();
    expect((await visitor().get(me, { Authorization: `${scheme} ${token}` })).status).toBe(200);
  });

  test("until it expires or is revoked, at once and in every isolate", async () => {
    const clock = { now: noon };
    const { get } = visitor(clock);
    await issue();
    const { token, id } = await issue({ days: 1 });
    const headers = { Authorization: `Bearer ${token}` };
    expect((await get(me, headers)).status).toBe(200);
    clock.now = noon + day;
    expect((await get(me, headers)).status).toBe(401);
    clock.now = noon + 1000;
    await revokeToken(db, operator, id, noon);
    expect((await get(me, headers)).status).toBe(401);
  });

  test("and is noted as used, once a minute", async () => {
    const clock = { now: noon };
    const { get } = visitor(clock);
    const { token, id } = await issue();
    const used = async () =>
      (await env.DB.prepare("SELECT last_used_at FROM tokens WHERE id = ?").bind(id).first())?.[
        "last_used_at"
      ];
    for (const [at, noted] of [
      [0, 0],
      [30_000, 0],
      [61_000, 61_000],
    ] as const) {
      clock.now = noon + at;
      await get(me, { Authorization: `Bearer ${token}` });
      expect(await used()).toBe(noon + noted);
    }
  });

  test("and outranks a cookie, even when it is worth nothing", async () => {
    const reader = visitor();
    const cookie = await signedIn(reader);
    expect((await reader.get(me, { ...cookie, Authorization: "Bearer sy_nonesuch" })).status).toBe(401);
    expect((await reader.get(me, { ...cookie, Authorization: "Basic bGluOng=" })).status).toBe(200);
  });
});

describe.each(languages)("in $locale", ({ locale }) => {
  const strangers: [
    what: string,
    headers: Record<string, string>,
    code: "unauthenticated" | "token_rejected",
  ][] = [
    ["nothing", {}, "unauthenticated"],
    ["another scheme", { Authorization: "Basic bGluOnNlY3JldA==" }, "unauthenticated"],
    ["a token without a scheme", { Authorization: `sy_${"a".repeat(43)}` }, "unauthenticated"],
    [
      "a scheme that only begins like ours",
      { Authorization: `Bearers sy_${"a".repeat(43)}` },
      "unauthenticated",
    ],
    ["a cookie that is none", { Cookie: "__Host-shuangyu=x" }, "unauthenticated"],
    ["a cookie by the name for http", { Cookie: `shuangyu=${"a".repeat(43)}` }, "unauthenticated"],
    ["a scheme without a token", { Authorization: "Bearer" }, "token_rejected"],
    ["a token nobody was given", { Authorization: `Bearer sy_${"a".repeat(43)}` }, "token_rejected"],
    ["a token cut short", { Authorization: "Bearer sy_abc" }, "token_rejected"],
    ["two tokens", { Authorization: `Bearer sy_${"a".repeat(43)} sy_${"b".repeat(43)}` }, "token_rejected"],
    ["10 KB", { Authorization: `Bearer ${"a".repeat(10_240)}` }, "token_rejected"],
    ["words of SQL", { Authorization: "Bearer ' OR 1=1--" }, "token_rejected"],
  ];

  test.each(strangers)("who shows %s is told to sign in", async (_, headers, code) => {
    for (const path of [me, "/api/v1/desk/tokens", "/api/v1/desk/nonesuch"]) {
      const response = await visitor().get(path, { ...headers, "Accept-Language": locale });
      expect(response.status).toBe(401);
      expect(response.headers.get("WWW-Authenticate")).toBe(
        code === "unauthenticated"
          ? 'Bearer realm="shuangyu"'
          : 'Bearer realm="shuangyu", error="invalid_token"',
      );
      await expectProblem(response, code);
    }
  });

  test("who may not is told what it would take, and nothing else", async () => {
    const headers = { ...(await bearer({ role: "editor", name: "Mei" })), "Accept-Language": locale };
    const { get, send } = visitor();
    for (const response of [
      await get("/api/v1/desk/tokens", headers),
      await send("POST", "/api/v1/desk/tokens", headers, "not even JSON"),
      await send("DELETE", "/api/v1/desk/tokens/nonesuch", headers),
    ]) {
      expect(response.status).toBe(403);
      expect(await expectProblem(response, "forbidden")).toMatchObject({
        unit: "role",
        name: "Mei",
        roles: ["admin"],
      });
    }
  });

  async function expectProblem(response: Response, code: keyof typeof statusOf): Promise<Problem> {
    expectGuarded(response);
    expectPrivate(response);
    expect(response.headers.get("Content-Type")).toBe("application/problem+json");
    expect(response.headers.get("Content-Language")).toBe(locale);
    expect(response.headers.get("X-Robots-Tag")).toBe("noindex");
    expect(response.headers.has("Access-Control-Allow-Origin")).toBe(false);
    expectNothingInside(await response.clone().text());
    const problem = await response.json<Problem>();
    expect(problem).toMatchObject({
      code,
      status: statusOf[code],
      type: `${origin}/api/v1/problems/${code}`,
    });
    expect(/\p{Script=Han}/u.test(problem.detail)).toBe(locale === "zh-Hans");
    return problem;
  }
});

describe("a write with a cookie", () => {
  const write = "/api/v1/desk/sessions/nonesuch";

  test.each<[string, Record<string, string>, number]>([
    ["from our own page", sameOrigin, 404],
    ["from our own page, in an older browser", { Origin: origin }, 404],
    ["from another site", { "Sec-Fetch-Site": "cross-site" }, 403],
    ["from a sister domain", { "Sec-Fetch-Site": "same-site" }, 403],
    ["from an address that was typed", { "Sec-Fetch-Site": "none" }, 403],
    ["from another origin", { Origin: "https://evil.test" }, 403],
    ["from our host on another port", { Origin: `${origin}:8443` }, 403],
    ["from our host in the clear", { Origin: origin.replace("https", "http") }, 403],
    ["from nowhere", { Origin: "null" }, 403],
    ["from who knows where", {}, 403],
    ["from another site that names our origin", { "Sec-Fetch-Site": "cross-site", Origin: origin }, 403],
  ])("%s", async (_, headers, status) => {
    const reader = visitor();
    const cookie = await signedIn(reader);
    const response = await reader.send("DELETE", write, { ...cookie, ...headers });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({
      code: status === 403 ? "cross_site" : "session_not_found",
    });
  });

  test("may come from anywhere when a token takes the cookie's place", async () => {
    const headers = { ...(await bearer()), "Sec-Fetch-Site": "cross-site", Origin: "https://ci.test" };
    expect((await visitor().send("DELETE", write, headers)).status).toBe(404);
  });

  test("is not asked where it comes from before it is known whose it is", async () => {
    expect((await visitor().send("DELETE", write, { Origin: "https://evil.test" })).status).toBe(401);
  });
});

describe("every answer from behind the door", () => {
  const paths = [
    me,
    "/api/v1/desk",
    "/api/v1/desk/",
    "/api/v1/desk/nowhere",
    "/desk/nowhere",
    "/desk",
    "/desk/sign-out",
  ];

  test.each([...paths, "/desk/%", `/api/v1/desk/${"x".repeat(2100)}`])(
    "is kept by nobody: %s",
    async (path) => {
      const signedInAs = await bearer();
      for (const headers of [{}, signedInAs]) {
        for (const method of ["GET", "HEAD", "POST", "OPTIONS", "PROPFIND"]) {
          const response = await visitor().send(method, path, headers);
          expectPrivate(response);
          expectGuarded(response);
          expect(response.headers.get("X-Robots-Tag"), method).toBe("noindex");
          expect(response.headers.get("Request-Id")).toMatch(/^[\w-]{8,64}$/);
          expect(response.headers.has("ETag")).toBe(false);
          expect([...response.headers.keys()].filter((name) => name.startsWith("access-control-"))).toEqual(
            [],
          );
        }
      }
    },
  );

  test("carries the platform's name for the request, where it is one", async () => {
    const { get } = visitor();
    expect((await get(me, { "Cf-Ray": "8f1b2c-SHA" })).headers.get("Request-Id")).toBe("8f1b2c-SHA");
    for (const ray of ["x y", "<b>", "a".repeat(65)])
      expect((await get(me, { "Cf-Ray": ray })).headers.get("Request-Id")).toMatch(/^[0-9a-f]{32}$/);
  });

  test("says what methods there are, and refuses the rest", async () => {
    const { send } = visitor();
    const allowed = "GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE";
    const preflight = await send("OPTIONS", me, { Origin: "https://app.test" });
    expect([preflight.status, preflight.headers.get("Allow")]).toEqual([204, allowed]);
    const refused = await send("PROPFIND", me, await bearer());
    expect([refused.status, refused.headers.get("Allow")]).toEqual([405, allowed]);
  });
});

test("a database that is gone is an outage, and no reason to sign in again", async () => {
  const headers = await bearer();
  const prepare = () => {
    throw new Error("D1_ERROR: the database is gone");
  };
  const gone = new Proxy(
    failing(env.DB, () => true),
    {
      get: (d1, name) => (name === "prepare" ? prepare : Reflect.get(d1, name)),
    },
  );
  const response = await visitor({ now: noon }, { DB: gone }).get(me, headers);
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ code: "unavailable" });
});

test("what stands beside the desk's addresses is not behind its door", async () => {
  for (const path of ["/desktop", "/api/v1/desks", "/deskx/sign-in"]) {
    expect((await visitor().get(path)).status, path).toBe(404);
    expect((await visitor().send("POST", path)).status, path).toBe(405);
  }
});
