import { describe, expect, test } from "vitest";
import { catalogue, ofCheck } from "./engine.ts";
import { testValues } from "./value-table.ts";

const icu = { settings: { keySeparator: ".", icu: true } } as const;

describe("placeholders", () => {
  testValues("placeholder-set", [
    { value: "你好，{{name}}", source: "Hello, {{ name }}" },
    { value: "{{b}}和{{a}}，{{a}}", source: "{{a}} and {{b}}" },
    { value: "Hello, {{name}}", source: "你好，{{name}}", locale: "en" },
    { value: "你好", source: "Hello, {{name}}", says: "missing" },
    { value: "Hello", source: "你好，{{name}}", says: "missing", locale: "en" },
    { value: "你好，{{name}}", source: "Hello", says: "extra" },
    { value: "你好，{{Name}}", source: "Hello, {{name}}", says: "different", fixed: "你好，{{name}}" },
    {
      value: "你好，{{名字}}",
      source: "Hello, {{name}}",
      says: "different",
      fixed: "你好，{{name}}",
      safe: false,
    },
    { value: "{{甲}}和{{乙}}", source: "{{a}} and {{b}}", says: "different" },
    { value: "你好", source: "Hello, {name}", setting: icu },
  ]);

  testValues("placeholder-format", [
    { value: "共{{n, number}}个", source: "{{n,number}} in all" },
    { value: "共{{n}}个", source: "{{n, number}} in all", says: true },
    {
      value: "{{d, datetime(dateStyle: long)}}",
      source: "{{d, datetime(dateStyle: short)}}",
      locale: "en",
      says: true,
    },
  ]);

  testValues("placeholder-escape", [
    { value: "{{- html}}好", source: "{{- html}} good" },
    { value: "{{- name}}好", source: "{{name}} is good", says: "added", fixed: "{{name}}好" },
    { value: "{{name}} is good", source: "{{- name}}好", locale: "en", says: "dropped" },
  ]);

  testValues("delimiter", [
    { value: "你好，{{name}}", source: "Hello, {{name}}" },
    { value: "｛未知｝", source: "{unknown}" },
    { value: "你好，｛｛name｝｝", source: "Hello, {{name}}", says: true, fixed: "你好，{{name}}" },
    { value: "你好，{ {name} }", source: "Hello, {{name}}", says: true, fixed: "你好，{{name}}" },
    { value: "你好，{{name}", source: "Hello, {{name}}", says: true, fixed: "你好，{{name}}" },
    { value: "你好，{name}", source: "Hello, {{name}}", says: true, fixed: "你好，{{name}}" },
    { value: "你好，{ name }}", source: "Hello, {{- name}}", says: true, fixed: "你好，{{- name}}" },
    { value: "Hello, ｛{name}｝", locale: "en", says: true, fixed: "Hello, {{name}}" },
    {
      value: "共｛｛ count，number ｝｝个",
      source: "{{count, number}} in all",
      says: true,
      fixed: "共{{count, number}}个",
    },
    {
      value: "共｛｛count，number｝｝个",
      source: "{{count,number}} in all",
      says: true,
      fixed: "共{{count,number}}个",
    },
    {
      value: "共{{count，number}}个",
      source: "{{count, number}} in all",
      says: true,
      fixed: "共{{count, number}}个",
    },
    { value: "共｛｛　count　｝｝个", source: "{{count}} in all", says: true, fixed: "共{{count}}个" },
    { value: "共｛｛－ｃｏｕｎｔ｝｝个", source: "{{- count}} in all", says: true, fixed: "共{{- count}}个" },
    {
      value: "｛｛d，datetime（dateStyle：long）｝｝",
      source: "{{d, datetime(dateStyle: long)}}",
      says: true,
      fixed: "{{d, datetime(dateStyle: long)}}",
    },
    { value: "｛｛ count，number ｝｝ in all", locale: "en", says: true, fixed: "{{count, number}} in all" },
    { value: "{{甲，乙}}", source: "{{a}}" },
    { value: "共％s个", source: "%s in all", says: true, fixed: "共%s个" },
    { value: "共％1$d个", source: "%1$d in all", says: true, fixed: "共%1$d个" },
    { value: "百分之％的s", source: "per cent" },
    { value: "＜b＞重要＜/b＞", source: "<b>Important</b>", says: true, fixed: "<b>重要</b>" },
    { value: "< 1>重要</ 1 >", source: "<1>Important</1>", says: true, fixed: "<1>重要</1>" },
    { value: "＜未知＞", source: "<unknown>" },
    { value: "{{-｛｛name｝｝number}}" },
    { value: "＄t（item）", source: "$t(item)", says: true, fixed: "$t(item)" },
    { value: "{n, plural, other {{n}个}}", source: "{n, plural, other {{n} items}}", setting: icu },
  ]);

  testValues("format-token", [
    { value: "%s的%d个", source: "%d of %s" },
    { value: "%2$s的%1$s", source: "%s of %s" },
    { value: "100%确定", source: "100% sure" },
    { value: "保存到{filename}", source: "Saved to {filename}" },
    { value: "“%(action)s”未注册：%1", source: "%1: %(action)s is not registered" },
    { value: "“%(动作)s”未注册", source: "%(action)s is not registered", says: "missing" },
    { value: "共%d个", source: "%s in all", says: "different" },
    { value: "in all", source: "共%s个", locale: "en", says: "missing" },
    { value: "保存到{文件}", source: "Saved to {filename}", says: "missing" },
  ]);
});

