/** One name corrected, verified, ended or put away: always on record, never deleted. */
import { env } from "cloudflare:workers";
import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { takeSnapshot } from "../../src/changes/snapshot.ts";
import { openDatabase } from "../../src/database.ts";
import { changeName } from "../../src/enterprises/change-name.ts";
import type { NameChange } from "../../src/enterprises/change-name.ts";
import { profileRead } from "../../src/enterprises/profile.ts";
import { renameEnterprise } from "../../src/enterprises/rename.ts";
import { enterpriseListings, enterprises, names } from "../../src/enterprises/tables.ts";
import { languages } from "../support/languages.ts";
import { everything, linesOf, purgesOf, refusal } from "../support/log.ts";
import { editor, establishRegister, noon } from "../support/newsroom.ts";
import { lastRecorded } from "../support/record.ts";

const db = openDatabase(env.DB);
const later = noon + 1000;
const tags = ["enterprise-tunnel-works", "enterprises", "register"];

async function legalIn(tag: string, enterpriseId = "tunnel-works") {
  const [row] = await db
    .select()
    .from(names)
    .where(and(eq(names.enterpriseId, enterpriseId), eq(names.tag, tag), eq(names.kind, "legal")));
  if (row === undefined) throw new Error(`no legal name in ${tag}`);
  return row;
}

async function nameNow(id: string) {
  const [row] = await db.select().from(names).where(eq(names.id, id));
  return row;
}

async function enterprise() {
  const [row] = await db.select().from(enterprises).where(eq(enterprises.id, "tunnel-works"));
  return row;
}

const change = (nameId: string, input: Partial<NameChange>) =>
  changeName(db, editor, { enterpriseId: "tunnel-works", nameId, to: {}, ...input }, later);

beforeEach(() => establishRegister(db));

describe.each(languages)("a name in $locale", ({ locale, other }) => {
  const corrected = { en: "Tunnel Works Ltd", "zh-Hans": "隧道工程有限公司" }[locale];

  test("is corrected where it is shown and listed, and what it was is on record", async () => {
    const name = await legalIn(locale);
    const place = () =>
      db
        .select({ key: enterpriseListings.sortKey })
        .from(enterpriseListings)
        .where(
          and(eq(enterpriseListings.enterpriseId, "tunnel-works"), eq(enterpriseListings.locale, locale)),
        );
    const was = await place();
    const lines = (await linesOf(db)).length;
    expect(await change(name.id, { to: { value: `  ${corrected} ` } })).toBe(2);
    expect((await enterprise())?.display[locale]?.value).toBe(corrected);
    expect(await place()).not.toEqual(was);
    expect((await linesOf(db)).slice(lines)).toMatchObject([{ kind: "enterprise.renamed", tags }]);
    expect((await purgesOf(db)).at(-1)).toMatchObject({ mode: "invalidate", tags });
    expect(await lastRecorded(db)).toMatchObject({
      action: "enterprise.name-changed",
      subject: "enterprise/tunnel-works",
      detail: { name: name.id, before: { value: name.value }, after: { value: corrected } },
    });
  });

  test("is verified, and says so from then on", async () => {
    const name = await legalIn(locale);
    await change(name.id, { to: { verified: false, source: "article", confidence: "low" } });
    expect((await enterprise())?.display[locale]).toMatchObject({ verified: false, source: "article" });
    await change(name.id, { to: { verified: true, source: "official", confidence: null } });
    expect((await enterprise())?.display[locale]).toMatchObject({ verified: true, source: "official" });
  });

  test("is ended: kept as a former one with its day, and shown no more where another takes its place", async () => {
    const name = await legalIn(locale);
    await renameEnterprise(
      db,
      editor,
      {
        enterpriseId: "tunnel-works",
        names: [{ tag: locale, value: "TW", kind: "short", source: "article", verified: true }],
      },
      later,
    );
    await change(name.id, { to: { validTo: "2024-02-29" } });
    expect(await nameNow(name.id)).toMatchObject({ kind: "former", validTo: "2024-02-29" });
    expect((await enterprise())?.display[locale]).toMatchObject({ value: "TW", kind: "short" });
  });

  test("entered by mistake is kept, and gone from everything public; taken back, it is there again", async () => {
    const name = await legalIn(locale);
    const shown = async () =>
      (await takeSnapshot(db, profileRead("tunnel-works"))).value?.names.map(({ id }) => id) ?? [];
    await change(name.id, { mistaken: true });
    expect(await nameNow(name.id)).toMatchObject({ value: name.value, mistakenAt: later });
    expect((await enterprise())?.display[locale]).toBeUndefined();
    expect((await enterprise())?.display[other.locale]).toBeDefined();
    expect(await shown()).not.toContain(name.id);
    await change(name.id, { mistaken: false });
    expect((await enterprise())?.display[locale]?.value).toBe(name.value);
    expect(await shown()).toContain(name.id);
  });

  test("that is put away already changes unseen: on record, and in no log", async () => {
    const name = await legalIn(locale);
    await change(name.id, { mistaken: true });
    const lines = (await linesOf(db)).length;
    await change(name.id, { to: { sourceNote: { en: "a typing error" } } });
    expect(await linesOf(db)).toHaveLength(lines);
    expect(await lastRecorded(db)).toMatchObject({ action: "enterprise.name-changed" });
  });
});

