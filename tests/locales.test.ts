import { describe, expect, test } from "vitest";
import {
  canonicalLocale,
  localeOfSegment,
  locales,
  localeTable,
  lookupLocale,
  segmentOf,
} from "../src/locales.ts";

describe("the spellings of a language", () => {
  test.each([
    ["zh", "zh-Hans"],
    ["ZH", "zh-Hans"],
    ["zh-CN", "zh-Hans"],
    ["zh_CN", "zh-Hans"],
    ["ZH_cn", "zh-Hans"],
    ["zh-SG", "zh-Hans"],
    ["zh-MY", "zh-Hans"],
    ["zh-Hans", "zh-Hans"],
    ["zh_hans", "zh-Hans"],
    ["zh-Hans-CN", "zh-Hans"],
    ["ZH-HANS-CN", "zh-Hans"],
    ["zh_Hans_SG", "zh-Hans"],
    ["cmn", "zh-Hans"],
    ["cmn-Hans", "zh-Hans"],
    [" zh ", "zh-Hans"],
    ["en", "en"],
    ["EN", "en"],
    ["en-US", "en"],
    ["en_GB", "en"],
    ["en-hk", "en"],
  ])("%j means %s", (spelling, locale) => {
    expect(canonicalLocale(spelling)).toBe(locale);
  });

  test.each([
    "",
    "-",
    "zh-Hant",
    "zh-TW",
    "zh_TW",
    "zh-HK",
    "zh-Hant-TW",
    "zh-Latn-pinyin",
    "yue",
    "fr",
    "e",
    "english",
    "en-x-secret",
    "en;q=1",
    "zh-Hans,en",
    "../en",
    "__proto__",
    "constructor",
  ])("%j is none of ours", (spelling) => {
    expect(canonicalLocale(spelling)).toBeUndefined();
  });

  test("every language is reached by its tag, its segment and each of its aliases, and no two share one", () => {
    for (const row of localeTable) {
      expect(segmentOf(row.tag)).toBe(row.segment);
      expect(localeOfSegment(row.segment)).toBe(row.tag);
      for (const alias of row.aliases) expect(canonicalLocale(alias)).toBe(row.tag);
    }
    const spellings = localeTable.flatMap((row) => [row.tag.toLowerCase(), ...row.aliases]);
    expect(new Set(spellings).size).toBe(spellings.length);
    expect(locales).toEqual(["en", "zh-Hans"]);
  });

  test.each(["ZH", "zh-Hans", "fr", "", "articles"])("%j is no segment of a path", (segment) => {
    expect(localeOfSegment(segment)).toBeUndefined();
  });
});

describe("the language that Accept-Language chooses", () => {
  test.each([
    ["zh", "zh-Hans"],
    ["zh-CN,zh;q=0.9,en;q=0.8", "zh-Hans"],
    ["en-US,en;q=0.9,zh-CN;q=0.8", "en"],
    ["en;q=0.8, zh;q=0.9", "zh-Hans"],
    ["en;q=0.9, zh;q=0.9", "en"],
    ["zh;q=0.9, en;q=0.9", "zh-Hans"],
    ["fr, de;q=0.9, zh;q=0.1", "zh-Hans"],
    ["fr, *;q=0.5, en;q=0.1", "en"],
    ["zh-TW", "zh-Hans"],
    ["zh-Hant-TW, en;q=0.5", "zh-Hans"],
    ["zh-Hant-HK-x-private, en;q=0.5", "zh-Hans"],
    ["zh-Hans-CN-u-co-pinyin, en;q=0.5", "zh-Hans"],
    ["en-x-twain", "en"],
    ["en-NZ", "en"],
    ["ZH_cn", "zh-Hans"],
    ["zh;q=0, en;q=0.1", "en"],
    ["en;q=0.001, zh;q=0.002", "zh-Hans"],
    ["en;q=1.000, zh", "en"],
    ["en ; q=0.2 , zh ; q=0.3", "zh-Hans"],
    ["en;Q=0.2,zh;Q=0.3", "zh-Hans"],
    ["en;level=1;q=0.2, zh;q=0.3", "zh-Hans"],
    [",,, en ,,", "en"],
  ])("%j chooses %s", (header, locale) => {
    expect(lookupLocale(header)).toBe(locale);
  });

  test.each([
    undefined,
    "",
    "*",
    "*;q=0.5",
    "fr",
    "fr-CA, de",
    "en;q=0",
    "zh;q=0.000, en;q=0",
    "q=1",
    ";;;",
    "-",
    "e n",
    "en--us",
  ])("%j chooses nothing", (header) => {
    expect(lookupLocale(header)).toBeUndefined();
  });

  test.each(["en;q=2", "en;q=-1", "en;q=", "en;q=abc", "en;q=0.1234", "en;q=NaN", "en;q=1.5", "en;q=.9"])(
    "a range with a malformed weight, as in %j, is passed over",
    (header) => {
      expect(lookupLocale(`${header}, zh;q=0.1`)).toBe("zh-Hans");
    },
  );

  test.each(["<script>", "zh'--", "%00", "en\u0000", "abcdefghi", "zh-123456789", "中文"])(
    "%j is no language range",
    (header) => {
      expect(lookupLocale(`${header}, en;q=0.1`)).toBe("en");
    },
  );

  test("a header of 10 KB is answered from its beginning", () => {
    const long = `zh;q=0.5,${"fr-x-a,".repeat(1500)}en`;
    expect(long.length).toBeGreaterThan(10_000);
    expect(lookupLocale(long)).toBe("zh-Hans");
    expect(lookupLocale(`${"fr,".repeat(4000)}en`)).toBeUndefined();
    expect(lookupLocale("-".repeat(10_240))).toBeUndefined();
    expect(lookupLocale(",".repeat(10_240))).toBeUndefined();
  });

  test("cutting a long header never makes a range weigh more than it did", () => {
    const head = "zh;q=0.5,".padEnd(998, ",");
    expect(lookupLocale(`${head}en;q=0.1`)).toBe("zh-Hans");
  });
});
