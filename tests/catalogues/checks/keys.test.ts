import { describe, expect, test } from "vitest";
import { checkCatalogue } from "../../../src/catalogues/checks/engine.ts";
import { catalogue, mended, ofCheck } from "./engine.ts";

const english = { locale: "en", sourceLocale: "zh-Hans" } as const;
const natural = { settings: { keySeparator: false } } as const;

describe("missing and extra keys", () => {
  test("missing ones are said with the source's words, extra ones are a warning", () => {
    const input = catalogue({ b: "乙", x: "某" }, { a: "Alpha", b: "Beta" });
    expect(ofCheck("missing-key", input)).toMatchObject([
      { key: "a", severity: "info", params: { source: "Alpha" } },
    ]);
    expect(ofCheck("extra-key", input)).toMatchObject([
      { key: "x", severity: "warning", fix: { safe: false, remove: true } },
    ]);
    expect(mended(input, "extra-key")).toEqual({ words: { b: "乙" }, left: 0 });
  });

  test("the source itself lacks nothing", () => {
    const input = catalogue({ a: "Alpha" }, undefined, { locale: "en" });
    expect(checkCatalogue(input)).toEqual([]);
  });
});

describe("a key that was probably renamed", () => {
  test("the source's former text stands under another key: certain, and neither missing nor extra", () => {
    const input = catalogue(
      { "menu.save": "保存文件" },
      { "file.save": "Save the file" },
      {
        previousSource: { "menu.save": "Save the file" },
      },
    );
    expect(ofCheck("renamed-key", input)).toMatchObject([
      { key: "menu.save", params: { to: "file.save" }, fix: { safe: true, rename: "file.save" } },
    ]);
    expect([...ofCheck("missing-key", input), ...ofCheck("extra-key", input)]).toEqual([]);
    expect(mended(input, "renamed-key")).toEqual({ words: { "file.save": "保存文件" }, left: 0 });
  });

  test.each([
    { name: "the case", was: "Guided Tour", is: "Guided tour" },
    { name: "a word", was: "There was an error with the system", is: "There was an error in the system" },
    { name: "a full stop", was: "Done.", is: "Done" },
  ])("a natural-language key of which $name has changed", ({ was, is }) => {
    const input = catalogue({ [was]: "译文" }, { [is]: is, "Something else altogether": "" }, natural);
    expect(ofCheck("renamed-key", input)).toMatchObject([{ key: was, fix: { safe: false, rename: is } }]);
  });

  test("nothing is guessed where there is a choice, or no likeness", () => {
    const choice = catalogue({ old: "保存" }, { a: "Save", b: "Save" }, { previousSource: { old: "Save" } });
    expect(ofCheck("renamed-key", choice)).toEqual([]);
    const unlike = catalogue({ "Guided tour": "导览" }, { "Sign in": "Sign in" }, natural);
    expect(ofCheck("renamed-key", unlike)).toEqual([]);
  });
});

