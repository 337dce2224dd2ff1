import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Unreadable, type Document, type Message } from "../../../src/catalogues/document.ts";
import { carryOrigin, dropOrigin } from "../../../src/catalogues/formats/json/origin.ts";
import { i18nextJson } from "../../../src/catalogues/formats/json/json.ts";
import {
  brokenWords,
  byKey,
  keys,
  messagesOf,
  names as nodeNames,
  separators,
  unplaced,
} from "./json-words.ts";

const nested = { separator: "." } as const;
const flat = { separator: false } as const;

const read = (text: string, options: { separator: string | false } = nested) =>
  i18nextJson.read(text, options);

/** The file after its messages were changed so. */
function rewrite(
  text: string,
  change: (messages: readonly Message[]) => readonly Message[],
  options = nested,
) {
  const document = read(text, options);
  return i18nextJson.print({ ...document, messages: change(document.messages) }, options).text;
}

const set = (key: string, value: string) => (messages: readonly Message[]) =>
  messages.map((message) => (message.key === key ? { ...message, value } : message));
const without =
  (...gone: string[]) =>
  (messages: readonly Message[]) =>
    messages.filter(({ key }) => !gone.includes(key));
const andThen = (key: string, value: string) => (messages: readonly Message[]) => [
  ...messages,
  { key, value },
];

