/** PNG (W3C, third edition), animated ones included. */
import { byteAt, Damaged, joinBytes, numberAt, sliceAt, textAt } from "./bytes.ts";
import type { Cleaned } from "./bytes.ts";

/** Pixels, their colours and their time; texts, EXIF, dates and what nobody knows stay behind. */
const kept = new Set([
  ...["IHDR", "PLTE", "IDAT", "IEND"],
  ...["tRNS", "cHRM", "gAMA", "iCCP", "sBIT", "sRGB", "cICP", "mDCV", "cLLI", "pHYs", "bKGD"],
  ...["acTL", "fcTL", "fdAT"],
]);

export function cleanPng(bytes: Uint8Array): Cleaned {
  const parts = [sliceAt(bytes, 0, 8)];
  const seen: string[] = [];
  for (let at = 8; seen.at(-1) !== "IEND";) {
    const type = textAt(bytes, at + 4, 4);
    const chunk = sliceAt(bytes, at, 12 + numberAt(bytes, at, 4));
    if (!/^[A-Za-z]{4}$/.test(type)) throw new Damaged(`no chunk at ${at}`);
    if ((seen.length === 0) !== (type === "IHDR")) throw new Damaged("IHDR stands first, and once");
    if (kept.has(type)) parts.push(chunk);
    seen.push(type);
    at += chunk.length;
  }
  const width = numberAt(bytes, 16, 4);
  const height = numberAt(bytes, 20, 4);
  expectPixels(parts, seen, pixelBytes(bytes, width, height));
  return { width, height, bytes: joinBytes(parts) };
}

const channels = new Map([
  [0, 1],
  [2, 3],
  [3, 1],
  [4, 2],
  [6, 4],
]);

/** What the pixels of one frame are before they are compressed. */
function pixelBytes(bytes: Uint8Array, width: number, height: number): number {
  const [depth, perPixel] = [byteAt(bytes, 24), channels.get(byteAt(bytes, 25))];
  const isKnown = [1, 2, 4, 8, 16].includes(depth) && byteAt(bytes, 26) === 0 && byteAt(bytes, 27) === 0;
  if (numberAt(bytes, 8, 4) !== 13 || perPixel === undefined || !isKnown || byteAt(bytes, 28) > 1)
    throw new Damaged("not a header of a PNG");
  return height * (1 + Math.ceil((width * depth * perPixel) / 8));
}

/** Deflate makes nothing smaller than that: who says more has not sent it. */
const smallest = 1032;

function expectPixels(parts: readonly Uint8Array[], seen: readonly string[], size: number): void {
  const data = parts.filter((part) => textAt(part, 4, 4) === "IDAT");
  const length = data.reduce((sum, part) => sum + part.length - 12, 0);
  if (!seen.includes("IDAT") || length * smallest < size) throw new Damaged("too little data for its size");
}
