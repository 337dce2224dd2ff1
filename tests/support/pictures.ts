/** Pictures for tests: real ones of 24 by 16 pixels as encoders make them, and others put together byte by byte. */
import { createHash } from "node:crypto";
import { Buffer } from "node:buffer";
import { deflateSync } from "node:zlib";

const encoded = {
  jpeg: [
    "/9j/4AAQSkZJRgABAQAAAQABAAD/4gHYSUNDX1BST0ZJTEUAAQEAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh",
    "Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB",
    "UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA",
    "AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y",
    "WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM",
    "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADb/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcg",
    "LikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09P",
    "T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQABgDASIAAhEBAxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH",
    "/8QAGBABAAMBAAAAAAAAAAAAAAAAAAdFg8L/xAAVAQEBAAAAAAAAAAAAAAAAAAAEBf/EABoRAAEFAQAAAAAAAAAAAAAAAAACAwQR",
    "EgH/2gAMAwEAAhEDEQA/ANORshV+nKMFBuNhXFWBckbTmgAUGP/Z",
  ].join(""),
  png: [
    "iVBORw0KGgoAAAANSUhEUgAAABgAAAAQCAYAAAAMJL+VAAAARElEQVR4AezRsQkAMAgEQHGWZLdkt2RG7bV4vrB7wUIRhdODjHVe",
    "MOk2HDoAgUWEifb9xiTcWAb0gwLSSxF1k9IZJ0oAAAD//0P6R9QAAAAGSURBVAMAta5ZSStRuoUAAAAASUVORK5CYII=",
  ].join(""),
  webp: [
    "UklGRiwCAABXRUJQVlA4WAoAAAAgAAAAFwAADwAASUNDUMgBAAAAAAHIAAAAAAQwAABtbnRyUkdCIFhZWiAH4AABAAEAAAAAAABh",
    "Y3NwAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAQAA9tYAAQAAAADTLQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
    "AAAAAAAAAAAAAAAAAAAAAAAAAAlkZXNjAAAA8AAAACRyWFlaAAABFAAAABRnWFlaAAABKAAAABRiWFlaAAABPAAAABR3dHB0AAAB",
    "UAAAABRyVFJDAAABZAAAAChnVFJDAAABZAAAAChiVFJDAAABZAAAAChjcHJ0AAABjAAAADxtbHVjAAAAAAAAAAEAAAAMZW5VUwAA",
    "AAgAAAAcAHMAUgBHAEJYWVogAAAAAAAAb6IAADj1AAADkFhZWiAAAAAAAABimQAAt4UAABjaWFlaIAAAAAAAACSgAAAPhAAAts9Y",
    "WVogAAAAAAAA9tYAAQAAAADTLXBhcmEAAAAAAAQAAAACZmYAAPKnAAANWQAAE9AAAApbAAAAAAAAAABtbHVjAAAAAAAAAAEAAAAM",
    "ZW5VUwAAACAAAAAcAEcAbwBvAGcAbABlACAASQBuAGMALgAgADIAMAAxADZWUDggPgAAAHADAJ0BKhgAEAA+tUieSackIqEwCADg",
    "FolAF9AoABxOPWuwAAD++LGfwuQ/J1Mpl7BXJJG2mF+rQnpSgAAA",
  ].join(""),
  avif: [
    "AAAAIGZ0eXBhdmlmAAAAAGF2aWZtaWYxbWlhZk1BMUIAAAGNbWV0YQAAAAAAAAAoaGRscgAAAAAAAAAAcGljdAAAAAAAAAAAAAAA",
    "AGxpYmF2aWYAAAAADnBpdG0AAAAAAAEAAAAsaWxvYwAAAABEAAACAAEAAAABAAABxwAAABgAAgAAAAEAAAG1AAAAEgAAAEJpaW5m",
    "AAAAAAACAAAAGmluZmUCAAAAAAEAAGF2MDFDb2xvcgAAAAAaaW5mZQIAAAAAAgAAYXYwMUFscGhhAAAAABppcmVmAAAAAAAAAA5h",
    "dXhsAAIAAQABAAAAw2lwcnAAAACdaXBjbwAAABRpc3BlAAAAAAAAABgAAAAQAAAAEHBpeGkAAAAAAwgICAAAAAxhdjFDgQAMAAAA",
    "ABNjb2xybmNseAACAAIABoAAAAAOcGl4aQAAAAABCAAAAAxhdjFDgQAcAAAAADhhdXhDAAAAAHVybjptcGVnOm1wZWdCOmNpY3A6",
    "c3lzdGVtczphdXhpbGlhcnk6YWxwaGEAAAAAHmlwbWEAAAAAAAAAAgABBAECgwQAAgQBBYYHAAAAMm1kYXQSAAoFGBDv7CoyBxmA",
    "QQEAIIASAAoJGBDv7BAgIGhAMgkZgBBBBAQACmA=",
  ].join(""),
} as const;

