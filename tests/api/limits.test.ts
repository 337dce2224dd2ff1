/** How often an address may ask: told to everybody, counted only where the database is asked. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import wrangler from "../../wrangler.toml?raw";
import { openDatabase } from "../../src/database.ts";
import { clientOf, limiters } from "../../src/limits.ts";
import type { Problem } from "../support/answers.ts";
import { expectPrivate } from "../support/guard.ts";
import { languages } from "../support/languages.ts";
import { establishRegister, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const policy = '"reads";q=600;w=60';
const from = (address: string) => ({ "CF-Connecting-IP": address });

/** The platform's binding, with what it was asked. */
function limiterOf(most: number) {
  const keys: string[] = [];
  const limit = ({ key }: RateLimitOptions) => {
    keys.push(key);
    return Promise.resolve({ success: keys.filter((one) => one === key).length <= most });
  };
  return { keys, bindings: { API_LIMITER: { limit } } };
}

beforeEach(async () => {
  await establishRegister(db);
  await tell(db);
});

test("clients are told what wrangler.toml says", () => {
  for (const [name, { quota, seconds }] of Object.entries(limiters)) {
    const section = wrangler.split("[[ratelimits]]").find((part) => part.includes(`name = "${name}"`));
    expect(section).toContain(`simple = { limit = ${quota}, period = ${seconds} }`);
  }
});

test("every answer carries the policy, and only one that is read counts", async () => {
  const { keys, bindings } = limiterOf(9);
  const { get } = visitor(undefined, bindings);
  for (let times = 0; times < 3; times += 1) {
    const response = await get("/api/v1/articles?lang=en", from("203.0.113.7"));
    expect(response.headers.get("RateLimit-Policy")).toBe(policy);
    expect(response.headers.has("RateLimit")).toBe(false);
  }
  await get("/api/v1/articles/tunnel?lang=zh-Hans", from("203.0.113.7"));
  const refused = await get("/api/v1/articles?lang=fr", from("203.0.113.7"));
  expect(refused.status).toBe(400);
  expect(keys).toEqual(["203.0.113.7", "203.0.113.7"]);
});

describe.each(languages)("in $locale", ({ locale }) => {
  test("an address that asks too much is told how long to wait, and what is remembered it gets all the same", async () => {
    const { bindings } = limiterOf(1);
    const { get } = visitor(undefined, bindings);
    const read = await get(`/api/v1/articles?lang=${locale}`, from("203.0.113.7"));
    expect(read.status).toBe(200);
    const response = await get(`/api/v1/enterprises?lang=${locale}`, from("203.0.113.7"));
    expect(response.status).toBe(429);
    expect(response.headers.get("Retry-After")).toBe("60");
    expect(response.headers.get("RateLimit-Policy")).toBe(policy);
    expect(response.headers.get("RateLimit")).toBe('"reads";r=0;t=60');
    expectPrivate(response);
    const problem = await response.json<Problem>();
    expect(problem).toMatchObject({ code: "too_many_requests", policy: "reads", quota: 600, seconds: 60 });
    expect(/\p{Script=Han}/u.test(problem.detail)).toBe(locale === "zh-Hans");
    expect((await get(`/api/v1/articles?lang=${locale}`, from("203.0.113.7"))).status).toBe(200);
    expect((await get(`/api/v1/enterprises?lang=${locale}`, from("203.0.113.8"))).status).toBe(200);
  });
});

test("nobody is counted on one's own machine, nor where the platform has no limiter", async () => {
  const { keys, bindings } = limiterOf(0);
  const own = visitor(undefined, bindings);
  for (const headers of [{}, from("127.0.0.1"), from("::1"), from("::ffff:127.0.0.1")])
    expect((await own.get(`/api/v1/batches?lang=en`, headers)).status).toBe(200);
  expect(keys).toEqual([]);
});

test.each([
  ["203.0.113.7", "203.0.113.7"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"],
  ["2001:0DB8:0001:0002::1", "2001:db8:1:2::/64"],
  ["2001:db8::1", "2001:db8:0:0::/64"],
  ["::", "0:0:0:0::/64"],
])("%s is counted as %s", (address, key) => {
  expect(clientOf(address)).toBe(key);
});
