import type { Loss, Message, Note } from "../../document.ts";
import type { PoEntry } from "./entry.ts";
import { isFuzzy } from "./messages.ts";
import { noSource, printNotes } from "./notes.ts";
import { tellLosses } from "./print.ts";
import { printLiterals } from "./strings.ts";
import type { Edit } from "../xml/edits.ts";

export interface Changed {
  readonly entry: PoEntry;
  readonly was: readonly Message[];
  /** As many; a hole where a plural form's message is gone. */
  readonly now: readonly (Message | undefined)[];
  readonly isOurs: boolean;
  readonly eol: string;
}

/** What makes an entry say what its messages now say. */
export function editEntry(changed: Changed, losses: Loss[]): readonly Edit[] {
  const { entry, was, now, eol } = changed;
  const words = entry.strings.flatMap((string, form): readonly Edit[] => {
    const value = now[form]?.value ?? "";
    if (value === was[form]?.value) return [];
    return [{ from: string.from, to: string.to, with: printLiterals(value.toWellFormed(), eol) }];
  });
  const edits = [...editNotes(changed), ...editFuzzy(changed), ...words];
  for (const [form, message] of now.entries()) {
    if (message !== undefined && isChanged(message, was[form])) tellLosses(message, losses);
  }
  return edits;
}

function isChanged(message: Message, was: Message | undefined): boolean {
  return message.value !== was?.value || message.state !== was.state || !areSame(message.notes, was.notes);
}

function areSame(a: readonly Note[] = [], b: readonly Note[] = []): boolean {
  return (
    a.length === b.length && a.every(({ from, text }, at) => b[at]?.from === from && b[at].text === text)
  );
}

/** An entry is fuzzy as a whole: when one of its forms is. */
function editFuzzy({ entry, now, was, eol }: Changed): readonly Edit[] {
  const isNow = now.some((message) => message?.state === "needs-review");
  const isSame = now.every((message, form) => message === undefined || message.state === was[form]?.state);
  if (isSame || isNow === isFuzzy(entry)) return [];
  const lines = entry.comments.filter(({ marker }) => marker === "#,");
  const [line] = lines;
  if (isNow && line === undefined) {
    const at = entry.comments.find(({ marker }) => marker === "#|")?.from ?? entry.statement;
    return [{ from: at, to: at, with: `#, fuzzy${eol}` }];
  }
  if (isNow && line !== undefined) return [{ from: line.from, to: line.to, with: `#, fuzzy,${line.text}` }];
  return lines.map(({ from, to, text }) => {
    const flags = text.split(",").map((flag) => flag.trim());
    const kept = flags.filter((flag) => flag !== "fuzzy");
    return kept.length === 0
      ? { from, to: to + eol.length, with: "" }
      : { from, to, with: `#, ${kept.join(", ")}` };
  });
}

function editNotes({ entry, was, now, isOurs, eol }: Changed): readonly Edit[] {
  const [first] = now.filter((message) => message !== undefined);
  const notes = first?.notes ?? [];
  if (areSame(notes, was[0]?.notes)) return [];
  const told = entry.comments.filter(
    ({ marker, text }) => (marker === "#" || marker === "#.") && !(isOurs && text.trim() === noSource),
  );
  const lines = printNotes(notes, isOurs).map((line) => line.toWellFormed() + eol);
  const removed = told.map(({ from, to }) => ({ from, to: to + eol.length, with: "" }));
  return [{ from: entry.from, to: entry.from, with: lines.join("") }, ...removed];
}
