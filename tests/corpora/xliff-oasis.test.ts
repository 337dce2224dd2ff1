import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { Unreadable } from "../../src/catalogues/document.ts";
import { xliff21 } from "../../src/catalogues/formats/xliff/xliff-2.1.ts";

const suite = join(import.meta.dirname, "../../../shared/corpora/xliff/oasis-2.1/xliff-21/test-suite");
const options = { separator: "." } as const;

function filesIn(folder: string): readonly { name: string; text: string }[] {
  if (!existsSync(suite)) return [];
  return readdirSync(join(suite, folder))
    .filter((name) => name.endsWith(".xlf"))
    .toSorted()
    .map((name) => ({ name, text: readFileSync(join(suite, folder, name), "utf8") }));
}

beforeAll(() => {
  if (existsSync(suite)) return;
  throw new Error(
    `The OASIS XLIFF 2.1 test suite is missing: put the corpora at ${relative(process.cwd(), suite)}`,
  );
});

function refusalOf(text: string): unknown {
  try {
    xliff21.read(text, options);
    return undefined;
  } catch (refusal) {
    return refusal;
  }
}

describe.each([
  ["core/valid", 25],
  ["modules/valid", 34],
  ["core/in-out", 18],
])("%s of the OASIS suite", (folder, count) => {
  const files = filesIn(folder);

  test("is read, file by file", () => {
    const units = files.map(({ name, text }) => {
      expect(refusalOf(text), name).toBeUndefined();
      return xliff21.read(text, options).messages.length;
    });
    console.log(`${folder}: ${files.length} files read, ${units.reduce((a, b) => a + b, 0)} units`);
    expect(files).toHaveLength(count);
  });

  test("comes back byte for byte when nothing was changed", () => {
    for (const { name, text } of files) {
      expect(xliff21.print(xliff21.read(text, options), options), name).toEqual({ text, losses: [] });
    }
  });

  test("can be read again after every target and state was changed, whatever had to be told", () => {
    for (const { name, text } of files) {
      const document = xliff21.read(text, options);
      const messages = document.messages.map((message) => ({ ...message, value: `${message.value}!` }));
      const printed = xliff21.print({ ...document, messages }, options);
      const back = xliff21.read(printed.text, options).messages;
      const codes = new Set(printed.losses.filter(({ what }) => what === "codes").map(({ key }) => key));
      for (const [at, { key, value }] of messages.entries()) {
        if (!codes.has(key)) expect(back[at]?.value, `${name} ${key}`).toBe(value);
      }
    }
  });

  test("can be read again in a file of our own, made without its text", () => {
    for (const { name, text } of files) {
      const document = { ...xliff21.read(text, options) };
      Reflect.deleteProperty(document, "text");
      const printed = xliff21.print(document, options);
      const back = xliff21.read(printed.text, options).messages;
      expect(
        back.map(({ key, value }) => [key, value]),
        name,
      ).toEqual(document.messages.map(({ key, value }) => [key, value]));
    }
  });
});

describe.each([
  ["core/invalid", 119],
  ["modules/invalid", 43],
])("%s of the OASIS suite", (folder, count) => {
  test("is refused, file by file, with the place and the reason", () => {
    const files = filesIn(folder);
    const reasons = files.map(({ name, text }) => {
      const refusal = refusalOf(text);
      expect(refusal, name).toBeInstanceOf(Unreadable);
      if (!(refusal instanceof Unreadable)) return "";
      expect(refusal.check, name).toBe("xliff-structure");
      expect(refusal.place?.line, name).toBeGreaterThan(1);
      return String(refusal.params["what"]);
    });
    const counts = Map.groupBy(reasons, (reason) => reason);
    const spread = [...counts].map(([reason, { length }]) => `${reason} ${length}`).toSorted();
    console.log(`${folder}: ${files.length} files refused: ${spread.join(", ")}`);
    expect(files).toHaveLength(count);
  });
});
