import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Unreadable, type Document, type Message } from "../../../src/catalogues/document.ts";
import { yaml } from "../../../src/catalogues/formats/yaml/yaml.ts";
import { brokenWords, byKey, messagesOf, notes, separators, unplaced, words } from "./json-words.ts";

const nested = { separator: "." } as const;
const read = (text: string, options: { separator: string | false } = nested) => yaml.read(text, options);
const made = (messages: readonly Message[]): Document => ({ format: "yaml", messages, discarded: [] });
const print = (messages: readonly Message[]) => yaml.print(made(messages), nested).text;

function refusal(text: string): Unreadable {
  try {
    read(text);
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
  throw new Error("it was read");
}

describe("reading YAML", () => {
  test("nested keys are joined, lists count, and each value has its place", () => {
    const { messages } = read("cart:\n  one: 一\n  other: '其他'\nsteps:\n- a\n- b\n");
    expect(messages).toEqual([
      { key: "cart.one", value: "一", place: { line: 2, column: 8 } },
      { key: "cart.other", value: "其他", place: { line: 3, column: 10 } },
      { key: "steps.0", value: "a", place: { line: 5, column: 3 } },
      { key: "steps.1", value: "b", place: { line: 6, column: 3 } },
    ]);
  });

  test("all words are strings as they are written, and only null is none", () => {
    const { messages, discarded } = read(
      "a: yes\nb: 1.10\nc: 2026-11-23\nd: off\ne:\nf: ~\ng: '~'\nno: No\n",
    );
    expect(messages.map(({ key, value }) => `${key}=${value}`)).toEqual([
      "a=yes",
      "b=1.10",
      "c=2026-11-23",
      "d=off",
      "e=",
      "g=~",
      "no=No",
    ]);
    expect(discarded).toEqual([
      { key: "f", value: "~", place: { line: 6, column: 4 }, reason: "not_a_string" },
    ]);
  });

  test("lines are kept or folded as their mark says", () => {
    expect(unplaced(read("a: |\n  x\n  y\nb: >-\n  x\n  y\n"))).toEqual([
      { key: "a", value: "x\ny\n" },
      { key: "b", value: "x y" },
    ]);
  });

  test("every duplicate key is there with its own place", () => {
    expect(read("a: x\na: y\n").messages.map(({ place }) => place?.line)).toEqual([1, 2]);
  });

  test("comments are notes of the words that they stand at", () => {
    expect(
      unplaced(
        read("# a title\na: x # short\ncart:\n  # developer: on a button\n  one: y\n  # 数\n  two: z\n"),
      ),
    ).toEqual([
      {
        key: "a",
        value: "x",
        notes: [
          { from: "unknown", text: "a title" },
          { from: "unknown", text: "short" },
        ],
      },
      { key: "cart.one", value: "y", notes: [{ from: "developer", text: "on a button" }] },
      { key: "cart.two", value: "z", notes: [{ from: "unknown", text: "数" }] },
    ]);
  });

  test("names that reach for a prototype are words like others", () => {
    expect(unplaced(read("__proto__:\n  polluted: x\n<<: y\n")).map(({ key }) => key)).toEqual([
      "__proto__.polluted",
      "<<",
    ]);
    expect("polluted" in {}).toBe(false);
  });
});

describe("refusing what a translators' file never needs", () => {
  test.each([
    ["an anchor", "a: &x b", "yaml-alias", 1, 4],
    ["an alias", "a: b\nc: *x", "yaml-alias", 2, 4],
    ["a billion laughs", `a: &a [lol]\n${"b: &b [*a,*a]\n".repeat(9)}`, "yaml-alias", 1, 4],
    ["a tag", "a: !!js/function x", "yaml-tag", 1, 4],
    ["a directive", "%YAML 1.1\n---\na: yes", "yaml-directive", 1, 1],
    ["a second document", "a: b\n---\nc: d", "yaml-documents", 2, 1],
    ["a list on top", "- a", "yaml-not-a-map", 1, 1],
    ["words on top", "words", "yaml-not-a-map", 1, 1],
    ["nothing", "", "yaml-not-a-map", 1, 1],
    ["a key that is no words", "? [a]\n: b", "yaml-key", 1, 3],
    ["a colon too much", "a: b: c", "yaml-syntax", 1, 4],
    ["a quote that is never closed", 'a: "b\n', "yaml-syntax", 2, 1],
    ["a tab for indentation", "a:\n\tb: c", "yaml-syntax", 2, 1],
  ])("%s has a place", (_, text, check, line, column) => {
    const { check: told, place } = refusal(text);
    expect({ check: told, place }).toEqual({ check, place: { line, column } });
  });

  test.each(["[", "{a: ", "- ", "? "])(
    "a hundred thousand of %j are refused where they are too deep",
    (open) => {
      const start = Date.now();
      expect(refusal(open.repeat(100_000))).toMatchObject({ check: "yaml-depth", params: { limit: 32 } });
      expect(Date.now() - start).toBeLessThan(1000);
    },
  );

  test.each(["a: b\n", '"', "\n", "- [a]\n"])("two megabytes of %j are refused at once", (line) => {
    const start = Date.now();
    expect(refusal(line.repeat(2_000_000 / line.length))).toMatchObject({ check: "container-keys" });
    expect(Date.now() - start).toBeLessThan(5000);
  });

  test("more than two million characters are refused before they are read", () => {
    expect(refusal("a: b\n".repeat(500_000)).check).toBe("container-size");
  });
});

describe("printing YAML", () => {
  test("is nested, bare where that is safe, in lines where the words have lines", () => {
    const messages: Message[] = [
      { key: "cart.one", value: "一件 {{count}}" },
      { key: "cart.no", value: "no" },
      { key: "steps.0", value: "1.10" },
      { key: "steps.1", value: "first\n\nsecond\n" },
      { key: "title", value: "Note: 50 %", notes: [{ from: "developer", text: "short\nplease" }] },
      { key: "Paste it. Now.", value: "" },
    ];
    expect(print(messages)).toBe(`cart:
  one: 一件 {{count}}
  "no": "no"
steps:
  - "1.10"
  - |
    first

    second
# developer: short
#   please
title: "Note: 50 %"
Paste it. Now.: ""
`);
    expect(unplaced(read(print(messages)))).toEqual(messages);
  });

  test("says which version of which catalogue it is", () => {
    const origin = { namespace: "news", locale: "zh-Hans", sourceLocale: "en", baseVersion: 3 };
    const { text } = yaml.print({ ...made([{ key: "a", value: "b" }]), ...origin }, nested);
    expect(text).toBe(
      '# {"$catalogue": { "namespace": "news", "locale": "zh-Hans", "sourceLocale": "en", "version": 3 }}\n\na: b\n',
    );
    expect(read(text)).toMatchObject(origin);
    expect(unplaced(read(text.replace("\n\n", "\n")))).toEqual([{ key: "a", value: "b" }]);
  });

  test("a key of any length is a key", () => {
    const messages = [
      { key: "字".repeat(5000), value: "x" },
      { key: `a.${"b".repeat(2000)}`, value: "y\nz" },
    ];
    expect(unplaced(read(print(messages)))).toEqual(messages);
  });

  test("a key of any depth is a key", () => {
    const messages = [{ key: "a.".repeat(100) + "z", value: "x" }];
    expect(unplaced(read(print(messages)))).toEqual(messages);
  });

  test("no words at all are an empty map", () => {
    expect(print([])).toBe("{}\n");
    expect(read("{}\n").messages).toEqual([]);
  });

  test("what YAML does not carry is told", () => {
    const message: Message = {
      key: "a",
      value: "b",
      state: "final",
      notes: [{ from: "unknown", text: "\u0000" }],
    };
    expect(yaml.print(made([message]), nested).losses).toEqual([
      { key: "a", what: "notes" },
      { key: "a", what: "state" },
    ]);
  });
});

describe("for any words", () => {
  test("what was printed is read again, and printed as before", () => {
    fc.assert(
      fc.property(messagesOf(brokenWords), separators, (messages, separator) => {
        const { text, losses } = yaml.print(made(messages), { separator });
        const again = read(text, { separator });
        expect(losses).toEqual([]);
        expect(byKey(unplaced(again))).toEqual(byKey(messages));
        expect(yaml.print(again, { separator }).text).toBe(text);
      }),
      { numRuns: 500 },
    );
  });

  test("notes are read again, or told as lost", () => {
    fc.assert(
      fc.property(messagesOf(words, fc.record({ notes })), (messages) => {
        const { text, losses } = yaml.print(made(messages), nested);
        const lost = new Set(losses.map(({ key }) => key));
        const carried = messages.map(({ notes, ...message }) =>
          lost.has(message.key) || notes === undefined ? message : { ...message, notes },
        );
        expect(byKey(unplaced(read(text)))).toEqual(byKey(carried));
      }),
      { numRuns: 500 },
    );
  });
});
