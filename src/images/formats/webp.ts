/** WebP (RFC 9649): lossy, lossless, and animated. */
import { byteAt, Damaged, joinBytes, littleAt, littleBytes, sliceAt, textAt } from "./bytes.ts";
import type { Cleaned } from "./bytes.ts";

/** EXIF, XMP and what nobody knows stay behind. */
const kept = new Set(["VP8 ", "VP8L", "VP8X", "ALPH", "ANIM", "ANMF", "ICCP"]);
const [exifFlag, xmpFlag] = [0x08, 0x04];

interface Chunk {
  readonly type: string;
  /** Without the head, and without the byte that fills it up. */
  readonly data: Uint8Array;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

export function cleanWebp(bytes: Uint8Array): Cleaned {
  const end = 8 + littleAt(bytes, 4, 4);
  const chunks = chunksOf(sliceAt(bytes, 12, end - 12)).filter(({ type }) => kept.has(type));
  const size = sizeOf(chunks);
  const body = joinBytes(chunks.flatMap((chunk) => written(chunk)));
  const head = [sliceAt(bytes, 0, 4), littleBytes(4 + body.length, 4), sliceAt(bytes, 8, 4)];
  return { ...size, bytes: joinBytes([...head, body]) };
}

function chunksOf(bytes: Uint8Array): Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = 0; at < bytes.length;) {
    const length = littleAt(bytes, at + 4, 4);
    chunks.push({ type: textAt(bytes, at, 4), data: sliceAt(bytes, at + 8, length) });
    at += 8 + length + (length % 2);
  }
  return chunks;
}

function sizeOf(chunks: readonly Chunk[]): Size {
  const [first] = chunks;
  if (first?.type !== "VP8X") return stillSize(chunks);
  const canvas = { width: 1 + littleAt(first.data, 4, 3), height: 1 + littleAt(first.data, 7, 3) };
  const frames = chunks.filter(({ type }) => type === "ANMF");
  for (const { data } of frames) expectWithin(canvas, data);
  if (frames.length === 0) expectSame(canvas, stillSize(chunks));
  return canvas;
}

function stillSize(chunks: readonly Chunk[]): Size {
  const [image, ...more] = chunks.filter(({ type }) => type === "VP8 " || type === "VP8L");
  if (image === undefined || more.length > 0) throw new Damaged("one picture makes a still one");
  return image.type === "VP8 " ? lossySize(image.data) : losslessSize(image.data);
}

/** RFC 6386 §9.1: a key frame, its start code, and two sides of fourteen bits. */
function lossySize(data: Uint8Array): Size {
  const isKey = (byteAt(data, 0) & 1) === 0 && textAt(data, 3, 3) === "\u009d\u0001\u002a";
  if (!isKey) throw new Damaged("no key frame");
  return { width: littleAt(data, 6, 2) & 0x3fff, height: littleAt(data, 8, 2) & 0x3fff };
}

function losslessSize(data: Uint8Array): Size {
  if (byteAt(data, 0) !== 0x2f) throw new Damaged("no lossless picture");
  const bits = littleAt(data, 1, 4);
  return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
}

function expectSame(one: Size, other: Size): void {
  if (one.width !== other.width || one.height !== other.height)
    throw new Damaged("a canvas of another size than its picture");
}

/** A frame holds its place and size, sixteen bytes in all, and then chunks of its own. */
function expectWithin({ width, height }: Size, data: Uint8Array): void {
  const [x, y] = [2 * littleAt(data, 0, 3), 2 * littleAt(data, 3, 3)];
  const size = { width: 1 + littleAt(data, 6, 3), height: 1 + littleAt(data, 9, 3) };
  if (x + size.width > width || y + size.height > height)
    throw new Damaged("a frame larger than its picture");
  expectSame(size, stillSize(chunksOf(data.subarray(16))));
}

function written({ type, data }: Chunk): Uint8Array[] {
  const body = type === "VP8X" ? withoutFlags(data) : data;
  const head = Uint8Array.from(type, (character) => character.charCodeAt(0));
  return [head, littleBytes(data.length, 4), body, new Uint8Array(data.length % 2)];
}

function withoutFlags(data: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(sliceAt(data, 0, data.length));
  copy[0] = byteAt(data, 0) & ~(exifFlag | xmpFlag);
  return copy;
}
