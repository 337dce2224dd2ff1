import { describe, expect, test } from "vitest";
import { chooseDisplay, displayIn } from "../../src/enterprises/names.ts";
import type { NewName } from "../../src/enterprises/names.ts";
import type { NameKind } from "../../src/enterprises/tables.ts";
import { languages } from "../support/languages.ts";

describe.each(languages)("the name to show in $locale", ({ locale, other }) => {
  const name = (kind: NameKind, value: string, more: Partial<NewName> = {}): NewName => ({
    tag: locale,
    value,
    kind,
    source: "official",
    verified: true,
    ...more,
  });
  const shown = (...names: NewName[]) => chooseDisplay(names)[locale]?.value;

  test.each<[NameKind, NameKind]>([
    ["legal", "reported"],
    ["reported", "rendering"],
    ["rendering", "short"],
    ["short", "romanised"],
  ])("is the %s one rather than the %s one, whichever was entered first", (better, worse) => {
    expect(shown(name(better, "better"), name(worse, "worse"))).toBe("better");
    expect(shown(name(worse, "worse"), name(better, "better"))).toBe("better");
  });

  test("is the newest of two that are equally official", () => {
    expect(shown(name("reported", "older"), name("reported", "newer"))).toBe("newer");
  });

  test("is never one that is no longer in use", () => {
    expect(shown(name("legal", "ended", { validTo: "2020" }), name("short", "alive"))).toBe("alive");
    expect(shown(name("former", "former"))).toBeUndefined();
    expect(shown(name("legal", "ended", { validTo: "2020" }))).toBeUndefined();
  });

  test("says what kind of name it is, where it comes from and how sure it is", () => {
    expect(
      chooseDisplay([name("rendering", "ours", { source: "editorial", verified: false, confidence: "low" })]),
    ).toEqual({
      [locale]: { value: "ours", kind: "rendering", source: "editorial", verified: false },
    });
  });

  test("is the other language's where this one has none, and says so", () => {
    const display = chooseDisplay([name("legal", "only", { tag: other.locale })]);
    expect(displayIn(display, locale)).toMatchObject({ value: "only", locale: other.locale });
    expect(displayIn(display, other.locale)).toMatchObject({ value: "only", locale: other.locale });
    expect(displayIn({}, locale)).toBeUndefined();
  });
});

test("a name under an alias of a language is a name in it; a romanisation is in neither", () => {
  const name = { kind: "legal", source: "official", verified: true } as const;
  expect(chooseDisplay([{ ...name, tag: "zh-CN", value: "隧道" }])).toMatchObject({
    "zh-Hans": { value: "隧道" },
  });
  expect(chooseDisplay([{ ...name, tag: "zh-Latn-pinyin", value: "Suìdào" }])).toEqual({});
  expect(chooseDisplay([{ ...name, tag: "zh-Hant", value: "隧道" }])).toEqual({});
});
