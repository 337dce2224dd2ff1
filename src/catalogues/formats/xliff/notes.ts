import type { Note } from "../../document.ts";
import { attributeOf, textOf, type XmlElement } from "../xml/tree.ts";

/** Angular and Xcode sign what developers say with what it is. */
const developers = new Set(["developer", "description", "meaning"]);

/** @param signature the attribute that says whose note it is: `from` in XLIFF 1.2, `category` in 2.1 */
export function noteIn(note: XmlElement, signature: string): Note {
  const from = attributeOf(note, signature)?.toLowerCase() ?? "";
  return {
    from: developers.has(from) ? "developer" : from === "translator" ? "translator" : "unknown",
    text: textOf(note),
  };
}

export function areSameNotes(a: readonly Note[], b: readonly Note[]): boolean {
  return a.length === b.length && a.every((note, at) => isSameNote(note, b[at]));
}

export function isSameNote(a: Note, b: Note | undefined): boolean {
  return a.from === b?.from && a.text === b.text;
}
