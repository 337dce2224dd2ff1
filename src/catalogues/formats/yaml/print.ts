import type { Document, Loss, Message, PrintOptions } from "../../document.ts";
import { writeNotes } from "../csv/notes.ts";
import { itemsOf, nestMessages, type Nest } from "../json/nest.ts";
import { writeOrigin } from "./comments.ts";
import { writeBlock, writeScalar } from "./scalar.ts";

interface Page {
  readonly separator: string;
  /** By key, what stands above it. */
  readonly comments: ReadonlyMap<string, string>;
}

export function printYaml(
  document: Document,
  { separator }: PrintOptions,
): { text: string; losses: readonly Loss[] } {
  const { nest, losses } = nestMessages(document.messages, separator);
  const comments = commentsOf(document.messages);
  const lines = linesOf(nest, "", [], { separator: separator || "", comments });
  const body = lines.length === 0 ? "{}" : lines.join("\n");
  const uncarried = document.messages.flatMap((message) => lossesOf(message, comments));
  return { text: `${writeOrigin(document)}${body}\n`, losses: [...uncarried, ...losses] };
}

/** A comment cannot escape anything. */
function commentsOf(messages: readonly Message[]): Map<string, string> {
  const written = messages.map(({ key, notes = [] }) => [key, writeNotes(notes)] as const);
  return new Map(written.filter(([, notes]) => notes !== "" && !/[^\P{C}\n\t]|[\u2028\u2029]/u.test(notes)));
}

function linesOf(nest: Nest, margin: string, path: readonly string[], page: Page): string[] {
  const isList = path.length > 0 && itemsOf(nest) !== undefined;
  return Array.from(nest, ([name, value]) => {
    const names = [...path, name];
    const head = isList ? "-" : nameOf(name, margin);
    if (typeof value !== "string") return [margin + head, ...linesOf(value, `${margin}  `, names, page)];
    const words = writeBlock(value, `${margin}  `) ?? writeScalar(value);
    const comment = page.comments.get(names.join(page.separator))?.split("\n") ?? [];
    return [...comment.map((line) => `${margin}# ${line}`), `${margin}${head} ${words}`];
  }).flat();
}

/** A name longer than this needs a line and a mark of its own. */
const longestName = 1000;

function nameOf(name: string, margin: string): string {
  const written = writeScalar(name);
  return written.length < longestName ? `${written}:` : `? ${written}\n${margin}:`;
}

function lossesOf({ key, notes = [], state, extra }: Message, comments: ReadonlyMap<string, string>): Loss[] {
  const uncarried = { notes: notes.length > 0 && !comments.has(key), state, extra };
  return Object.entries(uncarried).flatMap(([what, value]) => (value ? [{ key, what }] : []));
}
