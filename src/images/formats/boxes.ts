/** The boxes that an AVIF is made of (ISO/IEC 14496-12). */
import { byteAt, Damaged, numberAt, sliceAt, textAt } from "./bytes.ts";

export interface Box {
  readonly type: string;
  /** Where it begins in the file, where its content does, and where it ends. */
  readonly at: number;
  readonly content: number;
  readonly end: number;
}

/** More than a picture needs; what nests and repeats without end is none. */
const mostBoxes = 2000;

/** Those between two places of the file, which they fill. */
export function boxesIn(bytes: Uint8Array, from: number, end: number): Box[] {
  const boxes: Box[] = [];
  for (let at = from; at < end;) {
    const box = boxAt(bytes, at, end);
    if (boxes.push(box) > mostBoxes) throw new Damaged("too many boxes");
    at = box.end;
  }
  return boxes;
}

function boxAt(bytes: Uint8Array, at: number, limit: number): Box {
  const [size, type] = [numberAt(bytes, at, 4), textAt(bytes, at + 4, 4)];
  const head = size === 1 ? 16 : 8;
  // 0 is up to the end, 1 is a length of eight bytes behind the type.
  const length = size === 0 ? limit - at : size === 1 ? numberAt(bytes, at + 8, 8) : size;
  if (length < head || at + length > limit) throw new Damaged(`no box of ${length} bytes at ${at}`);
  return { type, at, content: at + head, end: at + length };
}

export const findBox = (boxes: readonly Box[], type: string): Box | undefined =>
  boxes.find((box) => box.type === type);

export function getBox(boxes: readonly Box[], type: string): Box {
  const box = findBox(boxes, type);
  if (box === undefined) throw new Damaged(`no ${type}`);
  return box;
}

/** Reads numbers one behind the other, within a box whose first four bytes are its version and flags. */
export function readerOf(bytes: Uint8Array, box: Box) {
  const own = sliceAt(bytes, box.content, box.end - box.content);
  let at = 4;
  return {
    version: byteAt(own, 0),
    flags: numberAt(own, 1, 3),
    next: (length: number): number => {
      const value = numberAt(own, at, length);
      at += length;
      return value;
    },
  };
}
