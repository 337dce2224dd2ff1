/** Reading numbers out of a file, and putting files together; every read beyond the end is a damaged file. */

/** The file is not what it begins as: cut off, or something else behind the first bytes. */
export class Damaged extends Error {}

export function byteAt(bytes: Uint8Array, at: number): number {
  const byte = bytes[at];
  if (byte === undefined) throw new Damaged(`nothing at ${at}`);
  return byte;
}

/** Big-endian. */
export function numberAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = 0; index < length; index += 1) value = value * 256 + byteAt(bytes, at + index);
  return value;
}

export function littleAt(bytes: Uint8Array, at: number, length: number): number {
  let value = 0;
  for (let index = length - 1; index >= 0; index -= 1) value = value * 256 + byteAt(bytes, at + index);
  return value;
}

/** Each byte as the character of its number; shorter where the file ends. */
export const textAt = (bytes: Uint8Array, at: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/** Exactly these bytes. */
export function sliceAt(bytes: Uint8Array, at: number, length: number): Uint8Array {
  if (length < 0 || at < 0 || at + length > bytes.length) throw new Damaged(`no ${length} bytes at ${at}`);
  return bytes.subarray(at, at + length);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function littleBytes(value: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, index) => Math.floor(value / 256 ** index) % 256);
}

/** What a format's reader makes of a file. */
export interface Cleaned {
  /** Pixels, as a reader sees it. */
  readonly width: number;
  readonly height: number;
  /** The file without what only tells of its maker, and without what stands behind its end. */
  readonly bytes: Uint8Array;
}
