import type { Document, Loss, Message, PrintOptions } from "../../document.ts";
import { headerOf } from "./header.ts";
import type { PoExtra } from "./messages.ts";
import { canCarry, noSource, printNotes } from "./notes.ts";
import { printLiterals } from "./strings.ts";

/** A file of our own: an entry a message, its key as the context, its source as the msgid. */
export function printPo(document: Document, { source }: PrintOptions) {
  const losses: Loss[] = [];
  const head = `msgid ""\nmsgstr ${printLiterals(headerOf(document))}\n`;
  const entries = document.messages.map((message) => {
    const given = source?.get(message.key) ?? message.source;
    return printEntry(message, message.key, given, "\n", losses);
  });
  return { text: [head, ...entries].join("\n"), losses };
}

/** @param context `undefined` in a file of someone else's, for a message without one */
export function printEntry(
  message: Message,
  context: string | undefined,
  source: string | undefined,
  eol: string,
  losses: Loss[],
): string {
  tellLosses(message, losses);
  const { key, value, state, notes = [] } = message;
  const { flags = [], references = [], previous = [] } = extraIn(message);
  const marks = [...(state === "needs-review" ? ["fuzzy"] : []), ...flags];
  const literals = (text: string) => printLiterals(text.toWellFormed(), eol);
  const lines = [
    ...printNotes(notes, true).map((line) => line.toWellFormed()),
    ...(source === undefined ? [`#. ${noSource}`] : []),
    ...references.map((line) => `#: ${line}`),
    ...(marks.length === 0 ? [] : [`#, ${marks.join(", ")}`]),
    ...previous.map((line) => `#| ${line}`),
    ...(context === undefined ? [] : [`msgctxt ${literals(context)}`]),
    `msgid ${literals(source ?? key)}`,
    `msgstr ${literals(value)}`,
  ];
  return lines.join(eol) + eol;
}

/** PO knows translated, not translated and fuzzy, and is written in Unicode, which has no half surrogates. */
export function tellLosses(message: Message, losses: Loss[]): void {
  const { key, value, source = "", state, notes = [], extra = {} } = message;
  const lose = (what: string) => losses.push({ key, what });
  const isSaid =
    state === undefined || state === "needs-review" || state === (value === "" ? "initial" : "translated");
  if (!isSaid) lose("state");
  if (!canCarry(notes)) lose("notes");
  if (Object.keys(extra).some((owner) => owner !== "po")) lose("extra");
  if (![key, value, source].every((text) => text.isWellFormed())) lose("characters");
}

export function extraIn({ extra }: Message): PoExtra {
  const kept = extra?.["po"];
  return isPoExtra(kept) ? kept : {};
}

/** Only the reader of this format writes under its name. */
function isPoExtra(kept: unknown): kept is PoExtra {
  return typeof kept === "object" && kept !== null;
}
