import fc from "fast-check";
import { describe, expect, test } from "vitest";
import enApi from "../locales/en/api.json" with { type: "json" };
import enChecks from "../locales/en/checks.json" with { type: "json" };
import enCli from "../locales/en/cli.json" with { type: "json" };
import enDesk from "../locales/en/desk.json" with { type: "json" };
import enErrors from "../locales/en/errors.json" with { type: "json" };
import enReader from "../locales/en/reader.json" with { type: "json" };
import zhApi from "../locales/zh-Hans/api.json" with { type: "json" };
import zhCli from "../locales/zh-Hans/cli.json" with { type: "json" };
import zhChecks from "../locales/zh-Hans/checks.json" with { type: "json" };
import zhDesk from "../locales/zh-Hans/desk.json" with { type: "json" };
import zhErrors from "../locales/zh-Hans/errors.json" with { type: "json" };
import zhReader from "../locales/zh-Hans/reader.json" with { type: "json" };
import { errorCodes } from "../src/errors.ts";
import { errorMessage, lexiconWith, wordsIn } from "../src/words.ts";
import { languages } from "./support/languages.ts";

type Catalogue = Readonly<Record<string, string>>;

/** `technical`: it speaks of encodings and formats, whose names are in Latin letters in every language. */
const catalogues: { name: string; en: Catalogue; zh: Catalogue; technical?: boolean }[] = [
  { name: "reader", en: enReader, zh: zhReader },
  { name: "errors", en: enErrors, zh: zhErrors },
  { name: "checks", en: enChecks, zh: zhChecks, technical: true },
  { name: "desk", en: enDesk, zh: zhDesk },
  { name: "cli", en: enCli, zh: zhCli },
  { name: "api", en: enApi, zh: zhApi, technical: true },
];

const placeholders = (text: string): string[] => (text.match(/\{\{.*?\}\}/g) ?? []).toSorted();

describe.each(catalogues)("the catalogue $name", ({ en, zh, technical = false }) => {
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
      const own = text.replaceAll(/\{\{.*?\}\}/g, "");
      // What only sets values side by side has marks of its own, and no word.
      if (/\p{L}/u.test(own)) expect(own, key).toMatch(/\p{Script=Han}/u);
      if (!technical) expect(own, key).not.toMatch(/[a-z]/i);
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
  const variants = [
    "namespace_invalid_reserved",
    "body_too_long_lines",
    "body_too_long_effort",
    "findings_block_edition",
    "findings_unanswered_edition",
    "forbidden_role",
    "forbidden_scope",
    "forbidden_namespace",
    "forbidden_locale",
    "forbidden_source",
    "image_refused_kind",
    "image_refused_damaged",
    "image_refused_small",
    "image_refused_long",
    "image_refused_large",
    "identifier_invalid_length",
    "identifier_invalid_character",
    "identifier_invalid_check",
    "identifier_invalid_checks",
    "webhook_address_refused_scheme",
    "webhook_address_refused_credentials",
    "webhook_address_refused_host",
    "webhook_address_refused_port",
    "webhook_address_refused_own",
  ];

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

describe("a lexicon with published words", () => {
  const english = (namespace: string, messages: Record<string, string>) =>
    lexiconWith([{ locale: "en", namespace, messages }]);

  test("says them where they say something, and ours everywhere else", () => {
    const { words, error } = english("reader", { "nav.home": "Front page", "nav.articles": "", skip: " \n" });
    expect(words("en")("nav.home")).toBe("Front page");
    expect(words("en")("nav.articles")).toBe("Articles");
    expect(words("en")("skip")).toBe(enReader["skip"]);
    expect(words("zh-Hans")("nav.home")).toBe(zhReader["nav.home"]);
    expect(error("en", { code: "not_found", params: {} })).toBe(enErrors.not_found);
  });

  test("speaks of errors, checks and the desk as well", () => {
    const code = { code: "not_found", params: {} } as const;
    expect(english("errors", { not_found: "Nowhere." }).error("en", code)).toBe("Nowhere.");
    expect(english("checks", { unreadable: "Cannot be read." }).check("en", "unreadable")).toBe(
      "Cannot be read.",
    );
    expect(english("desk", { title: "Desk" }).desk("en")("title")).toBe("Desk");
  });

  test("takes the forms that are looked up for a key of ours, and no other keys", () => {
    const { error } = english("errors", {
      body_too_long_pages: "{{size}} pages",
      body_too_long_zero: "Nothing",
      constructor: "x",
    });
    const of = (params: Record<string, string | number>) => error("en", { code: "body_too_long", params });
    expect(of({ unit: "pages", size: 3, limit: 2 })).toBe("3 pages");
    expect(of({ count: 0, size: 3, limit: 2 })).toBe("Nothing");
  });

  test("passes over words that refer to others, and those as long as a book", () => {
    const { words } = english("reader", { "nav.home": "$t(nav.articles)", skip: "x".repeat(4001) });
    expect([words("en")("nav.home"), words("en")("skip")]).toEqual(["Home", enReader["skip"]]);
  });

  test("is found by language and namespace, whatever others there are", () => {
    const messages = { "nav.home": "Elsewhere" };
    const others = [
      ["en", "news/app"],
      ["fr", "reader"],
      ["EN", "reader"],
    ] as const;
    const lexicon = lexiconWith(others.map(([locale, namespace]) => ({ locale, namespace, messages })));
    expect(lexicon.words("en")("nav.home")).toBe("Home");
  });

  const pieces = [
    "{{",
    "}}",
    "{{name}}",
    "{{- name}}",
    "$t(",
    ")",
    "{{name, ",
    "currency(",
    "list",
    "datetime(year: x)",
    "number",
    "__proto__",
    "constructor",
    "count",
    "a",
    "。",
    "$",
    "\\",
    "\u0000",
    "\ud83d",
  ];
  const words = fc
    .array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 12 })
    .map((all) => all.join(""));

  test("never throws and never says a raw key, whatever is published", () => {
    const key = "unknown_parameter";
    fc.assert(
      fc.property(words, words, (text, other) => {
        const { error } = english("errors", { [key]: text, [`${key}_one`]: other, not_found: other });
        for (const params of [{ name: "x", known: ["a", "b"] }, { name: text, count: 1 }, {}]) {
          const said = error("en", { code: key, params });
          expect(typeof said).toBe("string");
          expect(said).not.toBe(key);
        }
      }),
      { numRuns: 500 },
    );
  });
});
