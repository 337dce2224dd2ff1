import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkCatalogue } from "../../../src/catalogues/checks/engine.ts";
import { applyFixes, mendCatalogue } from "../../../src/catalogues/checks/fixes.ts";
import { placeholdersIn } from "../../../src/catalogues/checks/text/placeholders.ts";
import type { CheckInput } from "../../../src/catalogues/checks/view.ts";
import { catalogue, type Setting } from "./engine.ts";

const valuesAfter = ({ messages }: ReturnType<typeof mendCatalogue>): Record<string, string> =>
  Object.fromEntries(messages.map(({ key, value }) => [key, value]));

describe("fixes", () => {
  test("several of one value are made together", () => {
    const input = catalogue({ a: "\u200b你好, ｛｛name｝｝的副本數" }, { a: "Replicas of {{name}}, hello" });
    const once = applyFixes(input.document.messages, checkCatalogue(input), "safe");
    expect(once.map(({ value }) => value)).toEqual(["你好，{{name}}的副本数"]);
  });

  test("only those that are asked for", () => {
    const input = catalogue({ a: "你好, 副本數", b: "再见, 世界" }, undefined);
    const mended = mendCatalogue(input, ({ check, key }) => check === "halfwidth-punctuation" && key === "a");
    expect(valuesAfter(mended)).toEqual({ a: "你好，副本數", b: "再见, 世界" });
  });

  test("safe ones leave alone what wants to be looked at", () => {
    const input = catalogue({ a: "我的的文件", b: "完成", x: "多余" }, { a: "My file", b: "Done." });
    expect(mendCatalogue(input, "safe").messages).toEqual(input.document.messages);
  });

  test("of two that overlap the earlier check has its way, and the rest is found again", () => {
    const messages = [{ key: "a", value: "abcd" }];
    const finding = { severity: "info", key: "a", params: {} } as const;
    const findings = [
      {
        ...finding,
        check: "end-mark",
        fix: { safe: true, to: "aXYd", edits: [{ start: 1, end: 3, text: "XY" }] },
      },
      {
        ...finding,
        check: "delimiter",
        fix: { safe: true, to: "abZ", edits: [{ start: 2, end: 4, text: "Z" }] },
      },
      {
        ...finding,
        check: "quote-style",
        fix: { safe: true, to: "Qbcd", edits: [{ start: 0, end: 1, text: "Q" }] },
      },
    ];
    expect(applyFixes(messages, findings, "safe")).toEqual([{ key: "a", value: "QbZ" }]);
  });

  test("one that has no edits stands for the whole value", () => {
    const findings = [
      { check: "mojibake", severity: "error", key: "a", params: {}, fix: { safe: false, to: "中文" } },
    ] as const;
    expect(applyFixes([{ key: "a", value: "x" }], findings, () => true)).toEqual([
      { key: "a", value: "中文" },
    ]);
  });

  test("no key is renamed to one that is taken", () => {
    const finding = { check: "renamed-key", severity: "warning", params: {} } as const;
    const findings = ["a", "b", "c"].map((key) => ({
      ...finding,
      key,
      fix: { safe: true, rename: key === "c" ? "a" : "d" },
    }));
    const messages = ["a", "b", "c"].map((key) => ({ key, value: key }));
    expect(applyFixes(messages, findings, "safe").map(({ key }) => key)).toEqual(["d", "b", "c"]);
  });

  test("what a message carries beside its words stays", () => {
    const message = {
      key: "a",
      value: "你好, 世界",
      state: "reviewed",
      notes: [{ from: "translator", text: "!" }],
    } as const;
    const input = catalogue({}, undefined, { document: { messages: [message] } });
    expect(mendCatalogue(input, "safe").messages).toEqual([{ ...message, value: "你好，世界" }]);
  });
});

