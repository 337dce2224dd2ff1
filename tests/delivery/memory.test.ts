import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import { counting, failing } from "../support/databases.ts";
import { editor, establishRegister, noon, rewrite, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const status = (response: Response) => response.headers.get("Cache-Status");
const edge = (response: Response) => response.headers.get("Cloudflare-CDN-Cache-Control");

beforeEach(async () => {
  await establishRegister(db);
  await tell(db);
  // What was served long ago is awaited by no isolate any more.
  await env.DB.exec("UPDATE deliveries SET served_at = committed_at");
});

describe.each([
  "/en/articles/tunnel",
  "/zh/articles/tunnel",
  "/en/",
  "/zh/enterprises",
  "/en/centres",
  "/api/v1/articles/tunnel?lang=en",
  "/api/v1/statistics?lang=zh-Hans",
])("%s", (path) => {
  test("costs one round trip, and none the second time", async () => {
    const count = { calls: 0, rows: 0 };
    const { get } = visitor({ now: noon }, { DB: counting(env.DB, count) });
    const first = await get(path);
    expect([first.status, status(first), count.calls]).toEqual([200, "shuangyu; fwd=miss; stored", 1]);
    const second = await get(path);
    expect([second.status, status(second), count.calls]).toEqual([200, "shuangyu; hit", 1]);
    expect(await second.text()).toBe(await first.text());
    expect(second.headers.get("ETag")).toBe(first.headers.get("ETag"));
  });

  test("is kept by the edge for seconds, by browsers never unasked", async () => {
    const response = await visitor().get(path);
    expect(edge(response)).toBe("public, max-age=5, stale-while-revalidate=10, stale-if-error=3600");
    expect(response.headers.get("Cache-Control")).toBe("public, max-age=0, must-revalidate");
    expect(response.headers.get("Last-Modified")).toBeTruthy();
    expect(response.headers.get("Cache-Tag")).toMatch(/^[\x21-\x7e]+$/);
  });

  test("is 304 to whoever has it, from memory and from the database alike", async () => {
    const { get } = visitor();
    const first = await get(path);
    const etag = first.headers.get("ETag") ?? "";
    const fresh = await visitor().get(path, { "If-None-Match": etag });
    const remembered = await get(path, { "If-None-Match": `"other", W/${etag}` });
    for (const response of [fresh, remembered]) {
      expect([response.status, await response.text()]).toEqual([304, ""]);
      expect(response.headers.get("ETag")).toBe(etag);
      expect(edge(response)).toContain("max-age=5");
    }
  });
});

test("a look at the log is made behind an answer after two seconds, and before one after five", async () => {
  const count = { calls: 0, rows: 0 };
  const clock = { now: noon };
  const { get } = visitor(clock, { DB: counting(env.DB, count) });
  await get("/en/articles/tunnel");
  await rewrite(db, { articleId: "tunnel", locale: "en", title: "A second tunnel" }, noon + 100);
  clock.now = noon + 1900;
  expect(await (await get("/en/articles/tunnel")).text()).toContain("A tunnel opens");
  expect(count.calls).toBe(1);
  clock.now = noon + 2100;
  expect(await (await get("/en/articles/tunnel")).text()).toContain("A tunnel opens");
  expect(count.calls).toBe(2);
  expect(await (await get("/en/articles/tunnel")).text()).toContain("A second tunnel");
  await rewrite(db, { articleId: "tunnel", locale: "en", title: "A third tunnel" }, noon + 3000);
  clock.now = noon + 2100 + 5001;
  expect(await (await get("/en/articles/tunnel")).text()).toContain("A third tunnel");
});

test("one look serves every answer that an isolate remembers", async () => {
  const count = { calls: 0, rows: 0 };
  const clock = { now: noon };
  const { get } = visitor(clock, { DB: counting(env.DB, count) });
  const paths = ["/en/", "/zh/", "/en/centres", "/zh/articles/tunnel"];
  for (const path of paths) await get(path);
  clock.now += 4000;
  for (const path of paths) await get(path);
  expect(count).toMatchObject({ calls: paths.length + 1 });
});

describe("without the database", () => {
  test("the last good copy is served for an hour, said to be stale, and kept by nobody", async () => {
    const clock = { now: noon };
    let down = false;
    const { get } = visitor(clock, { DB: failing(env.DB, () => down) });
    await get("/en/articles/tunnel");
    down = true;
    clock.now += 60_000;
    const stale = await get("/en/articles/tunnel");
    expect([stale.status, status(stale)]).toEqual([
      200,
      "shuangyu; hit; ttl=-60; detail=database-unreachable",
    ]);
    expect(edge(stale)).toBe("private, no-store");
    clock.now = noon + 3601_000;
    const gone = await get("/en/articles/tunnel");
    expect([gone.status, gone.headers.get("Cache-Control"), gone.headers.get("Retry-After")]).toEqual([
      503,
      "private, no-store",
      "5",
    ]);
    down = false;
    clock.now += 2000;
    expect(status(await get("/en/articles/tunnel"))).toBe("shuangyu; hit");
  });

  test("a page that was never read is 503 in its language, and the health check says so", async () => {
    const { get } = visitor({ now: noon }, { DB: failing(env.DB, () => true) });
    const page = await get("/zh/articles/tunnel");
    expect(page.status).toBe(503);
    expect(await page.text()).toContain("暂时无法连接数据库");
    const health = await get("/healthz");
    expect([health.status, await health.json()]).toMatchObject([503, { status: "unavailable" }]);
  });

  test("a copy that a known change has overtaken is not served even then", async () => {
    const clock = { now: noon };
    let down = false;
    const { get } = visitor(clock, { DB: failing(env.DB, () => down) });
    await get("/en/articles/tunnel");
    await withdrawEdition(db, editor, { articleId: "tunnel", locale: "en" }, noon + 10);
    clock.now += 6000;
    await get("/en/");
    down = true;
    clock.now += 6000;
    expect((await get("/en/articles/tunnel")).status).toBe(503);
  });
});

test("the health check tells the epoch", async () => {
  const response = await visitor().get("/healthz");
  const body: { epoch: number } = await response.json();
  const newest = await env.DB.prepare("SELECT max(seq) AS seq FROM changes").first<{ seq: number }>();
  expect([response.status, body.epoch]).toEqual([200, newest?.seq]);
});

test("a spelling of the address that is not canonical is answered from memory but gets no copy at the edge", async () => {
  const count = { calls: 0, rows: 0 };
  const { get } = visitor({ now: noon }, { DB: counting(env.DB, count) });
  const canonical = await get("/en/enterprises?tier=municipal");
  const other = await get("/en/enterprises?tier=municipal&utm_source=x");
  expect([status(other), edge(other), count.calls]).toEqual(["shuangyu; hit", "private, no-store", 1]);
  expect(other.headers.get("ETag")).toBe(canonical.headers.get("ETag"));
});

test("what a form sends leads to the one address that the edge keeps", async () => {
  const { get } = visitor();
  for (const query of [
    "?tier=municipal&batch=&year=",
    "?year=2017&tier=municipal",
    "?tier=municipal&tier=national",
  ]) {
    const sent = await get(`/en/enterprises${query}`);
    expect([sent.status, sent.headers.get("Cache-Control")]).toEqual([302, "private, no-store"]);
    const kept = await get(sent.headers.get("Location") ?? "");
    expect([kept.status, edge(kept)]).toEqual([200, expect.stringContaining("max-age=5")]);
  }
});

describe("Last-Modified", () => {
  test("is the second after the newest change, and absent until that has come", async () => {
    const clock = { now: noon + 200 };
    await rewrite(db, { articleId: "tunnel", locale: "en", title: "Changed" }, noon + 100);
    const { get } = visitor(clock);
    const since = new Date(noon + 1000).toUTCString();
    expect((await get("/en/")).headers.get("Last-Modified")).toBeNull();
    expect((await get("/en/", { "If-Modified-Since": since })).status).toBe(200);
    clock.now = noon + 1000;
    const remembered = await get("/en/");
    expect([status(remembered), remembered.headers.get("Last-Modified")]).toEqual(["shuangyu; hit", since]);
    expect((await get("/en/", { "If-Modified-Since": since })).status).toBe(304);
  });

  test("goes on with the log when a story is entered under an earlier day, so that no old copy passes for new", async () => {
    const clock = { now: noon + 5000 };
    const since = (await visitor(clock).get("/en/articles")).headers.get("Last-Modified") ?? "";
    await tell(db, { id: "old", at: noon - 24 * 3600_000 });
    await rewrite(db, { articleId: "old", locale: "en", title: "Old, but new here" }, noon + 6000);
    clock.now = noon + 8000;
    const response = await visitor(clock).get("/en/articles", { "If-Modified-Since": since });
    expect(response.status).toBe(200);
    expect(await response.text()).toContain("Old, but new here");
  });
});

test("a database restored to an earlier day is believed, and nothing remembered from before is kept", async () => {
  const clock = { now: noon };
  const { get } = visitor(clock);
  await rewrite(db, { articleId: "tunnel", locale: "en", title: "A tunnel that never was" }, noon);
  expect(await (await get("/en/articles/tunnel")).text()).toContain("never was");
  await env.DB.batch([
    env.DB.prepare("DELETE FROM changes WHERE seq = (SELECT max(seq) FROM changes)"),
    env.DB.prepare("UPDATE revisions SET title = 'A tunnel restored'"),
  ]);
  clock.now += 5001;
  expect(await (await get("/en/articles/tunnel")).text()).toContain("A tunnel restored");
});
