/** An argument of an ICU message: `{n}`, `{n, number}`, `{n, plural, one {…} other {…}}`. */
export interface IcuArgument {
  readonly name: string;
  /** Empty for a plain `{name}`. */
  readonly type: string;
  /** The selectors of `plural`, `selectordinal` and `select`. */
  readonly selectors: readonly string[];
}

export interface IcuFault {
  readonly case: "unclosed" | "unopened" | "argument" | "selector" | "too_deep";
  /** Where, in UTF-16 units. */
  readonly at: number;
}

export type IcuResult = { readonly arguments: readonly IcuArgument[] } | { readonly fault: IcuFault };

const deepest = 32;
const selecting = new Set(["plural", "selectordinal", "select"]);

interface Reader {
  readonly text: string;
  at: number;
  readonly found: IcuArgument[];
}

class Fault extends Error {
  readonly fault: IcuFault;
  constructor(kind: IcuFault["case"], at: number) {
    super(kind);
    this.fault = { case: kind, at };
  }
}

/** Reads the frame of ICU MessageFormat: braces, quotes, arguments and selectors. */
export function readIcu(text: string): IcuResult {
  const reader: Reader = { text, at: 0, found: [] };
  try {
    readMessage(reader, 0);
    if (reader.at < text.length) throw new Fault("unopened", reader.at);
    return { arguments: reader.found };
  } catch (error) {
    if (error instanceof Fault) return { fault: error.fault };
    throw error;
  }
}

/** Up to the brace that closes it, or to the end. */
function readMessage(reader: Reader, depth: number): void {
  if (depth > deepest) throw new Fault("too_deep", reader.at);
  const { text } = reader;
  while (reader.at < text.length && text[reader.at] !== "}") {
    const character = text[reader.at];
    if (character === "'") skipQuoted(reader);
    else if (character === "{") readArgument(reader, depth);
    else reader.at += 1;
  }
}

/** An apostrophe quotes only before a brace, a hash or a bar; doubled it is itself. */
function skipQuoted(reader: Reader): void {
  const { text, at } = reader;
  const next = text[at + 1] ?? "";
  if (next === "'") reader.at += 2;
  else if (!"{}#|".includes(next) || next === "") reader.at += 1;
  else reader.at = endOfQuote(text, at + 1);
}

function endOfQuote(text: string, from: number): number {
  for (let end = text.indexOf("'", from); end >= 0; end = text.indexOf("'", end + 2))
    if (text[end + 1] !== "'") return end + 1;
  return text.length;
}

function readArgument(reader: Reader, depth: number): void {
  const open = reader.at;
  reader.at += 1;
  const name = readToken(reader, open);
  if (name === "") throw new Fault("argument", open);
  if (takes(reader, "}")) return void reader.found.push({ name, type: "", selectors: [] });
  if (!takes(reader, ",")) throw new Fault(reader.at >= reader.text.length ? "unclosed" : "argument", open);
  const type = readToken(reader, open);
  if (!selecting.has(type)) return readStyle(reader, open, name, type);
  if (!takes(reader, ",")) throw new Fault("selector", open);
  const selectors = readSelectors(reader, open, depth);
  reader.found.push({ name, type, selectors });
}

function readStyle(reader: Reader, open: number, name: string, type: string): void {
  const close = reader.text.indexOf("}", reader.at);
  if (close < 0) throw new Fault("unclosed", open);
  reader.at = close + 1;
  reader.found.push({ name, type, selectors: [] });
}

function readSelectors(reader: Reader, open: number, depth: number): string[] {
  const selectors: string[] = [];
  while (!takes(reader, "}")) {
    const selector = readToken(reader, open);
    if (selector === "offset:") readToken(reader, open);
    if (selector.startsWith("offset:")) continue;
    if (!takes(reader, "{")) throw new Fault(reader.at >= reader.text.length ? "unclosed" : "selector", open);
    if (selector === "") throw new Fault("selector", open);
    selectors.push(selector);
    readMessage(reader, depth + 1);
    if (!takes(reader, "}")) throw new Fault("unclosed", open);
  }
  return selectors;
}

const token = /[^\s{},'#<>]{1,200}/y;
const blanks = /\s*/y;

function skipBlanks(reader: Reader): void {
  blanks.lastIndex = reader.at;
  reader.at += blanks.exec(reader.text)?.[0].length ?? 0;
}

/** A name, a type or a selector; empty where none stands. */
function readToken(reader: Reader, open: number): string {
  skipBlanks(reader);
  if (reader.at >= reader.text.length) throw new Fault("unclosed", open);
  token.lastIndex = reader.at;
  const found = token.exec(reader.text)?.[0] ?? "";
  reader.at += found.length;
  return found;
}

function takes(reader: Reader, character: string): boolean {
  skipBlanks(reader);
  if (reader.text[reader.at] !== character) return false;
  reader.at += 1;
  return true;
}
