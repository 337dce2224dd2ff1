/** What a pull makes of a file that was edited here: nothing is lost that is not reported. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byKey, valuesOf } from "../../../src/catalogues/content.ts";
import type { Document, FormatId, Message } from "../../../src/catalogues/document.ts";
import { formats } from "../../../src/catalogues/formats/formats.ts";
import { joinNotes } from "../../../src/catalogues/proposal/notes.ts";
import { findReadable, type ReadFile } from "../../../src/cli/shuangyu/files/local.ts";
import { mergeIntoLocal, printMerge } from "../../../src/cli/shuangyu/files/merge-local.ts";

const separator = ".";
const keys = ["title", "lead", "menu.open", "menu.close", "cart_one", "cart_other", "note"] as const;
const words = fc.constantFrom("新闻", "要闻", "“打开”", "关闭，再见", "{{count}}篇", "a\nb", "=1+1");
const catalogue = fc.uniqueArray(fc.tuple(fc.constantFrom(...keys), words), { selector: ([key]) => key });

type Pairs = readonly (readonly [string, string])[];

const messages = (pairs: Pairs): Message[] => pairs.map(([key, value]) => ({ key, value }));

/** The file as that format would hold these words. */
function fileOf(format: FormatId, pairs: Pairs): ReadFile {
  const empty: Document = { format: "i18next", messages: messages(pairs), discarded: [], locale: "zh-Hans" };
  const { text } = formats[format].print(empty, { separator });
  const read = findReadable(new TextEncoder().encode(text), { format, separator });
  if (read === undefined) throw new Error(text);
  return read;
}

describe.each(Object.keys(formats) as FormatId[])(
  "a file in %s, whatever was edited on both sides",
  (format) => {
    test("loses no edit of either side that is not told as a conflict", () => {
      fc.assert(
        fc.property(catalogue, catalogue, catalogue, (before, there, here) => {
          const [base, theirs, local] = [before, there, here].map((pairs) => fileOf(format, pairs));
          if (base === undefined || theirs === undefined || local === undefined) return;
          const merge = mergeIntoLocal(base.document.messages, theirs.document.messages, local.document);
          const bytes = printMerge(local, merge, separator);
          expect(bytes).toBeDefined();
          const merged = findReadable(bytes ?? new Uint8Array(), { format, separator });
          const now = valuesOf(merged?.document.messages ?? []);
          const [was, other, mine] = [base, theirs, local].map(({ document }) => valuesOf(document.messages));
          const told = new Set(merge.conflicts.map(({ key }) => key));
          for (const key of keys) {
            const [b, t, m] = [was?.get(key), other?.get(key), mine?.get(key)];
            if (m !== b) expect([key, now.get(key)]).toEqual([key, m]);
            else expect([key, now.get(key)]).toEqual([key, t]);
            expect(told.has(key)).toBe(m !== b && t !== b && m !== t);
          }
        }),
        { numRuns: 60 },
      );
    });

    test("is not touched where only this side was edited", () => {
      fc.assert(
        fc.property(catalogue, catalogue, (before, here) => {
          const [base, local] = [fileOf(format, before), fileOf(format, here)];
          const merge = mergeIntoLocal(base.document.messages, base.document.messages, local.document);
          const printed = printMerge(local, merge, separator);
          expect(new TextDecoder().decode(printed)).toBe(local.decoded.text);
        }),
        { numRuns: 30 },
      );
    });
  },
);

test("JSON keeps its order, indentation and escapes, and takes new keys where they stand on the other side", () => {
  const read = (text: string) => {
    const found = findReadable(new TextEncoder().encode(text), { format: "i18next", separator });
    if (found === undefined) throw new Error(text);
    return found;
  };
  const base = read('{"a":"1","b":"2","c":"3"}');
  const theirs = read('{"a":"1","new":"新","b":"2","c":"three"}');
  const local = read('{\r\n\t"c": "3",\r\n\t"b": "\\u4e8c",\r\n\t"a": "1"\r\n}');
  const merge = mergeIntoLocal(base.document.messages, theirs.document.messages, local.document);
  const printed = new TextDecoder().decode(printMerge(local, merge, separator));
  expect(printed).toBe('{\r\n\t"c": "three",\r\n\t"b": "\\u4e8c",\r\n\t"a": "1",\r\n\t"new": "\\u65b0"\r\n}');
});

