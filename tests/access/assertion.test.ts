/** What is believed of an assertion of Cloudflare Access, and what is not. */
import { Buffer } from "node:buffer";
import { exportSPKI } from "jose";
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { verifyAssertion } from "../../src/access/assertion.ts";
import {
  audience,
  claimsOf,
  issuer,
  newKey,
  openTeam,
  publicJwk,
  signed,
  team,
} from "../support/access-team.ts";
import type { Key, Team } from "../support/access-team.ts";
import { refusal } from "../support/log.ts";
import { noon } from "../support/newsroom.ts";

const app = { team, audience: [audience] };
const hour = 3600 * 1000;

let ours: Key;
let another: Key;
let elliptic: Key;
let access: Team;

beforeAll(async () => {
  [ours, another, elliptic] = await Promise.all([newKey("one"), newKey("two"), newKey("three", "ES256")]);
});
beforeEach(() => {
  access = openTeam(ours);
});
afterEach(() => {
  vi.useRealTimers();
});

const read = (assertion: string, now = noon) => verifyAssertion(access.keySets, app, assertion, now);
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("an assertion", () => {
  test("says who it is and until when", async () => {
    const assertion = await signed(ours, claimsOf("Lin@Example.org"));
    expect(await read(assertion)).toEqual({ email: "lin@example.org", expiresAt: noon + 24 * hour });
    expect(access.asked).toEqual([`${issuer}/cdn-cgi/access/certs`]);
  });

  test("may be signed on a curve, and meant for several applications", async () => {
    access.publishes = [ours, elliptic];
    expect(await read(await signed(elliptic, claimsOf("lin@example.org")))).toBeDefined();
    expect(
      await read(await signed(ours, claimsOf("lin@example.org", { aud: ["b".repeat(64), audience] }))),
    ).toBeDefined();
  });

  test.each<[what: string, claims: Record<string, unknown>]>([
    ["is over", { exp: noon / 1000 - 6 }],
    ["never ends", { exp: undefined }],
    ["ends some day", { exp: "tomorrow" }],
    ["begins tomorrow", { nbf: noon / 1000 + 24 * 3600 }],
    ["was issued who knows when", { iat: undefined }],
    ["is for another application", { aud: ["b".repeat(64)] }],
    ["is for an application that begins like ours", { aud: [audience.slice(0, -1)] }],
    ["is for nothing", { aud: undefined }],
    ["comes from another team", { iss: "https://evil.cloudflareaccess.com" }],
    ["comes from a name that ends like ours", { iss: `${issuer}.evil.test` }],
    ["comes from nobody", { iss: undefined }],
    ["is a machine's", { email: undefined, common_name: "ci.access", sub: "" }],
    ["is about nobody", { sub: undefined }],
    ["has no address for an e-mail", { email: "lin" }],
    ["has two addresses", { email: "lin@example.org,wu@example.org" }],
    ["has a list of them", { email: ["lin@example.org"] }],
    ["has a line break in it", { email: "lin@example.org\nX: y" }],
    ["has an endless one", { email: `${"l".repeat(300)}@example.org` }],
  ])("that %s is not believed", async (_, claims) => {
    expect(await read(await signed(ours, claimsOf("lin@example.org", claims)))).toBeUndefined();
  });

  test("by the name of a letter that only looks like another is another's", async () => {
    const found = await read(await signed(ours, claimsOf("\u212Aim@example.org")));
    expect(found?.email).not.toBe("kim@example.org");
  });

  test("holds until it is over, by the clock of whoever asks", async () => {
    const assertion = await signed(ours, claimsOf("lin@example.org"));
    expect(await read(assertion, noon + 24 * hour)).toBeDefined();
    expect(await read(assertion, noon + 24 * hour + 6000)).toBeUndefined();
    expect(await read(assertion, noon - hour)).toBeUndefined();
  });
});

