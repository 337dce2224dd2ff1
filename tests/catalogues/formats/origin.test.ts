import { describe, expect, test } from "vitest";
import type { Document } from "../../../src/catalogues/document.ts";
import { formats } from "../../../src/catalogues/formats/formats.ts";
import { carryOrigin } from "../../../src/catalogues/formats/json/origin.ts";

const origin = { namespace: "news/app", locale: "zh-Hans", sourceLocale: "en" };
const document: Document = {
  format: "i18next",
  ...origin,
  messages: [{ key: "title", value: "新闻", source: "News" }],
  discarded: [],
};
const options = { separator: "." } as const;
const bases = [
  { baseVersion: 12, baseHash: "3f9a1c2b" },
  { baseVersion: 0, baseHash: "00000000" },
  { baseVersion: 12 },
];

describe.each(Object.values(formats))("an export as $id", ({ id, print, read }) => {
  test.each(bases)("carries version $baseVersion and its hash there and back", (base) => {
    const { text } = print({ ...document, ...base }, options);
    const copy = id === "i18next" ? carryOrigin(text, { ...origin, ...base }) : text;
    expect(read(copy, options)).toMatchObject({ ...origin, ...base });
    expect("baseHash" in read(copy, options)).toBe("baseHash" in base);
  });

  test("does not take just anything for a hash", () => {
    const { text } = print({ ...document, baseVersion: 12, baseHash: "3f9a1c2b" }, options);
    const copy =
      id === "i18next" ? carryOrigin(text, { ...origin, baseVersion: 12, baseHash: "3f9a1c2b" }) : text;
    expect(read(copy.replace("3f9a1c2b", "not-hexa"), options)).not.toHaveProperty("baseHash");
  });
});
