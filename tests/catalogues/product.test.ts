/// <reference types="vite/types/importMeta.d.ts" />
import { describe, expect, test } from "vitest";
import { catalogueLocale, namespaceName } from "../../src/catalogues/locale.ts";
import { findProductText, isProduct, productNamespaces, productTexts } from "../../src/catalogues/product.ts";
import { locales } from "../../src/locales.ts";

/** The files themselves, as text. */
const files = import.meta.glob<string>("../../locales/*/*.json", { query: "?raw", import: "default" });

describe.each(locales)("version 0 of the product's words in %s", (locale) => {
  test.each(productNamespaces)("is the file of %s, byte for byte", async (namespace) => {
    const file = await files[`../../locales/${locale}/${namespace}.json`]?.();
    expect(productTexts[namespace][locale]).toBe(file);
    expect(findProductText(locale, namespace)).toBe(file);
  });
});

test("a namespace is the product's by its exact name, and in the languages that the Worker brings along", () => {
  expect(["reader", "errors", "checks", "desk"].every(isProduct)).toBe(true);
  expect(["Reader", "reader/x", "constructor", ""].some(isProduct)).toBe(false);
  expect(findProductText("fr", "reader")).toBeUndefined();
  expect(findProductText("en", "news/app")).toBeUndefined();
});

describe("a catalogue's language", () => {
  test.each([
    ["zh", "zh-Hans"],
    ["zh_CN", "zh-Hans"],
    ["ZH-hans-cn", "zh-Hans"],
    ["cmn-Hans-CN", "zh-Hans"],
    ["en_GB", "en"],
    ["zh_TW", "zh-Hant"],
    ["zh-HK", "zh-Hant"],
    ["zh-Hant-MO", "zh-Hant"],
    ["zh-Hant", "zh-Hant"],
    ["pt_br", "pt-BR"],
    ["FR", "fr"],
    ["iw", "he"],
    ["sr-latn-rs", "sr-Latn-RS"],
  ])("%s is %s", (tag, locale) => {
    expect(catalogueLocale(tag)).toBe(locale);
    expect(catalogueLocale(locale)).toBe(locale);
  });

  test.each([
    "",
    "e",
    "english",
    "en-",
    "-en",
    "en+zh",
    "zh--CN",
    "en-x-private",
    "de-u-co-phonebk",
    "__proto__",
    "e/n",
    "x".repeat(99),
  ])("%j is none", (tag) => {
    expect(() => catalogueLocale(tag)).toThrow("locale_invalid");
  });
});

describe("a namespace's name", () => {
  test.each(["app", "news/app", "News_2/the-app/v2", "constructor", "0"])("may be %s", (name) => {
    expect(namespaceName(name)).toBe(name);
  });

  test.each([
    "",
    "/app",
    "app/",
    "a//b",
    "a.b",
    "-a",
    "_a",
    "a/-b",
    "a b",
    "新闻",
    "a\n",
    "a%2Fb",
    "n".repeat(101),
  ])("may not be %j", (name) => {
    expect(() => namespaceName(name)).toThrow("namespace_invalid");
  });
});
