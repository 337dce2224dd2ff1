import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { Message } from "../../src/catalogues/document.ts";
import type { Finding } from "../../src/catalogues/finding.ts";
import { checkCatalogue } from "../../src/catalogues/checks/engine.ts";
import { mendCatalogue } from "../../src/catalogues/checks/fixes.ts";
import type { CheckInput } from "../../src/catalogues/checks/view.ts";

const corpus = join(import.meta.dirname, "../../../shared/corpora/i18next");
const tags = ["zh", "zh-CN", "zh-Hans", "zh-TW", "zh-tw", "zh-HK", "zh-Hant"];

interface Pair {
  readonly name: string;
  readonly input: CheckInput;
}

function pairs(): Pair[] {
  if (!existsSync(corpus)) return [];
  const files = readdirSync(corpus, { recursive: true, encoding: "utf8" }).toSorted();
  const english = files.filter((file) => /[/\\]en(?:[/\\][^/\\]+)?\.json$/.test(file));
  return english.flatMap((file) =>
    tags.flatMap((tag): Pair[] => {
      const name = file.replace(/([/\\])en(?=[/\\.][^/\\]*$)/, `$1${tag}`);
      return files.includes(name) ? [{ name, input: inputOf(file, name, tag) }] : [];
    }),
  );
}

function inputOf(file: string, name: string, locale: string): CheckInput {
  // These two write their keys in natural language.
  const keySeparator = /headlamp|openshift/.test(file) ? (false as const) : ".";
  const source = new Map(messagesOf(file, keySeparator).map((message) => [message.key, message]));
  return {
    document: { format: "i18next", messages: messagesOf(name, keySeparator), discarded: [] },
    locale,
    sourceLocale: "en",
    source,
    settings: { keySeparator },
  };
}

function messagesOf(file: string, separator: string | false): Message[] {
  return flatten(JSON.parse(readFileSync(join(corpus, file), "utf8")), "", separator || ".");
}

function flatten(value: unknown, key: string, separator: string): Message[] {
  if (typeof value === "string") return [{ key, value }];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, below]) =>
    flatten(below, key === "" ? name : key + separator + name, separator),
  );
}

const all = pairs();
const findings = all.map(({ name, input }) => ({ name, input, found: checkCatalogue(input) }));

function found(
  check: string,
): { name: string; key: string | undefined; value: string; params: Finding["params"] }[] {
  return findings.flatMap(({ name, input, found: inFile }) =>
    inFile
      .filter((finding) => finding.check === check)
      .map(({ key, params }) => {
        const message = input.document.messages.find((each) => each.key === key);
        return { name: name.replaceAll("\\", "/"), key, value: message?.value ?? "", params };
      }),
  );
}

beforeAll(() => {
  if (existsSync(corpus)) return;
  throw new Error(`The locale files of others are missing: put the corpora at ${corpus}`);
});

test("the corpus holds the pairs that these tests were measured on", () => {
  expect(all.length).toBeGreaterThanOrEqual(28);
  expect(all.reduce((sum, { input }) => sum + input.document.messages.length, 0)).toBeGreaterThan(11_000);
});

test("how often each check speaks", () => {
  const counts = new Map<string, number>();
  for (const { severity, check } of findings.flatMap((each) => each.found))
    counts.set(`${severity} ${check}`, (counts.get(`${severity} ${check}`) ?? 0) + 1);
  console.table(Object.fromEntries([...counts].toSorted(([one], [other]) => one.localeCompare(other))));
  expect(counts.size).toBeGreaterThan(10);
});

describe("on professionally kept files", () => {
  test("an error is a slip indeed, and as rare as the base rates say", () => {
    const errors = findings.flatMap(({ name, found: inFile }) =>
      inFile
        .filter(({ severity }) => severity === "error")
        .map(({ check, key }) => `${name} ${check} ${key?.slice(0, 60)}`),
    );
    const counts = Object.groupBy(errors, (error) => error.split(" ")[1] ?? "");
    expect(Object.keys(counts).toSorted()).toEqual(["control-character", "tag-balance", "tag-set"]);
    expect(counts["tag-set"]).toHaveLength(3);
    expect(counts["tag-balance"]).toHaveLength(1);
    expect(counts["control-character"]).toHaveLength(1);
  });

  test("placeholders and the blanks at the ends never differ, keys are never twice, and every file is in its own language", () => {
    for (const check of [
      "placeholder-set",
      "placeholder-escape",
      "delimiter",
      "duplicate-key",
      "wrong-script",
      "wrong-language",
      "edge-space",
      "mojibake",
      "key-prefix",
    ])
      expect(found(check), check).toEqual([]);
  });

  test("fewer than one text in a hundred ends in another way than its source", () => {
    expect(found("end-mark").length).toBeLessThan(11_000 * 0.01);
  });

  test("fewer than one text in fifty has a warning about what is in it", () => {
    const aboutKeys = /key|plural/;
    const warnings = findings.flatMap((each) =>
      each.found.filter(({ severity, check }) => severity === "warning" && !aboutKeys.test(check)),
    );
    expect(warnings.length).toBeLessThan(11_000 / 50);
  });

  test("the dead plural forms of openshift-console are found, and can all go", () => {
    expect(found("plural-dead").filter(({ name }) => name.startsWith("openshift"))).toHaveLength(63);
    for (const { input } of findings) {
      const left = mendCatalogue(input, ({ check }) => check === "plural-dead").findings;
      expect(left.filter(({ check }) => check === "plural-dead")).toEqual([]);
    }
  });

  test("the safe fixes leave none behind", () => {
    for (const { name, input } of findings) {
      const left = mendCatalogue(input, "safe").findings.filter(({ fix }) => fix?.safe === true);
      expect(left, name).toEqual([]);
    }
  });
});

