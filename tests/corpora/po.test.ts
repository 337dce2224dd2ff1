import { existsSync, globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Document } from "../../src/catalogues/document.ts";
import { po } from "../../src/catalogues/formats/po/po.ts";

const corpus = join(import.meta.dirname, "../../../shared/corpora/po/wagtail");
const options = { separator: "." } as const;

const files = globSync("**/*.po", { cwd: corpus })
  .toSorted()
  .map((name) => ({ name, text: readFileSync(join(corpus, name), "utf8") }));

beforeAll(() => {
  if (existsSync(corpus)) return;
  throw new Error(`Wagtail's PO files are missing: put the corpora at ${relative(process.cwd(), corpus)}`);
});

/** Counted without the reader: lines that begin a string, but for the header's. */
function stringsIn(text: string): number {
  return (text.match(/^msgstr(\[\d\])? "/gm) ?? []).length - 1;
}

function withoutText(document: Document): Document {
  const bare = { ...document };
  Reflect.deleteProperty(bare, "text");
  return bare;
}

function told({ messages }: Document) {
  return messages.map((message) => ({ ...message, place: undefined }));
}

test("the corpus holds the files that these tests were measured on", () => {
  expect(files.length).toBeGreaterThanOrEqual(19);
});

describe("every PO file of Wagtail", () => {
  test("is read with every string, and with the language that it says", () => {
    let strings = 0;
    for (const { name, text } of files) {
      const { messages, locale, discarded } = po.read(text, options);
      expect(messages.length + discarded.length, name).toBe(stringsIn(text));
      expect(locale ?? "en", name).toMatch(name.includes("/en/") ? /^en$/ : /^zh/);
      strings += messages.length;
    }
    console.log(`${files.length} PO files, ${strings} strings`);
  });

  test("has its plurals as keys with the categories of its language", () => {
    const all = files.flatMap(({ text }) => [...po.read(text, options).messages]);
    const plurals = files.reduce((sum, { text }) => sum + (text.match(/^msgstr\[\d\]/gm) ?? []).length, 0);
    expect(all.filter(({ key }) => /_(?:one|other)$/.test(key))).toHaveLength(plurals);
    console.log(`${plurals} plural forms`);
  });

  test("comes back byte for byte when nothing was changed", () => {
    for (const { name, text } of files) {
      expect(po.print(po.read(text, options), options), name).toEqual({ text, losses: [] });
    }
  });

  test("comes back with one line changed when one string was", () => {
    for (const { name, text } of files) {
      const document = po.read(text, options);
      const [first, ...rest] = document.messages;
      if (first === undefined) continue;
      const changed = { ...document, messages: [{ ...first, value: "换了" }, ...rest] };
      const printed = po.print(changed, options);
      const lines = new Set(text.split("\n"));
      expect(printed.losses, name).toEqual([]);
      expect(printed.text.split("\n").filter((line) => !lines.has(line)).length, name).toBeLessThanOrEqual(1);
      expect(told(po.read(printed.text, options)), name).toEqual(told(changed));
    }
  });

  test("says the same in a file of our own, made without its text", () => {
    for (const { name, text } of files) {
      const document = po.read(text, options);
      const printed = po.print(withoutText(document), options);
      expect(printed.losses, name).toEqual([]);
      expect(told(po.read(printed.text, options)), name).toEqual(told(document));
    }
  });
});
