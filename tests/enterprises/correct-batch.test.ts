/** A batch or a scheme put right: whoever stands in it moves along, in every list. */
import { env } from "cloudflare:workers";
import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import { correctBatch } from "../../src/enterprises/correct-batch.ts";
import type { BatchCorrection } from "../../src/enterprises/correct-batch.ts";
import { changeScheme, openBatch } from "../../src/enterprises/schemes.ts";
import { batches, enterpriseListings, enterprises, schemes } from "../../src/enterprises/tables.ts";
import { everything, linesOf, purgesOf, refusal } from "../support/log.ts";
import { editor, noon } from "../support/newsroom.ts";
import { lastRecorded } from "../support/record.ts";
import { establishTiers } from "../support/register.ts";

const db = openDatabase(env.DB);
const later = noon + 1000;

const correct = (to: BatchCorrection["to"], input: Partial<BatchCorrection> = {}) =>
  correctBatch(db, editor, { batchId: "municipal-23", to, ...input }, later);

async function facetsOf(id: string) {
  const rows = await db
    .select({ facet: enterpriseListings.facet })
    .from(enterpriseListings)
    .where(eq(enterpriseListings.enterpriseId, id))
    .orderBy(asc(enterpriseListings.facet));
  return [...new Set(rows.map(({ facet }) => facet))];
}

async function enterprise(id: string) {
  const [row] = await db.select().from(enterprises).where(eq(enterprises.id, id));
  return row;
}

beforeEach(() => establishTiers(db));

describe("another year", () => {
  test("moves those who stand in the batch, and their lists, and nobody else", async () => {
    const others = [await enterprise("signal-house"), await facetsOf("signal-house")];
    expect(await correct({ year: 2016, number: 22 })).toBe(2);
    expect((await enterprise("tunnel-works"))?.standings).toEqual([
      { schemeId: "municipal", tier: "municipal", batchId: "municipal-23", batchNumber: 22, year: 2016 },
    ]);
    expect(await facetsOf("tunnel-works")).toEqual([
      "all",
      "batch:municipal-23",
      "tier:municipal",
      "tier:municipal+year:2016",
      "year:2016",
    ]);
    expect([await enterprise("signal-house"), await facetsOf("signal-house")]).toEqual(others);
  });

  test("leaves one in the lists of the old year whom something else keeps there", async () => {
    await openBatch(db, editor, { id: "national-23", schemeId: "national", number: 23, year: 2017 }, noon);
    await certify(db, editor, { enterpriseId: "tunnel-works", batchId: "national-23" }, noon);
    await correct({ year: 2018 });
    expect(await facetsOf("tunnel-works")).toEqual([
      "all",
      "batch:municipal-23",
      "batch:national-23",
      "tier:municipal",
      "tier:municipal+year:2018",
      "tier:national",
      "tier:national+year:2017",
      "year:2017",
      "year:2018",
    ]);
    await correct({ year: 2017 });
    expect(await facetsOf("tunnel-works")).toEqual([
      "all",
      "batch:municipal-23",
      "batch:national-23",
      "tier:municipal",
      "tier:municipal+year:2017",
      "tier:national",
      "tier:national+year:2017",
      "year:2017",
    ]);
  });

  test("is told to whoever was about to write of one who stands there", async () => {
    const seen = (await enterprise("tunnel-works"))?.version ?? 0;
    await correct({ year: 2016 });
    const input = { enterpriseId: "tunnel-works", batchId: "national-24", expectedVersion: seen };
    expect(await refusal(certify(db, editor, input, later))).toBe("edit_conflict");
  });
});

