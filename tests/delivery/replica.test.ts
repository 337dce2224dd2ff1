/** A replica answers from an older snapshot; the naive way stands beside ours as the control that fails. */
import { env } from "cloudflare:workers";
import { beforeEach, expect, test } from "vitest";
import { articleRead } from "../../src/articles/read.ts";
import { readPulse, takeSnapshot } from "../../src/changes/snapshot.ts";
import { openDatabase } from "../../src/database.ts";
import { counting, lagging } from "../support/databases.ts";
import { establishRegister, noon, rewrite, tell } from "../support/newsroom.ts";
import { visitor } from "../support/reader.ts";

const db = openDatabase(env.DB);
const { d1, catchUp } = lagging(env.DB, env.REPLICA);

beforeEach(async () => {
  await establishRegister(db);
  await tell(db);
  await catchUp();
});

/** Remembers what any session answers, under the epoch that the primary tells: two snapshots taken for one. */
function naiveIsolate() {
  const memory = new Map<string, { epoch: number; title: string | undefined }>();
  return async (slug: string): Promise<string | undefined> => {
    const { epoch } = await readPulse(openDatabase(d1.withSession("first-primary")));
    const entry = memory.get(slug);
    if (entry?.epoch === epoch) return entry.title;
    const { value } = await takeSnapshot(
      openDatabase(d1.withSession("first-unconstrained")),
      articleRead(slug, ["en"]),
    );
    const title = value?.revisions.get("en")?.title;
    memory.set(slug, { epoch, title });
    return title;
  };
}

test("a copy older than the newest known publication is never stored", async () => {
  const clock = { now: noon };
  const { get } = visitor(clock, { DB: d1 });
  await get("/en/articles/tunnel");
  await rewrite(db, { articleId: "tunnel", locale: "en", title: "A second tunnel" }, noon + 100);
  clock.now += 5001;
  expect(await (await get("/en/articles/tunnel")).text()).toContain("A second tunnel");
  await catchUp();
  clock.now += 100;
  expect(await (await get("/en/articles/tunnel")).text()).toContain("A second tunnel");
});

test("control: the naive way keeps the replica's old copy as the newest", async () => {
  const read = naiveIsolate();
  expect(await read("tunnel")).toBe("A tunnel opens");
  await rewrite(db, { articleId: "tunnel", locale: "en", title: "A second tunnel" }, noon + 100);
  expect(await read("tunnel")).toBe("A tunnel opens");
  await catchUp();
  expect(await read("tunnel")).toBe("A tunnel opens");
});

test("a replica that has caught up is enough, and one that has not costs one more round trip", async () => {
  const count = { calls: 0, rows: 0 };
  const clock = { now: noon };
  const { get } = visitor(clock, { DB: counting(d1, count) });
  await get("/en/");
  expect(count.calls).toBe(1);
  await get("/zh/");
  expect(count.calls).toBe(2);
  await rewrite(db, { articleId: "tunnel", locale: "en", title: "A second tunnel" }, noon + 100);
  // Or it would be put down, behind the answer, that somebody was served it.
  await env.DB.exec("UPDATE deliveries SET served_at = committed_at");
  clock.now += 2001;
  await get("/en/");
  expect(count.calls).toBe(3);
  await get("/en/articles/tunnel");
  expect(count.calls).toBe(5);
});
