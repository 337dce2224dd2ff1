import { displayWidth } from "../../../catalogues/checks/text/width.ts";
import type { Host, Sink } from "../host.ts";
import { barOf, type Step } from "./progress.ts";

export type Style = "bold" | "dim" | "red" | "green" | "yellow" | "cyan";
export type Piece = string | { readonly text: string; readonly style: Style };

/** Where people read: results on stdout, everything else on stderr. With `--json` stdout is left to the document. */
export interface Terminal {
  readonly line: (...pieces: readonly Piece[]) => void;
  readonly note: (...pieces: readonly Piece[]) => void;
  /** Columns side by side; the first row is the heading. */
  readonly table: (rows: readonly (readonly Piece[])[]) => void;
  /** A bar on stderr that is written over, on a terminal only; without a step, and before anything is said, it is taken away. */
  readonly progress: (step?: Step) => void;
}

export interface TerminalOptions {
  readonly json: boolean;
  readonly colour: boolean;
}

export function terminalOf({ env, stdout, stderr }: Host, { json, colour }: TerminalOptions): Terminal {
  const wanted = colour && !env["NO_COLOR"] && env["TERM"] !== "dumb";
  const out = writerTo(stdout, wanted);
  const err = writerTo(stderr, wanted);
  const progress = progressOn(stderr, stderr.isTTY && !json && env["TERM"] !== "dumb");
  const line = (...pieces: readonly Piece[]) => {
    if (json) return;
    progress();
    out(pieces);
  };
  return {
    line,
    note: (...pieces) => {
      progress();
      err(pieces);
    },
    table: (rows) => rowsOf(rows).forEach((row) => line(...row)),
    progress,
  };
}

function progressOn(sink: Sink, isShown: boolean): Terminal["progress"] {
  let shown = "";
  return (step) => {
    const bar = step === undefined ? "" : barOf({ ...step, label: oneLine(step.label) }, sink.columns);
    if (!isShown || bar === shown) return;
    sink.write(`\r\u001b[2K${bar}`);
    shown = bar;
  };
}

function writerTo(sink: Sink, colour: boolean) {
  return (pieces: readonly Piece[]): void => {
    sink.write(`${pieces.map((piece) => shown(piece, colour && sink.isTTY)).join("")}\n`);
  };
}

const codes: Readonly<Record<Style, number>> = { bold: 1, dim: 2, red: 31, green: 32, yellow: 33, cyan: 36 };

function shown(piece: Piece, colour: boolean): string {
  if (typeof piece === "string") return oneLine(piece);
  const text = oneLine(piece.text);
  return colour ? `\u001b[${codes[piece.style]}m${text}\u001b[0m` : text;
}

/** Files and servers say what they like: nothing of it may steer the terminal, or turn its direction. */
export function oneLine(text: string): string {
  return text
    .replaceAll("\n", "\\n")
    .replaceAll(
      /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
    );
}

export const textOf = (piece: Piece): string => oneLine(typeof piece === "string" ? piece : piece.text);

function rowsOf(rows: readonly (readonly Piece[])[]): Piece[][] {
  const widths = (rows[0] ?? []).map((_, column) =>
    Math.max(...rows.map((row) => displayWidth(textOf(row[column] ?? "")))),
  );
  return rows.map((row) =>
    row.flatMap((piece, column) => {
      const room = (widths[column] ?? 0) - displayWidth(textOf(piece));
      return column === row.length - 1 ? [piece] : [piece, " ".repeat(room + 2)];
    }),
  );
}
