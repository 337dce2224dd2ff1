import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Unreadable, type Document, type Message } from "../../../src/catalogues/document.ts";
import { csv } from "../../../src/catalogues/formats/csv/csv.ts";
import { messagesOf, notes, unplaced, words } from "./json-words.ts";

const options = { separator: "." } as const;
const read = (text: string) => csv.read(text, options);
const made = (messages: readonly Message[], origin: Partial<Document> = {}): Document => ({
  format: "csv",
  messages,
  discarded: [],
  ...origin,
});
const print = (messages: readonly Message[], origin: Partial<Document> = {}) =>
  csv.print(made(messages, origin), options).text;

function refusal(text: string): Unreadable {
  try {
    read(text);
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
  throw new Error("it was read");
}

describe("printing CSV", () => {
  test("opens in Excel: marked as UTF-8, with CRLF, and says what it is an export of", () => {
    const origin = { locale: "zh-Hans", sourceLocale: "en", namespace: "news/front", baseVersion: 12 };
    const source = new Map([["title", "Enterprises, certified"]]);
    const { text } = csv.print(made([{ key: "title", value: "认证企业" }], origin), { ...options, source });
    expect(text).toBe(
      "\ufeffkey,source:en,target:zh-Hans,namespace:news/front,version:12\r\n" +
        'title,"Enterprises, certified",认证企业,,\r\n',
    );
    expect(read(text)).toMatchObject(origin);
  });

  test.each([
    ["=1+1", "'=1+1"],
    ["+86 21", "'+86 21"],
    ["-", "'-"],
    ["@here", "'@here"],
    ["＝1", "'＝1"],
    ["\tx", '"\'\tx"'],
    ["\rx", '"\'\rx"'],
    ["'=1", "''=1"],
    ["''+", "'''+"],
    ["'tis", "'tis"],
    ["a=b", "a=b"],
  ])("%j cannot be taken for a formula, and comes back as it was", (value, cell) => {
    const text = print([{ key: "k", value }]);
    expect(text).toBe(`\ufeffkey,target\r\nk,${cell}\r\n`);
    expect(unplaced(read(text))).toEqual([{ key: "k", value }]);
  });

  test("a key is guarded as a value is", () => {
    expect(print([{ key: "-x", value: "y" }])).toContain("\r\n'-x,y\r\n");
  });

  test("what a table does not carry is told", () => {
    const messages = [
      { key: "a", value: "\ud83d", extra: { flags: ["fuzzy"] } },
      { key: "", value: "x" },
    ];
    expect(csv.print(made(messages), options).losses).toEqual([
      { key: "a", what: "extra" },
      { key: "a", what: "surrogate" },
      { key: "", what: "key" },
    ]);
  });
});

describe("reading CSV", () => {
  test("each value has its line and column, and line breaks in cells are counted", () => {
    const { messages } = read('key,target\n"a","x\ny"\n\nb,z\n');
    expect(messages).toEqual([
      { key: "a", value: "x\ny", place: { line: 2, column: 5 } },
      { key: "b", value: "z", place: { line: 5, column: 3 } },
    ]);
  });

  test.each([
    ["a semicolon, as German Excel", "key;source;target\r\na;A, B;甲；乙\r\n"],
    ["tabs, as Excel's Unicode text", '\ufeffkey\tsource\ttarget\n"a"\t"A, B"\t甲；乙'],
    ["a line that names the delimiter", "sep=;\r\nkey;source;target\r\na;A, B;甲；乙\r\n"],
    ["columns in another order", 'Target,KEY , "source"\r甲；乙,a,"A, B"\r'.replace(' "s', '"s')],
    ["languages for headings", 'key,en,zh-CN\na,"A, B",甲；乙'],
  ])("%s is read as what it is", (_, text) => {
    expect(unplaced(read(text))).toEqual([{ key: "a", source: "A, B", value: "甲；乙" }]);
  });

  test("languages in the headings are the file's", () => {
    expect(read("key,en,zh_CN\n")).toMatchObject({ sourceLocale: "en", locale: "zh_CN" });
    expect(read("key,source:en,zh_CN\n")).toMatchObject({ sourceLocale: "en", locale: "zh_CN" });
  });

  test("states, notes and the columns of others stay with their words", () => {
    const text = print(
      unplaced(read("key,target,state,notes,Owner,\na,甲,Reviewed,developer: short,Li,x\nb,乙,,,,\n")),
    );
    expect(unplaced(read(text))).toEqual([
      {
        key: "a",
        value: "甲",
        state: "reviewed",
        notes: [{ from: "developer", text: "short" }],
        extra: { columns: { Owner: "Li", 6: "x" } },
      },
      { key: "b", value: "乙" },
    ]);
  });

  test("a quote inside a cell that has none around it is a quote", () => {
    expect(unplaced(read('key,target\na,5" 屏幕'))).toEqual([{ key: "a", value: '5" 屏幕' }]);
  });

  test("rows of empty cells are nothing, a row without key is discarded, a duplicate is kept", () => {
    const { messages, discarded } = read("key,target\n,,\n,无主\na,1\na,2\n,\n");
    expect(messages.map(({ key, value }) => key + value)).toEqual(["a1", "a2"]);
    expect(discarded).toEqual([{ key: "", value: "无主", place: { line: 3, column: 2 }, reason: "no_key" }]);
  });

  test("a column called __proto__ is a column", () => {
    const [message] = read("key,target,__proto__\na,b,c").messages;
    expect(Object.entries(message?.extra?.["columns"] ?? {})).toEqual([["__proto__", "c"]]);
    expect(print(read("key,target,__proto__\na,b,c").messages)).toBe(
      "\ufeffkey,target,__proto__\r\na,b,c\r\n",
    );
  });
});

describe("refusing what is no table of words", () => {
  test.each([
    ["a quote that is never closed", 'key,target\na,"b\nc,d', "csv-syntax", 2, 3],
    ["words after a closing quote", 'key,target\n"a"b,c', "csv-syntax", 2, 4],
    ["no key", "id,target\na,b", "csv-column", 1, 1],
    ["no target", "key,words\na,b", "csv-column", 1, 1],
    ["three languages and no target", "key,en,zh-CN,zh-TW\na,b,c,d", "csv-column", 1, 1],
    ["nothing", "", "csv-column", 1, 1],
    ["a column twice", "key,target,Key\na,b,c", "csv-column-twice", 1, 12],
    ["a cell too few", "key,source,target\na,b", "csv-ragged", 2, 1],
    ["a cell too much", "key,target\na,b,c", "csv-ragged", 2, 5],
    ["a state that nobody knows", "key,target,state\na,b,done", "csv-state", 2, 5],
  ])("%s has a place", (_, text, check, line, column) => {
    const { check: told, place } = refusal(text);
    expect({ check: told, place }).toEqual({ check, place: { line, column } });
  });

  test.each([
    ["quotes", '"'.repeat(5_000_001), "csv-syntax"],
    ["commas", ",".repeat(5_000_000), "csv-columns"],
    ["rows", `key,target\n${"a,b\n".repeat(1_000_000)}`, "container-keys"],
  ])("five megabytes of %s are refused at once", (_, text, check) => {
    const start = Date.now();
    expect(refusal(text).check).toBe(check);
    expect(Date.now() - start).toBeLessThan(3000);
  });
});

describe("for any words", () => {
  const columns = fc.dictionary(fc.constantFrom("Owner", "=x", "__proto__"), words.filter(Boolean), {
    minKeys: 1,
  });
  const rest = fc.record(
    {
      source: words.filter(Boolean),
      state: fc.constantFrom("initial" as const, "needs-review" as const),
      notes,
      extra: columns.map((columns) => ({ columns })),
    },
    { requiredKeys: [] },
  );

  test("what was printed is read again, whatever stood beside it", () => {
    fc.assert(
      fc.property(messagesOf(words, rest), (messages) => {
        expect(unplaced(read(print(messages)))).toEqual(messages);
      }),
      { numRuns: 500 },
    );
  });

  test("no cell begins as a formula does", () => {
    fc.assert(
      fc.property(messagesOf(words), (messages) => {
        const cells = print(messages).split(/(?:^|[,\r\n])"?/);
        expect(cells.length).toBeGreaterThan(0);
        for (const { value } of messages)
          if (/^[=+\-@]/.test(value)) expect(print([{ key: "k", value }])).toMatch(/k,"?'/);
      }),
    );
  });
});
