import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Document, Format, Message } from "../../src/catalogues/document.ts";
import { csv } from "../../src/catalogues/formats/csv/csv.ts";
import { decodeFile, encodeFile } from "../../src/catalogues/formats/encoding/encoding.ts";
import { i18nextJson } from "../../src/catalogues/formats/json/json.ts";
import { carryOrigin, dropOrigin } from "../../src/catalogues/formats/json/origin.ts";
import { yaml } from "../../src/catalogues/formats/yaml/yaml.ts";

const corpus = join(import.meta.dirname, "../../../shared/corpora/i18next");

beforeAll(() => {
  if (existsSync(corpus)) return;
  throw new Error(`The i18next locale files are missing: put the corpora at ${corpus}`);
});

interface LocaleFile {
  readonly name: string;
  readonly text: string;
  /** Projects whose keys are sentences do not nest them. */
  readonly options: { readonly separator: string | false };
  readonly document: Document;
}

const names = existsSync(corpus) ? readdirSync(corpus, { recursive: true, encoding: "utf8" }) : [];
const files: LocaleFile[] = names
  .filter((name) => name.endsWith(".json"))
  .toSorted()
  .map((name) => {
    const text = readFileSync(join(corpus, name), "utf8");
    const options = { separator: /^(?:memos|excalidraw)/.test(name) ? "." : false } as const;
    return { name, text, options, document: i18nextJson.read(text, options) };
  });

const bare = ({ messages }: Document) => messages.map(({ key, value }) => ({ key, value }));
const sorted = (document: Document) =>
  bare(document)
    .map(({ key, value }) => JSON.stringify([key, value]))
    .toSorted();
const total = files.reduce((sum, { document }) => sum + document.messages.length, 0);

test("the corpus holds the files that these tests were written for", () => {
  console.log(`${files.length} files, ${total} messages`);
  expect(files).toHaveLength(51);
  expect(total).toBeGreaterThan(19_000);
});

test("nothing in them is discarded, and every value stands where its place says", () => {
  for (const { name, document, text } of files) {
    expect(document.discarded, name).toEqual([]);
    const lines = text.split("\n");
    for (const { key, value, place } of document.messages) {
      const rest = lines[(place?.line ?? 0) - 1]?.slice((place?.column ?? 0) - 1) ?? "";
      const [token = "null"] = /^"(?:[^"\\]|\\.)*"/.exec(rest) ?? [];
      expect(JSON.parse(token), `${name} ${key}`).toBe(value);
    }
  }
});

describe("as JSON", () => {
  test("every file comes back byte for byte", () => {
    for (const { name, options } of files) {
      const bytes = readFileSync(join(corpus, name));
      const decoded = decodeFile(bytes);
      if ("guess" in decoded || decoded.encoding !== "utf-8") throw new Error(`${name} is not UTF-8`);
      const { text } = i18nextJson.print(i18nextJson.read(decoded.text, options), options);
      const back = encodeFile(text, { encoding: "utf-8", bom: decoded.bom });
      expect(Buffer.compare(Buffer.from(back), bytes), name).toBe(0);
    }
  });

  test("every file comes back byte for byte from a copy that says where it comes from", () => {
    for (const { name, text, options, document } of files) {
      const copy = carryOrigin(text, { namespace: name, locale: "zh-Hans", baseVersion: 7 });
      expect(i18nextJson.read(copy, options), name).toMatchObject({ namespace: name, baseVersion: 7 });
      expect(bare(i18nextJson.read(copy, options)), name).toEqual(bare(document));
      expect(dropOrigin(copy), name).toBe(text);
    }
  });

  test("every tenth value changed changes its line and no other", () => {
    let changed = 0;
    for (const { name, text, options, document } of files) {
      const edit = (message: Message, at: number) =>
        at % 10 === 0 ? { ...message, value: "改了\n" } : message;
      const printed = i18nextJson.print({ ...document, messages: document.messages.map(edit) }, options).text;
      const before = text.split("\n");
      const differing = printed.split("\n").filter((line, at) => line !== before[at]);
      expect(differing.length, name).toBe(Math.ceil(document.messages.length / 10));
      changed += differing.length;
    }
    console.log(`${changed} values changed, ${changed} lines changed`);
  });

  test("printed anew it holds the same words", () => {
    for (const { name, options, document } of files) {
      const { text, losses } = i18nextJson.print(
        { format: "po", messages: document.messages, discarded: [] },
        options,
      );
      expect(losses, name).toEqual([]);
      const words = new Map(bare(i18nextJson.read(text, options)).map(({ key, value }) => [key, value]));
      expect(words, name).toEqual(new Map(bare(document).map(({ key, value }) => [key, value])));
    }
  });
});

describe.each<[string, Format]>([
  ["CSV", csv],
  ["YAML", yaml],
])("as %s", (id, format) => {
  test("every file comes back with 0 changes", () => {
    let same = 0;
    let length = 0;
    for (const { name, options, document } of files) {
      const { text, losses } = format.print(document, options);
      expect(losses, name).toEqual([]);
      const again = format.read(text, options);
      const into = i18nextJson.print({ ...document, messages: again.messages }, options);
      expect(into, name).toEqual({ text: document.text, losses: [] });
      expect(sorted(again), name).toEqual(sorted(document));
      expect(again.discarded, name).toEqual([]);
      same += again.messages.length;
      length += text.length;
    }
    console.log(`${id}: ${same} of ${total} messages the same, ${length} characters`);
    expect(same).toBe(total);
  });
});

/** Bytes of a text in an encoding that the platform only reads: whatever it lacks becomes a question mark. */
function encodeLegacy(text: string, encoding: "gb18030" | "big5"): Uint8Array {
  const table = (tables[encoding] ??= tableOf(encoding));
  return new Uint8Array(
    Array.from(text, (sign) => (sign < "\u0080" ? [sign.charCodeAt(0)] : (table.get(sign) ?? [0x3f]))).flat(),
  );
}

const tables: Partial<Record<"gb18030" | "big5", ReadonlyMap<string, number[]>>> = {};

function tableOf(encoding: "gb18030" | "big5"): Map<string, number[]> {
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number[]>();
  for (let lead = 0x81; lead < 0xff; lead += 1)
    for (let trail = 0x40; trail < 0xff; trail += 1) {
      const sign = decoder.decode(new Uint8Array([lead, trail]));
      if ([...sign].length === 1 && !table.has(sign)) table.set(sign, [lead, trail]);
    }
  return table;
}

describe("in the encodings of before Unicode", () => {
  const chinese = files.filter(({ name }) => /zh/i.test(name));

  test.each(["gb18030", "big5"] as const)(
    "every Chinese file is guessed to be %s and read after a yes",
    (encoding) => {
      for (const { name, text } of chinese) {
        const bytes = encodeLegacy(text, encoding);
        expect(decodeFile(bytes), name).toMatchObject({ guess: encoding });
        const decoded = decodeFile(bytes, encoding);
        if ("guess" in decoded) throw new Error(name);
        const signs = [...text];
        const other = Array.from(decoded.text).filter((sign, at) => sign !== signs[at] && sign !== "?");
        expect(other, name).toEqual([]);
      }
      console.log(`${chinese.length} files guessed to be ${encoding}`);
    },
  );

  test("no file in UTF-8 with a broken byte is guessed to be either", () => {
    for (const { name, text } of chinese) {
      const bytes = encodeFile(text, { encoding: "utf-8", bom: false });
      const broken = bytes.findLastIndex((byte) => byte >= 0x80);
      bytes[broken] = 0xff;
      expect(() => decodeFile(bytes), name).toThrow("encoding-invalid");
    }
  });
});
