import { readFileSync, statSync } from "node:fs";
import { Unreadable, type Document, type FormatId, type Message } from "../../../catalogues/document.ts";
import { formats } from "../../../catalogues/formats/formats.ts";
import { decodeFile, encodeFile, type Decoded } from "../../../catalogues/formats/encoding/encoding.ts";
import type { Guess, LegacyEncoding } from "../../../catalogues/formats/encoding/legacy.ts";
import type { Given } from "../parse.ts";
import { Failure } from "../failure.ts";

export interface ReadFile {
  readonly document: Document;
  readonly decoded: Decoded;
}

export interface Reading {
  readonly format: FormatId;
  readonly separator: string | false;
  /** An encoding that somebody has said yes to. */
  readonly accept?: LegacyEncoding | undefined;
}

export function findBytes(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}

/** In bytes; nothing for a file that is not there. */
export function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}

/** @throws Unreadable */
export function readBytes(bytes: Uint8Array, { format, separator, accept }: Reading): ReadFile | Guess {
  const decoded = decodeFile(bytes, accept);
  if ("guess" in decoded) return decoded;
  return { document: formats[format].read(decoded.text, { separator }), decoded };
}

/** Undefined for one that cannot be read, or only by guessing. */
export function findReadable(bytes: Uint8Array, reading: Reading): ReadFile | undefined {
  try {
    const read = readBytes(bytes, reading);
    return "guess" in read ? undefined : read;
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

/** The file with these messages in it, in its own encoding; what was in an older one is UTF-8 from now on. */
export function printBytes(
  { document, decoded }: ReadFile,
  messages: readonly Message[],
  options: { readonly separator: string | false; readonly source?: ReadonlyMap<string, string> },
): Uint8Array {
  const { text } = formats[document.format].print({ ...document, messages }, options);
  const { encoding, bom } = decoded;
  return encodeFile(
    text,
    encoding === "gb18030" || encoding === "big5" ? { encoding: "utf-8", bom } : { encoding, bom },
  );
}

export function encodingIn(given: Given): LegacyEncoding | undefined {
  const encoding = given.text("encoding");
  if (encoding === undefined || encoding === "gb18030" || encoding === "big5") return encoding;
  throw new Failure("usage.value_wrong", {
    option: "--encoding",
    value: encoding,
    known: ["gb18030", "big5"],
  });
}
