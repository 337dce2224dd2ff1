/** What somebody writes to colleagues: plain text, bounded. */
import { DomainError } from "../../errors.ts";

export const longestNote = 2000;

/** Line breaks and tabs stay; what else cannot be seen, or turns the reading round, goes. */
const clean = (text: string): string =>
  text
    .replaceAll(/\r\n?/g, "\n")
    .replaceAll(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu, (character) =>
      character === "\n" || character === "\t" ? character : "",
    )
    .toWellFormed()
    .trim();

/** Null for nothing. @throws field_invalid for what is too long */
export function noteOf(text: string | undefined, field = "note"): string | null {
  const words = clean(text ?? "");
  if ([...words].length > longestNote) throw tooLong(field, words);
  return words === "" ? null : words;
}

/** @throws field_invalid also for nothing */
export function wordsOf(text: string | undefined, field: string): string {
  const words = noteOf(text, field);
  if (words === null)
    throw new DomainError("field_invalid", { field, value: "", allowed: [`1–${longestNote}`] });
  return words;
}

const tooLong = (field: string, words: string) =>
  new DomainError("field_invalid", { field, value: words.slice(0, 80), allowed: [`≤ ${longestNote}`] });
