/** What is sent to the routes that write: fields that are nobody's to set, depths, lengths, and names that mean something to JavaScript. */
import { describe, expect, test } from "vitest";
import { bodyOf, expectRefused, sendAs, state, targetOf, writeRoutes } from "../support/hostile.ts";
import { languages } from "../support/languages.ts";

/** Of our tables and of our actors; some route may know one of them, and none takes an object for it. */
const foreign = [
  ...["id", "articleId", "enterpriseId", "memberId", "tokenId", "namespace", "locale", "number", "version"],
  ...["state", "status", "author", "authorId", "actor", "actorId", "createdBy", "createdAt", "updatedAt"],
  ...["publishedAt", "committedAt", "expiresAt", "revokedAt", "removedAt", "role", "roles", "locales"],
  ...["isProduct", "bundleHash", "hash", "position", "mergedInto", "standings", "__proto__", "constructor"],
];

const withJson = writeRoutes(({ json }) => json !== undefined);

/** `JSON.stringify` would make a prototype of it. */
const withField = (json: object, name: string): string =>
  `{"${name}":{"polluted":true},${JSON.stringify(json).slice(1)}`.replace(/,}$/, "}");

describe("a field that nobody asked for", () => {
  test.each(withJson)("is refused and changes nothing: %s", async (route) => {
    const { write, room } = await targetOf(route);
    const before = await state();
    for (const name of foreign.filter((field) => !Object.hasOwn(write.json ?? {}, field))) {
      const response = await sendAs(room, write, withField(write.json ?? {}, name));
      const text = await expectRefused(response, name);
      expect(text, name).toMatch(/"code":"(unknown_parameter|field_invalid)"/);
    }
    expect(await state()).toEqual(before);
    expect(Reflect.get({}, "polluted")).toBeUndefined();
  });
});

describe.each(languages)("what is no body, in $locale,", ({ locale }) => {
  const bodies: Record<string, string> = {
    "a key twice": "twice",
    "100,000 open brackets": '{"a":'.repeat(100_000),
    "100,000 open lists": "[".repeat(100_000),
    "a list": "[]",
    "a number": "1e999",
    "half a string": '{"title":"',
    "a byte that is no UTF-8": "\uFFFD",
    "another language":
      "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>",
  };

  test.each(withJson)("is refused in words: %s", async (route) => {
    const { write, room } = await targetOf(route);
    const before = await state();
    for (const [label, body] of Object.entries(bodies)) {
      const sent = label === "a key twice" ? twice(write.json ?? {}) : body;
      const bytes = label.startsWith("a byte") ? new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d]) : sent;
      const response = await sendAs(room, write, bytes, { "Accept-Language": locale });
      const text = await expectRefused(response, label);
      expect(/\p{Script=Han}/u.test(text), label).toBe(locale === "zh-Hans");
    }
    expect(await state()).toEqual(before);
  });
});

/** Which of them counts is up to whoever reads it, so none does. */
function twice(json: object): string {
  const [name = "x"] = Object.keys(json);
  return `{"${name}":null,${JSON.stringify(json).slice(1)}`.replace(/,}$/, "}");
}

const megabyte = 1024 * 1024;

const much = 16;

/** Sixteen megabytes that nobody has announced; `sent` says how many of them were asked for. */
function endless(): { stream: ReadableStream<Uint8Array>; sent: () => number } {
  let count = 0;
  const part = new Uint8Array(megabyte).fill(0x20);
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      count += 1;
      if (count > much) controller.close();
      else controller.enqueue(part);
    },
  });
  return { stream, sent: () => count };
}

describe("sixteen megabytes", () => {
  /** The longest that a route takes, and what lies in a pipe: a picture may be larger than any file. */
  const mostOf = (route: string) => (route.endsWith("/images") ? 12 : 7);
  /** A route without a use for a body: what the pipe takes by itself. */
  const unread = 1;

  test.each(writeRoutes())("are read no further than they may be long: %s", async (route) => {
    const { write, room } = await targetOf(route);
    const before = await state();
    const { stream, sent } = endless();
    const response = await sendAs(room, write, stream);
    if (bodyOf(write).body === undefined || (response.status < 400 && sent() <= unread)) return;
    await expectRefused(response, route);
    expect([response.status, sent() <= mostOf(route)]).toEqual([413, true]);
    const announced = await sendAs(room, write, " ".repeat(much * megabyte));
    expect(announced.status).toBe(413);
    expect(await state()).toEqual(before);
  });
});
