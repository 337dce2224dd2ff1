/** Tokens over HTTP: issued once, listed without themselves, revoked. */
import { describe, expect, test } from "vitest";
import { bearer, issue, recorded, sameOrigin, signedIn } from "../support/access.ts";
import type { Problem } from "../support/answers.ts";
import { expectNothingInside } from "../support/guard.ts";
import { languages } from "../support/languages.ts";
import { everything } from "../support/log.ts";
import { noon } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const path = "/api/v1/desk/tokens";
const json = { "Content-Type": "application/json" };

interface Issued {
  id: string;
  token: string;
}

interface Listed {
  items: { id: string; name: string; createdAt: string; revokedAt: string | null }[];
  nextCursor: string | null;
}

async function post(body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
  return visitor().send("POST", path, { ...(await bearer()), ...json, ...headers }, body);
}

describe("issuing a token", () => {
  const input = { name: "Mei", role: "translator", locales: ["ZH_cn"], namespaces: ["news/*"], days: 30 };

  test("tells it once, and what it is for ever after", async () => {
    const headers = await bearer({ name: "Lin" });
    const response = await visitor().send("POST", path, { ...headers, ...json }, JSON.stringify(input));
    expect(response.status).toBe(201);
    const { token, ...issued } = await response.json<Issued>();
    expect(issued).toMatchObject({
      hint: token.slice(0, 9),
      name: "Mei",
      role: "translator",
      locales: ["zh-Hans"],
      namespaces: ["news/*"],
      createdBy: "Lin",
      createdAt: new Date(noon).toISOString(),
      revokedAt: null,
      lastUsedAt: null,
    });
    const { items } = await (await visitor().get(path, headers)).json<Listed>();
    expect(items.find(({ id }) => id === issued.id)).toEqual(issued);
    expect(JSON.stringify([items, await everything()])).not.toContain(token.slice(10));
    const mine = await visitor().get("/api/v1/desk/me", { Authorization: `Bearer ${token}` });
    expect(await mine.json()).toMatchObject({ id: issued.id, role: "translator" });
  });

  test("works from a browser's page, and is on record with where it came from", async () => {
    const reader = visitor();
    const cookie = await signedIn(reader, { name: "Lin" });
    const from = { "CF-Connecting-IP": "192.0.2.7", "Cf-Ray": "8f1b2c-SHA" };
    const headers = { ...cookie, ...sameOrigin, ...json, ...from };
    const { id } = await (await reader.send("POST", path, headers, JSON.stringify(input))).json<Issued>();
    expect((await recorded()).at(-1)).toMatchObject({
      actorName: "Lin",
      action: "token.issued",
      subject: id,
      door: "api",
      address: "192.0.2.7",
      requestId: "8f1b2c-SHA",
    });
  });

  test("from the command line is on record as such", async () => {
    await post(JSON.stringify(input), { "User-Agent": "shuangyu-cli/0.1.0" });
    expect((await recorded()).at(-1)).toMatchObject({ door: "command-line" });
  });
});

