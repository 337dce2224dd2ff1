/** The API as HTTP: CORS, methods, and conditional requests. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import { expectGuarded, expectPrivate } from "../support/guard.ts";
import { editor, noon, rewrite, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);

const answers = [
  "/articles?lang=en",
  "/articles/tunnel?lang=zh-Hans",
  "/enterprises?lang=en",
  "/enterprises/tunnel-works?lang=zh-Hans",
  "/batches?lang=en",
  "/certifications?lang=en",
  "/statistics?lang=zh-Hans",
];
const problems = ["/articles/nonesuch?lang=en", "/articles?lang=fr", "/nowhere", "/articles/Tunnel?lang=zh"];

beforeEach(async () => {
  await establishTiers(db);
  await tell(db);
});

describe.each([...answers, ...problems])("%s", (path) => {
  const address = `/api/v1${path}`;

  test("may be read from any page, and shows that page what it needs", async () => {
    const { headers } = await visitor().get(address, { Origin: "https://app.test" });
    expect(headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(headers.has("Access-Control-Allow-Credentials")).toBe(false);
    const exposed = headers.get("Access-Control-Expose-Headers")?.split(", ");
    expect(exposed).toEqual(expect.arrayContaining(["Content-Language", "ETag", "Last-Modified", "Link"]));
  });

  test("answers HEAD with the headers of GET and no body", async () => {
    const full = await visitor().get(address);
    const length = (await full.bytes()).byteLength;
    const head = await visitor().send("HEAD", address);
    expect(head.status).toBe(full.status);
    expect(await head.text()).toBe("");
    const { "content-length": announced, ...headers } = Object.fromEntries(head.headers);
    const { "content-length": _, ...expected } = Object.fromEntries(full.headers);
    expect(headers).toEqual(expected);
    if (announced !== undefined) expect(Number(announced)).toBe(length);
  });

  test("answers a preflight", async () => {
    const response = await visitor().send("OPTIONS", address, {
      Origin: "https://app.test",
      "Access-Control-Request-Method": "GET",
      "Access-Control-Request-Headers": "if-none-match",
    });
    expect(response.status).toBe(204);
    expect(await response.text()).toBe("");
    expect(response.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
    expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
    expect(response.headers.get("Access-Control-Allow-Methods")).toBe("GET, HEAD, OPTIONS");
    expect(response.headers.get("Access-Control-Allow-Headers")).toContain("If-None-Match");
    expectGuarded(response);
    expectPrivate(response);
  });

  test.each(["POST", "PUT", "PATCH", "DELETE"])(
    "refuses %s with what is allowed, as a problem",
    async (method) => {
      const response = await visitor().send(method, address, { "Accept-Language": "zh" });
      expect(response.status).toBe(405);
      expect(response.headers.get("Allow")).toBe("GET, HEAD, OPTIONS");
      expect(response.headers.get("Content-Type")).toBe("application/problem+json");
      expect(response.headers.get("Access-Control-Allow-Origin")).toBe("*");
      expectGuarded(response);
      expectPrivate(response);
      expect(await response.json()).toMatchObject({
        code: "method_not_allowed",
        method,
        allowed: ["GET", "HEAD", "OPTIONS"],
      });
    },
  );
});

describe.each([
  ...answers.map((path) => `/api/v1${path}`),
  "/en/articles/tunnel",
  "/zh/articles",
  "/zh/",
  "/en/centres",
])("a copy of %s", (path) => {
  async function held() {
    const { get, send } = visitor();
    const response = await get(path);
    await response.text();
    return {
      get,
      send,
      etag: response.headers.get("ETag") ?? "",
      modified: response.headers.get("Last-Modified") ?? "",
      response,
    };
  }

  test.each<[string, (etag: string) => string]>([
    ["its tag", (etag) => etag],
    ["its tag, weakened", (etag) => `W/${etag}`],
    ["its tag among others", (etag) => `"a", W/"b" ,  ${etag}`],
    ["any at all", () => "*"],
  ])("is not sent again to one who holds %s", async (_, tagged) => {
    const { get, send, etag, response } = await held();
    expect(etag).toMatch(/^"[\w-]{20,}"$/);
    for (const ask of [
      get,
      (address: string, headers: Record<string, string>) => send("HEAD", address, headers),
    ]) {
      const again = await ask(path, { "If-None-Match": tagged(etag) });
      expect(again.status).toBe(304);
      expect(await again.text()).toBe("");
      for (const name of [
        "ETag",
        "Cache-Control",
        "Cloudflare-CDN-Cache-Control",
        "Content-Language",
        "Cache-Tag",
        "Last-Modified",
      ]) {
        expect(again.headers.get(name), name).toBe(response.headers.get(name));
      }
      expectGuarded(again);
    }
  });

  test.each(['"other"', 'W/"other"', "", '"', "other", '"a","b"'])(
    "is sent to one who holds only %j",
    async (tag) => {
      const { get } = await held();
      expect((await get(path, { "If-None-Match": tag })).status).toBe(200);
    },
  );

  test("is not sent again to one who has it since it last changed, unless the tag says otherwise", async () => {
    const { get, etag, modified } = await held();
    const earlier = new Date(Date.parse(modified) - 1000).toUTCString();
    const later = new Date(Date.parse(modified) + 1000).toUTCString();
    expect((await get(path, { "If-Modified-Since": modified })).status).toBe(304);
    expect((await get(path, { "If-Modified-Since": later })).status).toBe(304);
    expect((await get(path, { "If-Modified-Since": earlier })).status).toBe(200);
    expect((await get(path, { "If-Modified-Since": "yesterday" })).status).toBe(200);
    expect((await get(path, { "If-Modified-Since": later, "If-None-Match": '"other"' })).status).toBe(200);
    expect((await get(path, { "If-Modified-Since": earlier, "If-None-Match": etag })).status).toBe(304);
  });
});

test("a tag that was good is no longer good once the text has changed", async () => {
  const clock = { now: noon };
  const { get } = visitor(clock);
  const path = "/api/v1/articles/tunnel?lang=en";
  const before = await get(path);
  await rewrite(db, { articleId: "tunnel", locale: "en", title: "The tunnel closes" }, noon + 1000);
  clock.now += 6000;
  const after = await get(path, {
    "If-None-Match": before.headers.get("ETag") ?? "",
    "If-Modified-Since": before.headers.get("Last-Modified") ?? "",
  });
  expect(after.status).toBe(200);
  expect(await after.json()).toMatchObject({ title: "The tunnel closes" });
});

test("a problem is never a 304, whatever its reader holds", async () => {
  const { get } = visitor();
  await withdrawEdition(db, editor, { articleId: "tunnel", locale: "zh-Hans" }, noon + 1000);
  for (const [path, status] of [
    ["/api/v1/articles/nonesuch?lang=en", 404],
    ["/api/v1/articles/tunnel?lang=zh", 410],
    ["/zh/articles/tunnel", 410],
  ] as const) {
    const first = await get(path);
    const headers = {
      "If-None-Match": `*, ${first.headers.get("ETag")}`,
      "If-Modified-Since": new Date().toUTCString(),
    };
    expect((await get(path, headers)).status).toBe(status);
    expect((await get(path, { "If-None-Match": "*" })).status).toBe(status);
  }
});