test("who is certified while its batch is put right stands in it as it is now, or is told to look again", async () => {
  const codes = await Promise.all([
    refusal(correct({ year: 2016 })),
    refusal(certify(db, editor, { enterpriseId: "signal-house", batchId: "municipal-23" }, later)),
  ]);
  expect(codes[0]).toBeUndefined();
  expect([undefined, "edit_conflict"]).toContain(codes[1]);
  for (const id of ["signal-house", "tunnel-works"]) {
    const held = (await enterprise(id))?.standings.filter(({ batchId }) => batchId === "municipal-23") ?? [];
    for (const { year } of held) expect(year).toBe(2016);
  }
  const [row] = await db.select().from(batches).where(eq(batches.id, "municipal-23"));
  expect(row?.certified).toBe(codes[1] === undefined ? 2 : 1);
});

test("what the list says of itself changes no standing", async () => {
  const before = await enterprise("tunnel-works");
  const lines = (await linesOf(db)).length;
  await correct({ publishedOn: "2017-11-30", listed: 65 });
  const [row] = await db.select().from(batches).where(eq(batches.id, "municipal-23"));
  expect(row).toMatchObject({ publishedOn: "2017-11-30", listed: 65, year: 2017, certified: 1, version: 2 });
  expect(await enterprise("tunnel-works")).toEqual(before);
  const tags = ["register", "enterprises"];
  expect((await linesOf(db)).slice(lines)).toMatchObject([
    { kind: "batch.corrected", subjectId: "municipal-23", tags },
  ]);
  expect((await purgesOf(db)).at(-1)).toMatchObject({ mode: "invalidate", tags });
  expect(await lastRecorded(db)).toMatchObject({
    action: "batch.corrected",
    subject: "batch/municipal-23",
    detail: { before: { publishedOn: null, listed: 64 }, after: { publishedOn: "2017-11-30", listed: 65 } },
  });
});

describe("nothing is written", () => {
  test.each<[string, BatchCorrection["to"], Partial<BatchCorrection>, string | undefined]>([
    ["when nothing is otherwise", { year: 2017, number: 23 }, {}, undefined],
    ["when the scheme has the number", { number: 24 }, {}, "batch_exists"],
    ["when the day has not come", { publishedOn: "2027" }, {}, "date_ahead"],
    ["when somebody else was faster", { year: 2016 }, { expectedVersion: 0 }, "edit_conflict"],
    ["when there is no such batch", { year: 2016 }, { batchId: "nonesuch" }, "batch_not_found"],
  ])("%s", async (_, to, input, code) => {
    const before = await everything();
    expect(await refusal(correct(to, input))).toBe(code);
    expect(await everything()).toEqual(before);
  });
});

describe("a scheme", () => {
  const change = (input: Partial<Parameters<typeof changeScheme>[2]>) =>
    changeScheme(db, editor, { schemeId: "municipal", to: {}, ...input }, later);

  test("is called otherwise, with one line and on record", async () => {
    const lines = (await linesOf(db)).length;
    const name = { en: "Shanghai centre", "zh-Hans": "上海市企业技术中心" };
    expect(await change({ to: { name }, expectedVersion: 1 })).toBe(2);
    const [row] = await db.select().from(schemes).where(eq(schemes.id, "municipal"));
    expect(row).toMatchObject({ name, tier: "municipal", position: 1, version: 2 });
    expect((await linesOf(db)).slice(lines)).toMatchObject([
      { kind: "scheme.changed", subjectId: "municipal", tags: ["register", "enterprises"] },
    ]);
    expect(await lastRecorded(db)).toMatchObject({ action: "scheme.changed", subject: "scheme/municipal" });
  });

  test.each<[string, Partial<Parameters<typeof changeScheme>[2]>, string | undefined]>([
    ["when nothing is otherwise", { to: { position: 1 } }, undefined],
    ["when somebody else was faster", { to: { position: 9 }, expectedVersion: 0 }, "edit_conflict"],
    ["when there is none", { schemeId: "nonesuch" }, "scheme_not_found"],
  ])("is left as it is %s", async (_, input, code) => {
    const before = await everything();
    expect(await refusal(change(input))).toBe(code);
    expect(await everything()).toEqual(before);
  });
});
