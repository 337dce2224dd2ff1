import { Unreadable } from "../../document.ts";
import { decodeStrictly, findFault } from "./fault.ts";
import { kindOfFile } from "./kinds.ts";
import { sizeLimit } from "./limits.ts";
import { guessLegacy, type Guess, type LegacyEncoding } from "./legacy.ts";

export type UnicodeEncoding = "utf-8" | "utf-16le" | "utf-16be";

export interface Decoded {
  readonly text: string;
  readonly encoding: UnicodeEncoding | LegacyEncoding;
  /** A byte order mark stood before the text; it is not part of it. */
  readonly bom: boolean;
}

/**
 * The text of an uploaded file.
 * @param accept the encoding that was guessed before and that someone has said yes to
 * @throws Unreadable `container-size`, `encoding-not-text` or `encoding-invalid`
 */
export function decodeFile(bytes: Uint8Array, accept?: LegacyEncoding): Decoded | Guess {
  if (bytes.length > sizeLimit)
    throw new Unreadable("container-size", undefined, { bytes: bytes.length, limit: sizeLimit });
  const kind = kindOfFile(bytes);
  if (kind !== undefined) throw new Unreadable("encoding-not-text", { line: 1, column: 1 }, { kind });
  const { encoding, bom } = unicodeOf(bytes);
  const text = decodeStrictly(bytes, encoding);
  if (text !== undefined) return { text, encoding, bom };
  return encoding === "utf-8" ? decodeLegacy(bytes, accept) : refuse(bytes, encoding);
}

/** By its mark; without one, two bytes of which one is NUL are half a sign of UTF-16. */
function unicodeOf([first, second, third]: Uint8Array): { encoding: UnicodeEncoding; bom: boolean } {
  if (first === 0xef && second === 0xbb && third === 0xbf) return { encoding: "utf-8", bom: true };
  if (first === 0xff && second === 0xfe) return { encoding: "utf-16le", bom: true };
  if (first === 0xfe && second === 0xff) return { encoding: "utf-16be", bom: true };
  if (first && second === 0) return { encoding: "utf-16le", bom: false };
  if (first === 0 && second) return { encoding: "utf-16be", bom: false };
  return { encoding: "utf-8", bom: false };
}

function decodeLegacy(bytes: Uint8Array, accept: LegacyEncoding | undefined): Decoded | Guess {
  if (accept === undefined) return guessLegacy(bytes) ?? refuse(bytes, "utf-8");
  const text = decodeStrictly(bytes, accept);
  return text === undefined ? refuse(bytes, accept) : { text, encoding: accept, bom: false };
}

function refuse(bytes: Uint8Array, encoding: string): never {
  const { place, offset } = findFault(bytes, encoding);
  const byte = bytes[offset]?.toString(16).toUpperCase().padStart(2, "0") ?? "";
  throw new Unreadable("encoding-invalid", place, { encoding, offset, byte });
}

/** The way back. Half a surrogate pair, which only JSON's escapes can carry, becomes U+FFFD. */
export function encodeFile(
  text: string,
  { encoding, bom }: { readonly encoding: UnicodeEncoding; readonly bom: boolean },
): Uint8Array {
  const marked = bom && !text.startsWith("\ufeff") ? `\ufeff${text}` : text;
  const sound = marked.toWellFormed();
  return encoding === "utf-8" ? new TextEncoder().encode(sound) : encodeUtf16(sound, encoding);
}

function encodeUtf16(text: string, encoding: "utf-16le" | "utf-16be"): Uint8Array {
  const bytes = new Uint8Array(text.length * 2);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at < text.length; at += 1)
    view.setUint16(at * 2, text.charCodeAt(at), encoding === "utf-16le");
  return bytes;
}
