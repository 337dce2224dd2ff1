import { decodeStrictly } from "./fault.ts";

/** The encodings that Chinese text is still saved in where it is not in Unicode. */
export type LegacyEncoding = "gb18030" | "big5";

/** Probably this: to be decoded when someone has seen the preview and said yes. */
export interface Guess {
  readonly guess: LegacyEncoding;
  readonly preview: string;
}

/** The share of everyday characters above which bytes are taken for words: real files have 0.59 or more, UTF-8 under 0.34. */
const plausible = 0.5;
const previewLength = 400;

export function guessLegacy(bytes: Uint8Array): Guess | undefined {
  const [best] = (["gb18030", "big5"] as const)
    .map((guess) => ({ guess, share: shareOfEveryday(bytes, guess) }))
    .filter(({ share }) => share >= plausible)
    .toSorted((a, b) => b.share - a.share);
  const text = best && decodeStrictly(bytes, best.guess);
  return best && text !== undefined ? { guess: best.guess, preview: previewOf(text) } : undefined;
}

/**
 * Of the two-byte characters, how many are among those that everyday text is
 * made of: both standards put these together, before the rare ones. Marks and
 * full-width forms have the same leads in both and count for neither.
 */
function shareOfEveryday(bytes: Uint8Array, encoding: LegacyEncoding): number {
  let everyday = 0;
  let all = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    at += 1;
    if (lead >= 0xa1 && lead <= 0xa3) continue;
    all += 1;
    if (isEveryday[encoding](lead, bytes[at] ?? 0)) everyday += 1;
  }
  return all === 0 ? 0 : everyday / all;
}

const isEveryday: Readonly<Record<LegacyEncoding, (lead: number, trail: number) => boolean>> = {
  gb18030: (lead, trail) => lead >= 0xb0 && lead <= 0xd7 && trail >= 0xa1,
  big5: (lead) => lead >= 0xa4 && lead <= 0xc6,
};

/** The first lines that hold what was guessed at. */
function previewOf(text: string): string {
  const lines = text.split(/\r\n?|\n/).filter((line) => /[^\u0000-\u007f]/.test(line));
  return lines.join("\n").slice(0, previewLength);
}