test("what changes nothing writes nothing", async () => {
  const name = await legalIn("en");
  const before = await everything();
  expect(await change(name.id, { to: { value: name.value, verified: true, tag: "en-GB" } })).toBe(1);
  expect(await change(name.id, { to: { confidence: null }, mistaken: false })).toBe(1);
  expect(await everything()).toEqual(before);
});

describe("nothing is written", () => {
  test.each<[string, Partial<NameChange>, string]>([
    ["when the value is blank", { to: { value: " \u3000" } }, "name_required"],
    ["when the end has not come", { to: { validTo: "2026-03-03" } }, "date_ahead"],
    ["when it would end before it begins", { to: { validFrom: "2021", validTo: "2020" } }, "period_invalid"],
    ["when the language is none", { to: { tag: "e" } }, "locale_invalid"],
    ["when somebody else was faster", { expectedVersion: 0, to: { value: "X" } }, "edit_conflict"],
    ["when the enterprise is nobody", { enterpriseId: "nobody" }, "enterprise_not_found"],
    ["when the name is another enterprise's", { enterpriseId: "signal-house" }, "name_not_found"],
    ["when there is no such name", { nameId: "nonesuch" }, "name_not_found"],
  ])("%s", async (_, input, code) => {
    const { id } = await legalIn("en");
    const before = await everything();
    expect(await refusal(change(input.nameId ?? id, input))).toBe(code);
    expect(await everything()).toEqual(before);
  });

  test("when no name in use would be left, whether ended, put away or moved out of our languages", async () => {
    const chinese = await legalIn("zh-Hans");
    await change((await legalIn("en")).id, { mistaken: true });
    const before = await everything();
    for (const input of [{ mistaken: true }, { to: { validTo: "2020" } }, { to: { tag: "fr" } }])
      expect(await refusal(change(chinese.id, input))).toBe("name_required");
    expect(await everything()).toEqual(before);
  });

  test("when a language would have two legal names", async () => {
    const added = { tag: "en", value: "TW", kind: "short", source: "article", verified: true } as const;
    await renameEnterprise(db, editor, { enterpriseId: "tunnel-works", names: [added] }, later);
    const [short] = await db.select().from(names).where(eq(names.value, "TW"));
    const before = await everything();
    expect(await refusal(change(short?.id ?? "", { to: { kind: "legal" } }))).toBe("legal_name_exists");
    expect(await refusal(change((await legalIn("zh-Hans")).id, { to: { tag: "en" } }))).toBe(
      "legal_name_exists",
    );
    expect(await everything()).toEqual(before);
  });
});

test("of two who change one name at the same moment, one is told", async () => {
  const { id } = await legalIn("en");
  const codes = await Promise.all(["A", "B"].map((value) => refusal(change(id, { to: { value } }))));
  expect(codes.toSorted()).toEqual(["edit_conflict", undefined]);
});
