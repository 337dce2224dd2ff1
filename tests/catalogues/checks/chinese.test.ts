import { describe, expect, test } from "vitest";
import { builtIn } from "../../../src/words.ts";
import { catalogue, mended, ofCheck } from "./engine.ts";
import { testValues } from "./value-table.ts";

/** The same habit so often that it is the file's majority. */
function habit(value: string): Record<string, string> {
  return Object.fromEntries(Array.from({ length: 20 }, (_, at) => [`habit${at}`, value]));
}

describe("Simplified and Traditional", () => {
  testValues("script-mix", [
    { value: "人群、山峰、里面、皇后、公里、乾坤、著作、瞭望、台湾、干杯、征收、只有、头发、钟表" },
    { value: "人群、山峰、裡面、皇后、公里、乾坤、著作、台灣、吃飯、床、秘密、污染", locale: "zh-TW" },
    { value: "溫和、脫下、裏面、説明、户口、税、群眾", locale: "zh-HK" },
    { value: "畫吓嘢先", locale: "zh-HK" },
    { value: "数{{數}}<b title='數'>字</b>" },
    { value: "群", locale: "en" },
    { value: "当前副本數", says: "traditional", fixed: "当前副本数" },
    { value: "減少副本數", says: "traditional", fixed: "减少副本数" },
    { value: "系統參考", says: "traditional", fixed: "系统参考" },
    { value: "删除身份", locale: "zh-Hant", says: "simplified", fixed: "刪除身份" },
    { value: "戶口在户口", locale: "zh-TW", says: "simplified", fixed: "戶口在戶口" },
    { value: "発展与发展", locale: "zh-TW", says: "simplified", fixed: "発展與發展", safe: false },
    { value: "为什么", locale: "zh-TW", says: "simplified", fixed: "為什么" },
  ]);

  test("a file in the other script has one finding and not one for each text", () => {
    const words = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`k${at}`, "這裡說明數據"]));
    expect(ofCheck("script-mix", catalogue(words, undefined))).toEqual([]);
    expect(ofCheck("wrong-script", catalogue(words, undefined))).toMatchObject([
      { severity: "error", params: { case: "traditional" } },
    ]);
  });
});

describe("characters that are not seen", () => {
  testValues("invisible-character", [
    { value: "家人👨‍👩‍👧" },
    { value: "心❤️", locale: "en" },
    { value: "文\u200b字", says: true, fixed: "文字" },
    { value: "\ufeffwords", locale: "en", says: true, fixed: "words" },
    { value: "wo\u00adrd", source: "文\u00ad字", locale: "en" },
    { value: "文\u200d字", says: true, fixed: "文字" },
  ]);

  testValues("bidi-control", [
    { value: "文字" },
    { value: "文\u202e字", says: true, fixed: "文字" },
    { value: "a\u2066b", locale: "en", says: true, fixed: "ab" },
    { value: "\u2068{{name}}\u2069好", source: "\u2068{{name}}\u2069 is good" },
  ]);

  test("a mark of direction is a warning, an override an error", () => {
    expect(ofCheck("bidi-control", catalogue({ a: "文\u200e字", b: "文\u202e字" }, undefined))).toMatchObject(
      [
        { key: "a", severity: "warning" },
        { key: "b", severity: "error" },
      ],
    );
  });

  test.each([
    { check: "invisible-character", value: "零\u200b宽", where: "零[U+200B]宽", characters: "U+200B" },
    {
      check: "bidi-control",
      value: "删除\u202e文件\u202c",
      where: "删除[U+202E]文件[U+202C]",
      characters: "U+202E U+202C",
    },
    { check: "control-character", value: "更新\b連結", where: "更新[U+0008]連結", characters: "U+0008" },
    { check: "no-break-space", value: "共\u00a0五个", where: "共[U+00A0]五个", characters: "U+00A0" },
    { check: "ideographic-space", value: "第一　第二", where: "第一[U+3000]第二", characters: "U+3000" },
    {
      check: "invisible-character",
      value: `${"前".repeat(50)}\u200b${"😀".repeat(50)}\u200b`,
      where: `…${"前".repeat(12)}[U+200B]${"😀".repeat(6)}…`,
      characters: "U+200B",
    },
  ] as const)("$check says which they are and where: $where", ({ check, value, where, characters }) => {
    expect(ofCheck(check, catalogue({ a: value }, undefined))).toMatchObject([
      { params: { characters, where } },
    ]);
    for (const locale of ["en", "zh-Hans"] as const)
      expect(builtIn.check(locale, check, { characters, where })).toContain(where);
  });

  testValues("no-break-space", [
    { value: "10\u00a0km", locale: "en" },
    { value: "共\u00a0{{n}}个", source: "In\u00a0all {{n}}" },
    { value: "共\u00a0{{n}}个", says: true, fixed: "共 {{n}}个" },
  ]);

  testValues("ideographic-space", [
    { value: "　　第一段\n　　第二段" },
    { value: "第一　第二", says: true, fixed: "第一 第二", safe: false },
    { value: "one　　two", locale: "en", says: true, fixed: "one two", safe: false },
  ]);
});

