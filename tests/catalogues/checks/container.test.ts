import { describe, expect, test } from "vitest";
import { Unreadable } from "../../../src/catalogues/document.ts";
import { checkCatalogue } from "../../../src/catalogues/checks/engine.ts";
import { findingOf } from "../../../src/catalogues/checks/unreadable.ts";
import type { CheckInput } from "../../../src/catalogues/checks/view.ts";
import { catalogue, mended, ofCheck } from "./engine.ts";
import { testValues } from "./value-table.ts";

const many = (count: number, value: (at: number) => string): Record<string, string> =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, value(at)]));

/** One key twice, and another text beside it. */
const twice = (first: string, last: string, settings: CheckInput["settings"], key = "title"): CheckInput => {
  const at = (line: number) => ({ line, column: 3 });
  const messages = [
    { key, value: first, place: at(2) },
    { key, value: last, place: at(3) },
  ];
  return catalogue({}, undefined, { document: { messages }, settings });
};

const readAs = (encoding: string, text: string): string =>
  new TextDecoder(encoding).decode(new TextEncoder().encode(text));

describe("a file that cannot be read", () => {
  test("is an error where it stands, in the words of its mistake", () => {
    const syntax = new Unreadable("json-syntax", { line: 3, column: 7 }, { mistake: "comment", found: "/" });
    expect(findingOf(syntax)).toEqual({
      check: "json-syntax",
      severity: "error",
      place: { line: 3, column: 7 },
      params: { mistake: "comment", found: "/", case: "comment" },
    });
    const xml = new Unreadable("xml-syntax", undefined, { what: "entity" });
    expect(findingOf(xml)).toMatchObject({ check: "xml-syntax", params: { case: "entity" } });
  });

  test("is unreadable where nobody knows why", () => {
    expect(findingOf(new Unreadable("of-tomorrow"))).toEqual({
      check: "unreadable",
      severity: "error",
      params: {},
    });
    expect(findingOf(new Unreadable("json-syntax", undefined, { mistake: "new" })).params).not.toHaveProperty(
      "case",
    );
  });
});

describe("keys that no client could take", () => {
  test("too many", () => {
    const input = catalogue(
      many(3, () => "好"),
      undefined,
      { settings: { keySeparator: ".", maximumKeys: 2 } },
    );
    expect(ofCheck("key-count", input)).toMatchObject([
      { severity: "error", params: { count: 3, limit: 2 } },
    ]);
    expect(
      ofCheck(
        "key-count",
        catalogue(
          many(3, () => "好"),
          undefined,
        ),
      ),
    ).toEqual([]);
  });

  test("too deep", () => {
    const deep = Array.from({ length: 17 }, () => "a").join(".");
    const words = { [deep]: "好", [deep.slice(2)]: "好" };
    expect(ofCheck("key-depth", catalogue(words, undefined))).toMatchObject([
      { key: deep, params: { depth: 17, limit: 16 } },
    ]);
    const flat = catalogue(words, undefined, { settings: { keySeparator: false } });
    expect(ofCheck("key-depth", flat)).toEqual([]);
  });

  test("names that JavaScript keeps for itself", () => {
    const words = JSON.parse('{"a.__proto__.b":"好","constructor":"好","my_constructor":"好"}');
    const found = ofCheck("reserved-key", catalogue(words, undefined));
    expect(found.map(({ params }) => params["name"])).toEqual(["__proto__", "constructor"]);
  });

  test("the same one twice, with both places; the same text can go", () => {
    const at = (line: number) => ({ line, column: 3 });
    const messages = [
      { key: "a", value: "甲", place: at(2) },
      { key: "b", value: "好", place: at(3) },
      { key: "a", value: "乙", place: at(4) },
      { key: "b", value: "好", place: at(5) },
    ];
    const input = catalogue({}, undefined, { document: { messages } });
    expect(ofCheck("duplicate-key", input)).toMatchObject([
      { key: "a", place: at(2), other: at(4), params: { case: "different", value: "甲", last: "乙" } },
      { key: "b", place: at(3), other: at(5), params: { case: "same" }, fix: { safe: true, remove: true } },
    ]);
    expect(mended(input, "duplicate-key")).toEqual({ words: { a: "乙", b: "好" }, left: 1 });
  });

  test("the earlier one is lost, and nothing but that is said of it", () => {
    const input = twice("舊的, 標題", "上海新闻", { keySeparator: "." });
    const found = checkCatalogue(input).map(({ check, place, params, fix }) => ({
      check,
      place,
      params,
      fix,
    }));
    expect(found).toEqual([
      {
        check: "duplicate-key",
        place: { line: 2, column: 3 },
        params: { case: "different", value: "舊的, 標題", last: "上海新闻" },
        fix: undefined,
      },
    ]);
  });

  test("a text that is a group as well", () => {
    const words = { "a.b": "好", a: "好", "c.d": "好", ab: "好" };
    expect(ofCheck("key-prefix", catalogue(words, undefined))).toMatchObject([
      { key: "a.b", other: { line: 3 }, params: { prefix: "a" } },
    ]);
    const natural = catalogue(words, undefined, { settings: { keySeparator: false } });
    expect(ofCheck("key-prefix", natural)).toEqual([]);
  });

  test("a text where the source has a group, and a group where it has a text", () => {
    const input = catalogue(
      { menu: "菜单", "title.long": "标题", same: "好" },
      { "menu.open": "Open", title: "Title", same: "Good" },
    );
    expect(ofCheck("leaf-branch", input)).toMatchObject([
      { key: "menu", params: { case: "leaf" } },
      { key: "title.long", params: { case: "branch", prefix: "title" } },
    ]);
  });

  test("a key of a hundred thousand levels costs no more than its length", () => {
    const input = catalogue({ ["a.".repeat(100_000)]: "好" }, { a: "A" });
    expect(ofCheck("key-depth", input)).toHaveLength(1);
  });
});

