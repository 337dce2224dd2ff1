import { describe, expect, test } from "vitest";
import enErrors from "../locales/en/errors.json" with { type: "json" };
import enReader from "../locales/en/reader.json" with { type: "json" };
import zhErrors from "../locales/zh-Hans/errors.json" with { type: "json" };
import zhReader from "../locales/zh-Hans/reader.json" with { type: "json" };
import { errorCodes } from "../src/errors.ts";
import { errorMessage, wordsIn } from "../src/words.ts";
import { languages } from "./support/languages.ts";

type Catalogue = Readonly<Record<string, string>>;

const catalogues: { name: string; en: Catalogue; zh: Catalogue }[] = [
  { name: "reader", en: enReader, zh: zhReader },
  { name: "errors", en: enErrors, zh: zhErrors },
];

const placeholders = (text: string): string[] => (text.match(/\{\{.*?\}\}/g) ?? []).toSorted();

describe.each(catalogues)("the catalogue $name", ({ en, zh }) => {
  test("has the same keys in both languages", () => {
    expect(Object.keys(zh)).toEqual(Object.keys(en));
  });

  test("has the same placeholders, formatted alike, in both languages", () => {
    for (const [key, text] of Object.entries(en)) {
      expect({ key, placeholders: placeholders(zh[key] ?? "") }).toEqual({
        key,
        placeholders: placeholders(text),
      });
    }
  });

  test("has no empty word, no blank edge and no half-open placeholder", () => {
    for (const [key, text] of [...Object.entries(en), ...Object.entries(zh)]) {
      expect(text.trim(), key).toBe(text);
      expect(text, key).not.toBe("");
      expect(text.replaceAll(/\{\{\w+(, list)?\}\}/g, ""), key).not.toMatch(/[{}]/);
    }
  });

  test("has no word of one language in the other", () => {
    for (const [key, text] of Object.entries(en)) expect(text, key).not.toMatch(/\p{Script=Han}/u);
    for (const [key, text] of Object.entries(zh)) {
      expect(text.replaceAll(/\{\{.*?\}\}/g, ""), key).toMatch(/\p{Script=Han}/u);
      expect(text.replaceAll(/\{\{.*?\}\}/g, ""), key).not.toMatch(/[a-z]/i);
    }
  });
});

describe("the Chinese catalogues", () => {
  const entries = catalogues.flatMap(({ zh }) => Object.entries(zh));

  test("use full-width punctuation beside Han", () => {
    for (const [key, text] of entries) {
      expect(text, key).not.toMatch(/[\p{Script=Han}}][,.;:!?()"']|[,.;:!?()"'][\p{Script=Han}{]/u);
      expect(text, key).not.toMatch(/\.\.\.|。。/);
    }
  });

  test("type no space between Han and Latin or digits, nor around a placeholder", () => {
    for (const [key, text] of entries) {
      expect(text, key).not.toMatch(/[\p{Script=Han}，。：；！？]\s|\s[\p{Script=Han}，。：；！？]/u);
      expect(text.replaceAll(/\{\{(\w+), list\}\}/g, "{{$1}}"), key).not.toMatch(/\s/);
    }
  });
});

describe("the words for what goes wrong", () => {
  /** Sentences that a code's `unit` chooses. */
  const variants = ["body_too_long_lines", "body_too_long_effort"];

  test("exist for every code, and for nothing else", () => {
    for (const words of [enErrors, zhErrors]) {
      const keys = Object.keys(words).filter((key) => !variants.includes(key));
      expect(keys).toEqual([...errorCodes]);
    }
  });

  test.each(languages)("name what is too long in $locale", ({ locale }) => {
    const params = { size: 12_000, limit: 10_000, line: 7 };
    const messages = [undefined, "lines", "effort"].map((unit) =>
      errorMessage(locale, {
        code: "body_too_long",
        params: unit === undefined ? params : { ...params, unit },
      }),
    );
    expect(new Set(messages).size).toBe(3);
    expect(messages[2]).toMatch(/7/);
  });

  test.each(languages)("are filled in $locale, lists included", ({ locale }) => {
    const message = errorMessage(locale, {
      code: "unknown_parameter",
      params: { name: "colour", known: ["lang", "limit"] },
    });
    expect(message).toContain("colour");
    expect(message).toContain("lang");
    expect(message).toContain("limit");
    expect(message).not.toMatch(/[{}]|undefined/);
  });

  test("join a list as each language does", () => {
    const known = ["a", "b", "c"];
    const message = (locale: "en" | "zh-Hans") =>
      errorMessage(locale, { code: "unknown_parameter", params: { name: "x", known } });
    expect(message("en")).toContain("a, b, and c");
    expect(message("zh-Hans")).toContain("a、b和c");
  });

  test.each(languages)("do not interpret in $locale what they are filled with", ({ locale }) => {
    const name = "{{limit}} $t(internal) <b>";
    expect(
      errorMessage(locale, { code: "unknown_parameter", params: { name, known: ["lang"], limit: 7 } }),
    ).toContain(name);
  });
});

test("words never guess a language: each comes from its own catalogue", () => {
  expect(wordsIn("en")("nav.articles")).toBe("Articles");
  expect(wordsIn("zh-Hans")("nav.articles")).toBe("文章");
});
