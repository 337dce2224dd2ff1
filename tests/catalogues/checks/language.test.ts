import { describe, expect, test } from "vitest";
import { catalogue, findingsIn, ofCheck, type Setting } from "./engine.ts";

type Words = Record<string, string>;

const english: Words = {
  title: "The news from Shanghai",
  greeting: "Hello, {{name}}!",
  save: "Save the <b>article</b>",
  items: "{{count}} articles",
  brand: "OpenShift",
  link: "https://example.com/a",
  lost: "This page cannot be found",
};
const chinese: Words = {
  title: "上海新闻",
  greeting: "{{name}}，你好！",
  save: "保存<b>文章</b>",
  items: "{{count}}篇文章",
  brand: "OpenShift",
  link: "https://example.com/a",
  lost: "找不到此页面",
};
const intoEnglish: Setting = { locale: "en", sourceLocale: "zh-Hans" };

const many = (count: number, value: (at: number) => string): Words =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`k${at}`, value(at)]));

const said = (words: Words, source: Words | undefined, setting?: Setting): unknown[] =>
  ofCheck("wrong-language", catalogue(words, source, setting)).map(({ severity, key, place, params }) => {
    expect([severity, key, place]).toEqual(["error", undefined, undefined]);
    return [params["case"], params["count"], params["of"]];
  });

describe("a file in the wrong language", () => {
  test("the English file for Chinese, and the Chinese one for English", () => {
    expect(said(english, english)).toEqual([["source_text", 5, 5]]);
    expect(said(chinese, chinese, intoEnglish)).toEqual([["source_text", 5, 5]]);
  });

  test("the Chinese file for the English source, and the reverse", () => {
    expect(said(chinese, undefined, { locale: "en" })).toEqual([["mostly_han", 5, 6]]);
    expect(said(english, undefined, { sourceLocale: "zh-Hans" })).toEqual([["no_han", 5, 5]]);
  });

  test("an English file that is not the source's", () => {
    const other = many(12, (at) => `Another text, number ${at}`);
    expect(said({ ...other, language: "中文" }, english)).toEqual([["no_han", 12, 13]]);
    expect(said({ ...english, language: "简体中文" }, { ...english, language: "简体中文" })).toEqual([
      ["source_text", 6, 6],
    ]);
  });

  test.each([
    { locale: "ja", says: [["no_script", 5, 5]] },
    { locale: "ko", says: [["no_script", 5, 5]] },
    { locale: "zh-TW", says: [["no_han", 5, 5]] },
    { locale: "de", says: [] },
    { locale: "not a tag", says: [] },
  ])("English words for $locale", ({ locale, says }) => {
    expect(said(english, undefined, { locale })).toEqual(says);
  });

  test("Japanese in a Japanese file, Korean in a Korean one, Chinese as it is in both scripts", () => {
    expect(
      said(
        many(8, () => "ファイルを保存"),
        english,
        { locale: "ja" },
      ),
    ).toEqual([]);
    expect(
      said(
        many(8, () => "파일 저장"),
        english,
        { locale: "ko" },
      ),
    ).toEqual([]);
    const same = many(8, () => "中文");
    expect(said(same, same, { locale: "zh-Hant", sourceLocale: "zh-Hans" })).toEqual([]);
  });
});

describe("a file in the right language", () => {
  test("passes, in both", () => {
    expect(said(chinese, english)).toEqual([]);
    expect(said(english, chinese, intoEnglish)).toEqual([]);
    expect(said(english, undefined, { locale: "en" })).toEqual([]);
  });

  test("that is translated in part, with the rest copied from the source", () => {
    const source = many(100, (at) => `A sentence, number ${at}`);
    const partly = { ...source, ...many(10, (at) => `第${at}句`) };
    expect(said(partly, source)).toEqual([]);
    const origin = many(100, (at) => `第${at}句`);
    const begun = { ...origin, ...many(10, (at) => `Sentence ${at}`) };
    expect(said(begun, origin, intoEnglish)).toEqual([]);
  });

  test("with five English values among two thousand: those have findings of their own", () => {
    const source = many(2000, (at) => `A sentence, number ${at}`);
    const words = { ...many(2000, (at) => `第${at}句话`), ...many(5, (at) => `A sentence, number ${at}`) };
    const input = catalogue(words, source);
    expect(ofCheck("wrong-language", input)).toEqual([]);
    expect(ofCheck("unchanged", input)).toHaveLength(5);
  });

  test("of names, codes, addresses and figures alone", () => {
    const names = {
      a: "OpenShift",
      b: "Docker",
      c: "https://example.com",
      d: "{{n}}",
      e: "REST API",
      f: "12",
      g: "",
    };
    expect(said(names, names)).toEqual([]);
    const red = many(6, () => "Red Hat");
    expect(said(red, red, { glossary: [{ source: "Red Hat", targets: [] }] })).toEqual([]);
  });

  test("that speaks of Chinese words in English", () => {
    expect(
      said(
        many(8, () => "The word 你好 in Chinese"),
        undefined,
        { locale: "en" },
      ),
    ).toEqual([]);
  });

  test("four texts say nothing about a file", () => {
    expect(
      said(
        many(4, () => "Save the file"),
        undefined,
      ),
    ).toEqual([]);
    expect(findingsIn("wrong-language", "Save the file", "Save the file")).toEqual([]);
  });
});

test("of a key that stands twice the last counts", () => {
  const messages = Object.entries(english).flatMap(([key, value]) => [
    { key, value: chinese[key] ?? "" },
    { key, value },
  ]);
  expect(said({}, english, { document: { messages } })).toEqual([["source_text", 5, 5]]);
});
