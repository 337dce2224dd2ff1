/** What a request to the register costs: two round trips to read, one batch to write, however much there is. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { outbox } from "../../src/delivery/tables.ts";
import { keeperOf } from "../support/keeper.ts";
import type { Keeper, Kept } from "../support/keeper.ts";
import { counting } from "../support/databases.ts";
import { tell } from "../support/newsroom.ts";
import { establishTiers, registerYards } from "../support/register.ts";
import { tallying } from "../support/tally.ts";
import type { RoundTrip } from "../support/tally.ts";

const db = openDatabase(env.DB);
const works = "/enterprises/tunnel-works";
const tally: RoundTrip[] = [];
let keeper: Keeper;

beforeEach(async () => {
  await establishTiers(db);
  await registerYards(db);
  await tell(db);
  keeper = await keeperOf(db, { bindings: { DB: tallying(env.DB, tally) } });
  // The first request notes when the token was used, to the minute.
  await keeper.get("/schemes");
  await db.delete(outbox);
  tally.length = 0;
});

test.each([
  "/enterprises",
  "/enterprises?q=yard&limit=100",
  "/enterprises?tier=municipal",
  "/enterprises?category=authority",
  works,
  "/schemes",
])("GET %s takes two round trips: who asks, and what is asked", async (path) => {
  await keeper.get(path);
  expect(tally).toHaveLength(2);
  expect(tally.filter(({ isWrite }) => isWrite)).toEqual([]);
});

const name = { locale: "en", value: "Deep Works", kind: "legal", source: "official", verified: true };
const scheme = {
  ...{ id: "group", tier: "district", jurisdiction: "CN", position: 5, authorities: [] },
  name: { en: "G" },
};

/** Not what goes on behind the answer: the edge, the search index and receivers of webhooks hear of it. */
function isOwn({ statements }: { readonly statements: readonly string[] }): boolean {
  const isPurge = statements.every((sql) => /purge_budget|outbox/.test(sql));
  const isFollowing = statements.some((sql) =>
    /webhook|^select .*(from "(changes|article_listings)" where|in \(SELECT value FROM json_each)/s.test(sql),
  );
  return !isPurge && !isFollowing;
}

describe("one batch writes all of it", () => {
  test.each<[string, string, object | undefined]>([
    ["POST", "/enterprises", { slug: "port", names: [name], parent: "signal-house" }],
    ["PATCH", works, { slug: "deep-works", category: "authority" }],
    ["POST", `${works}/names`, name],
    ["PUT", `${works}/identifiers/uscc`, { value: "91310000133031388G", source: "official", verified: true }],
    ["PUT", `${works}/parent`, { parent: "signal-house" }],
    ["POST", `${works}/merge`, { into: "signal-house" }],
    ["POST", "/schemes", scheme],
    ["PATCH", "/schemes/municipal", { position: 9 }],
    ["POST", "/batches", { id: "m-25", scheme: "municipal", number: 25, year: 2019 }],
    ["PATCH", "/batches/municipal-23", { year: 2016 }],
    ["POST", "/certifications", { enterprise: "yard-03", batch: "municipal-23" }],
    ["POST", "/certifications/tunnel-23/events", { kind: "withdrawn", occurredOn: "2020" }],
  ])("%s %s", async (method, path, body) => {
    const { status } = await keeper.write(method, path, body);
    expect(status).toBeLessThan(300);
    const own = tally.filter(isOwn);
    expect(own.filter(({ isWrite }) => isWrite)).toHaveLength(1);
    // Who asks, what there is, the batch, and what it is now.
    expect(own.length).toBeLessThanOrEqual(4);
  });

  test("a name that is put right", async () => {
    const { body } = await keeper.get<Kept>(works);
    tally.length = 0;
    await keeper.write("PATCH", `${works}/names/${body.allNames[0]?.id ?? ""}`, { verified: false });
    const own = tally.filter(isOwn);
    expect(own.filter(({ isWrite }) => isWrite)).toHaveLength(1);
  });

  test("a write that changes nothing writes nothing at all", async () => {
    await keeper.write("PATCH", works, { slug: "tunnel-works" });
    expect(tally.filter((one) => one.isWrite && isOwn(one))).toEqual([]);
  });
});

test("a page of the list reads as many rows whether there are twenty enterprises or two hundred", async () => {
  const rows = async () => {
    const count = { calls: 0, rows: 0 };
    const other = await keeperOf(db, { bindings: { DB: counting(env.DB, count) } });
    await other.get("/enterprises?limit=5");
    return count.rows;
  };
  const before = await rows();
  for (let index = 0; index < 60; index += 1)
    await keeper.write("POST", "/enterprises", {
      slug: `more-${index}`,
      names: [{ ...name, value: `More ${index}` }],
    });
  expect(Math.abs((await rows()) - before)).toBeLessThanOrEqual(3);
});
