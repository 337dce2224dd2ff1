import { describe, expect, test } from "vitest";
import { catalogue, findingsIn, mended, ofCheck } from "./engine.ts";
import { testValues } from "./value-table.ts";

describe("what is not translated", () => {
  testValues("unchanged", [
    { value: "保存文件", source: "Save the file" },
    { value: "OpenShift", source: "OpenShift" },
    { value: "quay.io/gpt-4o REST API", source: "quay.io/gpt-4o REST API" },
    { value: "{{a}} <b>{{b}}</b>", source: "{{a}} <b>{{b}}</b>" },
    { value: "https://example.com/a b", source: "https://example.com/a b" },
    { value: "Save the file", source: "Save the file", says: true },
    { value: "保存文件", source: "保存文件", locale: "en", says: true },
    {
      value: "Red Hat",
      source: "Red Hat",
      setting: { glossary: [{ source: "Red Hat", targets: [] }] },
    },
  ]);

  test("what a reviewer has settled may stay as it is", () => {
    const messages = [{ key: "text", value: "Live Photo", state: "final" as const }];
    expect(findingsIn("unchanged", "", "Live Photo", { document: { messages } })).toEqual([]);
  });

  testValues("no-han", [
    { value: "保存文件", source: "Save the file" },
    { value: "URL", source: "URL of the page", says: "no_han" },
    { value: "Git Repo URL", source: "Git repo URL" },
    { value: "{{a}}", source: "the whole of {{a}}" },
    { value: "Sauver le fichier", source: "Save the file", says: "no_han" },
    { value: "Save the file", source: "保存文件", locale: "en" },
    { value: "储存文件", source: "保存文件", locale: "en", says: "only_han" },
  ]);

  test("an empty text is said, blanks alone are a warning", () => {
    const input = catalogue({ a: "", b: " \n", c: "好", d: "" }, { a: "A", b: "B", c: "C", d: "" });
    expect(ofCheck("empty-value", input)).toMatchObject([
      { key: "a", severity: "info", params: { case: "empty" } },
      { key: "b", severity: "warning", params: { case: "blank" } },
    ]);
  });

  test("an empty value of a natural-language source means the key's own words", () => {
    const settings = { keySeparator: false } as const;
    const source = catalogue({ "Save the file": "" }, undefined, { locale: "en", settings });
    expect(ofCheck("empty-value", source)).toEqual([]);
    const target = catalogue({ "Save the file": "Save the file" }, { "Save the file": "" }, { settings });
    expect(ofCheck("unchanged", target)).toHaveLength(1);
  });
});

describe("what reads oddly", () => {
  testValues("length-ratio", [
    { value: "保存文件到磁盘", source: "Save the file to disk" },
    { value: "访问密钥（Access key）", source: "Access key" },
    { value: "好", source: "OK, fine" },
    { value: "存", source: "Save the file to the disk now", says: "short" },
    { value: "把这个文件保存到磁盘上的某一个地方去吧", source: "Save", says: "long" },
    { value: "Save", source: "把这个文件保存到磁盘上的某一个地方去吧", locale: "en", says: "short" },
    {
      value: "Save the file to the disk in a place that is good for it",
      source: "保存",
      locale: "en",
      says: "long",
    },
  ]);

  testValues("repeated-word", [
    { value: "谢谢，常常慢慢讨论讨论，的的确确，坐的的士，一目了然" },
    { value: "that that had had very very", locale: "en" },
    { value: "这是我的的文件", says: true, fixed: "这是我的文件", safe: false },
    { value: "我们我们可以", says: true, fixed: "我们可以", safe: false },
    { value: "Save the the file", locale: "en", says: true, fixed: "Save the file", safe: false },
    {
      value: "Paris in the\nthe spring",
      locale: "en",
      says: true,
      fixed: "Paris in the spring",
      safe: false,
    },
  ]);

  test("one source with two translations: the rarer one is named, with the place of the other", () => {
    const source = { a: "Solid", b: "Solid", c: "Solid", d: "Dashed" };
    const input = catalogue({ a: "实线", b: "实心", c: "实线", d: "虚线" }, source);
    expect(ofCheck("two-targets", input)).toMatchObject([
      { key: "b", other: { line: 2 }, params: { source: "Solid", here: "实心", there: "实线" } },
    ]);
  });

  test("one translation for two sentences, but not for two short words", () => {
    const source = {
      a: "Delete this file for ever",
      b: "Remove this file for now",
      c: "Delete",
      d: "Remove",
    };
    const input = catalogue({ a: "删除此文件", b: "删除此文件", c: "删除", d: "删除" }, source);
    expect(ofCheck("two-sources", input)).toMatchObject([{ key: "b", params: { target: "删除此文件" } }]);
  });
});

describe("what was agreed", () => {
  const glossary = [
    { source: "node", targets: ["节点"] },
    { source: "node pool", targets: ["节点池", "结点池"] },
    { source: "Shuangyu", targets: [], caseSensitive: true },
    { source: "技术中心", targets: ["technology centre"] },
  ];
  testValues("glossary-term", [
    { value: "两个节点", source: "Two nodes", setting: { glossary } },
    { value: "结点池", source: "The node pools", setting: { glossary } },
    { value: "注释", source: "A footnode", setting: { glossary } },
    { value: "双语", source: "shuangyu", setting: { glossary } },
    { value: "The technology centre", source: "市级技术中心", locale: "en", setting: { glossary } },
    { value: "两个结点", source: "Two nodes", setting: { glossary }, says: "translate" },
    { value: "节点组", source: "The node pool", setting: { glossary }, says: "translate" },
    { value: "双语", source: "About Shuangyu", setting: { glossary }, says: "keep" },
    {
      value: "The tech center",
      source: "市级技术中心",
      locale: "en",
      setting: { glossary },
      says: "translate",
    },
  ]);

  test("a translation made from another source is told so", () => {
    const messages = [
      { key: "a", value: "甲", source: "One" },
      { key: "b", value: "乙", source: "Two  words" },
    ];
    const input = catalogue({}, { a: "One more", b: "Two words" }, { document: { messages } });
    expect(ofCheck("source-changed", input)).toMatchObject([
      { key: "a", params: { before: "One", now: "One more" } },
    ]);
  });

  test("fixes of repeated words leave the rest alone", () => {
    expect(mended(catalogue({ a: "我的的和和你" }, undefined), "repeated-word")).toEqual({
      words: { a: "我的和你" },
      left: 0,
    });
  });
});
