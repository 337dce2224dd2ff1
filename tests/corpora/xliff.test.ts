import { existsSync, globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Document, Message } from "../../src/catalogues/document.ts";
import { xliff12 } from "../../src/catalogues/formats/xliff/xliff-1.2.ts";

const corpus = join(import.meta.dirname, "../../../shared/corpora/xliff");
const options = { separator: "." } as const;

interface File {
  readonly name: string;
  readonly text: string;
}

function filesIn(pattern: string): readonly File[] {
  return globSync(pattern, { cwd: corpus })
    .toSorted()
    .map((name) => ({ name, text: readFileSync(join(corpus, name), "utf8") }));
}

const mozilla = filesIn("mozilla-vpn/**/*.xliff");
const dashboard = filesIn("kubernetes-dashboard/**/*.xlf");

beforeAll(() => {
  if (mozilla.length > 0 && dashboard.length > 0 && existsSync(corpus)) return;
  throw new Error(`XLIFF files are missing: put the corpora at ${relative(process.cwd(), corpus)}`);
});

/** A unit as a regular expression finds it, to check the reader with something that is not the reader. */
interface Found {
  readonly id: string;
  readonly source: string;
  readonly target: string | undefined;
  readonly state: string | undefined;
  readonly notes: readonly string[];
}

function unitsIn(text: string): readonly Found[] {
  return [...text.matchAll(/<trans-unit\b([^>]*)>([^]*?)<\/trans-unit>/g)].map(([, tag = "", inner = ""]) => {
    const target = /<target\b([^>]*?)(?:\/>|>([^]*?)<\/target>)/.exec(inner);
    return {
      id: plain(/\bid="([^"]*)"/.exec(tag)?.[1] ?? ""),
      source: /<source\b[^>]*>([^]*?)<\/source>/.exec(inner)?.[1] ?? "",
      target: target === null ? undefined : (target[2] ?? ""),
      state: /\bstate="([^"]*)"/.exec(target?.[1] ?? "")?.[1],
      notes: [...inner.matchAll(/<note\b[^>]*>([^]*?)<\/note>/g)].map(([, note = ""]) => plain(note)),
    };
  });
}

/** Words as they are meant; where there are codes, words look as they do in the file, but for what needs no escape. */
function asValue(markup: string, hasCodes: boolean): string {
  return hasCodes
    ? markup.replaceAll(/<[^>]*>|[^<]+/g, (part) => (part.startsWith("<") ? part : plain(part)))
    : plain(markup);
}

function plain(text: string): string {
  const meant = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" } as const;
  return text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(/&(lt|gt|quot|apos|amp);/g, (_, name: keyof typeof meant) => meant[name]);
}

function expectIntact({ name, text }: File): number {
  const units = unitsIn(text);
  const { messages } = xliff12.read(text, options);
  expect(messages.length, name).toBe(units.length);
  for (const [at, unit] of units.entries()) {
    const message = messages[at];
    const hasCodes = `${unit.source}${unit.target ?? ""}`.includes("<");
    const where = `${name} ${unit.id}`;
    expect(message?.key.endsWith(unit.id), where).toBe(true);
    expect(message?.source ?? "", where).toBe(asValue(unit.source, hasCodes));
    expect(message?.value, where).toBe(asValue(unit.target ?? "", hasCodes));
    expect(message?.state, where).toBe(unit.state === "new" ? "initial" : unit.state);
    expect(message?.notes?.map((note) => note.text) ?? [], where).toEqual(unit.notes);
  }
  return units.length;
}

function told({ messages }: Document) {
  return messages.map((message) => ({ ...message, place: undefined }));
}

function withoutText(document: Document): Document {
  const bare = { ...document };
  Reflect.deleteProperty(bare, "text");
  return bare;
}

test("Mozilla VPN's 947 units come whole in each Chinese", () => {
  for (const locale of ["zh_CN", "zh_TW"]) {
    const files = mozilla.filter(({ name }) => name.includes(`/${locale}/`));
    const units = files.reduce((sum, file) => sum + expectIntact(file), 0);
    console.log(`mozilla-vpn ${locale}: ${files.length} files, ${units} units`);
    expect(units).toBe(947);
  }
});

test("the Kubernetes dashboard's 659 units come whole in each Chinese, and its source's 652", () => {
  const units = new Map(dashboard.map((file) => [file.name.split("/").at(-1), expectIntact(file)]));
  console.log(`kubernetes-dashboard: ${[...units].map(([name, count]) => `${name} ${count}`).join(", ")}`);
  expect(Object.fromEntries(units)).toEqual({
    "messages.xlf": 652,
    "messages.zh-Hans.xlf": 659,
    "messages.zh-Hant.xlf": 659,
    "messages.zh-Hant-HK.xlf": 659,
  });
});

describe("every XLIFF 1.2 file", () => {
  const all = [...mozilla, ...dashboard];

  test("comes back byte for byte when nothing was changed", () => {
    for (const { name, text } of all) {
      expect(xliff12.print(xliff12.read(text, options), options), name).toEqual({ text, losses: [] });
    }
  });

  test("comes back with nothing else changed when one target, one state and one note were", () => {
    for (const { name, text } of all) {
      const document = xliff12.read(text, options);
      const at = document.messages.findIndex(({ value }) => value !== "" && !value.includes("<"));
      const messages = document.messages.map((message, place): Message => {
        const note = { from: "translator", text: "为什么?" } as const;
        return place === at
          ? { ...message, value: "换了 & <b>", state: "reviewed", notes: [...(message.notes ?? []), note] }
          : message;
      });
      const printed = xliff12.print({ ...document, messages }, options);
      const lines = new Set(text.split("\n"));
      const changed = printed.text.split("\n").filter((line) => !lines.has(line));
      expect(printed.losses, name).toEqual([]);
      expect(changed.length, name).toBeLessThanOrEqual(2);
      expect(told(xliff12.read(printed.text, options)), name).toEqual(told({ ...document, messages }));
    }
  });

  test("says the same in a file of our own, made without its text", () => {
    for (const { name, text } of all) {
      const document = xliff12.read(text, options);
      const printed = xliff12.print(withoutText(document), options);
      expect(printed.losses, name).toEqual([]);
      expect(told(xliff12.read(printed.text, options)), name).toEqual(told(document));
    }
  });
});
