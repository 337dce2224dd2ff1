/** The plain order of keys is the order that a reader of the language expects. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { env } from "cloudflare:workers";
import { sortKey } from "../../src/enterprises/sort-key.ts";

const everyday = gb2312(0xb0, 0xd7).slice(0, 3755);
const digits = [..."0123456789"];
const latin = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"];

/** As bytes, which is how SQLite compares; the same as code units below the surrogates. */
const before = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const namesOf = (...chars: string[]) =>
  fc.string({ unit: fc.constantFrom(...chars), minLength: 1, maxLength: 12 });

describe("in Chinese", () => {
  const pinyin = new Intl.Collator("zh-u-co-pinyin", { sensitivity: "base" });
  const key = (name: string) => sortKey("zh-Hans", name);
  const agree = (a: string, b: string): void => {
    expect([a, b, before(key(a), key(b))]).toEqual([a, b, Math.sign(pinyin.compare(a, b))]);
  };

  test("each of the 3,755 everyday characters stands where the collator puts it", () => {
    expect(everyday).toHaveLength(3755);
    const byKey = everyday.toSorted((a, b) => before(key(a), key(b)));
    expect(byKey.join("")).toBe(everyday.toSorted(pinyin.compare).join(""));
  });

  test.each([
    ["everyday characters", everyday],
    ["everyday characters and digits", [...everyday.slice(0, 200), ...digits]],
    ["characters, digits and Latin letters", [...everyday.slice(0, 60), ...digits, ...latin]],
    ["digits and Latin letters alone", [...digits, ...latin]],
    [
      "a few characters, so that names share their beginnings",
      ["中", "重", "庆", "藏", "文", "铁", "a", "1"],
    ],
    ["digits and letters of full width", [..."０１２ａｂＡＢ", "中", "上"]],
  ])("names made of %s are in the order of their pinyin", (_, chars) => {
    fc.assert(fc.property(namesOf(...chars), namesOf(...chars), agree), { numRuns: 2000 });
  });

  test("a name stands before the one that goes on", () => {
    fc.assert(
      fc.property(namesOf(...everyday, ...digits), namesOf(...everyday, ...digits), (name, rest) => {
        expect(before(key(name), key(name + rest))).toBe(-1);
      }),
      { numRuns: 1000 },
    );
  });

  test("a character is read as it is read there: 重庆 at chong, 重型 at zhong", () => {
    const names = [
      "重庆电气",
      "陈家工程",
      "崇明船厂",
      "重型机械",
      "中铁上海",
      "朱家角",
      "大桥",
      "西藏文化",
      "藏族",
    ];
    expect(names.toSorted((a, b) => before(key(a), key(b)))).toEqual(names.toSorted(pinyin.compare));
    expect(before(key("重庆电气"), key("大桥"))).toBe(-1);
    expect(before(key("重型机械"), key("大桥"))).toBe(1);
  });

  test("a rarer character stands among the everyday ones by its pinyin", () => {
    for (const rare of gb2312(0xd8, 0xf7))
      for (const common of ["啊", "晶", "山", "中", "座"]) agree(rare, common);
  });

  test("two rarer characters stand in the order of their pinyin", () => {
    const rare = gb2312(0xd8, 0xf7);
    const byKey = rare.toSorted((a, b) => before(key(a), key(b)));
    const wrong = byKey.filter(
      (char, index) => index > 0 && pinyin.compare(byKey[index - 1] ?? "", char) > 0,
    );
    expect(wrong.join("")).toBe("");
  });
});

describe("in English", () => {
  const english = new Intl.Collator("en", { sensitivity: "base" });
  const key = (name: string) => sortKey("en", name);

  test("names of words and numbers are in the order of the alphabet, whatever their case", () => {
    const word = fc.string({ unit: fc.constantFrom(...digits, ...latin), minLength: 1, maxLength: 5 });
    const name = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join(" "));
    fc.assert(
      fc.property(name, name, (a, b) => {
        expect([a, b, before(key(a), key(b))]).toEqual([a, b, Math.sign(english.compare(a, b))]);
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    ["Émile Works", "Emile Works"],
    ["CRSC Communication & Information", "crsc communication information"],
    ["“Quiet” Port Co., Ltd.", "Quiet Port Co Ltd"],
    ["  Quiet   Port ", "Quiet Port"],
  ])("%s stands where %s does", (name, plain) => {
    expect(key(name)).toBe(key(plain));
  });
});

test("the database compares keys as this page does", async () => {
  const names = ["中铁", "重庆", "安达", "3M中国", "ABC", "白云", "啊", "座", "隧道"];
  const keys = names.map((name) => sortKey("zh-Hans", name));
  const { results } = await env.DB.prepare("SELECT value FROM json_each(?) ORDER BY value")
    .bind(JSON.stringify(keys))
    .all<{ value: string }>();
  expect(results.map(({ value }) => value)).toEqual(keys.toSorted(before));
});

test("any name has a key, even none, an emoji, a control or a thousand characters", () => {
  for (const name of ["", " ", "…", "😀", "\u0000", "中".repeat(1000)]) {
    for (const locale of ["en", "zh-Hans"] as const) expect(typeof sortKey(locale, name)).toBe("string");
  }
});

/** The Han characters of these rows of the standard. */
function gb2312(first: number, last: number): string[] {
  const bytes: number[] = [];
  for (let row = first; row <= last; row += 1)
    for (let cell = 0xa1; cell <= 0xfe; cell += 1) bytes.push(row, cell);
  return [...new TextDecoder("gbk").decode(new Uint8Array(bytes))].filter((char) =>
    /\p{Script=Han}/u.test(char),
  );
}