describe.each(languages)("what cannot be a token, in $locale,", ({ locale }) => {
  const good = { name: "Mei", role: "editor" };
  const bad: [what: string, body: BodyInit, status: number, problem: object][] = [
    ["no body", "", 400, { code: "json_malformed", line: 1, column: 1 }],
    ["half a body", '{\n  "name": "Mei",\n', 400, { code: "json_malformed", line: 3, column: 1 }],
    ["a comma too many", '{"name": "Mei",}', 400, { code: "json_malformed", line: 1, column: 16 }],
    [
      "no UTF-8",
      new Uint8Array([0x22, 0xc3, 0x28, 0x22]),
      400,
      { code: "json_malformed", line: 1, column: 2 },
    ],
    ["a hundred thousand brackets", "[".repeat(100_000), 400, { code: "json_malformed" }],
    ["a form", "name=Mei&role=editor", 400, { code: "json_malformed" }],
    ["a list", "[]", 422, { code: "field_invalid", field: "{}", value: "[]", allowed: ["object"] }],
    ["nothing", "null", 422, { code: "field_invalid", field: "{}", value: "null" }],
    [
      "no name",
      '{"role":"editor"}',
      422,
      { code: "field_invalid", field: "name", value: "", allowed: ["string"] },
    ],
    ["a number for a name", '{"name":7,"role":"editor"}', 422, { field: "name", value: "7" }],
    [
      "a role that is none",
      '{"name":"Mei","role":"owner"}',
      422,
      { field: "role", value: "owner", allowed: ["admin", "editor", "translator", "registrar"] },
    ],
    [
      "a day and a half",
      JSON.stringify({ ...good, days: 1.5 }),
      422,
      { field: "days", value: "1.5", allowed: ["1–366"] },
    ],
    ["a year and more", JSON.stringify({ ...good, days: 400 }), 422, { field: "days", value: "400" }],
    [
      "a language that is a number",
      JSON.stringify({ ...good, locales: ["en", 7] }),
      422,
      { field: "locales.1", value: "7" },
    ],
    [
      "a language that is none",
      JSON.stringify({ name: "Mei", role: "translator", locales: ["x"] }),
      422,
      { code: "locale_invalid", tag: "x" },
    ],
    [
      "a field of its own making",
      JSON.stringify({ ...good, hash: "x" }),
      400,
      {
        code: "unknown_parameter",
        name: "hash",
        known: ["name", "role", "roles", "memberId", "locales", "namespaces", "days"],
      },
    ],
    [
      "a prototype",
      `{"name":"Mei","role":"editor","__proto__":{"role":"admin"}}`,
      400,
      { code: "unknown_parameter", name: "__proto__" },
    ],
    [
      "a value without end",
      JSON.stringify({ ...good, role: "x".repeat(5000) }),
      422,
      { field: "role", value: "x".repeat(80) },
    ],
    [
      "two megabytes",
      JSON.stringify({ ...good, name: "x".repeat(2 ** 21) }),
      413,
      { code: "request_too_large", limit: 2 ** 20 },
    ],
  ];

  test.each(bad)("%s", async (_, body, status, problem) => {
    const response = await post(body, { "Accept-Language": locale });
    expect(response.status).toBe(status);
    const text = await response.clone().text();
    expectNothingInside(text);
    const told = await response.json<Problem>();
    expect(told).toMatchObject(problem);
    expect(told.detail).not.toMatch(/\{\{|undefined|\[object/);
    expect(/\p{Script=Han}/u.test(told.detail)).toBe(locale === "zh-Hans");
    expect((await everything())["tokens"]).toHaveLength(1);
  });
});

test("a body that comes in pieces is not read past what it may be long", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(0x20));
    },
  });
  const response = await post(endless);
  expect(response.status).toBe(413);
  expect(sent).toBeLessThan(3 * 2 ** 20);
});

describe("revoking a token", () => {
  const revoke = async (headers: Record<string, string>, id: string) =>
    visitor().send("DELETE", `${path}/${id}`, headers);

  test("answers with nothing, and it no longer opens the door", async () => {
    const headers = await bearer();
    const { id, token } = await issue({ role: "editor" });
    const response = await revoke(headers, id);
    expect([response.status, await response.text()]).toEqual([204, ""]);
    expect((await revoke(headers, id)).status).toBe(204);
    const shut = await visitor().get("/api/v1/desk/me", { Authorization: `Bearer ${token}` });
    expect(shut.status).toBe(401);
    const { items } = await (await visitor().get(path, headers)).json<Listed>();
    expect(items.find((item) => item.id === id)?.revokedAt).toBe(new Date(noon).toISOString());
  });

  test("is refused for the last admin's, and for one that there is not", async () => {
    const { id, token } = await issue();
    const headers = { Authorization: `Bearer ${token}` };
    expect(await (await revoke(headers, id)).json()).toMatchObject({ code: "last_admin", status: 409 });
    expect(await (await revoke(headers, "nonesuch")).json()).toMatchObject({ code: "token_not_found" });
  });
});

test("tokens are listed newest first, page by page, each of them once", async () => {
  const headers = await bearer({ name: "first" }, noon - 1);
  for (const at of [0, 0, 0, 5, 9]) await issue({ name: `at ${at}` }, noon + at);
  const seen: Listed["items"] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const next: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const page: Listed = await (await visitor().get(`${path}?limit=2${next}`, headers)).json();
    expect(page.items.length).toBeLessThanOrEqual(2);
    seen.push(...page.items);
    cursor = page.nextCursor;
  }
  expect(new Set(seen.map(({ id }) => id)).size).toBe(6);
  expect(seen.map(({ createdAt }) => createdAt)).toEqual(
    seen
      .map(({ createdAt }) => createdAt)
      .toSorted()
      .toReversed(),
  );
  expect((await visitor().get(`${path}?cursor=x`, headers)).status).toBe(400);
  expect((await visitor().get(`${path}?colour=red`, headers)).status).toBe(400);
});
