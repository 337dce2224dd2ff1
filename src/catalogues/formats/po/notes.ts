import type { Note } from "../../document.ts";
import type { PoComment } from "./entry.ts";

/** Said of a message of ours that has no source text, whose msgid is therefore its key. */
export const noSource = "catalogue:no-source";

const markers = { translator: "#", developer: "#.", unknown: "#." } as const;

/**
 * Comments as notes. In a file of ours each line is a note, and one that begins
 * with a tab goes on with the note before; in another's, all lines of one kind
 * that stand together are one note.
 */
export function notesIn(comments: readonly PoComment[], isOurs: boolean): readonly Note[] {
  const notes: Note[] = [];
  let before: string | undefined;
  for (const { marker, text } of comments) {
    const from = marker === "#" ? "translator" : marker === "#." ? "developer" : undefined;
    const goesOn = before === marker && (isOurs ? text.startsWith("\t") : true);
    before = marker;
    if (from === undefined || (isOurs && text.trim() === noSource)) continue;
    const line = text.replace(/^[ \t]/, "");
    const last = goesOn ? notes.pop() : undefined;
    notes.push(last === undefined ? { from, text: line } : { from, text: `${last.text}\n${line}` });
  }
  return notes;
}

/** Lines without their ends. Translators' notes stand first, as gettext has it. */
export function printNotes(notes: readonly Note[], isOurs: boolean): readonly string[] {
  const on = isOurs ? "\t" : " ";
  return [...notes.filter(isTranslators), ...notes.filter((note) => !isTranslators(note))].flatMap(
    ({ from, text }) => {
      const marker = markers[from];
      const [first = "", ...rest] = text.split(/\r\n?|\n/);
      const line = (space: string, words: string) =>
        words === "" && space === " " ? marker : marker + space + words;
      return [line(" ", first), ...rest.map((words) => line(on, words))];
    },
  );
}

function isTranslators({ from }: Note): boolean {
  return from === "translator";
}

/** Whether comments can say these notes exactly: whose they are, their line ends, and their order. */
export function canCarry(notes: readonly Note[]): boolean {
  const order = notes.map(({ from }) => from).join(" ");
  return !/unknown|developer.*translator/.test(order) && notes.every(({ text }) => !text.includes("\r"));
}