describe("what is said of a message beside its words", () => {
  const po = (value: string, ...comments: string[]) => {
    const lines = [
      'msgid ""',
      'msgstr "X-Catalogue-Namespace: news/app\\n"',
      "",
      ...comments,
      'msgctxt "title"',
    ];
    const text = `${[...lines, 'msgid "Title"', `msgstr "${value}"`].join("\n")}\n`;
    const read = findReadable(new TextEncoder().encode(text), { format: "po", separator });
    if (read === undefined) throw new Error(text);
    return read;
  };
  const merged = (base: ReadFile, theirs: ReadFile, local: ReadFile): Message | undefined => {
    const merge = mergeIntoLocal(base.document.messages, theirs.document.messages, local.document);
    const bytes = printMerge(local, merge, separator);
    const read = bytes && findReadable(bytes, { format: "po", separator });
    return read && byKey(read.document.messages).get("title");
  };
  const notesOf = (message: Message | undefined) => (message?.notes ?? []).map(({ text }) => text);

  test("a note of somebody else comes along, whoever's words stand", () => {
    const base = po("新闻", "# one");
    const theirs = po("新闻", "# one", "# two");
    for (const local of [po("新闻", "# one"), po("要闻", "# one"), po("新闻", "# one", "#, fuzzy")])
      expect(notesOf(merged(base, theirs, local))).toEqual(["one", "two"]);
    expect(notesOf(merged(base, po("要闻", "# one", "# two"), po("新闻", "# mine")))).toEqual([
      "two",
      "mine",
    ]);
    expect(notesOf(merged(base, po("头条", "# one", "# two"), po("要闻", "# one")))).toEqual(["one", "two"]);
  });

  test("a note of one's own stays, and one that either side took away stays away", () => {
    const base = po("新闻", "# one", "# two");
    expect(notesOf(merged(base, base, po("新闻", "# two", "# mine")))).toEqual(["two", "mine"]);
    expect(notesOf(merged(base, po("要闻", "# one"), po("新闻", "# two", "# mine")))).toEqual(["mine"]);
    expect(notesOf(merged(base, base, po("新闻")))).toEqual([]);
  });

  test("after the merge an upload takes away no note that it did not mean to", () => {
    const theirs = po("新闻", "# one", "# theirs");
    const mine = merged(po("新闻", "# one"), theirs, po("要闻", "# one", "# mine"));
    const head = byKey(theirs.document.messages).get("title")?.notes;
    const notes = joinNotes(head, head, mine?.notes);
    expect(notes.map(({ text }) => text)).toEqual(["one", "theirs", "mine"]);
  });

  test("a state goes with the words that it was given to, and is whose it was changed by", () => {
    const [plain, fuzzy] = [po("新闻"), po("新闻", "#, fuzzy")];
    expect(merged(plain, fuzzy, plain)?.state).toBe("needs-review");
    expect(merged(plain, fuzzy, po("新闻", "# mine"))?.state).toBe("needs-review");
    expect(merged(fuzzy, fuzzy, plain)?.state).toBeUndefined();
    expect(merged(plain, fuzzy, po("要闻"))?.state).toBeUndefined();
    expect(merged(plain, po("要闻"), fuzzy)?.state).toBeUndefined();
  });

  test("the columns of others are each as they were changed last", () => {
    const csv = (who: string, when: string) => {
      const text = `key,target,who,when\r\ntitle,新闻,${who},${when}\r\n`;
      return findReadable(new TextEncoder().encode(text), { format: "csv", separator })?.document;
    };
    const [base, theirs, local] = [csv("王", "May"), csv("王", "June"), csv("林", "May")];
    if (base === undefined || theirs === undefined || local === undefined) throw new Error("unreadable");
    const merge = mergeIntoLocal(base.messages, theirs.messages, local);
    expect(merge.messages[0]?.extra).toEqual({ columns: { who: "林", when: "June" } });
  });
});