describe("fixes of a key that stands twice", () => {
  const at = (line: number) => ({ line, column: 3 });
  const twice = (first: string, last: string, key = "a"): CheckInput =>
    catalogue({}, undefined, {
      document: {
        messages: [
          { key, value: first, place: at(2) },
          { key, value: last, place: at(3) },
          { key: "a_other", value: "{{count}}个", place: at(4) },
        ],
      },
    });
  const after = (input: CheckInput, which: Parameters<typeof mendCatalogue>[1]): string[] =>
    mendCatalogue(input, which).messages.map(({ key, value }) => `${key} ${value}`);

  test("never touch the one that is lost", () => {
    expect(after(twice("舊的標題", "上海新闻"), "safe")).toEqual([
      "a 舊的標題",
      "a 上海新闻",
      "a_other {{count}}个",
    ]);
  });

  test("mend the one that counts, and the other goes only by the fix of duplicate-key", () => {
    const input = twice("旧的", "舊的");
    expect(after(input, ({ check }) => check === "script-mix")).toEqual([
      "a 旧的",
      "a 旧的",
      "a_other {{count}}个",
    ]);
    expect(after(input, "safe")).toEqual(["a 旧的", "a_other {{count}}个"]);
    const off = {
      ...input,
      settings: { keySeparator: ".", severities: { "duplicate-key": "off" } },
    } as const;
    expect(after(off, "safe")).toEqual(["a 旧的", "a 旧的", "a_other {{count}}个"]);
  });

  test("mend both where both say the same, so that they still do", () => {
    const input = twice("你好, 世界", "你好, 世界");
    expect(after(input, ({ check }) => check === "halfwidth-punctuation")).toEqual([
      "a 你好，世界",
      "a 你好，世界",
      "a_other {{count}}个",
    ]);
    expect(after(input, "safe")).toEqual(["a 你好，世界", "a_other {{count}}个"]);
  });

  test("neither rename nor remove it before somebody has decided between the two", () => {
    const input = twice("甲{{count}}", "乙{{count}}", "a_one");
    expect(after(input, () => true)).toEqual([
      "a_one 甲{{count}}",
      "a_one 乙{{count}}",
      "a_other {{count}}个",
    ]);
    expect(after(twice("甲{{count}}", "甲{{count}}", "a_one"), "safe")).toEqual(["a_other {{count}}个"]);
  });

  test("know the two apart where they have no places", () => {
    const messages = [
      { key: "a", value: "舊的標題" },
      { key: "a", value: "數" },
    ];
    const input = catalogue({}, undefined, { document: { messages } });
    expect(mendCatalogue(input, "safe").messages).toEqual([messages[0], { key: "a", value: "数" }]);
  });
});

const pieces = fc.constantFrom(
  ...'你 好 的的 數減 删户 , . ! ? : ; ( ) （ ） ， 。 … ... —— -- “ ” " 「 」 { } {{name}} {{- n, number}} ｛｛name｝｝ {name} ％s %s $t(a) $t（a） <b> </b> <1> ＜b＞ \u200b \u202e \u00a0 \u3000 \u0000 \ufffd \ud83d 12,000 2万 50% a@b.cn https://a.cn/en OK Hello the the \n _one 涓 Ã© ä¸\u00ad'.split(
    " ",
  ),
  " ",
  "  ",
);
const text = fc.oneof(
  { weight: 3, arbitrary: fc.array(pieces, { maxLength: 12 }).map((all) => all.join("")) },
  { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 40 }) },
);
const key = fc.oneof(
  fc.constantFrom(
    "a",
    "b",
    "a.b",
    "item",
    "item_one",
    "item_other",
    "item_plural",
    "item_0",
    "__proto__",
    "place_ordinal_two",
  ),
  fc.string({ unit: "binary", maxLength: 6 }),
);
const words = fc.dictionary(key, text, { maxKeys: 8 });
const setting: fc.Arbitrary<Setting> = fc.record({
  locale: fc.constantFrom("zh-Hans", "zh-TW", "zh-HK", "en", "ja", "not a tag"),
  settings: fc.record({
    keySeparator: fc.constantFrom(".", false as const),
    icu: fc.boolean(),
    maximumWidths: fc.constant({ "*": 20 }),
  }),
  glossary: fc.array(fc.record({ source: text, targets: fc.array(text, { maxLength: 2 }) }), {
    maxLength: 3,
  }),
});
const input: fc.Arbitrary<CheckInput> = fc
  .tuple(words, fc.option(words, { nil: undefined }), words, setting, words)
  .map(([target, source, previousSource, rest, again]) => {
    // Some keys stand twice.
    const messages = [...Object.entries(target), ...Object.entries(again)].map(([name, value], at) => ({
      key: name,
      value,
      place: { line: at + 2, column: 3 },
    }));
    return catalogue({}, source, { ...rest, previousSource, document: { messages } });
  });

