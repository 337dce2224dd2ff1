import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bundleOf, overlay } from "../../src/catalogues/bundle.ts";

const nested = { separator: "." } as const;
const served = (text: unknown, locale = "en", options: { separator: string | false } = nested): string =>
  bundleOf(typeof text === "string" ? text : JSON.stringify(text), locale, options);

describe("a bundle", () => {
  test("is the catalogue's JSON in its order and nesting, without a space too many", () => {
    const text = '{\r\n  "z": "last",\n  "a": { "b": [ "one", { "c": "隧道" } ] },\n  "a.b": "flat"\n}\n';
    expect(served(text)).toBe('{"z":"last","a":{"b":["one",{"c":"隧道"}]},"a.b":"flat"}');
  });

  test.each([
    ["empty strings", { a: "", b: "x" }, { b: "x" }],
    ["objects that hold nothing else", { a: { b: { c: "" } }, d: "x" }, { d: "x" }],
    ["numbers, booleans and null", { a: 1, b: true, c: null, d: "x" }, { d: "x" }],
    ["the sidecar", { $catalogue: { version: 3, locale: "en" }, d: "x" }, { d: "x" }],
    ["everything", { a: "" }, {}],
  ])("leaves out %s", (_, words, left) => {
    expect(served(words)).toBe(JSON.stringify(left));
  });

  test("keeps words that are called like the sidecar", () => {
    expect(served({ $catalogue: { title: "Catalogue" } })).toBe('{"$catalogue":{"title":"Catalogue"}}');
  });

  test("keeps the places of a list, in which null lets a client fall back", () => {
    expect(served({ list: ["", "two", 3, "four", ""] })).toBe('{"list":[null,"two",null,"four"]}');
    expect(served({ list: ["", ""], a: "x" })).toBe('{"a":"x"}');
  });

  test("tells of a name that stands twice what counts, and nothing where that is empty", () => {
    expect(served('{"a":"first","b":"x","a":"second"}')).toBe('{"a":"second","b":"x"}');
    expect(served('{"a":"first","b":"x","a":""}')).toBe('{"b":"x"}');
  });

  test("holds no name that reaches a prototype", () => {
    const text = served('{"__proto__":{"polluted":"yes"},"a":{"__proto__":"x","b":"y"}}');
    expect(text).toBe('{"a":{"b":"y"}}');
  });

  test("refuses what is no JSON", () => {
    expect(() => served('{"a":')).toThrow("json-syntax");
  });
});

describe("plural forms", () => {
  const items = {
    items_zero: "none",
    items_one: "{{count}} item",
    items_few: "{{count}} few",
    items_other: "{{count}} items",
  };

  test.each([
    ["en", ["zero", "one", "other"]],
    ["zh-Hans", ["zero", "other"]],
    ["zh-Hant", ["zero", "other"]],
    ["pl", ["zero", "one", "few", "other"]],
  ])("of %s are those that it asks for", (locale, categories) => {
    expect(Object.keys(JSON.parse(served(items, locale)))).toEqual(categories.map((one) => `items_${one}`));
  });

  test("stay all in a language that nobody here knows the plurals of", () => {
    expect(served(items, "tlh")).toBe(JSON.stringify(items));
  });

  test("are told from ordinals, which have forms of their own", () => {
    const words = {
      rank_ordinal_one: "{{count}}st",
      rank_ordinal_two: "{{count}}nd",
      rank_ordinal_other: "x",
    };
    expect(Object.keys(JSON.parse(served(words, "en")))).toHaveLength(3);
    expect(served(words, "zh-Hans")).toBe('{"rank_ordinal_other":"x"}');
  });

  test("are told from keys that only look so, and found under nested ones", () => {
    const words = {
      step_one: "Begin",
      step_two: "Go on",
      a: { n_one: "{{count}} 个", n_other: "{{count}} 个" },
    };
    expect(served(words, "zh-Hans")).toBe(
      '{"step_one":"Begin","step_two":"Go on","a":{"n_other":"{{count}} 个"}}',
    );
  });
});

test("published words are laid over ours, in our order, with what is only theirs at the end", () => {
  expect(overlay('{"c":"C","b":"B"}', '{"a":"a","b":"b"}')).toBe('{"a":"a","b":"B","c":"C"}');
  expect(overlay("{}", '{"a":"a","b":"b"}')).toBe('{"a":"a","b":"b"}');
});

const leaf = fc.oneof(fc.string(), fc.constant(""), fc.integer(), fc.constant(null));
const { tree } = fc.letrec((tie) => ({
  tree: fc.dictionary(fc.string(), fc.oneof({ depthSize: "small" }, leaf, tie("tree"), fc.array(leaf))),
}));

test("whatever a catalogue holds, its bundle is JSON that says the same, holds no empty string, and is its own bundle", () => {
  fc.assert(
    fc.property(tree, fc.constantFrom("en", "zh-Hans"), (words, locale) => {
      const text = served(words, locale);
      expect(text).not.toMatch(/[[:,]""[,}\]]/);
      expect(served(text, locale)).toBe(text);
      expectWithin(JSON.parse(text), words);
    }),
  );
});

/** Every word of the bundle stands in the catalogue, in the same place. */
function expectWithin(part: unknown, whole: unknown): void {
  if (typeof part === "string") expect(whole).toBe(part);
  if (typeof part !== "object" || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    expectWithin(value, Object.getOwnPropertyDescriptor(Object(whole), key)?.value);
  }
}