export const real = {
  jpeg: bytesOf(encoded.jpeg),
  png: bytesOf(encoded.png),
  webp: bytesOf(encoded.webp),
  avif: bytesOf(encoded.avif),
  gif: gif(24, 16),
} as const;

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64, "base64"));
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(text, (one) => one.charCodeAt(0));
}

export function join(...parts: readonly (Uint8Array | readonly number[])[]): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(parts.flatMap((part) => [...part]));
}

export function big(value: number, length: number): number[] {
  return Array.from({ length }, (_, index) => Math.floor(value / 256 ** (length - 1 - index)) % 256);
}

export function little(value: number, length: number): number[] {
  return big(value, length).toReversed();
}

/** A grey PNG, with further chunks before its pixels. @param shade so that two are not the same picture */
export function png(
  width: number,
  height: number,
  { shade = 128, chunks = [] }: { shade?: number; chunks?: readonly Uint8Array[] } = {},
): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(width + 1).fill(shade, 1);
  const pixels = new Uint8Array((width + 1) * height);
  for (let line = 0; line < height; line += 1) pixels.set(row, line * row.length);
  return pngOf(width, height, deflateSync(pixels), chunks);
}

/** A PNG that claims a size, with whatever data. */
export function pngOf(
  width: number,
  height: number,
  data: Uint8Array,
  chunks: readonly Uint8Array[] = [],
): Uint8Array<ArrayBuffer> {
  const head = pngChunk("IHDR", join(big(width, 4), big(height, 4), [8, 0, 0, 0, 0]));
  const start = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
  return join(start, head, ...chunks, pngChunk("IDAT", data), pngChunk("IEND", []));
}

export function pngChunk(type: string, data: Uint8Array | readonly number[]): Uint8Array {
  const body = join(ascii(type), data);
  return join(big(data.length, 4), body, big(crc(body), 4));
}

function crc(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) {
    value ^= byte;
    for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  }
  return (value ^ 0xffffffff) >>> 0;
}

/** One frame of one colour, with further blocks before it. */
export function gif(
  width: number,
  height: number,
  blocks: readonly Uint8Array[] = [],
): Uint8Array<ArrayBuffer> {
  const screen = [...little(width, 2), ...little(height, 2), 0x80, 0, 0];
  const colours = [0, 0, 0, 255, 255, 255];
  // Codes of three bits, and the table begun anew before it grows: clear, a pixel, a pixel, clear, …
  const codes = Array.from({ length: Math.ceil((width * height) / 2) }, () => [4, 0, 0]).flat();
  const data = packed([...codes, 5]);
  const frame = [0x2c, 0, 0, 0, 0, ...little(width, 2), ...little(height, 2), 0, 2];
  return join(ascii("GIF89a"), screen, colours, ...blocks, frame, subBlocks(data), [0x3b]);
}

function packed(codes: readonly number[]): Uint8Array {
  const bits = codes.flatMap((code) => [code & 1, (code >> 1) & 1, (code >> 2) & 1]);
  return Uint8Array.from({ length: Math.ceil(bits.length / 8) }, (_, at) =>
    bits.slice(8 * at, 8 * at + 8).reduce((byte, bit, index) => byte | (bit << index), 0),
  );
}

export function subBlocks(data: Uint8Array): Uint8Array {
  const parts: number[] = [];
  for (let at = 0; at < data.length; at += 255) {
    const part = data.subarray(at, at + 255);
    parts.push(part.length, ...part);
  }
  return Uint8Array.from([...parts, 0]);
}

