import type { ValueCheck } from "../check.ts";
import { excerpt } from "../excerpt.ts";
import { encodeGbk, encodeLatin1 } from "./encode.ts";

/** UTF-8 that was read as something else: `ä¸­æ–‡` or `涓枃` where 中文 was meant. */
export const mojibake: ValueCheck = {
  id: "mojibake",
  group: "container",
  severity: "error",
  cases: ["readable", "lost"],
  inValue:
    () =>
    ({ message: { value } }) => {
      if (!beyondAscii.test(value)) return undefined;
      if (lostForGood.test(value)) return { case: "lost", params: { value: excerpt(value) } };
      const meant = rereadLatin1(value) ?? rereadGbk(value);
      if (meant === undefined) return undefined;
      return { case: "readable", params: { meant: excerpt(meant) }, fix: { safe: false, to: meant } };
    },
};

const beyondAscii = /[^\u0000-\u007f]/;
/** What GBK makes of U+FFFD, and of memory that was never written. */
const lostForGood = /锟斤拷|锟斤|烫烫烫|屯屯屯|ï¿½/;
/** A lead byte of UTF-8 and a byte that follows one, both as Windows-1252 shows them. */
const latinPair =
  /[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]/;

function rereadLatin1(value: string): string | undefined {
  if (!latinPair.test(value)) return undefined;
  const bytes = encodeLatin1(value);
  return bytes && decodeUtf8(bytes);
}

// Some of the pairs of bytes fall into the private-use area.
const hanRun = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef\ue000-\uf8ff€]{3,2000}[?？]?/gu;

/** Runs of Han whose GBK bytes are good UTF-8 of Chinese again: genuine words hardly ever are. */
function rereadGbk(value: string): string | undefined {
  let changed = false;
  const meant = value.replaceAll(hanRun, (run) => {
    const again = isLead(run.charAt(0)) ? decodeChinese(encodeGbk(run.replace(/[?？]$/, ""))) : undefined;
    changed ||= again !== undefined;
    return again ?? run;
  });
  return changed ? meant : undefined;
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Does UTF-8 of a Chinese character begin with the first byte of this? Few characters in use do. */
function isLead(character: string): boolean {
  const [byte = 0] = encodeGbk(character) ?? [];
  return byte >= 0xe2 && byte <= 0xef;
}

/** The last character may have lost its last byte to a question mark. */
function decodeChinese(bytes: Uint8Array | undefined): string | undefined {
  if (bytes === undefined) return undefined;
  const text = decodeUtf8(bytes) ?? decodeUtf8(bytes.slice(0, bytes.length - (bytes.length % 3)));
  return text !== undefined && chinese.test(text) ? text : undefined;
}

const chinese = /^[\p{Script=Han}\u2010-\u2030\u3000-\u303f\uff00-\uffef]{2,}$/u;
