import fc from "fast-check";
import type { Document, Message } from "../../../src/catalogues/document.ts";

const hostile = [
  '"',
  "\\",
  "\n",
  "\r",
  "\r\n",
  "\t",
  "\u0000",
  "\u001b",
  "\u007f",
  "\u0085",
  "\u2028",
  "\ufeff",
  "\u200b",
  "\ufffe",
  "\u00a0",
  "\u3000",
  " ",
  "  ",
  "'",
  "''",
  "`",
  "=cmd|'/c calc'!A0",
  "+1",
  "-2",
  "@x",
  "＝",
  ",",
  ";",
  ":",
  ": ",
  " #",
  "#",
  "- ",
  "? ",
  "| ",
  "> ",
  "%",
  "&a",
  "*a",
  "!b",
  "---",
  "...",
  "{",
  "}",
  "[",
  "]",
  "~",
  "null",
  "yes",
  "No",
  "1.10",
  "2026-11-23",
  "0x1f",
  "{{x}}",
  "{{- x, number}}",
  "$t(a)",
  "｛｛x｝｝",
  "中文",
  "，",
  "𠮷",
  "🧑🏽‍🚀",
  "</b>",
  "__proto__",
  "constructor",
  "translator: ",
  "developer: ",
  "note: ",
  "\n  ",
  "word",
  "\n\n",
  "\\u4e2d",
  "",
];

const pieces = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...hostile) },
  fc.string({ unit: "grapheme", maxLength: 4 }),
  fc.string({ unit: "binary", maxLength: 3 }),
);

/** Anything that a translator, a tool or an attacker could put into a cell. */
export const words = fc.array(pieces, { maxLength: 5 }).map((parts) => parts.join(""));

/** The same, with halves of surrogate pairs. */
export const brokenWords = fc
  .array(fc.oneof(words, fc.constantFrom("\ud83d", "\ude00")), { maxLength: 3 })
  .map((parts) => parts.join(""));

/** Names that meet again, in lists and in objects. */
export const names = fc.oneof(
  fc.constantFrom(
    "cart",
    "items_one",
    "items_other",
    "0",
    "1",
    "2",
    "__proto__",
    "constructor",
    "标题",
    "a",
    "b",
    "toString",
  ),
  words,
);

/** Keys with dots in them, prefixes of one another included. */
export const keys = fc
  .array(names, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join("."))
  .filter((key) => key !== "");

export const messagesOf = (
  value: fc.Arbitrary<string>,
  rest: fc.Arbitrary<Partial<Message>> = fc.constant({}),
) =>
  fc.uniqueArray(
    fc.tuple(keys, value, rest).map(([key, words, more]): Message => ({ key, value: words, ...more })),
    { selector: ({ key }) => key, maxLength: 12 },
  );

export const separators = fc.constantFrom<string | false>(".", false);

export const notes = fc.array(
  fc.record({
    from: fc.constantFrom("translator" as const, "developer" as const, "unknown" as const),
    text: words,
  }),
  { minLength: 1, maxLength: 3 },
);

/** Messages as they were before they had a place. */
export function unplaced({ messages }: Document): Message[] {
  return messages.map(({ place: _place, ...message }) => message);
}

export const byKey = (messages: readonly Message[]) =>
  messages.toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