/** A segment of a JPEG. */
export const segment = (marker: number, data: Uint8Array | readonly number[]): Uint8Array =>
  join([0xff, marker], big(data.length + 2, 2), data);

/** EXIF that says which way up, and where its maker lives. */
export function exif(orientation: number, secret = ""): Uint8Array {
  const entry = [...little(0x0112, 2), ...little(3, 2), ...little(1, 4), ...little(orientation, 4)];
  const tiff = [...ascii("II"), 42, 0, ...little(8, 4), 1, 0, ...entry, 0, 0, 0, 0];
  return join(tiff, ascii(secret));
}

/** The real JPEG with further segments behind its start. */
export const jpegWith = (...segments: readonly Uint8Array[]): Uint8Array<ArrayBuffer> =>
  join(real.jpeg.subarray(0, 2), ...segments, real.jpeg.subarray(2));

export function riff(...chunks: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const body = join(ascii("WEBP"), ...chunks);
  return join(ascii("RIFF"), little(body.length, 4), body);
}

export const webpChunk = (type: string, data: Uint8Array | readonly number[]): Uint8Array =>
  join(ascii(type), little(data.length, 4), data, data.length % 2 === 1 ? [0] : []);

/** The head of an extended WebP. */
export const canvas = (width: number, height: number, flags = 0): Uint8Array =>
  webpChunk("VP8X", [flags, 0, 0, 0, ...little(width - 1, 3), ...little(height - 1, 3)]);

/** The picture of the real WebP, as its one chunk. */
export const webpPicture = (): Uint8Array => real.webp.subarray(Buffer.from(real.webp).indexOf("VP8 "));

/** The id that a picture has once nothing more is taken out of it. */
export const idOf = (bytes: Uint8Array): string =>
  createHash("sha256").update(bytes).digest("hex").slice(0, 32);

const box = (type: string, ...content: readonly (Uint8Array | readonly number[])[]): Uint8Array => {
  const body = join(...content);
  return join(big(body.length + 8, 4), ascii(type), body);
};

/** With version and flags. */
const fullBox = (type: string, version: number, ...content: readonly (Uint8Array | readonly number[])[]) =>
  box(type, [version, 0, 0, 0], ...content);

/** An AVIF of 40 by 30 pixels in its boxes, with EXIF beside it, and XMP within it and behind it. @param turn quarters, against the clock */
export function avifTelling(secret: string, turn = 0): Uint8Array<ArrayBuffer> {
  const entry = (id: number, type: string) => fullBox("infe", 2, big(id, 2), [0, 0], ascii(type), [0]);
  const items = fullBox("iinf", 0, big(3, 2), entry(1, "av01"), entry(2, "Exif"), entry(3, "mime"));
  const extent = fullBox("ispe", 0, big(40, 4), big(30, 4));
  const said = fullBox("ipma", 0, big(1, 4), big(1, 2), [2, 1, 2]);
  const properties = box("iprp", box("ipco", extent, box("irot", [turn])), said);
  const head = box("ftyp", ascii("avif"), [0, 0, 0, 0], ascii("avif"));
  const [picture, camera, within] = [
    ascii("the picture itself"),
    ascii(`exif ${secret}`),
    ascii(`xmp ${secret}`),
  ];
  const place = (id: number, method: number, from: number, length: number) => [
    ...big(id, 2),
    ...big(method, 2),
    ...big(0, 2),
    ...big(1, 2),
    ...big(from, 4),
    ...big(length, 4),
  ];
  const meta = (start: number) => {
    const places = [place(1, 0, start, picture.length), place(2, 0, start + picture.length, camera.length)];
    const iloc = fullBox("iloc", 1, [0x44, 0x00], big(3, 2), ...places, place(3, 1, 0, within.length));
    return fullBox("meta", 0, fullBox("pitm", 0, big(1, 2)), iloc, items, properties, box("idat", within));
  };
  const start = head.length + meta(0).length + 8;
  const more = box("uuid", ascii(`sixteen bytes id${secret}`));
  return join(head, meta(start), box("mdat", picture, camera), more);
}