describe("blanks at both ends", () => {
  testValues("edge-space", [
    { value: "女朋友", source: "Girlfriend" },
    { value: " a ", source: " 甲 ", locale: "en" },
    { value: "名称：", source: "Name: " },
    { value: "　　第一段", source: "First paragraph" },
    { value: "First paragraph", source: "　　第一段", locale: "en" },
    { value: "第一行\r\n", source: "First line\n" },
    { value: "甲 ", source: "" },
    { value: "女朋友 ", source: "Girlfriend", says: true, fixed: "女朋友" },
    { value: " \t女朋友", source: "Girlfriend", says: true, fixed: "女朋友" },
    { value: "名称：  ", source: "Name: ", says: true, fixed: "名称： " },
    { value: "第一行", source: "First line\n", says: true, fixed: "第一行\n" },
    { value: "Nom :", source: "Name: ", locale: "fr", says: true, fixed: "Nom : " },
    { value: "from ", source: "来自", locale: "en", says: true, fixed: "from", safe: false },
    { value: "来自", source: "來自 ", locale: "zh-Hans" },
  ]);

  test("are shown, for nobody sees them", () => {
    const [found] = ofCheck("edge-space", catalogue({ a: "\t女朋友  " }, { a: "Girlfriend\n" }));
    expect(found?.params).toEqual({ found: "⇥女朋友␣␣", expected: "女朋友↵" });
    const long = `${"长".repeat(100)} `;
    const [shortened] = ofCheck("edge-space", catalogue({ a: long }, { a: "Long" }));
    expect(shortened?.params["found"]).toBe(`${"长".repeat(12)}…${"长".repeat(12)}␣`);
  });
});

describe("nesting", () => {
  testValues("nesting-set", [
    { value: "$t(item_other)和$t(text)", source: "$t(text) and $t(item_one)" },
    { value: "好", source: "$t(text) is good", says: "missing" },
    { value: "$t(text) is good", source: "好", locale: "en", says: "extra" },
  ]);

  test("a nested key has to be somewhere: here, in the source, as a plural form or with a context", () => {
    const words = {
      a: '$t(b)、$t(item)、$t(item, {"count": 2})、$t(friend)、$t(only_in_source)、$t(common:ok)、$t({{x}})',
      b: "好",
      item_other: "项",
      friend_male_other: "朋友",
    };
    expect(ofCheck("nesting-target", catalogue(words, { only_in_source: "Only" }))).toEqual([]);
    const lost = ofCheck("nesting-target", catalogue({ a: "$t(lost)和$t(b)", b: "好" }, {}));
    expect(lost).toMatchObject([{ key: "a", severity: "error", params: { target: "lost" } }]);
  });

  test("texts that nest each other are found once", () => {
    const words = { a: "甲$t(b)", b: "乙$t(c_one)", c_one: "丙$t(a)", d: "丁$t(a)", self: "$t(self)" };
    const cycles = ofCheck("nesting-cycle", catalogue(words, {}));
    expect(cycles.map(({ key, params }) => [key, params["target"]])).toEqual([
      ["c_one", "a"],
      ["self", "self"],
    ]);
    expect(ofCheck("nesting-cycle", catalogue({ a: "$t(b)$t(c)", b: "$t(c)", c: "好" }, {}))).toEqual([]);
  });

  test("a chain of twenty thousand texts is followed to its end", () => {
    const chain = Array.from({ length: 20_000 }, (_, at) => [`k${at}`, `$t(k${at + 1})`]);
    const words = Object.fromEntries([...chain, ["k20000", "$t(k0)"]]);
    const input = catalogue(words, undefined, { settings: { keySeparator: "." } });
    expect(ofCheck("nesting-cycle", input)).toHaveLength(1);
  });
});