describe("a file in the wrong language", () => {
  const wrongIn = (input: CheckInput): boolean =>
    checkCatalogue(input).some(({ check }) => check === "wrong-language");
  const sourceOf = ({ source }: CheckInput): Message[] =>
    [...(source?.values() ?? [])].filter(({ value }) => value !== "");
  const withMessages = (input: CheckInput, messages: readonly Message[]): CheckInput => ({
    ...input,
    document: { ...input.document, messages },
  });
  const asEnglish = (input: CheckInput): CheckInput => ({ ...input, locale: "en" });
  /** Less than this tells nothing, and the check says nothing. */
  const large = all.filter(({ input }) => sourceOf(input).length > 10 && input.document.messages.length > 10);

  test("every English file uploaded for Chinese is found, with its own source or another", () => {
    expect(large.length).toBeGreaterThanOrEqual(27);
    const copied = large.filter(({ input }) => !wrongIn(withMessages(input, sourceOf(input))));
    const foreign = large.filter(
      ({ input }) => !wrongIn({ ...withMessages(input, sourceOf(input)), source: new Map() }),
    );
    expect([copied, foreign].map((missed) => missed.map(({ name }) => name))).toEqual([[], []]);
  });

  test("every Chinese file uploaded as the English source is found, and no English one", () => {
    const missed = large.filter(({ input }) => !wrongIn(asEnglish(input)));
    expect(missed.map(({ name }) => name)).toEqual([]);
    const wrongly = all.filter(({ input }) => wrongIn(withMessages(asEnglish(input), sourceOf(input))));
    expect(wrongly.map(({ name }) => name)).toEqual([]);
  });

  test("where a fifth is translated and the rest copied from the source, there is none", () => {
    for (const { name, input } of large) {
      const words = new Map(input.document.messages.map((message) => [message.key, message]));
      const pairs = sourceOf(input).flatMap((from) => {
        const to = words.get(from.key);
        return to === undefined || to.value === "" ? [] : [{ from, to }];
      });
      const begun = pairs.map(({ from, to }, at) => (at % 5 === 0 ? to : from));
      expect(wrongIn(withMessages(input, begun)), name).toBe(false);
      const back = pairs.map(({ from, to }, at) => (at % 5 === 0 ? from : to));
      const intoEnglish = { ...input, locale: "en", sourceLocale: "zh-Hans", source: words };
      expect(wrongIn(withMessages(intoEnglish, back)), name).toBe(false);
    }
  });
});

describe("Simplified and Traditional", () => {
  const slips = found("script-mix");
  const inFile = (name: string): string[] =>
    slips.filter((slip) => slip.name.includes(name)).map(({ params }) => String(params["found"]));

  test("the known slips are found: 數 twice and 減 in headlamp, 删 in memos", () => {
    expect(inFile("headlamp/frontend/src/i18n/locales/zh/translation.json")).toEqual(["數", "數", "減"]);
    expect(inFile("memos/web/src/locales/zh-Hant.json")).toEqual(["删"]);
  });

  test("those of headlamp's glossary are slips as well, and there is no other hit", () => {
    const glossary = "headlamp/frontend/src/i18n/locales/zh/glossary.json";
    expect(inFile(glossary)).toEqual(["針", "統", "統", "參", "參", "參"]);
    expect(slips).toHaveLength(10);
  });

  test("群, 峰, 里, 面 and 后 are no slips, in whatever script they stand", () => {
    const texts = findings
      .flatMap(({ input }) => input.document.messages)
      .filter(({ value }) => /[群峰里面后]/.test(value));
    expect(texts.length).toBeGreaterThan(100);
    for (const { params } of slips) expect(String(params["found"])).not.toMatch(/[群峰里面后]/);
  });
});

describe("the cost", () => {
  const words = findings.flatMap(({ input }) =>
    input.document.messages.map(({ key, value }) => ({
      value,
      source: input.source?.get(key)?.value ?? key,
    })),
  );

  function keysPerSecond(count: number): number {
    const some = words.slice(0, count).map((each, at) => ({ ...each, key: `page${at % 40}.text${at}` }));
    const input: CheckInput = {
      document: {
        format: "i18next",
        messages: some.map(({ key, value }, at) => ({ key, value, place: { line: at + 2, column: 5 } })),
        discarded: [],
      },
      locale: "zh-Hans",
      sourceLocale: "en",
      source: new Map(some.map(({ key, source }) => [key, { key, value: source }])),
      settings: { keySeparator: "." },
    };
    const times = Array.from({ length: 5 }, () => {
      const before = performance.now();
      checkCatalogue(input);
      return performance.now() - before;
    });
    return (count / Math.min(...times)) * 1000;
  }

  test("per key is the same for 1,000 keys and for 10,000", () => {
    keysPerSecond(1000);
    const [few, many] = [keysPerSecond(1000), keysPerSecond(10_000)];
    console.log(`1,000 keys: ${Math.round(few)} a second; 10,000 keys: ${Math.round(many)} a second`);
    expect(many).toBeGreaterThan(few / 3);
    expect(10_000 / many).toBeLessThan(2);
  });
});