describe("a forgery", () => {
  const claims = claimsOf("lin@example.org");

  test.each(["none", "None", "NONE"])("that says it needs no signature: %s", async (alg) => {
    for (const signature of ["", "x", (await signed(ours, claims)).split(".")[2]])
      expect(await read(`${encoded({ alg, kid: "one" })}.${encoded(claims)}.${signature}`)).toBeUndefined();
    expect(access.asked).toEqual([]);
  });

  test("signed with the public key, as if that were a secret", async () => {
    const spki = await exportSPKI(ours.pair.publicKey);
    const jwk = JSON.stringify(await publicJwk(ours));
    for (const secret of [spki, `${spki}\n`, jwk])
      expect(
        await read(await signed(ours, claims, { alg: "HS256" }, new TextEncoder().encode(secret))),
      ).toBeUndefined();
  });

  test("signed with another key by the name of ours", async () => {
    expect(await read(await signed({ ...another, kid: "one" }, claims))).toBeUndefined();
  });

  test("that brings its own key along, or the address of one", async () => {
    const jwk = await publicJwk(another);
    for (const header of [
      { jwk },
      { jku: "https://evil.test/keys", kid: "two" },
      { x5u: "https://evil.test/keys" },
      { kid: "../../keys" },
    ])
      expect(
        await read(await signed({ ...another, kid: "one" }, claims, header)),
        JSON.stringify(header),
      ).toBeUndefined();
    expect(new Set(access.asked)).toEqual(new Set([`${issuer}/cdn-cgi/access/certs`]));
  });

  test("in another algorithm than Access signs with", async () => {
    const weaker = await newKey("pss", "PS256");
    access.publishes = [ours, weaker];
    expect(await read(await signed(weaker, claims))).toBeUndefined();
  });

  test("made from an assertion of somebody else's", async () => {
    const [header, , signature] = (await signed(ours, claimsOf("wu@example.org"))).split(".");
    expect(await read(`${header}.${encoded(claims)}.${signature}`)).toBeUndefined();
  });

  test("that is no assertion at all", async () => {
    for (const text of ["", ".", "..", "...", "a.b.c", "lin@example.org", encoded(claims), "\0", "静.安.区"])
      expect(await read(text), text).toBeUndefined();
    expect(access.asked).toEqual([]);
  });

  test("longer than any header of Access is not even read", async () => {
    const long = await signed(ours, claimsOf("lin@example.org", { custom: "x".repeat(9000) }));
    expect(await read(long)).toBeUndefined();
    expect(await read("x".repeat(10 * 1024 * 1024))).toBeUndefined();
    expect(access.asked).toEqual([]);
  });
});

describe("the keys", () => {
  test("are asked for once, and again when there is a new one", async () => {
    const claims = claimsOf("lin@example.org");
    expect(await read(await signed(ours, claims))).toBeDefined();
    expect(await read(await signed(ours, claims))).toBeDefined();
    expect(access.asked).toHaveLength(1);
    access.publishes = [ours, another];
    vi.useFakeTimers({ now: Date.now() + 31_000, toFake: ["Date"] });
    expect(await read(await signed(another, claims))).toBeDefined();
    expect(await read(await signed(ours, claims))).toBeDefined();
    expect(access.asked).toHaveLength(2);
  });

  test("are not asked for again by whoever names keys that there are not", async () => {
    const claims = claimsOf("lin@example.org");
    expect(await read(await signed(ours, claims))).toBeDefined();
    for (let turn = 0; turn < 10; turn += 1)
      expect(await read(await signed({ ...another, kid: `k${turn}` }, claims))).toBeUndefined();
    expect(access.asked).toHaveLength(1);
  });

  test("that were taken back are forgotten within the hour", async () => {
    const assertion = await signed(ours, claimsOf("lin@example.org"));
    expect(await read(assertion)).toBeDefined();
    access.publishes = [another];
    vi.useFakeTimers({ now: Date.now() + hour + 1000, toFake: ["Date"] });
    expect(await read(assertion)).toBeUndefined();
  });

  test.each<[what: string, answer: () => Response | Promise<Response>]>([
    ["an error", () => new Response("no", { status: 500 })],
    ["a redirect", () => Response.redirect("https://evil.test/keys", 302)],
    ["a page", () => new Response("<!doctype html>")],
    ["no key set", () => Response.json({ keys: "none" })],
    ["nothing", () => Promise.reject(new TypeError("connection lost"))],
  ])("that answer with %s are an outage, and nobody's forgery", async (_, answer) => {
    access.answer = answer;
    const assertion = await signed(ours, claimsOf("lin@example.org"));
    expect(await refusal(read(assertion))).toBe("sign_in_unavailable");
    access.answer = undefined;
    expect(await read(assertion)).toBeDefined();
  });

  test("of one team are not those of another", async () => {
    const assertion = await signed(ours, claimsOf("lin@example.org"));
    const theirs = { team: "others", audience: [audience] };
    expect(await verifyAssertion(access.keySets, theirs, assertion, noon)).toBeUndefined();
    expect(access.asked).toEqual(["https://others.cloudflareaccess.com/cdn-cgi/access/certs"]);
  });
});