describe("tags", () => {
  testValues("tag-balance", [
    { value: "<b>重要</b><br/>", source: "<b>Important</b><br>" },
    { value: "<未知>", source: "<unknown>" },
    { value: "<unknown>", source: "<unknown>" },
    { value: "<1><0>甲</0></1>", source: "<1><0>A</0></1>" },
    { value: "</2>点这里<2>", source: "<2>Click here</2>", says: true },
    { value: "<b>重要", source: "<b>Important</b>", says: true },
    { value: "<b><i>Important</b></i>", locale: "en", says: true },
    { value: "<b>好<b>", source: "<b>good</b>", says: true },
  ]);

  testValues("tag-set", [
    { value: "<b>好</b>", source: "<b>Good</b>" },
    { value: "<b class='x'>好</b>", source: "<b>Good</b>" },
    { value: "未知", source: "<unknown>" },
    { value: "好", source: "<b>Good</b>", says: "missing" },
    { value: "“登录项”", source: "<i>Login Items</i>", says: "missing" },
    { value: "<b>Good</b>", source: "好", locale: "en", says: "extra" },
    { value: "<strong>好</strong>", source: "<1>Good</1>", says: "different" },
    { value: "</1>好<1>", source: "<1>Good</1>" },
  ]);

  test("tags are an error, but Chinese may well leave out italics", () => {
    const source = { a: "<i>Login</i>", b: "<b>Good</b>" };
    expect(ofCheck("tag-set", catalogue({ a: "“登录”", b: "好" }, source))).toMatchObject([
      { key: "a", severity: "warning" },
      { key: "b", severity: "error" },
    ]);
  });

  testValues("unsafe-markup", [
    { value: "<b>好</b>", source: "<b>Good</b>" },
    { value: "JavaScript: the good parts", locale: "en" },
    { value: "JavaScript：好的部分", source: "JavaScript: the good parts" },
    { value: "<script>", source: "<script> tags" },
    { value: "好<script>alert(1)</script>", source: "Good", says: true },
    { value: "<ScRiPt src=//x>", locale: "en", says: true },
    { value: "<img src=x onerror=alert(1)>", source: "<img src=x>", says: true },
    { value: "<b/onclick = 'x'>", source: "<b>", says: true },
    { value: "<a href='java\tscript:x'>", source: "<a href='https://a'>", says: true },
    { value: "<a href='&#106;avascript&colon;x'>", source: "<a href='https://a'>", says: true },
    { value: "[好](javascript:x)", source: "[Good](https://a)", says: true },
    { value: "javascript:alert(1)", source: "https://a", says: true },
    { value: "<a href=data:text/html,x>", source: "<a href=https://a>", says: true },
  ]);
});

