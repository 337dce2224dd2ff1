/** Headers and hosts that lie change no byte of any answer, and leave nothing behind for the next reader. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { expectGuarded } from "../support/guard.ts";
import { isolateUnderAnyName } from "../support/host.ts";
import { noon, tell } from "../support/newsroom.ts";
import { origin } from "../support/reader.ts";
import { claimFigures, establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);

const paths = [
  "/",
  "/?lang=zh",
  "/en/",
  "/zh/articles",
  "/en/articles/tunnel",
  "/zh/articles/nonesuch",
  "/en/articles/%",
  "/articles/tunnel",
  "/zh/enterprises/tunnel-works",
  "/en/centres",
  "/en",
  "/robots.txt",
  "/api/v1/articles?lang=en&limit=1",
  "/api/v1/articles/tunnel?lang=en,zh-Hans",
  "/api/v1/articles/nonesuch?lang=zh-Hans",
  "/api/v1/enterprises?lang=en&limit=1",
  "/api/v1/problems/not_found",
  "/api/v1/nowhere",
];

const lies: Record<string, string>[] = [
  { "X-Forwarded-Host": "evil.test" },
  { "X-Forwarded-Proto": "http" },
  { "X-Forwarded-Host": "evil.test", "X-Forwarded-Proto": "javascript", "X-Forwarded-Port": "666" },
  { Forwarded: "host=evil.test;proto=http;for=evil.test" },
  { "X-Original-URL": "/evil.test", "X-Rewrite-URL": "/evil.test" },
  { "X-Host": "evil.test", "X-Forwarded-Server": "evil.test", "X-Forwarded-Prefix": "//evil.test" },
  { Host: "evil.test" },
  { Origin: "https://evil.test", Referer: "https://evil.test/" },
  { "CF-Connecting-IP": "evil.test", "True-Client-IP": "evil.test", Via: "1.1 evil.test" },
  { "X-HTTP-Method-Override": "DELETE", "X-Method-Override": "DELETE" },
];

const hosts = [
  "https://evil.test",
  "http://evil.test",
  "https://newsroom.test.evil.test",
  "https://newsroom.test:8443",
  "http://localhost:8787",
];

beforeEach(async () => {
  await establishTiers(db);
  await tell(db);
  await tell(db, { id: "second", at: noon + 1 });
  await claimFigures(db);
});

describe.each(paths)("%s", (path) => {
  test("is the same, header for header and byte for byte, whatever the headers claim", async () => {
    const honest = await answer(origin + path);
    for (const lie of lies) expect(await answer(origin + path, lie)).toEqual(honest);
  });

  test("is the same under whatever host it is asked for", async () => {
    const honest = await answer(origin + path);
    for (const host of hosts) expect(await answer(host + path)).toEqual(honest);
  });

  test("is remembered as the same after a visitor who lied came first", async () => {
    const honest = await answer(origin + path);
    const isolate = isolateUnderAnyName();
    await (await isolate(`https://evil.test${path}`, Object.assign({}, ...lies))).text();
    const next = await isolate(origin + path);
    expect(next.status).toBe(honest.status);
    expect(await next.text()).toBe(honest.body);
    expect([...next.headers].filter(([, value]) => value.includes("evil"))).toEqual([]);
  });
});

async function answer(url: string, headers: Record<string, string> = {}) {
  const response = await isolateUnderAnyName()(url, headers);
  expectGuarded(response);
  const body = await response.text();
  expect(body).not.toContain("evil.test");
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
}
