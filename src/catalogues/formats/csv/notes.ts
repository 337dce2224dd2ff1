import type { Note } from "../../document.ts";

/**
 * Notes as lines of text: one a note, with who speaks before a colon, and two
 * spaces before every further line of the same note.
 */
export function writeNotes(notes: readonly Note[]): string {
  return notes.map(({ from, text }) => label(from, text) + text.replaceAll("\n", "\n  ")).join("\n");
}

function label(from: Note["from"], text: string): string {
  if (from !== "unknown") return `${from}: `;
  return text === "" || /^(?:translator|developer|note): |^ {2}/.test(text) ? "note: " : "";
}

export function readNotes(text: string): Note[] {
  if (text === "") return [];
  return text.split(/\n(?! {2})/).map((lines) => {
    const [, who, words = ""] = /^(?:(translator|developer|note): )?([^]*)$/.exec(lines) ?? [];
    const from = who === "translator" || who === "developer" ? who : "unknown";
    return { from, text: words.replaceAll("\n  ", "\n") };
  });
}
