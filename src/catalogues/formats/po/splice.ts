import type { Document, Loss, Message, PrintOptions } from "../../document.ts";
import { editEntry } from "./edits.ts";
import { contextEnd, type EntryMessages } from "./messages.ts";
import { printEntry } from "./print.ts";
import { takeApart, type PoParts } from "./read.ts";
import { applyEdits, type Edit } from "../xml/edits.ts";

/**
 * The file as it came, byte for byte, with nothing touched but what has changed
 * since: strings, the fuzzy flag, notes; entries whose messages are gone, and
 * entries for new messages at the end. What is written anew is not wrapped.
 */
export function splicePo(document: Document, text: string, { source }: PrintOptions) {
  const parts = takeApart(text);
  const losses: Loss[] = [];
  const eol = text.includes("\r\n") ? "\r\n" : "\n";
  const { given, added } = deal(document.messages, parts.entries);
  const edits = parts.entries.flatMap(({ entry, messages }, at): readonly Edit[] => {
    const now = given[at] ?? [];
    if (now.every((message) => message === undefined)) return [removal(text, entry.from, entry.to)];
    return editEntry({ entry, was: messages, now, isOurs: parts.header.isOurs, eol }, losses);
  });
  const news = added.map((message) => printAdded(message, source?.get(message.key), parts, eol, losses));
  const whole = applyEdits(text, [...charsetEdits(text, parts, losses), ...edits]);
  return { text: news.length === 0 ? whole : [withEnd(whole, eol), ...news].join(eol), losses };
}

/** Messages by the entries they stand in; of equal keys the first goes with the first. */
function deal(messages: readonly Message[], entries: readonly EntryMessages[]) {
  const waiting = Map.groupBy(messages.toReversed(), ({ key }) => key);
  const given = entries.map((entry) => entry.messages.map(({ key }) => waiting.get(key)?.pop()));
  const left = new Set([...waiting.values()].flat());
  return { given, added: messages.filter((message) => left.has(message)) };
}

/** With the blank line before it. */
function removal(text: string, from: number, to: number): Edit {
  const before = /(?:\r?\n)?$/.exec(text.slice(Math.max(0, from - 2), from))?.[0].length ?? 0;
  const after = /^[^\n]*\n?/.exec(text.slice(to))?.[0].length ?? 0;
  return { from: from - before, to: to + after, with: "" };
}

function printAdded(
  message: Message,
  given: string | undefined,
  { header }: PoParts,
  eol: string,
  losses: Loss[],
): string {
  const source = given ?? message.source;
  if (header.isOurs) return printEntry(message, message.key, source, eol, losses);
  const [first = "", ...rest] = message.key.split(contextEnd);
  const context = rest.length === 0 ? undefined : first;
  return printEntry(message, context, rest.length === 0 ? first : rest.join(contextEnd), eol, losses);
}

/** What is printed is sent as UTF-8, whatever the file was in when it came. `CHARSET` is a template's. */
function charsetEdits(text: string, { head }: PoParts, losses: Loss[]): readonly Edit[] {
  const string = head?.strings[0];
  if (string === undefined) return [];
  const found = /charset=([\w-]+)/i.exec(text.slice(string.from, string.to));
  if (found === null || /^(?:utf-?8|us-ascii|ascii|charset)$/i.test(found[1] ?? "")) return [];
  losses.push({ what: "encoding" });
  const from = string.from + found.index + "charset=".length;
  return [{ from, to: from + (found[1] ?? "").length, with: "UTF-8" }];
}

function withEnd(text: string, eol: string): string {
  return text === "" || text.endsWith("\n") ? text : text + eol;
}