function refusal(text: string): Unreadable {
  try {
    read(text);
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
  throw new Error("it was read");
}

describe("reading i18next JSON", () => {
  test("nested keys are joined, and each value has its line and column", () => {
    const { messages } = read('{\n  "cart": {\n    "items_one": "𠮷", "items_other": "{{count}} 件"\n  }\n}');
    expect(messages).toEqual([
      { key: "cart.items_one", value: "𠮷", place: { line: 3, column: 18 } },
      { key: "cart.items_other", value: "{{count}} 件", place: { line: 3, column: 39 } },
    ]);
  });

  test("every duplicate key is there with its own place", () => {
    const { messages } = read('{"a": "one",\r\n"a": "two"}');
    expect(messages).toEqual([
      { key: "a", value: "one", place: { line: 1, column: 7 } },
      { key: "a", value: "two", place: { line: 2, column: 6 } },
    ]);
  });

  test("what is no string is discarded with its reason and place", () => {
    const { messages, discarded } = read('{"n": 1.50, "t": true, "z": null, "": "x", "a": "b"}');
    expect(messages.map(({ key }) => key)).toEqual(["a"]);
    expect(discarded).toEqual([
      { key: "n", value: "1.50", place: { line: 1, column: 7 }, reason: "not_a_string" },
      { key: "t", value: "true", place: { line: 1, column: 18 }, reason: "not_a_string" },
      { key: "z", value: "null", place: { line: 1, column: 29 }, reason: "not_a_string" },
      { key: "", value: "x", place: { line: 1, column: 39 }, reason: "no_key" },
    ]);
  });

  test("the items of a list are keys that count from 0", () => {
    expect(unplaced(read('{"steps": ["one", {"title": "two"}]}'))).toEqual([
      { key: "steps.0", value: "one" },
      { key: "steps.1.title", value: "two" },
    ]);
  });

  test("where keys are never nested, a full stop is a full stop and nested words are discarded", () => {
    const { messages, discarded } = read('{"Paste it. Now.": "粘贴", "menu": {"file": "文件"}}', flat);
    expect(messages.map(({ key }) => key)).toEqual(["Paste it. Now."]);
    expect(discarded).toEqual([
      { key: "menu", value: "文件", place: { line: 1, column: 43 }, reason: "not_a_string" },
    ]);
  });

  test("names that reach for a prototype are words like others", () => {
    const { messages } = read(
      '{"__proto__": {"polluted": "yes"}, "constructor": {"prototype": {"polluted": "yes"}}}',
    );
    expect(messages.map(({ key }) => key)).toEqual(["__proto__.polluted", "constructor.prototype.polluted"]);
    expect("polluted" in {}).toBe(false);
  });
});

describe("refusing what is not JSON", () => {
  test.each([
    ["a trailing comma", '{\n  "a": "b",\n}', "trailing-comma", 3, 1],
    ["a comment", "{\n  // words\n}", "comment", 2, 3],
    ["a missing comma", '{"a": "b"\n "c": "d"}', "missing-comma", 2, 2],
    ["a full-width comma", '{"a": "b"，"c": "d"}', "missing-comma", 1, 10],
    ["a line break in a string", '{"a": "b\nc"}', "control-character", 1, 9],
    ["an escape that JSON has not", String.raw`{"a": "\x41"}`, "bad-escape", 1, 8],
    ["single quotes", "{'a': 'b'}", "not-a-name", 1, 2],
    ["curly quotes", '{"a": “b”}', "not-a-value", 1, 7],
    ["a full-width colon", '{"a"："b"}', "missing-colon", 1, 5],
    ["an end too early", '{"a": "b"', "end-of-file", 1, 10],
    ["nothing", "", "end-of-file", 1, 1],
    ["words after the end", '{"a": "b"}\n}', "after-the-end", 2, 1],
  ])("%s has a name and a place", (_, text, mistake, line, column) => {
    const { check, params, place } = refusal(text);
    expect({ check, mistake: params["mistake"], place }).toEqual({
      check: "json-syntax",
      mistake,
      place: { line, column },
    });
  });

  test("what is JSON and not an object is refused as that", () => {
    expect(refusal('\n ["a"]')).toMatchObject({ check: "json-not-an-object", place: { line: 2, column: 2 } });
  });

  test.each(["[", '{"a":', '[{"a":'])(
    "a hundred thousand of %s are refused where they are too deep",
    (open) => {
      const { check, place, params } = refusal(open.repeat(100_000));
      expect(check).toBe("json-depth");
      expect(params).toEqual({ limit: 32 });
      expect(place?.line).toBe(1);
    },
  );
});

test("more values than a catalogue can have are refused where they begin to be too many", () => {
  expect(refusal(`[${"0,".repeat(200_000)}0]`)).toMatchObject({
    check: "container-keys",
    place: { line: 1, column: 200_000 },
    params: { limit: 100_000 },
  });
});

describe("giving JSON back", () => {
  const file =
    '{\r\n\t"title" : "\\u4e2d\\u6587",\r\n\r\n\t"cart": { "one": "a", "other": "b" },\r\n\t"steps": ["1", "2", "3"],\r\n\t"n": 5\r\n}';

  test.each([
    ["as it was", file],
    ["on one line", '{"a":"b","c":{"d":"e"}}'],
    ["empty", "{ }\n"],
    ["without end of line", '{\n    "a": "/\\/"\n}'],
    ["with duplicates", '{"a": "1", "a": {"b": "2"}, "a": "3"}'],
    ["with spaces before commas", '{"a" :"b" ,\n"c": "d" , "e":"f" }\n\n'],
  ])("%s, nothing changed, byte for byte", (_, text) => {
    expect(rewrite(text, (messages) => messages)).toBe(text);
  });

  test("a changed value changes nothing else, and is escaped as the file escapes", () => {
    expect(rewrite(file, set("cart.one", "一"))).toBe(file.replace('"a"', '"\\u4e00"'));
  });

  test("removed words leave no comma, no line and no empty object behind", () => {
    expect(rewrite(file, without("cart.one"))).toBe(file.replace('"one": "a", ', ""));
    expect(rewrite(file, without("cart.one", "cart.other"))).toBe(
      file.replace('\r\n\r\n\t"cart": { "one": "a", "other": "b" },', ""),
    );
    expect(rewrite(file, without("title"))).toBe(file.replace('"title" : "\\u4e2d\\u6587",\r\n\r\n\t', ""));
  });

  test("all words removed, what is no word stays", () => {
    expect(rewrite('{"a": "b", "n": 5}', () => [])).toBe('{"n": 5}');
    expect(rewrite('{\n  "a": "b"\n}\n', () => [])).toBe("{}\n");
  });

  test("an item that goes leaves the keys of those behind it as they are", () => {
    expect(rewrite(file, without("steps.1"))).toBe(file.replace('"2"', "null"));
    expect(rewrite(file, without("steps.0", "steps.1", "steps.2"))).not.toContain("steps");
  });

  test("new words stand after those that precede them, in the object that is there", () => {
    const added = (messages: readonly Message[]) =>
      messages.flatMap((message) =>
        message.key === "cart.one"
          ? [message, { key: "cart.two", value: "c" }, { key: "new.a", value: "d" }]
          : [message],
      );
    expect(rewrite(file, added)).toBe(
      file
        .replace('"a", ', '"a", "two" : "c", ')
        .replace('"b" },', '"b" },\r\n\t"new" : {\r\n\t\t"a" : "d"\r\n\t},'),
    );
  });

  test("new words go in front of all, into an empty object and at the end of a list", () => {
    expect(rewrite('{\n  "b": "c"\n}', (messages) => [{ key: "a", value: "x" }, ...messages])).toBe(
      '{\n  "a": "x",\n  "b": "c"\n}',
    );
    expect(rewrite("{}", andThen("a.b", "x"))).toBe('{\n  "a": {\n    "b": "x"\n  }\n}');
    expect(rewrite('{"l": ["x"]}', andThen("l.1", "y"))).toBe('{"l": ["x", "y"]}');
    expect(
      rewrite('{"l": ["x"]}', (messages) => [
        ...messages,
        { key: "l.1.a", value: "y" },
        { key: "l.1.b", value: "z" },
      ]),
    ).toBe('{"l": ["x", {"a": "y", "b": "z"}]}');
    expect(rewrite('{"l": [5]}', andThen("l.1", "y"))).toBe('{"l": [5, "y"]}');
    expect(rewrite('{"l": ["x"]}', andThen("l.7", "y"))).toBe('{"l": ["x"], "l.7": "y"}');
  });

  test("new words in the place of all that an object held stay in that object", () => {
    expect(
      rewrite('{\n  "a": { "b": "x" },\n  "c": "y"\n}', () => [
        { key: "a.d", value: "z" },
        { key: "c", value: "y" },
      ]),
    ).toBe('{\n  "a": { "d": "z" },\n  "c": "y"\n}');
  });

  test("a leaf becomes a branch and a branch a leaf", () => {
    expect(rewrite('{"a": "x"}', () => [{ key: "a.b", value: "y" }])).toBe('{"a": {"b": "y"}}');
    expect(rewrite('{"a": {"b": "y"}}', () => [{ key: "a", value: "x" }])).toBe('{"a": "x"}');
  });

  test("words take the place of a number or of null", () => {
    expect(rewrite(file, andThen("n", "five"))).toBe(file.replace("5\r", '"five"\r'));
  });

  test("of a key that is there twice and wanted once the last stays", () => {
    expect(rewrite('{"a": "1", "b": "2", "a": "3"}', (messages) => messages.slice(1))).toBe(
      '{"b": "2", "a": "3"}',
    );
  });

  test("words for a key that others are nested beneath are told as a loss", () => {
    const document = read('{"a": {"b": "c"}}');
    const messages = [...document.messages, { key: "a", value: "x" }];
    const { text, losses } = i18nextJson.print({ ...document, messages }, nested);
    expect({ text, losses }).toEqual({
      text: '{"a": {"b": "c"}}',
      losses: [{ key: "a", what: "collision" }],
    });
  });

  test("without a file it is nested, with two spaces and a final line break", () => {
    const messages = [
      { key: "cart.one", value: "一" },
      { key: "steps.0", value: "a" },
      { key: "cart.other", value: "其他" },
      { key: "steps.1", value: "b" },
      { key: "Paste it. Now.", value: "粘贴" },
    ];
    const { text } = i18nextJson.print({ format: "po", text: "msgid", messages, discarded: [] }, nested);
    expect(text).toBe(`{
  "cart": {
    "one": "一",
    "other": "其他"
  },
  "steps": [
    "a",
    "b"
  ],
  "Paste it. Now.": "粘贴"
}
`);
  });

  test("what JSON does not carry is told", () => {
    const message: Message = {
      key: "a",
      value: "b",
      state: "final",
      notes: [{ from: "developer", text: "n" }],
      extra: {},
    };
    expect(i18nextJson.print({ format: "po", messages: [message], discarded: [] }, nested).losses).toEqual([
      { key: "a", what: "notes" },
      { key: "a", what: "state" },
      { key: "a", what: "extra" },
    ]);
  });
});

describe("a copy that says where it comes from", () => {
  const origin = { namespace: "news/front", locale: "zh-Hans", sourceLocale: "en", baseVersion: 12 };

  test.each([
    "{}",
    "{ }\n",
    '{"a":"b"}',
    '{ "a": "b" }',
    '{\r\n\t"a": {"b": "c"}\r\n}\r\n',
    '\n{\n  "n": 5\n}',
  ])("%j tells it, holds no words more, and is the same file again without it", (text) => {
    const copy = carryOrigin(text, origin);
    expect(read(copy)).toMatchObject(origin);
    expect(unplaced(read(copy))).toEqual(unplaced(read(text)));
    expect(read(copy).discarded.map(({ key }) => key)).toEqual(read(text).discarded.map(({ key }) => key));
    expect(rewrite(copy, (messages) => messages)).toBe(copy);
    expect(dropOrigin(copy)).toBe(text);
    expect(carryOrigin(copy, { ...origin, baseVersion: 13 })).toBe(copy.replace("12", "13"));
  });

  test("loses it wherever a tool has moved it", () => {
    expect(dropOrigin('{"a": "b", "$catalogue": {"version": 12}}')).toBe('{"a": "b"}');
    expect(dropOrigin('{"a": "b", "$catalogue": {"version": 12}, "c": "d"}')).toBe('{"a": "b", "c": "d"}');
  });

  test("is not mistaken for words of that name", () => {
    expect(unplaced(read('{"$catalogue": {"version": "12"}}'))).toEqual([
      { key: "$catalogue.version", value: "12" },
    ]);
    expect(dropOrigin('{"$catalogue": "words"}')).toBe('{"$catalogue": "words"}');
  });
});

describe("for any words", () => {
  const made = (messages: readonly Message[]): Document => ({ format: "i18next", messages, discarded: [] });

  test("what was printed is read again, lone surrogates included", () => {
    fc.assert(
      fc.property(messagesOf(brokenWords), separators, (messages, separator) => {
        const { text, losses } = i18nextJson.print(made(messages), { separator });
        expect(losses).toEqual([]);
        expect(byKey(unplaced(read(text, { separator })))).toEqual(byKey(messages));
      }),
      { numRuns: 500 },
    );
  });

  test("any JSON is given back byte for byte, and means to JSON.parse what it means here", () => {
    fc.assert(
      fc.property(
        fc.dictionary(keys, fc.jsonValue({ maxDepth: 4 })),
        fc.constantFrom(0, 1, 4, "\t"),
        (value, indent) => {
          const text = JSON.stringify(value, null, indent);
          expect(rewrite(text, (messages) => messages)).toBe(text);
          expect(read(text).messages.length).toBe(stringsIn(value));
        },
      ),
      { numRuns: 500 },
    );
  });

  test("one changed value changes its line and no other", () => {
    fc.assert(
      fc.property(
        messagesOf(brokenWords),
        separators,
        fc.nat(),
        brokenWords,
        (messages, separator, pick, value) => {
          fc.pre(messages.length > 0);
          const { text } = i18nextJson.print(made(messages), { separator });
          const { messages: read1, ...rest } = read(text, { separator });
          const at = pick % read1.length;
          const changed = read1.map((message, index) => (index === at ? { ...message, value } : message));
          const after = i18nextJson.print({ ...rest, messages: changed }, { separator }).text.split("\n");
          const line = (read1[at]?.place?.line ?? 0) - 1;
          expect(after.toSpliced(line, 1)).toEqual(text.split("\n").toSpliced(line, 1));
        },
      ),
      { numRuns: 300 },
    );
  });

  const file = fc
    .tuple(fc.dictionary(nodeNames, fc.jsonValue({ maxDepth: 4 })), fc.constantFrom(0, 2, "\t"))
    .map(([value, indent]) => JSON.stringify(value, null, indent));

  test("any words taken from a file and put into it are what is read from it afterwards", () => {
    fc.assert(
      fc.property(
        file,
        fc.infiniteStream(fc.boolean()),
        messagesOf(brokenWords),
        separators,
        (text, stay, more, separator) => {
          const document = read(text, { separator });
          const kept = document.messages.filter(() => stay.next().value);
          const known = new Set(document.messages.map(({ key }) => key));
          fc.pre(known.size === document.messages.length);
          const messages = [...more.filter(({ key }) => !known.has(key)), ...kept];
          const printed = i18nextJson.print({ ...document, messages }, { separator });
          const lost = new Set(printed.losses.map(({ key }) => key));
          expect(printed.losses.every(({ what }) => what === "collision")).toBe(true);
          expect(byKey(unplaced(read(printed.text, { separator })))).toEqual(
            byKey(unplaced({ ...document, messages: messages.filter(({ key }) => !lost.has(key)) })),
          );
        },
      ),
      { numRuns: 1000 },
    );
  });
});

function stringsIn(value: unknown): number {
  if (typeof value === "string") return 1;
  return typeof value === "object" && value !== null
    ? Object.values(value).reduce<number>((sum, inner) => sum + stringsIn(inner), 0)
    : 0;
}

describe("a large file", () => {
  test("of ten thousand keys takes five thousand changes, additions and removals at once", () => {
    const messages = Array.from({ length: 10_000 }, (_, at) => ({
      key: `page${at % 100}.key${at}`,
      value: `words ${at}`,
    }));
    const { text } = i18nextJson.print({ format: "i18next", messages, discarded: [] }, nested);
    const document = read(text);
    const edited = document.messages.flatMap((message, at) => {
      if (at % 4 === 0) return [{ ...message, value: "改" }];
      if (at % 8 === 1) return [];
      return at % 8 === 2 ? [message, { key: `${message.key}_new`, value: "新" }] : [message];
    });
    const start = Date.now();
    const printed = i18nextJson.print({ ...document, messages: edited }, nested);
    expect(Date.now() - start).toBeLessThan(2000);
    expect(unplaced(read(printed.text))).toEqual(unplaced({ ...document, messages: edited }));
  });
});
