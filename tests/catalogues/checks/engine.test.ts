import { describe, expect, test } from "vitest";
import enWords from "../../../locales/en/checks.json" with { type: "json" };
import zhWords from "../../../locales/zh-Hans/checks.json" with { type: "json" };
import { checkIds } from "../../../src/catalogues/checks/check-ids.ts";
import { checkCatalogue } from "../../../src/catalogues/checks/engine.ts";
import { messageKeyOf } from "../../../src/catalogues/checks/message-key.ts";
import { checks } from "../../../src/catalogues/checks/registry.ts";
import { catalogue } from "./engine.ts";

const source = { a: "Hello, {{name}}.", b: "Save the file", c: "Done" };
const words = { c: "完成\u200b！", a: "你好, {{名字}}", d: "多余", b: "Save the file" };
const summary = (input: Parameters<typeof checkCatalogue>[0]): string[] =>
  checkCatalogue(input).map(({ check, key, severity }) => `${key} ${check} ${severity}`);

describe("what the engine says", () => {
  test("comes in the order of the file, and at one place in that of the ids", () => {
    expect(summary(catalogue(words, { ...source, e: "Missing" }))).toEqual([
      "c end-mark info",
      "c invisible-character warning",
      "a end-mark info",
      "a halfwidth-punctuation info",
      "a placeholder-set error",
      "d extra-key warning",
      "b unchanged info",
      "e missing-key info",
    ]);
  });

  test("is the same every time", () => {
    const input = catalogue(words, source);
    expect(checkCatalogue(input)).toEqual(checkCatalogue(input));
  });

  test("leaves the document as it is", () => {
    const input = catalogue(words, source);
    const before = structuredClone(input);
    checkCatalogue(input);
    expect(input).toEqual(before);
  });

  test("weighs as the namespace decides, and nothing where a check is off or a key ignores it", () => {
    const settings = {
      keySeparator: ".",
      severities: { "placeholder-set": "warning", unchanged: "error", "extra-key": "off" },
      ignores: { c: ["*"], a: ["end-mark", "halfwidth-punctuation"] },
    } as const;
    expect(summary(catalogue(words, source, { settings }))).toEqual([
      "a placeholder-set warning",
      "b unchanged error",
    ]);
  });

  test("has a place only where the file has one: what is missing, and the file as a whole, have none", () => {
    const found = checkCatalogue(
      catalogue({ a: "你好，{{name}}。" }, source, { document: { locale: "ja" } }),
    );
    expect(found.map(({ check, key, place }) => ({ check, key, place }))).toEqual([
      { check: "wrong-locale", key: undefined, place: undefined },
      { check: "missing-key", key: "b", place: undefined },
      { check: "missing-key", key: "c", place: undefined },
    ]);
    for (const finding of found) expect(finding).not.toHaveProperty("place");
  });

  test("a key named as a property of every object is not ignored by it", () => {
    const settings = { keySeparator: ".", ignores: {} } as const;
    const input = catalogue({ toString: "文\u200b字" }, undefined, { settings });
    expect(summary(input)).toEqual(["toString invisible-character warning"]);
  });

  test("a language that nobody knows is checked for what every language shares", () => {
    const input = catalogue({ a: "Hello\u0000 {{nom}}" }, { a: "Hello {{name}}" }, { locale: "x!" });
    expect(summary(input)).toEqual(["a control-character error", "a placeholder-set error"]);
  });
});

describe("the list of checks", () => {
  test("holds every id once, in its order", () => {
    expect(checks.map(({ id }) => id)).toEqual([...checkIds]);
  });

  test.each([
    { locale: "en", catalogue: enWords },
    { locale: "zh-Hans", catalogue: zhWords },
  ])("has a name and every sentence in $locale, and nothing else is there", ({ catalogue: all }) => {
    const needed = checks.flatMap((check) => {
      const bare = check.cases === undefined || "inReader" in check ? [{ check: check.id, params: {} }] : [];
      const cases = (check.cases ?? []).map((name) => ({ check: check.id, params: { case: name } }));
      return [`title.${check.id}`, ...[...bare, ...cases].map(messageKeyOf)];
    });
    expect(Object.keys(all).toSorted()).toEqual(needed.toSorted());
  });

  test("says in both languages the same things", () => {
    const placeholders = (text: string): string[] => (text.match(/\{\{\w+\}\}/g) ?? []).toSorted();
    const english = Object.entries(enWords).map(([key, text]) => [key, placeholders(text)]);
    expect(english).toEqual(Object.entries(zhWords).map(([key, text]) => [key, placeholders(text)]));
  });

  test("passes its own words", () => {
    const settings = { keySeparator: false } as const;
    const found = checkCatalogue(catalogue(zhWords, enWords, { settings }));
    expect(
      found
        .filter(({ severity }) => severity !== "info")
        .map(({ key, check, params }) => ({ key, check, params })),
    ).toEqual([]);
  });
});
