import { expect, test } from "vitest";
import { checkCatalogue } from "../../src/catalogues/checks/engine.ts";
import { mendCatalogue } from "../../src/catalogues/checks/fixes.ts";
import type { CheckInput } from "../../src/catalogues/checks/view.ts";

/** What each of the patterns begins and never ends. In Node, because a clock in workerd stands still. */
const beginnings =
  "a 你 { {{ {{a ｛ ｛｛a < <a </ <a= ( (你 （ “ \" ' ` $t( ＄t（ % ％ . 。 … - — 1 1, 12,345 万 一 百分之 a@ a. www. https:// https://a) &#1 & javascript: <a|on {a,plural, {a,select,o{ '{ 的 的的 the| a|b| _one 涓 涓枃 Ã ä Ã© {|{ 你|a| 你a <b> <b></b> <1>x</1> {{x}} 数數,(a)| 你: 你, 你|( \\n 👨\u200d \u3000 \u00a0 \ud83d |"
    .split(" ")
    .map((beginning) => beginning.replaceAll("|", " "));

const long = 100_000;
const longest = 3000;

function inputOf(value: string, locale: string, icu: boolean): CheckInput {
  return {
    document: { format: "i18next", messages: [{ key: "text", value }], discarded: [] },
    locale,
    sourceLocale: locale === "en" ? "zh-Hans" : "en",
    source: new Map([["text", { key: "text", value: `${value.slice(3)} x` }]]),
    settings: { keySeparator: ".", icu, maximumWidths: { "*": 5 } },
    glossary: [
      { source: "a b", targets: ["甲"] },
      { source: "你好", targets: ["hello"] },
    ],
  };
}

test.each(beginnings)("a hundred thousand characters of %j take no longer than others", (beginning) => {
  const value = beginning.repeat(Math.ceil(long / beginning.length));
  for (const locale of ["zh-Hans", "en"]) {
    for (const icu of [false, true]) {
      const before = performance.now();
      checkCatalogue(inputOf(value, locale, icu));
      expect(performance.now() - before).toBeLessThan(longest);
    }
  }
});

test("mending them ends as well", () => {
  for (const beginning of ["数數,(a) ", "｛｛a｝｝", "你 a", "\u200b你\u0000"]) {
    const before = performance.now();
    mendCatalogue(inputOf(beginning.repeat(10_000), "zh-Hans", false), "safe");
    expect(performance.now() - before, beginning).toBeLessThan(longest);
  }
});
