import type { RefusePo } from "./faults.ts";

/** One or more literals as one string, and where the first begins and the last ends. */
export interface PoString {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The literals that fill the rest of a line, `undefined` if there are none. */
export function scanLiterals(
  line: string,
  start: number,
  at: number,
  refuse: RefusePo,
): PoString | undefined {
  const parts: string[] = [];
  let from = at;
  let next = skipSpaces(line, at);
  let to = at;
  while (line[next] === '"') {
    if (parts.length === 0) from = next;
    const literal = matchAt(/"[^"\\]*(?:\\.[^"\\]*)*"/y, line, next);
    if (literal === undefined) return refuse("string", start + line.length);
    parts.push(unescapeLiteral(literal.slice(1, -1), start + next + 1, refuse));
    to = next + literal.length;
    next = skipSpaces(line, to);
  }
  if (next < line.length) refuse("text", start + next);
  return parts.length === 0 ? undefined : { text: parts.join(""), from: start + from, to: start + to };
}

export function skipSpaces(line: string, at: number): number {
  return at + (matchAt(/[ \t\v\f]*/y, line, at)?.length ?? 0);
}

export function matchAt(sticky: RegExp, line: string, at: number): string | undefined {
  sticky.lastIndex = at;
  return sticky.exec(line)?.[0];
}

const letters: Readonly<Record<string, string>> = {
  n: "\n",
  t: "\t",
  r: "\r",
  b: "\b",
  f: "\f",
  v: "\v",
  a: "\u0007",
  "\\": "\\",
  '"': '"',
  "'": "'",
  "?": "?",
};

const escapes = /\\(?:((?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2})(?:\\(?:[0-7]{1,3}|x[0-9A-Fa-f]{1,2}))*)|([^]))/g;

/** C's escapes. Octal and hexadecimal ones are bytes, and a run of them is UTF-8. */
function unescapeLiteral(raw: string, start: number, refuse: RefusePo): string {
  if (!raw.includes("\\")) return raw;
  return raw.replaceAll(escapes, (_, bytes: string | undefined, letter: string | undefined, at: number) => {
    const meant = bytes === undefined ? letters[letter ?? ""] : decodeBytes(bytes);
    return meant ?? refuse("escape", start + at);
  });
}

function decodeBytes(run: string): string | undefined {
  const bytes = run.split("\\").map((byte) => {
    return byte.startsWith("x") ? Number.parseInt(byte.slice(1), 16) : Number.parseInt(byte, 8);
  });
  if (bytes.some((byte) => byte > 255)) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(Uint8Array.from(bytes));
  } catch {
    return undefined;
  }
}

const names = new Map(Object.entries(letters).map(([letter, meant]) => [meant, `\\${letter}`]));

/**
 * A string as literals: one line, or, where it has several, `""` and then a
 * literal a line, as gettext writes it. Never wrapped by width.
 */
export function printLiterals(text: string, eol = "\n"): string {
  const lines = text.split(/(?<=\n)/);
  const literals = lines.map((line) => `"${line.replaceAll(/["\\\u0000-\u001F\u007F]/g, escapeCharacter)}"`);
  return lines.length < 2 ? (literals[0] ?? '""') : ['""', ...literals].join(eol);
}

function escapeCharacter(character: string): string {
  return names.get(character) ?? `\\${character.charCodeAt(0).toString(8).padStart(3, "0")}`;
}
