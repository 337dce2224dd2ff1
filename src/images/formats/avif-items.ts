/** The items of an AVIF: which is the picture, what is said of it, and where each lies. */
import { boxesIn, findBox, getBox, readerOf } from "./boxes.ts";
import type { Box } from "./boxes.ts";
import { byteAt, Damaged, numberAt, sliceAt, textAt } from "./bytes.ts";

interface Item {
  readonly id: number;
  readonly type: string;
}

/** Of `iinf`. */
export function itemsOf(bytes: Uint8Array, parts: readonly Box[]): Item[] {
  const list = findBox(parts, "iinf");
  if (list === undefined) return [];
  const head = list.content + 4 + (byteAt(bytes, list.content) === 0 ? 2 : 4);
  return boxesIn(bytes, head, list.end).map(({ content }) => {
    const wide = byteAt(bytes, content) === 3 ? 4 : 2;
    return { id: numberAt(bytes, content + 4, wide), type: textAt(bytes, content + 6 + wide, 4) };
  });
}

export function primaryOf(bytes: Uint8Array, parts: readonly Box[]): number {
  const { version, next } = readerOf(bytes, getBox(parts, "pitm"));
  return next(version === 0 ? 2 : 4);
}

/** What is said of one item: of `ipco`, as `ipma` numbers it from 1 on. */
export function propertiesOf(bytes: Uint8Array, parts: readonly Box[], item: number): Box[] {
  const properties = getBox(parts, "iprp");
  const boxes = boxesIn(bytes, properties.content, properties.end);
  const container = getBox(boxes, "ipco");
  const all = boxesIn(bytes, container.content, container.end);
  const { version, flags, next } = readerOf(bytes, getBox(boxes, "ipma"));
  const wide = flags % 2 === 1 ? 2 : 1;
  for (let left = next(4); left > 0; left -= 1) {
    const id = next(version === 0 ? 2 : 4);
    const indices = Array.from({ length: next(1) }, () => next(wide) & (wide === 2 ? 0x7fff : 0x7f));
    if (id === item) return indices.flatMap((index) => all[index - 1] ?? []);
  }
  throw new Damaged(`nothing is said of item ${item}`);
}

interface Extent {
  readonly from: number;
  readonly to: number;
}

/** Where an item's bytes lie, as `iloc` says: in the file, or in `idat`. */
export function extentsOf(bytes: Uint8Array, parts: readonly Box[], item: number): Extent[] {
  const { version, next } = readerOf(bytes, getBox(parts, "iloc"));
  const [sizes, more] = [next(1), next(1)];
  const [offset, length, base] = [sizes >> 4, sizes & 15, more >> 4];
  const index = version === 0 ? 0 : more & 15;
  for (let left = next(version < 2 ? 2 : 4); left > 0; left -= 1) {
    const id = next(version < 2 ? 2 : 4);
    const method = version === 0 ? 0 : next(2) & 15;
    next(2);
    const start = next(base) + startOf(parts, method);
    const extents = Array.from({ length: next(2) }, () => {
      next(index);
      const from = start + next(offset);
      return { from, to: from + next(length) };
    });
    if (id === item) return extents.map((extent) => within(bytes, extent));
  }
  return [];
}

function startOf(parts: readonly Box[], method: number): number {
  if (method === 0) return 0;
  if (method === 1) return getBox(parts, "idat").content;
  throw new Damaged("an item made of items");
}

function within(bytes: Uint8Array, { from, to }: Extent): Extent {
  sliceAt(bytes, from, to - from);
  return { from, to };
}