describe("whatever a file holds", () => {
  test("checking never throws, and every finding can be shown", () => {
    fc.assert(
      fc.property(input, (each) => {
        for (const { params, severity } of checkCatalogue(each)) {
          expect(["error", "warning", "info"]).toContain(severity);
          for (const param of Object.values(params)) expect(String(param).length).toBeLessThan(500);
        }
      }),
      { numRuns: 400 },
    );
  });

  test("a fix's edits are its value", () => {
    fc.assert(
      fc.property(input, (each) => {
        for (const { key: of, place, fix } of checkCatalogue(each)) {
          if (fix?.edits === undefined) continue;
          const value = each.document.messages.find(
            (message) => message.key === of && message.place === place,
          )?.value;
          const apart = applyFixes(
            [{ key: "x", value: value ?? "" }],
            [
              {
                check: "unchanged",
                severity: "info",
                key: "x",
                params: {},
                fix: { safe: true, to: "", edits: fix.edits },
              },
            ],
            "safe",
          );
          expect(apart[0]?.value).toBe(fix.to);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("after the safe fixes there is none left, and making them again changes nothing", () => {
    fc.assert(
      fc.property(input, (each) => {
        const once = mendCatalogue(each, "safe");
        const again = mendCatalogue(
          { ...each, document: { ...each.document, messages: once.messages } },
          "safe",
        );
        expect(again.messages).toEqual(once.messages);
      }),
      { numRuns: 300 },
    );
  });

  test("no fix but that of duplicate-key belongs to a value that is lost, or moves a key that stands twice", () => {
    fc.assert(
      fc.property(input, (each) => {
        const { messages } = each.document;
        const lastOf = new Map(messages.map((message) => [message.key, message]));
        const repeated = new Set(
          messages.filter((message) => lastOf.get(message.key) !== message).map((message) => message.key),
        );
        for (const { check, key: of = "", place, fix } of checkCatalogue(each)) {
          if (fix === undefined || check === "duplicate-key" || !repeated.has(of)) continue;
          expect(place).toEqual(lastOf.get(of)?.place);
          expect(fix).not.toHaveProperty("remove");
          expect(fix).not.toHaveProperty("rename");
        }
      }),
      { numRuns: 300 },
    );
  });

  test("no safe fix loses a placeholder", () => {
    fc.assert(
      fc.property(input, (each) => {
        const before = new Map(each.document.messages.map((message) => [message.place?.line, message.value]));
        for (const { value, place } of mendCatalogue(each, "safe").messages) {
          const kept = new Set(placeholdersIn(value).map(({ name }) => fold(name)));
          for (const { name } of placeholdersIn(before.get(place?.line) ?? ""))
            if (fold(name) !== "") expect([...kept]).toContain(fold(name));
        }
      }),
      { numRuns: 300 },
    );
  });
});

/** A name is the same name without characters that are not seen. */
const fold = (name: string): string =>
  name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_\-\p{Cf}\p{Cc}]/gu, "");
