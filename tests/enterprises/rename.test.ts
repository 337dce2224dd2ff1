/** Renaming: what was is kept under its dates, and a lost race writes nothing. */
import { env } from "cloudflare:workers";
import { asc, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { certify } from "../../src/enterprises/certifications.ts";
import type { NewName } from "../../src/enterprises/names.ts";
import { renameEnterprise } from "../../src/enterprises/rename.ts";
import type { Renaming } from "../../src/enterprises/rename.ts";
import { enterpriseListings, enterprises, names } from "../../src/enterprises/tables.ts";
import { languages } from "../support/languages.ts";
import { everything, linesOf, purgesOf, refusal } from "../support/log.ts";
import { editor, establishRegister, noon } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const rename = (input: Partial<Renaming>) =>
  renameEnterprise(
    db,
    editor,
    { enterpriseId: "tunnel-works", expectedVersion: 1, names: [], ...input },
    noon + 1000,
  );
const legal = (tag: string, value: string): NewName => ({
  tag,
  value,
  kind: "legal",
  source: "official",
  verified: true,
});

async function register() {
  const [row] = await db.select().from(enterprises).where(eq(enterprises.id, "tunnel-works"));
  return row;
}

const namesIn = (tag: string) =>
  db
    .select({ value: names.value, kind: names.kind, validFrom: names.validFrom, validTo: names.validTo })
    .from(names)
    .where(eq(names.tag, tag))
    .orderBy(asc(names.value));

beforeEach(() => establishRegister(db));

describe.each(languages)("a new legal name in $locale", ({ locale, other }) => {
  const before = { en: "Tunnel Works", "zh-Hans": "隧道工程公司" };
  const value = { en: "Deep Works", "zh-Hans": "深隧工程" }[locale];

  test("takes the place of the old one, which is kept with the day it ended", async () => {
    expect(await rename({ from: "2021-05-01", names: [legal(locale, value)] })).toBe(2);
    const kept = await namesIn(locale);
    expect(kept.find((name) => name.value === value)).toEqual({
      value,
      kind: "legal",
      validFrom: "2021-05-01",
      validTo: null,
    });
    expect(kept.find((name) => name.value === before[locale])).toEqual({
      value: before[locale],
      kind: "former",
      validFrom: null,
      validTo: "2021-05-01",
    });
  });

  test("is shown, and leaves the other language's name as it is", async () => {
    await rename({ names: [legal(locale, value)] });
    const row = await register();
    expect(row).toMatchObject({ version: 2, updatedAt: noon + 1000 });
    expect(row?.display[locale]?.value).toBe(value);
    expect(row?.display[other.locale]?.value).toBe(before[other.locale]);
    expect((await namesIn(other.locale)).map((name) => name.kind)).toEqual(["legal", "legal"]);
  });

  test("ends the old one also when nobody knows the day", async () => {
    await rename({ names: [legal(locale, value)] });
    expect((await namesIn(locale)).find((name) => name.value === before[locale])).toMatchObject({
      kind: "former",
      validTo: null,
    });
  });

  test("takes the place of one that stood under an alias of the language", async () => {
    const alias = { en: "en-GB", "zh-Hans": "zh-CN" }[locale];
    await rename({ names: [legal(alias, value)] });
    expect((await register())?.display[locale]?.value).toBe(value);
    expect((await namesIn(locale)).find((name) => name.value === before[locale])?.kind).toBe("former");
  });

  test("twice in a row keeps both former ones, each with its own end", async () => {
    await rename({ from: "2021", names: [legal(locale, value)] });
    await rename({ expectedVersion: 2, from: "2024", names: [legal(locale, `${value} 2`)] });
    const kept = await namesIn(locale);
    expect(kept.find((name) => name.value === value)).toMatchObject({
      kind: "former",
      validFrom: "2021",
      validTo: "2024",
    });
    expect(kept.find((name) => name.value === before[locale])).toMatchObject({
      kind: "former",
      validTo: "2021",
    });
    expect((await register())?.display[locale]?.value).toBe(`${value} 2`);
  });

  test("moves the enterprise in every list it stands in, and in no other", async () => {
    await certify(db, editor, { enterpriseId: "tunnel-works", batchId: "municipal-23" }, noon);
    const facets = async () => {
      const rows = await db
        .select()
        .from(enterpriseListings)
        .where(eq(enterpriseListings.enterpriseId, "tunnel-works"));
      return Map.groupBy(rows, (row) => row.locale);
    };
    const was = await facets();
    await rename({ expectedVersion: 2, names: [legal(locale, value)] });
    const is = await facets();
    expect(is.get(locale)?.map(({ facet }) => facet)).toEqual(was.get(locale)?.map(({ facet }) => facet));
    expect(new Set(is.get(locale)?.map(({ sortKey }) => sortKey)).size).toBe(1);
    expect(is.get(locale)?.[0]?.sortKey).not.toBe(was.get(locale)?.[0]?.sortKey);
    expect(is.get(other.locale)).toEqual(was.get(other.locale));
  });
});

test("a name of another kind stands beside the legal one, which stays", async () => {
  await rename({ names: [{ tag: "en", value: "TW", kind: "short", source: "article", verified: true }] });
  expect((await namesIn("en")).map(({ value, kind }) => [value, kind])).toEqual([
    ["Signal House", "legal"],
    ["TW", "short"],
    ["Tunnel Works", "legal"],
  ]);
  expect((await register())?.display.en?.value).toBe("Tunnel Works");
});

test("a legal name that is over takes nobody's place", async () => {
  await rename({ names: [{ ...legal("en", "Old Works"), validFrom: "1998", validTo: "2003-02" }] });
  expect((await register())?.display.en?.value).toBe("Tunnel Works");
  expect(await namesIn("en")).toContainEqual({
    value: "Old Works",
    kind: "legal",
    validFrom: "1998",
    validTo: "2003-02",
  });
});

test("appends one line and invalidates softly whatever shows the name", async () => {
  const lines = (await linesOf(db)).length;
  await rename({ names: [legal("en", "Deep Works")] });
  const tags = ["enterprise-tunnel-works", "enterprises", "register"];
  expect((await linesOf(db)).slice(lines)).toMatchObject([
    {
      kind: "enterprise.renamed",
      subjectId: "tunnel-works",
      locale: null,
      tags,
      actor: editor.id,
      at: noon + 1000,
    },
  ]);
  expect((await purgesOf(db)).at(-1)).toMatchObject({ mode: "invalidate", tags });
});

describe("nothing is written, not even a line in the log,", () => {
  test.each<[string, Partial<Renaming>, string]>([
    [
      "when somebody else was faster",
      { expectedVersion: 0, names: [legal("en", "Deep Works")] },
      "edit_conflict",
    ],
    [
      "when the version is of the future",
      { expectedVersion: 2, names: [legal("en", "Deep Works")] },
      "edit_conflict",
    ],
    ["when a name is blank", { names: [legal("en", "  ")] }, "name_required"],
    [
      "when nobody has that id",
      { enterpriseId: "nobody", names: [legal("en", "X")] },
      "enterprise_not_found",
    ],
  ])("%s", async (_, input, code) => {
    const before = await everything();
    expect(await refusal(rename(input))).toBe(code);
    expect(await everything()).toEqual(before);
  });

  test.each<[string, Partial<Renaming>, string]>([
    ["when a name begins on a day that has not come", { from: "2026-03-03" }, "date_ahead"],
    ["when a name begins next year", { from: "2027" }, "date_ahead"],
    [
      "when a name ends before it begins",
      { names: [{ ...legal("en", "Deep Works"), validFrom: "2020-05", validTo: "2020-04-30" }] },
      "period_invalid",
    ],
    ["when the language is none", { names: [legal("en--x", "Deep Works")] }, "locale_invalid"],
  ])("%s", async (_, input, code) => {
    const before = await everything();
    expect(await refusal(rename({ names: [legal("en", "Deep Works")], ...input }))).toBe(code);
    expect(await everything()).toEqual(before);
  });
});

test("of several at the same moment one wins, and the rest write nothing", async () => {
  const lines = (await linesOf(db)).length;
  const codes = await Promise.all(
    ["A", "B", "C", "D"].map((value) => refusal(rename({ names: [legal("en", value)] }))),
  );
  expect(codes.toSorted()).toEqual(["edit_conflict", "edit_conflict", "edit_conflict", undefined]);
  expect(await linesOf(db)).toHaveLength(lines + 1);
  const row = await register();
  expect(row?.version).toBe(2);
  const inUse = (await namesIn("en")).filter((name) => name.kind === "legal").map((name) => name.value);
  expect(inUse).toEqual([row?.display.en?.value, "Signal House"].toSorted());
});