describe("punctuation", () => {
  testValues("halfwidth-punctuation", [
    { value: "你好，世界。" },
    { value: "Node.js 20.1版，见a.txt" },
    { value: "加载中..." },
    { value: "比例::值" },
    { value: "名称 (Name)" },
    { value: "甲&nbsp;乙&apos;" },
    { value: "Hello, world (again).", locale: "en" },
    { value: "你好, 世界.", says: true, fixed: "你好，世界。" },
    { value: "真的?好!", says: true, fixed: "真的？好！" },
    { value: "名称: {{name}}", says: true, fixed: "名称：{{name}}" },
    { value: "OpenShift, 然后", says: true, fixed: "OpenShift，然后" },
    { value: "完成编辑 (文本编辑器)", says: true, fixed: "完成编辑（文本编辑器）" },
    { value: "甲, (乙) 丙", says: true, fixed: "甲，（乙）丙" },
    { value: "甲;乙,丙<b>丁</b>.", says: true, fixed: "甲；乙，丙<b>丁</b>." },
  ]);

  test("half-width brackets are no slip where most of the file has them", () => {
    const words = { ...habit("编辑 (文本)"), slip: "真的?(是)" };
    expect(ofCheck("halfwidth-punctuation", catalogue(words, undefined))).toMatchObject([
      { key: "slip", params: { found: "?" } },
    ]);
  });

  testValues("fullwidth-punctuation", [
    { value: "Hello, world (again).", locale: "en" },
    { value: "The word 你好，世界！ in Chinese", locale: "en" },
    { value: "你好，世界。" },
    { value: "Hello，world。", locale: "en", says: true, fixed: "Hello, world." },
    { value: "Name：{{name}}", locale: "en", says: true, fixed: "Name: {{name}}" },
    { value: "Edit（text）now！", locale: "en", says: true, fixed: "Edit (text) now!" },
  ]);

  testValues("ellipsis-style", [
    { value: "加载中……" },
    { value: "加载中..." },
    { value: "加载中…" },
    { value: "加载中。。。", says: true, fixed: "加载中……" },
    { value: "Loading...", locale: "en" },
  ]);

  testValues("dash-style", [
    { value: "静安——上海" },
    { value: "2020-2025年，a--b" },
    { value: "静安—上海", says: true, fixed: "静安——上海" },
    { value: "静安--上海", says: true, fixed: "静安——上海" },
  ]);

  testValues("quote-style", [
    { value: "点击“保存”" },
    { value: "運行「保存」", locale: "zh-TW" },
    { value: 'say "yes"', locale: "en" },
    { value: '<a title="x">好</a>与{{a, f("x")}}' },
    { value: '点击"保存"', says: true, fixed: "点击“保存”" },
    { value: '點擊"保存"', locale: "zh-TW", says: true, fixed: "點擊「保存」" },
    { value: '设为"Delete"。', says: true, fixed: "设为“Delete”。" },
    { value: '3"的管和5"的管', says: true, fixed: "3“的管和5”的管" },
  ]);

  test.each([
    { check: "ellipsis-style", habit: "加载中...", slip: "读取中…", fixed: "读取中..." },
    { check: "dash-style", habit: "静安—上海", slip: "中文--英文", fixed: "中文—英文" },
    { check: "quote-style", habit: "点击「保存」", slip: "点击“取消”", fixed: "点击「取消」" },
    { check: "han-latin-spacing", habit: "使用 API 吧", slip: "使用API吧", fixed: "使用 API 吧" },
    { check: "han-latin-spacing", habit: "使用API吧", slip: "使用 API 吧", fixed: "使用API吧" },
    { check: "han-latin-spacing", habit: "共 3 个", slip: "共5个", fixed: "共 5 个" },
    { check: "han-latin-spacing", habit: "共{{n}}个", slip: "共 {{m}}个", fixed: "共{{m}}个" },
  ] as const)("$check: $slip is not as the rest of the file", ({ check, habit: usual, slip, fixed }) => {
    const input = catalogue({ ...habit(usual), slip }, undefined);
    const found = ofCheck(check, input);
    expect(found).toMatchObject([{ key: "slip", fix: { safe: true, to: fixed } }]);
    expect(mended(input, check)).toMatchObject({ words: { slip: fixed }, left: 0 });
  });

  test("a file of two minds about spacing has no finding", () => {
    const words = {
      ...habit("使用 API 吧"),
      ...Object.fromEntries(Object.entries(habit("用API")).map(([k, v]) => [`x${k}`, v])),
    };
    expect(ofCheck("han-latin-spacing", catalogue(words, undefined))).toEqual([]);
  });

  testValues("end-mark", [
    { value: "完成。", source: "Done." },
    { value: "完成．", source: "Done." },
    { value: "继续？", source: "Continue?" },
    { value: "加载中……", source: "Loading..." },
    { value: "“完成。”", source: "“Done”." },
    { value: "苹果等", source: "Apples etc." },
    { value: "Done.", source: "完成。", locale: "en" },
    { value: "完成", source: "Done" },
    { value: "完成", source: "Done.", says: "missing", fixed: "完成。", safe: false },
    { value: "<b>完成</b>", source: "<b>Done:</b>", says: "missing", fixed: "<b>完成：</b>", safe: false },
    { value: "Done", source: "完成。", locale: "en", says: "missing", fixed: "Done.", safe: false },
    { value: "完成。", source: "Done", says: "extra" },
    { value: "完成！", source: "Done.", says: "different" },
  ]);
});
