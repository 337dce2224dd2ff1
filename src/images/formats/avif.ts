/** AVIF stills (AOMedia, over ISO/IEC 23008-12). */
import { extentsOf, itemsOf, primaryOf, propertiesOf } from "./avif-items.ts";
import { boxesIn, findBox, getBox } from "./boxes.ts";
import { Damaged, numberAt, textAt } from "./bytes.ts";
import type { Cleaned } from "./bytes.ts";

/** Everything else at the top of the file is emptied; a film is no picture. */
const kept = new Set(["ftyp", "meta", "mdat"]);

/**
 * Nothing is taken out, which would move what other parts point to: what tells
 * of the maker is overwritten with zeros.
 */
export function cleanAvif(bytes: Uint8Array): Cleaned {
  const boxes = boxesIn(bytes, 0, bytes.length);
  if (findBox(boxes, "moov") !== undefined) throw new Damaged("a film");
  const meta = getBox(boxes, "meta");
  const parts = boxesIn(bytes, meta.content + 4, meta.end);
  const clean = Uint8Array.from(bytes);
  for (const { type, content, end } of boxes) if (!kept.has(type)) clean.fill(0, content, end);
  for (const { id, type } of itemsOf(bytes, parts)) {
    // Looked up for each, so that a file without its picture is known as cut off.
    const extents = extentsOf(bytes, parts, id);
    for (const { from, to } of isTelling(type) ? extents : []) clean.fill(0, from, to);
  }
  return { ...sizeOf(bytes, parts), bytes: clean };
}

/** EXIF, and XMP, which is the one use of MIME and URI in a picture. */
const isTelling = (type: string): boolean => ["Exif", "mime", "uri "].includes(type);

function sizeOf(bytes: Uint8Array, parts: Parameters<typeof propertiesOf>[1]) {
  const properties = propertiesOf(bytes, parts, primaryOf(bytes, parts));
  const extent = getBox(properties, "ispe");
  const [width, height] = [numberAt(bytes, extent.content + 4, 4), numberAt(bytes, extent.content + 8, 4)];
  const turn = findBox(properties, "irot");
  const isTurned = turn !== undefined && numberAt(bytes, turn.content, 1) % 2 === 1;
  return isTurned ? { width: height, height: width } : { width, height };
}

/** By its brands: what else comes in these boxes is told by them too. */
export function brandsOf(bytes: Uint8Array): string[] {
  const end = Math.min(numberAt(bytes, 0, 4), bytes.length, 256);
  const brands = [textAt(bytes, 8, 4)];
  for (let at = 16; at + 4 <= end; at += 4) brands.push(textAt(bytes, at, 4));
  return brands;
}