describe("addresses and figures", () => {
  testValues("url-set", [
    { value: "见https://example.com/a。", source: "See https://example.com/a." },
    { value: "见https://example.com/zh/a", source: "See https://example.com/en/a" },
    { value: "见https://zh.wikipedia.org/wiki", source: "See https://en.wikipedia.org/wiki/" },
    { value: "见https://example.com/a?hl=zh-CN", source: "See https://example.com/a?hl=en" },
    { value: "见（https://example.com/a）", source: "See (https://example.com/a)" },
    { value: "见https://範例.com/a", source: "See https://example.com/a", says: "missing" },
    { value: "见https://example.com/b", source: "See https://example.com/a", says: "different" },
    { value: "See https://example.com/", source: "见官网", locale: "en", says: "extra" },
  ]);

  testValues("email-set", [
    { value: "写信给a@example.com。", source: "Write to A@example.com." },
    { value: "写信给我们", source: "Write to a@example.com", says: "missing" },
    { value: "Write to b@example.com", source: "写信给a@example.com", locale: "en", says: "different" },
  ]);

  testValues("number-set", [
    { value: "2万", source: "20,000" },
    { value: "20000", source: "20,000" },
    { value: "1.5亿", source: "150 million" },
    { value: "百分之50", source: "50%" },
    { value: "百分之五十", source: "50 percent" },
    { value: "一半", source: "50%" },
    { value: "八五折，三成", source: "15% off, 30%" },
    { value: "第%1项&#20;", source: "Item %1" },
    { value: "二十二家", source: "22 companies" },
    { value: "两个", source: "2 items" },
    { value: "5个", source: "five items" },
    { value: "2026年5月3日", source: "3 May 2026" },
    { value: "15时", source: "3 pm" },
    { value: "使用K8s和IPv4", source: "Uses K8s and IPv4" },
    { value: "1.2.3版", source: "Version 1.2.3" },
    { value: "１２个", source: "12 items" },
    { value: "{{count}}个", source: "{{count}} items" },
    { value: "20,000", source: "2万", locale: "en" },
    { value: "two thousand and 150 million", source: "2000和1.5亿", locale: "en" },
    { value: "2千", source: "20,000", says: "different" },
    { value: "最多10个", source: "Up to 100", says: "different" },
    { value: "最多", source: "Up to 100", says: "missing" },
    { value: "50", source: "50%", says: "different" },
    { value: "Up to 100", source: "最多", locale: "en", says: "extra" },
  ]);

  test("the number may be left out where the plural form says it", () => {
    const input = catalogue(
      { a_one: "One item", a_other: "{{count}} items" },
      { a_other: "{{count}}项" },
      {
        locale: "en",
        sourceLocale: "zh-Hans",
      },
    );
    expect(ofCheck("placeholder-set", input)).toEqual([]);
    expect(ofCheck("number-set", input)).toEqual([]);
  });
});

describe("the shape of a text", () => {
  testValues("newline-count", [
    { value: "甲\n乙", source: "A\r\nB" },
    { value: "甲\\n乙", source: "A\\nB" },
    { value: "甲乙", source: "A\nB", says: true },
    { value: "A\nB", source: "甲乙", locale: "en", says: true },
  ]);

  const setting = { settings: { keySeparator: ".", maximumWidths: { text: 6, "*": 1 } } } as const;
  testValues("too-wide", [
    { value: "三个字", source: "x", setting },
    { value: "<b>三{{name}}个字</b>", source: "x", setting },
    { value: "é́bcdef", locale: "en", setting },
    { value: "四个字啊", source: "x", setting, says: true },
    { value: "seven c", source: "x", locale: "en", setting, says: true },
    { value: "unlimited in its width", source: "x", locale: "en" },
  ]);
});

describe("ICU MessageFormat", () => {
  const setting = icu;
  testValues("icu-syntax", [
    { value: "{n, plural, other {# 个}}", setting },
    { value: "{n, plural, =0 {none} one {# item} other {# items}}", locale: "en", setting },
    { value: "{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", locale: "en", setting },
    { value: "{n, plural, offset:1 one {x} other {y}}", locale: "en", setting },
    { value: "It''s '{'quoted'}' {n, date, long}", locale: "en", setting },
    { value: "她'说'{g, select, female {她} other {他}}", setting },
    { value: "{n", setting, says: "unclosed" },
    { value: "{n, plural, other {x}", setting, says: "unclosed" },
    { value: "n}", setting, says: "unopened" },
    { value: "{}", setting, says: "argument" },
    { value: "{n, plural other {x}}", setting, says: "selector" },
    { value: "{n, plural, {x}}", setting, says: "selector" },
    { value: "{n, plural, one {x}}", locale: "en", setting, says: "no_other" },
    { value: "{n, plural, ones {x} other {y}}", locale: "en", setting, says: "no_category" },
    { value: "{n, plural, one {x} other {y}}", setting, says: "dead" },
    { value: "{a, select, other {".repeat(40), setting, says: "too_deep" },
    { value: "{n" },
  ]);

  testValues("icu-arguments", [
    { value: "{n, plural, other {# 个}}", source: "{n, plural, one {# item} other {# items}}", setting },
    { value: "{n}个", source: "{n, plural, one {# item} other {# items}}", setting },
    { value: "{m}个", source: "{n} items", setting, says: "different" },
    { value: "items", source: "{n}个", locale: "en", setting, says: "missing" },
  ]);
});
