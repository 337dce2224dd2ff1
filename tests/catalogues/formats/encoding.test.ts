import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { Unreadable } from "../../../src/catalogues/document.ts";
import { decodeFile, encodeFile } from "../../../src/catalogues/formats/encoding/encoding.ts";
import { words } from "./json-words.ts";

const bytesOf = (...parts: (string | number)[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === "number" ? [part] : [...new TextEncoder().encode(part)])),
  );

function refusal(bytes: Uint8Array, accept?: "gb18030" | "big5"): Unreadable {
  try {
    decodeFile(bytes, accept);
  } catch (error) {
    if (error instanceof Unreadable) return error;
    throw error;
  }
  throw new Error("it was decoded");
}

/** 中文内容，出版 in either encoding, as a member of an object. */
const legacy = {
  gb18030: bytesOf(
    '{"a": "',
    0xd6,
    0xd0,
    0xce,
    0xc4,
    0xc4,
    0xda,
    0xc8,
    0xdd,
    0xa3,
    0xac,
    0xb3,
    0xf6,
    0xb0,
    0xe6,
    '"}',
  ),
  big5: bytesOf(
    '{"a": "',
    0xa4,
    0xa4,
    0xa4,
    0xe5,
    0xa4,
    0xba,
    0xae,
    0x65,
    0xa1,
    0x41,
    0xa5,
    0x58,
    0xaa,
    0xa9,
    '"}',
  ),
};

describe("the encoding of a file", () => {
  test("is UTF-8, with a mark or without", () => {
    expect(decodeFile(bytesOf("双语\r\n"))).toEqual({ text: "双语\r\n", encoding: "utf-8", bom: false });
    expect(decodeFile(bytesOf("\ufeff双语"))).toEqual({ text: "双语", encoding: "utf-8", bom: true });
    expect(decodeFile(bytesOf())).toEqual({ text: "", encoding: "utf-8", bom: false });
  });

  test.each([
    ["utf-16le", true, [0xff, 0xfe, 0x7b, 0, 0x2d, 0x4e]],
    ["utf-16be", true, [0xfe, 0xff, 0, 0x7b, 0x4e, 0x2d]],
    ["utf-16le", false, [0x7b, 0, 0x2d, 0x4e]],
    ["utf-16be", false, [0, 0x7b, 0x4e, 0x2d]],
  ] as const)("is %s, with a mark: %s", (encoding, bom, bytes) => {
    expect(decodeFile(new Uint8Array(bytes))).toEqual({ text: "{中", encoding, bom });
  });

  test.each(["gb18030", "big5"] as const)("is guessed to be %s and decoded only after a yes", (encoding) => {
    const bytes = legacy[encoding];
    expect(decodeFile(bytes)).toMatchObject({
      guess: encoding,
      preview: expect.stringMatching(/^\{"a": "中文/),
    });
    expect(decodeFile(bytes, encoding)).toMatchObject({
      text: expect.stringMatching(/^\{"a": "中文/),
      encoding,
    });
  });

  test("a yes to another encoding changes nothing about a file in UTF-8", () => {
    expect(decodeFile(bytesOf("双语"), "big5")).toEqual({ text: "双语", encoding: "utf-8", bom: false });
  });

  test("half a surrogate pair in UTF-16 is no text", () => {
    expect(refusal(new Uint8Array([0x7b, 0, 0x3d, 0xd8, 0x7d, 0]))).toMatchObject({
      check: "encoding-invalid",
      params: { encoding: "utf-16le" },
    });
  });
});

describe("a byte that cannot be read", () => {
  test("is told with its offset and its place", () => {
    const { check, place, params } = refusal(bytesOf('{\n  "标题": "', 0xff, '"}'));
    expect({ check, place, params }).toEqual({
      check: "encoding-invalid",
      place: { line: 2, column: 10 },
      params: { encoding: "utf-8", offset: 15, byte: "FF" },
    });
  });

  test("is found far into a file, and at its very end", () => {
    const long = "双语\n".repeat(100_000);
    expect(refusal(bytesOf(long, 0xc0, "a"))).toMatchObject({
      place: { line: 100_001, column: 1 },
      params: { offset: 700_000, byte: "C0" },
    });
    expect(refusal(bytesOf(long, 0xe5))).toMatchObject({
      place: { line: 100_001, column: 1 },
      params: { offset: 700_001, byte: "" },
    });
  });

  test("makes no Latin file Chinese", () => {
    expect(refusal(bytesOf('{"a": "caf', 0xe9, " d", 0xe9, "j", 0xe0, ' vu"}')).check).toBe(
      "encoding-invalid",
    );
  });

  test("makes no file in UTF-8 with a fault Chinese of another kind", () => {
    expect(refusal(bytesOf('{"a": "企业认证与出版', 0xff, '这是一个很长的句子"}')).check).toBe(
      "encoding-invalid",
    );
  });
});

describe("a file that is no text", () => {
  const beginnings: [string, (string | number)[]][] = [
    ["zip", ["PK", 3, 4, 20, 0, "words.json"]],
    ["xlsx", ["PK", 3, 4, 20, 0, "[Content_Types].xml", 0, 0, "PK", 3, 4, "xl/workbook.xml"]],
    ["docx", ["PK", 3, 4, 20, 0, "word/document.xml"]],
    ["gzip", [0x1f, 0x8b, 8]],
    ["pdf", ["%PDF-1.7"]],
    ["png", [0x89, "PNG\r\n", 0x1a, "\n"]],
    ["jpeg", [0xff, 0xd8, 0xff, 0xe0]],
    ["xls", [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
    ["mo", [0xde, 0x12, 0x04, 0x95]],
    ["rtf", ["{\\rtf1"]],
    ["utf-32", [0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]],
  ];

  test.each(beginnings)("is named for what it is: %s", (kind, parts) => {
    expect(refusal(bytesOf(...parts))).toMatchObject({ check: "encoding-not-text", params: { kind } });
  });

  test("of fifty megabytes is refused before anything looks at it", () => {
    const bytes = new Uint8Array(50_000_000);
    const start = Date.now();
    expect(refusal(bytes)).toMatchObject({
      check: "container-size",
      params: { bytes: 50_000_000, limit: 5_242_880 },
    });
    expect(Date.now() - start).toBeLessThan(100);
  });
});

describe("the way back", () => {
  test("is the same bytes for any words, in each encoding", () => {
    fc.assert(
      fc.property(words, fc.constantFrom("utf-8", "utf-16le", "utf-16be"), (text, encoding) => {
        const marked = encodeFile(`a${text}`, { encoding, bom: true });
        expect(decodeFile(marked)).toEqual({ text: `a${text}`, encoding, bom: true });
        const bare = encodeFile(`a${text}`, { encoding, bom: false });
        if (!text.startsWith("\0"))
          expect(decodeFile(bare)).toEqual({ text: `a${text}`, encoding, bom: false });
      }),
      { numRuns: 300 },
    );
  });

  test("a text that has its mark already gets no second one", () => {
    expect(encodeFile("\ufeffa", { encoding: "utf-8", bom: true })).toEqual(bytesOf("\ufeffa"));
  });
});
