/** GIF (87a and 89a), animated ones included. */
import { byteAt, Damaged, joinBytes, littleAt, sliceAt, textAt } from "./bytes.ts";
import type { Cleaned } from "./bytes.ts";

const [image, extension, trailer] = [0x2c, 0x21, 0x3b];
const [graphicControl, application] = [0xf9, 0xff];
/** How often it is played; everything else that programs put in stays behind, comments and XMP too. */
const kept = new Set(["NETSCAPE2.0", "ANIMEXTS1.0"]);

export function cleanGif(bytes: Uint8Array): Cleaned {
  const head = 13 + tableLength(byteAt(bytes, 10));
  const parts = [sliceAt(bytes, 0, head)];
  let frames = 0;
  let at = head;
  for (; byteAt(bytes, at) !== trailer;) {
    const length = blockLength(bytes, at);
    if (isKept(bytes, at)) parts.push(sliceAt(bytes, at, length));
    if (byteAt(bytes, at) === image) frames += 1;
    at += length;
  }
  if (frames === 0) throw new Damaged("no frame");
  parts.push(sliceAt(bytes, at, 1));
  return { width: littleAt(bytes, 6, 2), height: littleAt(bytes, 8, 2), bytes: joinBytes(parts) };
}

/** Of a table of colours, as the flags before it say. */
const tableLength = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

function blockLength(bytes: Uint8Array, at: number): number {
  const kind = byteAt(bytes, at);
  if (kind === extension) return 2 + subBlocksLength(bytes, at + 2);
  if (kind !== image) throw new Damaged(`no block at ${at}`);
  const head = 10 + tableLength(byteAt(bytes, at + 9));
  const [right, bottom] = [0, 2].map(
    (side) => littleAt(bytes, at + 1 + side, 2) + littleAt(bytes, at + 5 + side, 2),
  );
  if ((right ?? 0) > littleAt(bytes, 6, 2) || (bottom ?? 0) > littleAt(bytes, 8, 2))
    throw new Damaged("a frame larger than its picture");
  // The size of the codes stands before their blocks.
  return head + 1 + subBlocksLength(bytes, at + head + 1);
}

/** Up to and with the empty one. */
function subBlocksLength(bytes: Uint8Array, from: number): number {
  let at = from;
  for (let size = byteAt(bytes, at); size > 0; size = byteAt(bytes, at)) at += 1 + size;
  return at + 1 - from;
}

function isKept(bytes: Uint8Array, at: number): boolean {
  if (byteAt(bytes, at) === image) return true;
  const label = byteAt(bytes, at + 1);
  return label === graphicControl || (label === application && kept.has(textAt(bytes, at + 3, 11)));
}
