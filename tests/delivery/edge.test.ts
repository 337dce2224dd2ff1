/** What the cache in front of the Worker does with our answers. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { publishEditions } from "../../src/articles/publish.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import { openDatabase } from "../../src/database.ts";
import { renameEnterprise } from "../../src/enterprises/rename.ts";
import { frontCache } from "../support/front-cache.ts";
import { draft, editor, establishRegister, noon, rewrite, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);

function front() {
  const clock = { now: noon };
  const worker = visitor(clock);
  return { clock, worker, edge: frontCache(worker, clock) };
}

beforeEach(() => establishRegister(db));

describe.each([
  { path: "/en/articles/tunnel", locale: "en", old: "A tunnel opens" },
  { path: "/zh/articles/tunnel", locale: "zh-Hans", old: "隧道通车" },
  { path: "/api/v1/articles/tunnel?lang=en", locale: "en", old: "A tunnel opens" },
] as const)("$path", ({ path, locale, old }) => {
  beforeEach(() => tell(db));

  test("is a MISS, then a HIT, then revalidated by its ETag", async () => {
    const { clock, edge } = front();
    expect((await edge.get(path)).status).toBe("MISS");
    clock.now += 4900;
    expect((await edge.get(path)).status).toBe("HIT");
    clock.now += 200;
    expect((await edge.get(path)).status).toBe("UPDATING");
    clock.now += 20_000;
    expect((await edge.get(path)).status).toBe("REVALIDATED");
  });

  test("a publication is purged, and new at once", async () => {
    const { clock, worker, edge } = front();
    await edge.get(path);
    await rewrite(db, { articleId: "tunnel", locale, title: "Second 第二" }, noon + 1);
    clock.now += 2001;
    await worker.get("/en/centres");
    await worker.scheduled(edge);
    expect(edge.calls.map(({ mode }) => mode)).toEqual(["purge"]);
    await worker.get(path);
    const { response, status } = await edge.get(path);
    expect(status).toBe("MISS");
    const text = await response.text();
    expect(text).toContain("Second 第二");
    expect(text).not.toContain(old);
  });

  test("a withdrawal is purged hard: 410 here, the other language lives on", async () => {
    const { clock, worker, edge } = front();
    await edge.get(path);
    await withdrawEdition(db, editor, { articleId: "tunnel", locale }, noon + 1);
    clock.now += 5001;
    await worker.scheduled(edge);
    const { response, status } = await edge.get(path);
    expect([response.status, status]).toEqual([410, "MISS"]);
    const other = locale === "en" ? "/zh/articles/tunnel" : "/en/articles/tunnel";
    expect((await edge.get(other)).response.status).toBe(200);
  });

  test("when every purge is refused, it is new within 20 seconds all the same", async () => {
    const { clock, worker, edge } = front();
    edge.refuses = true;
    await edge.get(path);
    await rewrite(db, { articleId: "tunnel", locale, title: "Second 第二" }, noon + 1);
    await worker.scheduled(edge);
    for (clock.now = noon; clock.now < noon + 20_000; clock.now += 1000) await edge.get(path);
    clock.now = noon + 20_001;
    expect(await (await edge.get(path)).response.text()).toContain("Second 第二");
  });
});

test("a renamed enterprise softly refreshes every article that names it, and no other", async () => {
  await tell(db, { id: "tunnel" });
  await tell(db, { id: "bridge" });
  await tell(db, { id: "signals", enterprises: ["signal-house"] });
  const { clock, worker, edge } = front();
  const named = ["/en/articles/tunnel", "/zh/articles/bridge", "/en/enterprises/tunnel-works"];
  await worker.scheduled(edge);
  edge.calls.length = 0;
  for (const path of [...named, "/en/articles/signals"]) await edge.get(path);
  const name = { kind: "legal", source: "official", verified: true } as const;
  const names = [
    { ...name, tag: "en", value: "Tunnel Works Group" },
    { ...name, tag: "zh-Hans", value: "隧道工程集团" },
  ];
  await renameEnterprise(db, editor, { enterpriseId: "tunnel-works", expectedVersion: 1, names }, noon + 10);
  clock.now += 2001;
  await worker.get("/en/centres");
  await worker.scheduled(edge);
  expect(edge.calls.map(({ mode }) => mode)).toEqual(["invalidate"]);
  for (const path of named) {
    const { response, status } = await edge.get(path);
    expect(status).toBe("EXPIRED");
    expect(await response.text()).toMatch(/Tunnel Works Group|隧道工程集团/);
  }
  expect((await edge.get("/en/articles/signals")).status).toBe("HIT");
});

describe("a scheduled publication", () => {
  const at = noon + 8000;
  const policy = (response: Response) => response.headers.get("Cloudflare-CDN-Cache-Control");

  beforeEach(async () => {
    await tell(db, { published: ["en"] });
    await draft(db, { articleId: "tunnel", locale: "zh-Hans", expectedVersion: 0 });
    await publishEditions(db, editor, { articleId: "tunnel", editions: [{ locale: "zh-Hans" }], at }, noon);
  });

  test("cuts every lifetime to its instant, the 404 before it included", async () => {
    const { clock, worker } = front();
    const missing = await worker.get("/api/v1/articles/tunnel?lang=zh-Hans");
    expect([missing.status, policy(missing)]).toEqual([
      404,
      "public, max-age=5, stale-while-revalidate=3, stale-if-error=3600",
    ]);
    clock.now = noon + 4500;
    const page = await worker.get("/en/articles/tunnel");
    expect(policy(page)).toBe("public, max-age=3, stale-while-revalidate=0, stale-if-error=3600");
  });

  test("is seen at its instant wherever copies were kept", async () => {
    const { clock, worker, edge } = front();
    const path = "/api/v1/articles/tunnel?lang=zh-Hans";
    for (; clock.now < at; clock.now += 900) expect((await edge.get(path)).response.status).toBe(404);
    clock.now = at;
    edge.refuses = true;
    await worker.scheduled(edge);
    expect((await edge.get(path)).response.status).toBe(200);
  });

  test("is not public a moment before, and is on the log as the clock's work", async () => {
    const { clock, worker } = front();
    clock.now = at - 1;
    await worker.scheduled();
    expect((await worker.get("/api/v1/articles/tunnel?lang=zh-Hans")).status).toBe(404);
    clock.now = at;
    await worker.scheduled();
    const line = await env.DB.prepare("SELECT actor, locale FROM changes ORDER BY seq DESC LIMIT 1").first();
    expect(line).toEqual({ actor: "clock", locale: "zh-Hans" });
  });

  test("an isolate that learned of it late still keeps nothing past it", async () => {
    const { clock, worker } = front();
    await env.DB.prepare("UPDATE editions SET scheduled_at = NULL").run();
    await worker.get("/en/articles/tunnel");
    await env.DB.prepare("UPDATE editions SET scheduled_at = ? WHERE scheduled_revision_id IS NOT NULL")
      .bind(at)
      .run();
    clock.now = noon + 2001;
    await worker.get("/en/articles/tunnel");
    expect(policy(await worker.get("/en/articles/tunnel"))).toBe(
      "public, max-age=5, stale-while-revalidate=0, stale-if-error=3600",
    );
  });
});

test("what is not found by its address alone is nobody's to keep", async () => {
  const { edge } = front();
  for (const path of [
    "/nothing",
    "/api/v1/nothing",
    "/en/articles/NOT-A-SLUG",
    "/",
    "/articles/tunnel",
    "/healthz",
  ]) {
    const { response, status } = await edge.get(path);
    expect([path, status, response.headers.get("Cache-Control")]).toEqual([
      path,
      "BYPASS",
      "private, no-store",
    ]);
  }
});
