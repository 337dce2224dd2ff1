import type { Place } from "../../document.ts";
import { placesIn } from "./place.ts";

const stride = 4096;

export function decodeStrictly(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The first byte that cannot be read, and where it stands in the text before it. */
export function findFault(bytes: Uint8Array, encoding: string): { place: Place; offset: number } {
  const coarse = decodeUntilFault(bytes, encoding, 0, stride);
  const { text, offset } = decodeUntilFault(bytes, encoding, coarse.offset, 1);
  return { place: placesIn(text)(text.length), offset };
}

/** Decodes as far as the steps go through; up to `sure` in one go. */
function decodeUntilFault(bytes: Uint8Array, encoding: string, sure: number, step: number) {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: false });
  let text = decoder.decode(bytes.subarray(0, sure), { stream: true });
  let offset = sure;
  try {
    for (; offset < bytes.length; offset += step)
      text += decoder.decode(bytes.subarray(offset, offset + step), { stream: true });
  } catch {
    // The fault is in the step that begins at the offset.
  }
  return { text, offset: Math.min(offset, bytes.length) };
}
