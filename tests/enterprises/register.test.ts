/** Entering an organisation: all of it, on record, or nothing. */
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../src/database.ts";
import { isId } from "../../src/identity.ts";
import { registerEnterprise } from "../../src/enterprises/register.ts";
import type { NewEnterprise } from "../../src/enterprises/register.ts";
import { enterpriseListings, enterprises, identifiers, names } from "../../src/enterprises/tables.ts";
import { completeUscc } from "../../src/enterprises/uscc.ts";
import { everything, linesOf, purgesOf, refusal } from "../support/log.ts";
import { editor, noon } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const uscc = { kind: "uscc", value: "91310000133031388G", source: "official", verified: true } as const;
const english = {
  tag: "en",
  value: "Quiet Port",
  kind: "legal",
  source: "official",
  verified: true,
} as const;
const chinese = {
  tag: "zh-Hans",
  value: "静港",
  kind: "legal",
  source: "unofficial",
  verified: false,
  confidence: "medium",
} as const;
const port: NewEnterprise = {
  id: "port",
  slug: "quiet-port",
  names: [english, chinese],
  identifiers: [uscc],
};

describe("registering an organisation", () => {
  test("writes it with its names, identifiers, display and lists", async () => {
    expect(await registerEnterprise(db, editor, port, noon)).toBe("port");
    expect(await db.select().from(enterprises)).toEqual([
      {
        id: "port",
        slug: "quiet-port",
        category: "enterprise",
        parentId: null,
        version: 1,
        registeredAt: noon,
        updatedAt: noon,
        display: {
          en: { value: "Quiet Port", kind: "legal", source: "official", verified: true },
          "zh-Hans": { value: "静港", kind: "legal", source: "unofficial", verified: false },
        },
        standings: [],
        mergedInto: null,
      },
    ]);
    expect(await db.select().from(names)).toMatchObject([
      { enterpriseId: "port", ...english, confidence: null, validFrom: null, validTo: null },
      { enterpriseId: "port", ...chinese },
    ]);
    expect(await db.select().from(identifiers)).toEqual([{ enterpriseId: "port", ...uscc }]);
    const listed = await db.select().from(enterpriseListings);
    expect(listed.map(({ facet, locale }) => `${facet} ${locale}`).toSorted()).toEqual([
      "all en",
      "all zh-Hans",
    ]);
  });

  test("appends one line to the log, and one purge of its page and of the lists", async () => {
    await registerEnterprise(db, editor, port, noon);
    const tags = ["enterprise-port", "enterprises"];
    expect(await linesOf(db)).toEqual([
      {
        seq: expect.any(Number),
        at: noon,
        committedAt: noon,
        kind: "enterprise.registered",
        subjectId: "port",
        locale: null,
        tags,
        actor: editor.id,
      },
    ]);
    expect(await purgesOf(db)).toMatchObject([{ mode: "purge", tags, attempts: 0, doneAt: null }]);
  });

  test("gives an id where none was given, and trims what was typed around a name", async () => {
    const { id: _, ...unnamed } = port;
    const id = await registerEnterprise(
      db,
      editor,
      { ...unnamed, names: [{ ...english, value: "  Quiet Port\n" }] },
      noon,
    );
    expect(isId(id)).toBe(true);
    expect(await db.select({ value: names.value }).from(names)).toEqual([{ value: "Quiet Port" }]);
    const [row] = await db.select().from(enterprises);
    expect(row?.display.en?.value).toBe("Quiet Port");
  });

  test("lists no authority", async () => {
    await registerEnterprise(db, editor, { ...port, category: "authority" }, noon);
    expect(await db.select().from(enterpriseListings)).toEqual([]);
  });
});

describe("an organisation is refused, and leaves no row and no line in the log,", () => {
  beforeEach(() => registerEnterprise(db, editor, port, noon));
  const second = { ...uscc, value: completeUscc("9131010613220211") };
  const other: NewEnterprise = { id: "other", slug: "other", names: [english] };

  test.each<[string, NewEnterprise, string]>([
    ["when its slug is taken", { ...other, slug: "quiet-port" }, "slug_taken"],
    ["when its id is taken", { ...other, id: "port" }, "slug_taken"],
    ["when its code is another's", { ...other, identifiers: [uscc] }, "identifier_taken"],
    ["when it gives one code twice", { ...other, identifiers: [second, second] }, "identifier_taken"],
    [
      "when its code is wrong",
      { ...other, identifiers: [{ ...uscc, value: "91310000133031388H" }] },
      "identifier_invalid",
    ],
    ["when it has no name", { ...other, names: [] }, "name_required"],
    [
      "when a name is blank",
      { ...other, names: [english, { ...chinese, value: " \u3000 " }] },
      "name_required",
    ],
    [
      "when none of its names is in use",
      { ...other, names: [{ ...english, validTo: "2020" }] },
      "name_required",
    ],
    [
      "when none of its names is in a language of ours",
      { ...other, names: [{ ...english, tag: "fr" }] },
      "name_required",
    ],
    ["when its slug has capitals", { ...other, slug: "Quiet" }, "slug_invalid"],
    ["when its slug has Han", { ...other, slug: "静港" }, "slug_invalid"],
    ["when its slug doubles a hyphen", { ...other, slug: "quiet--port" }, "slug_invalid"],
    ["when its slug ends in a hyphen", { ...other, slug: "quiet-" }, "slug_invalid"],
    [
      "when its slug is shaped like an id",
      { ...other, slug: "0123456789abcdef0123456789abcdef" },
      "slug_invalid",
    ],
    ["when its slug is too long", { ...other, slug: "a".repeat(65) }, "slug_invalid"],
    ["when its id is not one", { ...other, id: "../port" }, "slug_invalid"],
  ])("%s", async (_, input, code) => {
    const before = await everything();
    expect(await refusal(registerEnterprise(db, editor, input, noon + 1))).toBe(code);
    expect(await everything()).toEqual(before);
  });
});

test("of two that want one slug at the same moment, one is entered", async () => {
  const inputs = ["first", "second"].map((id) => ({ ...port, id, identifiers: [] }));
  const codes = await Promise.all(
    inputs.map((input) => refusal(registerEnterprise(db, editor, input, noon))),
  );
  expect(codes.toSorted()).toEqual(["slug_taken", undefined]);
  expect(await db.select().from(enterprises)).toHaveLength(1);
  expect(await linesOf(db)).toHaveLength(1);
});
