/** Enterprises that a text names: found by any of their names, each at its place, the longest at each. */
import { env } from "cloudflare:workers";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { namesIn } from "../../src/articles/named-passages.ts";
import { suggestionsRead } from "../../src/articles/suggestions.ts";
import { takeSnapshot } from "../../src/changes/snapshot.ts";
import { openDatabase } from "../../src/database.ts";
import type { Locale } from "../../src/locales.ts";
import { counting } from "../support/databases.ts";
import { draft, establishRegister, register, tell } from "../support/newsroom.ts";

const db = openDatabase(env.DB);
const named = (text: string, ...names: string[]) =>
  namesIn(
    [{ id: "b1", markdown: text }],
    names.map((value) => ({ value, tag: "en", of: value })),
  ).map(({ name, start, end, text: there }) => [name, start, end, there]);

describe("a name", () => {
  test("is found where it stands, with what stands around it", () => {
    expect(
      namesIn(
        [{ id: "b1", markdown: "The Tunnel Works dig." }],
        [{ value: "Tunnel Works", tag: "en", of: "t" }],
      ),
    ).toEqual([
      {
        of: "t",
        name: "Tunnel Works",
        tag: "en",
        block: "b1",
        start: 4,
        end: 16,
        text: "Tunnel Works",
        before: "The ",
        after: " dig.",
      },
    ]);
  });

  test("is the longest at its place", () => {
    expect(named("上海隧道工程公司与上海隧道", "上海隧道", "上海隧道工程公司", "隧道")).toEqual([
      ["上海隧道工程公司", 0, 8, "上海隧道工程公司"],
      ["上海隧道", 9, 13, "上海隧道"],
    ]);
  });

  test("in Latin letters is a word of its own, in whatever case", () => {
    expect(named("TUNNEL WORKS, not Tunnel Workshop or ATunnel Works", "Tunnel Works")).toEqual([
      ["Tunnel Works", 0, 12, "TUNNEL WORKS"],
    ]);
  });

  test("that is a letter or two, or one character, is none to look for", () => {
    expect(named("A BC 上 text", "A", "BC", "上")).toEqual([]);
  });

  test("of several enterprises is told for each of them", () => {
    const passages = namesIn(
      [{ id: "b1", markdown: "宏基公司" }],
      ["one", "other"].map((of) => ({ value: "宏基公司", tag: "zh-Hans", of })),
    );
    expect(passages.map(({ of }) => of)).toEqual(["one", "other"]);
  });

  test("stands in the text exactly where it is said to, and nothing is told twice, in any text", () => {
    const word = fc.constantFrom(
      "隧道",
      "工程",
      "隧道工程",
      "Works",
      "İstanbul",
      "ß",
      "😀",
      " ",
      "works",
      "，",
    );
    fc.assert(
      fc.property(
        fc.array(word, { maxLength: 30 }),
        fc.uniqueArray(word, { maxLength: 6, selector: (one) => one.toLowerCase() }),
        (parts, names) => {
          const text = parts.join("");
          const found = namesIn(
            [{ id: "b", markdown: text }],
            names.map((value) => ({ value, tag: "en", of: value })),
          );
          let last = 0;
          for (const { start, end, text: there, name } of found) {
            expect(text.slice(start, end)).toBe(there);
            expect(there.toLowerCase()).toBe(name.toLowerCase());
            expect(start).toBeGreaterThanOrEqual(last);
            last = end;
          }
        },
      ),
    );
  });
});

describe("an article", () => {
  beforeEach(() => establishRegister(db));

  const suggested = async (locale: Locale) => {
    const { value } = await takeSnapshot(db, suggestionsRead({ articleId: "tunnel", locale }));
    return value?.map(({ enterprise, isLinked, passages }) => [enterprise.id, isLinked, passages.length]);
  };

  test("is told which enterprises its draft names in its language, and which it is linked to already", async () => {
    await tell(db, { published: [], drafts: ["en"] });
    const body = "Tunnel Works dug.\n\nSignal House built, and 信号公司 signed.";
    await draft(db, { articleId: "tunnel", locale: "en", expectedVersion: 1, title: "Signal House", body });
    expect(await suggested("en")).toEqual([
      ["signal-house", false, 3],
      ["tunnel-works", true, 1],
    ]);
    expect(await suggested("zh-Hans")).toEqual([]);
  });

  test("that does not exist has none", async () => {
    expect(await suggested("en")).toBeUndefined();
  });

  test("costs one round trip, whose rows are the names and the text's own", async () => {
    await tell(db);
    for (let index = 0; index < 30; index += 1)
      await register(db, `e-${index}`, `Works ${index}`, `第${index}公司`);
    const count = { calls: 0, rows: 0 };
    await takeSnapshot(
      openDatabase(counting(env.DB, count)),
      suggestionsRead({ articleId: "tunnel", locale: "en" }),
    );
    expect(count.calls).toBe(1);
    expect(count.rows).toBeLessThan(64 * 3 + 60);
  });
});
