/** Schemes, batches and claims: entered once, on record, or not at all. */
import { env } from "cloudflare:workers";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { recordClaim } from "../../src/enterprises/claims.ts";
import { establishScheme, openBatch } from "../../src/enterprises/schemes.ts";
import type { NewScheme } from "../../src/enterprises/schemes.ts";
import { batches, claims } from "../../src/enterprises/tables.ts";
import { everything, linesOf, purgesOf, refusal } from "../support/log.ts";
import { editor, establishRegister, noon, tell } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const scheme: Omit<NewScheme, "id"> = {
  tier: "district",
  jurisdiction: "310106",
  position: 2,
  name: { en: "District" },
  authorities: [],
};

beforeEach(() => establishRegister(db));

describe("opening a batch", () => {
  test("writes it empty, with one line in the log and one purge", async () => {
    const lines = (await linesOf(db)).length;
    await openBatch(
      db,
      editor,
      { id: "municipal-24", schemeId: "municipal", number: 24, year: 2018, publishedOn: "2018-11-30" },
      noon + 1,
    );
    const [row] = await db.select().from(batches).where(eq(batches.id, "municipal-24"));
    expect(row).toEqual({
      id: "municipal-24",
      schemeId: "municipal",
      number: 24,
      year: 2018,
      publishedOn: "2018-11-30",
      listed: null,
      certified: 0,
      version: 1,
      updatedAt: noon + 1,
    });
    const tags = ["register", "enterprises"];
    expect((await linesOf(db)).slice(lines)).toMatchObject([
      { kind: "batch.opened", subjectId: "municipal-24", tags, actor: editor.id, at: noon + 1 },
    ]);
    expect((await purgesOf(db)).at(-1)).toMatchObject({ mode: "purge", tags });
  });

  test("of one year may be the second: a batch is not a year", async () => {
    await openBatch(db, editor, { id: "municipal-24", schemeId: "municipal", number: 24, year: 2017 }, noon);
    expect((await db.select().from(batches)).map(({ year }) => year)).toEqual([2017, 2017]);
  });

  test.each([
    [
      "an id that is taken",
      { id: "municipal-23", schemeId: "municipal", number: 24, year: 2018 },
      "batch_exists",
    ],
    [
      "a number that the scheme has",
      { id: "again", schemeId: "municipal", number: 23, year: 2018 },
      "batch_exists",
    ],
    [
      "a scheme that nobody established",
      { id: "group-1", schemeId: "group", number: 1, year: 2018 },
      "scheme_not_found",
    ],
    ["an id that is none", { id: "No. 24", schemeId: "municipal", number: 24, year: 2018 }, "slug_invalid"],
  ])("with %s is refused, and leaves no row and no line", async (_, input, code) => {
    const before = await everything();
    expect(await refusal(openBatch(db, editor, input, noon))).toBe(code);
    expect(await everything()).toEqual(before);
  });
});

describe("establishing a scheme", () => {
  test("is on record, since the centres show it at once", async () => {
    const lines = (await linesOf(db)).length;
    await establishScheme(db, editor, { id: "district", ...scheme }, noon);
    const added = (await linesOf(db)).slice(lines);
    expect(added).toHaveLength(1);
    expect(added[0]?.tags).toContain("register");
  });

  test.each([
    ["municipal", "scheme_exists"],
    ["District!", "slug_invalid"],
  ])("as %j is refused, and leaves no row", async (id, code) => {
    const before = await everything();
    expect(await refusal(establishScheme(db, editor, { id, ...scheme }, noon))).toBe(code);
    expect(await everything()).toEqual(before);
  });
});

describe("recording a claim", () => {
  const claim = { articleId: "tunnel", schemeId: "municipal", area: "310106", value: 22, asOf: "2017-12" };

  beforeEach(() => tell(db));

  test("writes it, with one line and one purge of its article and the figures", async () => {
    const lines = (await linesOf(db)).length;
    const id = await recordClaim(db, editor, claim, noon);
    expect(await db.select().from(claims)).toEqual([{ id, ...claim, recordedAt: noon }]);
    const tags = ["article-tunnel", "register"];
    expect((await linesOf(db)).slice(lines)).toMatchObject([{ kind: "claim.recorded", subjectId: id, tags }]);
    expect((await purgesOf(db)).at(-1)).toMatchObject({ mode: "purge", tags });
  });

  test("for the same article, scheme, area and day twice is refused, and changes nothing", async () => {
    await recordClaim(db, editor, claim, noon);
    const before = await everything();
    expect(await refusal(recordClaim(db, editor, { ...claim, value: 23 }, noon))).toBe("claim_exists");
    expect(await everything()).toEqual(before);
  });

  test("for another day stands beside the first", async () => {
    await recordClaim(db, editor, claim, noon);
    await recordClaim(db, editor, { ...claim, asOf: "2018-12", value: 25 }, noon);
    expect(await db.select().from(claims)).toHaveLength(2);
  });

  test.each([
    ["an article that does not exist", { ...claim, articleId: "nonesuch" }, "article_not_found"],
    ["a scheme that nobody established", { ...claim, schemeId: "nonesuch" }, "scheme_not_found"],
  ])("for %s is refused", async (_, input, code) => {
    const before = await everything();
    expect(await refusal(recordClaim(db, editor, input, noon))).toBe(code);
    expect(await everything()).toEqual(before);
  });
});
