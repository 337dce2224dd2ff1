/** The record as a file: every line that a filter finds, newest first, sent while it is read. */
import { recordRead } from "../access/read-record.ts";
import type { RecordedLine, RecordFilter, Window } from "../access/read-record.ts";
import { guard } from "../catalogues/formats/csv/guard.ts";
import { quoteCell } from "../catalogues/formats/csv/rows.ts";
import { readNow } from "../changes/read.ts";
import type { Position } from "../cursor.ts";
import type { Database } from "../database.ts";

export const exportFormats = ["csv", "jsonl"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** Line numbers that one file is looked for in; older lines are in the next. */
export const exportWindow = 100_000;
/** Lines that are looked at, and held, at a time: one call to the database. */
const atOnce = 1000;

interface Writer {
  readonly mediaType: string;
  /** Before the first line. */
  readonly head: string;
  readonly line: (line: RecordedLine) => string;
}

export const writers: Readonly<Record<ExportFormat, Writer>> = {
  csv: { mediaType: "text/csv; charset=utf-8", head: headOfCsv(), line: csvLine },
  jsonl: {
    mediaType: "application/x-ndjson; charset=utf-8",
    head: "",
    line: (line) => `${JSON.stringify(lineShape(line))}\n`,
  },
};

/** A line as it is told. */
export function lineShape({ at, actorId, actorName, ...line }: RecordedLine) {
  return { ...line, at: new Date(at).toISOString(), actor: { id: actorId, name: actorName } };
}

/** Never more than a page in memory: the next one is read when somebody takes it. */
export function recordStream(
  db: Database,
  filter: RecordFilter,
  window: Window,
  { head, line }: Writer,
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after: Position | undefined;
  return new ReadableStream<Uint8Array>({
    start: (controller) => {
      if (head !== "") controller.enqueue(encoder.encode(head));
    },
    pull: async (controller) => {
      for (;;) {
        const query = { ...filter, after, limit: atOnce, scan: atOnce };
        const page = await readNow(db, recordRead(query, window));
        if (page.lines.length > 0) controller.enqueue(encoder.encode(page.lines.map(line).join("")));
        after = page.next;
        if (after === undefined) return controller.close();
        if (page.lines.length > 0) return;
      }
    },
  });
}

/**
 * RFC 4180, marked as UTF-8: without the mark Excel takes Chinese for another
 * encoding, and everything else that reads CSV knows to pass it over.
 */
function headOfCsv(): string {
  return `\ufeff${row(["id", "at", "actor_id", "actor", "action", "subject", "before", "after", "detail", "door", "address", "request_id"])}`;
}

function csvLine({ id, at, actorId, actorName, action, subject, detail, ...whence }: RecordedLine): string {
  const { before, after, ...rest } = detail;
  const more = Object.keys(rest).length === 0 ? undefined : rest;
  return row([
    String(id),
    new Date(at).toISOString(),
    ...[actorId, actorName, action, subject],
    ...[before, after, more].map((value) => (value === undefined ? "" : JSON.stringify(value))),
    ...[whence.door, whence.address ?? "", whence.requestId ?? ""],
  ]);
}

/** What a spreadsheet would take for a formula gets an apostrophe in front. */
function row(cells: readonly string[]): string {
  return `${cells.map((cell) => quoteCell(guard(cell))).join(",")}\r\n`;
}