describe("plural forms", () => {
  const items = { item_one: "{{count}} item", item_other: "{{count}} items" };

  test.each([
    { name: "other alone in Chinese", words: { item_other: "{{count}}项" }, source: items },
    { name: "the bare key in Chinese", words: { item: "{{count}}项" }, source: items },
    { name: "zero in Chinese", words: { item_other: "{{count}}项", item_zero: "没有" }, source: items },
    {
      name: "a key that only looks like a form",
      words: { reason_other: "其他" },
      source: { reason_other: "Other" },
    },
    {
      name: "a key that only looks like a dead form",
      words: { step_one: "一" },
      source: { step_one: "One" },
    },
  ])("$name is as it should be", ({ words, source }) => {
    const found = checkCatalogue(catalogue(words, source)).filter(({ check }) => /plural|-key$/.test(check));
    expect(found).toEqual([]);
  });

  test("English needs one and other, in the source and in a translation", () => {
    const source = catalogue({ item_other: "{{count}} items" }, undefined, { locale: "en" });
    expect(ofCheck("plural-missing", source)).toMatchObject([
      { key: "item_other", params: { missing: "item_one" } },
    ]);
    const target = catalogue({ item_other: "{{count}} items" }, { item_other: "{{count}}项" }, english);
    expect(ofCheck("plural-missing", target)).toMatchObject([
      { params: { missing: "item_one", category: "one" } },
    ]);
    const none = catalogue({}, { item_other: "{{count}}项" }, english);
    expect(ofCheck("missing-key", none).map(({ key }) => key)).toEqual(["item_other", "item_one"]);
    expect(ofCheck("plural-missing", none)).toEqual([]);
  });

  test("English ordinals have four forms, Chinese ones have one", () => {
    const words = { place_ordinal_one: "{{count}}st", place_ordinal_other: "{{count}}th" };
    const found = ofCheck("plural-missing", catalogue(words, undefined, { locale: "en" }));
    expect(found.map(({ params }) => params["category"])).toEqual(["two", "few"]);
    const chinese = catalogue({ place_ordinal_other: "第{{count}}" }, words);
    expect(checkCatalogue(chinese).filter(({ check }) => /plural|-key$/.test(check))).toEqual([]);
  });

  test("a dead form beside the living one can go", () => {
    const input = catalogue({ item_one: "{{count}}项", item_other: "{{count}} 项" }, items);
    expect(ofCheck("plural-dead", input)).toMatchObject([
      { key: "item_one", params: { case: "merge", other: "item_other" }, fix: { safe: true, remove: true } },
    ]);
    expect(mended(input, "plural-dead")).toEqual({ words: { item_other: "{{count}} 项" }, left: 0 });
  });

  test.each([
    { value: "{{count}}项", safe: true },
    { value: "一项", safe: false },
  ])("a dead form alone takes the living one's name: $value", ({ value, safe }) => {
    const input = catalogue(
      { friend_male_one: value },
      { friend_male_one: "One", friend_male_other: "{{count}}" },
    );
    expect(ofCheck("plural-dead", input)).toMatchObject([
      { params: { case: "rename" }, fix: { safe, rename: "friend_male_other" } },
    ]);
    expect(ofCheck("plural-missing", input)).toEqual([]);
    expect(mended(input, "plural-dead")).toEqual({ words: { friend_male_other: value }, left: 0 });
  });

  test("a form that English does not have is dead there too", () => {
    const input = catalogue({ ...items, item_few: "{{count}} items" }, undefined, { locale: "en" });
    expect(ofCheck("plural-dead", input)).toMatchObject([{ key: "item_few", params: { category: "few" } }]);
  });

  test.each([
    {
      locale: "en",
      words: { item: "{{count}} item", item_plural: "{{count}} items" },
      fixed: { item_one: "{{count}} item", item_other: "{{count}} items" },
    },
    { locale: "zh-Hans", words: { item_0: "{{count}}项" }, fixed: { item_other: "{{count}}项" } },
  ])("forms of version 3 are converted in $locale", ({ locale, words, fixed }) => {
    const input = catalogue(words, undefined, { locale });
    expect(ofCheck("plural-v3", input)).toHaveLength(Object.keys(words).length);
    expect(mended(input, "plural-v3")).toEqual({ words: fixed, left: 0 });
  });

  test("a number at the end of a key is not yet a plural form", () => {
    expect(
      ofCheck("plural-v3", catalogue({ error_0: "错误", error_404: "未找到" }, { error_0: "Error" })),
    ).toEqual([]);
  });
});

describe("twins", () => {
  test("keys that differ in case only, unless the source has both", () => {
    const source = { Save: "Save", save: "save", "Sign in": "Sign in" };
    const input = catalogue(
      { Save: "保存", save: "保存", "Sign in": "登录", "Sign In": "登录" },
      source,
      natural,
    );
    expect(ofCheck("twin-key", input)).toMatchObject([
      { key: "Sign In", other: { line: 4 }, severity: "warning", params: { case: "case", twin: "Sign in" } },
    ]);
  });

  test("keys that look the same and are composed differently", () => {
    const input = catalogue({ "caf\u00e9": "1", "cafe\u0301": "2" }, undefined, { locale: "en" });
    expect(ofCheck("twin-key", input)).toMatchObject([{ params: { case: "normalisation" } }]);
  });
});