describe("what the file says of itself", () => {
  test("strings that were left out are listed with their reason", () => {
    const discarded = [
      { key: "n", value: "12", place: { line: 4, column: 1 }, reason: "not_a_string" },
      { reason: "obsolete" },
    ] as const;
    const found = ofCheck("discarded", catalogue({ a: "好" }, undefined, { document: { discarded } }));
    expect(found).toMatchObject([
      { key: "n", severity: "warning", place: { line: 4 }, params: { case: "not_a_string", value: "12" } },
      { severity: "info", params: { case: "obsolete" } },
    ]);
  });

  test.each([
    { locale: "en", says: ["target"] },
    { locale: "zh-TW", says: ["target"] },
    { locale: "zh_CN", says: [] },
    { locale: "zh", says: [] },
    { locale: "not a tag", says: ["target"] },
  ])("$locale in a file for zh-Hans", ({ locale, says }) => {
    const found = ofCheck(
      "wrong-locale",
      catalogue({ a: "好" }, {}, { document: { locale, sourceLocale: "en-GB" } }),
    );
    expect(found.map(({ params }) => params["case"])).toEqual(says);
  });

  test.each([
    { name: "Traditional in a Simplified file", locale: "zh-CN", value: "說明檔案", says: ["traditional"] },
    { name: "Simplified in a Traditional file", locale: "zh-HK", value: "说明文档", says: ["simplified"] },
    { name: "Simplified in a Simplified file", locale: "zh-Hans", value: "说明文档", says: [] },
    { name: "English in a Chinese file", locale: "zh-Hans", value: "Save the file", says: [] },
    { name: "Japanese in a Japanese file", locale: "ja", value: "說明檔案", says: [] },
  ])("$name", ({ locale, value, says }) => {
    const words = many(20, () => value);
    const found = ofCheck("wrong-script", catalogue(words, undefined, { locale }));
    expect(found.map(({ params, severity }) => [params["case"], severity])).toEqual(
      says.map((each) => [each, "error"]),
    );
  });
});

describe("characters that went wrong on the way", () => {
  testValues("broken-character", [
    { value: "😀好" },
    { value: "文\ufffd", says: true },
    { value: "half \ud83d", locale: "en", says: true },
    { value: "a\uffff", locale: "en", says: true },
  ]);

  testValues("control-character", [
    { value: "甲\t乙\n丙\r\n丁" },
    { value: "更新\b連結", says: true, fixed: "更新連結" },
    { value: "one\u2028two\u0000", locale: "en", says: true, fixed: "one\ntwo" },
  ]);

  testValues("private-use", [
    { value: "好" },
    { value: "图标\ue001", says: true },
    { value: "icon \u{f0001}", locale: "en", says: true },
  ]);

  testValues("mojibake", [
    { value: "中文，联通，锟铻，涓水，鍦" },
    { value: "Café, naïve, 10 °C, señor, Å", locale: "en" },
    { value: "ä¸­æ–‡", says: "readable", fixed: "中文", safe: false },
    { value: "CafÃ©", locale: "en", says: "readable", fixed: "Café", safe: false },
    { value: readAs("gbk", "中文站点"), says: "readable", fixed: "中文站点", safe: false },
    { value: readAs("windows-1252", "“双语”新闻"), says: "readable", fixed: "“双语”新闻", safe: false },
    { value: "錯誤锟斤拷", says: "lost" },
    { value: "itï¿½s", locale: "en", says: "lost" },
  ]);
});
