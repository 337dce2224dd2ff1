/** What is taken for the same word, by the examples of Porter’s own paper, and what becomes of Chinese. */
import { describe, expect, test } from "vitest";
import { stem } from "../../src/search/stem.ts";
import { indexed, runsOf } from "../../src/search/tokens.ts";

const stems =
  "caresses caress, ponies poni, ties ti, caress caress, cats cat, feed feed, agreed agre, plastered plaster, bled bled, " +
  "motoring motor, sing sing, conflated conflat, troubled troubl, sized size, hopping hop, tanned tan, falling fall, " +
  "hissing hiss, fizzed fizz, failing fail, filing file, happy happi, sky sky, relational relat, conditional condit, " +
  "rational ration, valency valenc, hesitancy hesit, digitizer digit, radically radic, differently differ, vilely vile, " +
  "analogously analog, vietnamization vietnam, predication predic, operator oper, feudalism feudal, decisiveness decis, " +
  "hopefulness hope, callousness callous, formality formal, sensitivity sensit, sensibility sensibl, triplicate triplic, " +
  "formative form, formalize formal, electricity electr, electrical electr, hopeful hope, goodness good, revival reviv, " +
  "allowance allow, inference infer, airliner airlin, gyroscopic gyroscop, adjustable adjust, defensible defens, " +
  "irritant irrit, replacement replac, adjustment adjust, dependent depend, adoption adopt, communism commun, " +
  "activate activ, angularity angular, homologous homolog, effective effect, bowdlerize bowdler, probate probat, " +
  "rate rate, cease ceas, controlling control, roll roll, yes ye, boys boi";

describe("a stem", () => {
  test.each(stems.split(", ").map((pair) => pair.split(" ")))("of %s is %s", (word = "", expected) => {
    expect(stem(word)).toBe(expected);
  });
});

const cases: readonly (readonly [string, string, string])[] = [
  ["pairs of characters, and each of them", "静安区", "静安 安区 · 静 安 区"],
  ["a gap where a mark stands between", "静安，区", "静安 · 区 · 静 安 区"],
  ["Simplified for Traditional", "隧道貫通", "隧道 道贯 贯通 · 隧 道 贯 通"],
  ["half width for full width", "ＡＢＣ　１２３", "abc 123 ·"],
  ["words between characters", "第5批5G网络", "第 5 批 5g 网络 · 第 批 网 络"],
  ["one word for what an apostrophe joins", "Jing’an's Café", "jingan cafe ·"],
  ["nothing for what is no letter", "!? 👩‍👩‍👧 — ", "·"],
];

test.each(cases)("%s", (_, text, expected) => {
  const { terms, characters } = indexed([text]);
  expect([...terms, ...characters].join(" ")).toBe(expected);
});

test("a run knows where it stands in the text as it was written", () => {
  const text = "In 靜安, Ｊｉｎｇ’an.";
  expect([...runsOf(text)].map(({ start, end }) => text.slice(start, end))).toEqual([
    "In",
    "靜安",
    "Ｊｉｎｇ’an",
  ]);
});
