import type { Document, Loss, Message, PrintOptions } from "../../document.ts";
import { writeHeadings } from "./columns.ts";
import { guard } from "./guard.ts";
import { writeNotes } from "./notes.ts";
import { quoteCell } from "./rows.ts";

/** Marked as UTF-8 and with CRLF, without which Excel reads neither Chinese nor lines. */
export function printCsv(document: Document, { source }: PrintOptions): { text: string; losses: Loss[] } {
  const messages = document.messages.filter(({ key }) => key !== "");
  const rows = messages.map((message) => rowOf(message, source));
  const others = [...new Set(messages.flatMap((message) => Object.keys(columnsIn(message))))];
  const names = ["key", "source", "target", "state", "notes"] as const;
  const shown = names.filter((name) => /key|target/.test(name) || rows.some((row) => row[name] !== ""));
  const headings = writeHeadings(document);
  const about = [headings.namespace, headings.version].filter((heading) => heading !== undefined);
  const header = [...shown.map((name) => headings[name]), ...others.map(guard), ...about];
  const body = rows.map((row) => [
    ...shown.map((name) => row[name]),
    ...others.map((name) => row.others.get(name) ?? ""),
    ...about.map(() => ""),
  ]);
  const lines = [header, ...body.map((cells) => cells.map(guard))].map((cells) =>
    cells.map(quoteCell).join(","),
  );
  return { text: `\ufeff${lines.join("\r\n")}\r\n`, losses: document.messages.flatMap(lossesOf) };
}

function rowOf(message: Message, source: PrintOptions["source"]) {
  return {
    key: message.key,
    source: message.source ?? source?.get(message.key) ?? "",
    target: message.value,
    state: message.state ?? "",
    notes: writeNotes(message.notes ?? []),
    others: new Map(Object.entries(columnsIn(message))),
  };
}

/** The columns of others, as `readCsv` leaves them. */
function columnsIn({ extra }: Message): Readonly<Record<string, string>> {
  return (extra?.["columns"] ?? {}) as Readonly<Record<string, string>>;
}

function lossesOf({ key, value, extra }: Message): Loss[] {
  const foreign = Object.keys(extra ?? {}).some((name) => name !== "columns");
  return [
    ...(key === "" ? [{ key, what: "key" }] : []),
    ...(foreign ? [{ key, what: "extra" }] : []),
    ...((key + value).isWellFormed() ? [] : [{ key, what: "surrogate" }]),
  ];
}
