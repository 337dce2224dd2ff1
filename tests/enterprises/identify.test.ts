/** Under which code an enterprise is known: one, checked by both its check characters, and nobody else's. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { identifyEnterprise, removeIdentifier } from "../../src/enterprises/identify.ts";
import type { Identification } from "../../src/enterprises/identify.ts";
import { identifiers } from "../../src/enterprises/tables.ts";
import { completeUscc } from "../../src/enterprises/uscc.ts";
import { keeperOf } from "../support/keeper.ts";
import { everything, linesOf, purgesOf, refusal } from "../support/log.ts";
import { editor, establishRegister, noon } from "../support/newsroom.ts";
import { lastRecorded } from "../support/record.ts";

const db = openDatabase(env.DB);
const railway = "91310000133031388G";
const other = completeUscc("9131010613220211");
const official = { kind: "uscc", value: railway, source: "official", verified: true } as const;

const identify = (input: Partial<Identification> = {}) =>
  identifyEnterprise(db, editor, { enterpriseId: "tunnel-works", ...official, ...input }, noon + 1);

beforeEach(() => establishRegister(db));

test("writes the code, one line and one purge, and what was before into the record", async () => {
  const lines = (await linesOf(db)).length;
  expect(await identify()).toBe(2);
  expect(await db.select().from(identifiers)).toEqual([{ enterpriseId: "tunnel-works", ...official }]);
  const tags = ["enterprise-tunnel-works", "enterprises", "register"];
  expect((await linesOf(db)).slice(lines)).toMatchObject([{ kind: "enterprise.changed", tags }]);
  expect((await purgesOf(db)).at(-1)).toMatchObject({ mode: "purge", tags });
  await identify({ value: other, verified: false });
  expect(await db.select().from(identifiers)).toEqual([
    { enterpriseId: "tunnel-works", ...official, value: other, verified: false },
  ]);
  const { kind: _, ...before } = official;
  expect(await lastRecorded(db)).toMatchObject({
    action: "enterprise.identified",
    detail: { kind: "uscc", before: [before], after: [{ ...before, value: other, verified: false }] },
  });
});

test("the same code again writes nothing", async () => {
  await identify();
  const before = await everything();
  expect(await identify({ expectedVersion: 2 })).toBe(2);
  expect(await everything()).toEqual(before);
});

describe("nothing is written", () => {
  test.each<[string, Partial<Identification>, string]>([
    // The overall check character fits, the organisation code's does not; and the other way round.
    ["when the organisation code's check is wrong", { value: "91310000133031387D" }, "identifier_invalid"],
    ["when the overall check is wrong", { value: "91310000133031388H" }, "identifier_invalid"],
    ["when it is no code", { value: "91310000133031388" }, "identifier_invalid"],
    ["when it is another's", { enterpriseId: "signal-house" }, "identifier_taken"],
    ["when somebody else was faster", { value: other, expectedVersion: 1 }, "edit_conflict"],
    ["when nobody has that id", { enterpriseId: "nobody" }, "enterprise_not_found"],
  ])("%s", async (_, input, code) => {
    await identify();
    const before = await everything();
    expect(await refusal(identify(input))).toBe(code);
    expect(await everything()).toEqual(before);
  });
});

test("of two that claim one code at the same moment, one has it", async () => {
  const codes = await Promise.all(
    ["tunnel-works", "signal-house"].map((enterpriseId) => refusal(identify({ enterpriseId }))),
  );
  expect(codes.toSorted()).toEqual(["identifier_taken", undefined]);
  expect(await db.select().from(identifiers)).toHaveLength(1);
});

describe("a code that was entered by mistake", () => {
  const remove = (input: { expectedVersion?: number; enterpriseId?: string } = {}) =>
    removeIdentifier(db, editor, { enterpriseId: "tunnel-works", kind: "uscc", ...input }, noon + 2);

  test("is taken out for everybody, free for another, and kept in the record", async () => {
    await identify();
    expect(await remove()).toBe(3);
    expect(await db.select().from(identifiers)).toEqual([]);
    const tags = ["enterprise-tunnel-works", "enterprises", "register"];
    expect((await purgesOf(db)).at(-1)).toMatchObject({ mode: "purge", tags });
    const { kind: _, ...before } = official;
    expect(await lastRecorded(db)).toMatchObject({
      action: "enterprise.unidentified",
      detail: { kind: "uscc", before: [before], after: [] },
    });
    await identify({ enterpriseId: "signal-house" });
  });

  test("is not taken out a second time, nor from under somebody who was faster", async () => {
    await identify();
    const before = await everything();
    expect(await refusal(remove({ expectedVersion: 1 }))).toBe("edit_conflict");
    expect(await refusal(remove({ enterpriseId: "nobody" }))).toBe("enterprise_not_found");
    expect(await remove({ enterpriseId: "signal-house" })).toBe(1);
    expect(await everything()).toEqual(before);
  });

  test("is taken out over JSON under the enterprise's lock", async () => {
    await identify();
    const keeper = await keeperOf(db);
    const path = "/enterprises/tunnel-works/identifiers/uscc";
    expect((await keeper.write("DELETE", path, undefined, null)).status).toBe(428);
    expect((await keeper.write("DELETE", path, undefined, '"v1"')).status).toBe(412);
    expect((await keeper.write("DELETE", "/enterprises/tunnel-works/identifiers/duns")).status).toBe(404);
    const done = await keeper.write("DELETE", path, undefined, '"v2"');
    expect([done.status, done.body]).toMatchObject([200, { identifiers: [] }]);
  });
});
