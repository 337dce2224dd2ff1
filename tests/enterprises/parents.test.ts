/** Who stands above whom: a tree, whatever is tried, and however many try at once. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { setParent } from "../../src/enterprises/parents.ts";
import type { Adoption } from "../../src/enterprises/parents.ts";
import { enterprises } from "../../src/enterprises/tables.ts";
import { everything, linesOf, purgesOf, refusal } from "../support/log.ts";
import { editor, noon, register } from "../support/newsroom.ts";
import { lastRecorded } from "../support/record.ts";

const db = openDatabase(env.DB);
const cast = ["group", "works", "yard", "shop", "stall"] as const;

const put = (enterpriseId: string, parentId: string | null, input: Partial<Adoption> = {}) =>
  setParent(db, editor, { enterpriseId, parentId, ...input }, noon + 1);

async function parents(): Promise<Record<string, string | null>> {
  const rows = await db.select().from(enterprises);
  return Object.fromEntries(rows.map(({ id, parentId }) => [id, parentId]));
}

beforeEach(async () => {
  for (const id of cast) await register(db, id, `The ${id}`, `公司${id}`);
});

test("puts it under another, and under none again: one line, one purge, on record", async () => {
  const lines = (await linesOf(db)).length;
  expect(await put("works", "group")).toBe(2);
  expect(await parents()).toMatchObject({ works: "group", group: null });
  const tags = ["enterprise-works", "enterprises", "register"];
  expect((await linesOf(db)).slice(lines)).toMatchObject([{ kind: "enterprise.changed", tags }]);
  expect((await purgesOf(db)).at(-1)).toMatchObject({ mode: "purge", tags });
  expect(await put("works", null, { expectedVersion: 2 })).toBe(3);
  expect(await parents()).toMatchObject({ works: null });
  expect(await lastRecorded(db)).toMatchObject({
    action: "enterprise.detached",
    detail: { before: { parent: "group" }, after: { parent: null } },
  });
});

test("the same parent again writes nothing", async () => {
  await put("works", "group");
  const before = await everything();
  expect(await put("works", "group")).toBe(2);
  expect(await put("group", null)).toBe(1);
  expect(await everything()).toEqual(before);
});

describe("nothing is written", () => {
  test.each<[string, string, string, Partial<Adoption>, string]>([
    ["under itself", "group", "group", {}, "parent_cycle"],
    ["under its own child", "group", "works", {}, "parent_cycle"],
    ["under its child's child", "group", "yard", {}, "parent_cycle"],
    ["under nobody", "group", "nobody", {}, "enterprise_not_found"],
    ["for nobody", "nobody", "group", {}, "enterprise_not_found"],
    ["when somebody else was faster", "shop", "group", { expectedVersion: 0 }, "edit_conflict"],
  ])("%s", async (_, child, parent, input, code) => {
    await put("works", "group");
    await put("yard", "works");
    const before = await everything();
    expect(await refusal(put(child, parent, input))).toBe(code);
    expect(await everything()).toEqual(before);
  });
});

test("two that adopt each other at the same moment do not both do so", async () => {
  const codes = await Promise.all([refusal(put("works", "yard")), refusal(put("yard", "works"))]);
  expect(codes.filter((code) => code === undefined)).toHaveLength(1);
  expectTree(await parents());
});

test("whatever is put under whatever, several at a time, nobody stands above herself", async () => {
  const adoption = fc.tuple(fc.constantFrom(...cast), fc.option(fc.constantFrom(...cast)));
  await fc.assert(
    fc
      .asyncProperty(
        fc.array(fc.array(adoption, { minLength: 1, maxLength: 3 }), { maxLength: 6 }),
        async (rounds) => {
          for (const round of rounds) {
            const codes = await Promise.all(round.map(([child, parent]) => refusal(put(child, parent))));
            for (const code of codes) expect([undefined, "parent_cycle", "edit_conflict"]).toContain(code);
          }
          expectTree(await parents());
        },
      )
      .beforeEach(() => db.update(enterprises).set({ parentId: null })),
    { numRuns: 20 },
  );
});

test("the chain is followed to its top, however long", async () => {
  for (const [index, id] of cast.entries()) if (index > 0) await put(id, cast[index - 1] ?? "");
  expect(await refusal(put("group", "stall"))).toBe("parent_cycle");
  const [top] = await db.select().from(enterprises).where(eq(enterprises.id, "group"));
  expect(top?.parentId).toBeNull();
});

function expectTree(above: Record<string, string | null>): void {
  for (const id of cast) {
    const seen = new Set<string>();
    for (let at: string | null | undefined = id; at; at = above[at]) {
      expect(seen).not.toContain(at);
      seen.add(at);
    }
  }
}
