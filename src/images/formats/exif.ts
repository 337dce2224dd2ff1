/** The one thing of EXIF that a reader needs: which way up. */
import { Damaged, littleAt, numberAt, textAt } from "./bytes.ts";

const orientationTag = 0x0112;

/** 1 to 8, as the camera was held; 1 where it does not say, or says nonsense. @param tiff from `II` or `MM` on */
export function orientationIn(tiff: Uint8Array): number {
  try {
    const read = readerFor(tiff);
    const directory = read(4, 4);
    const count = Math.min(read(directory, 2), 200);
    for (let index = 0; index < count; index += 1) {
      const at = directory + 2 + 12 * index;
      if (read(at, 2) !== orientationTag) continue;
      const value = read(at + 8, 2);
      return value >= 1 && value <= 8 ? value : 1;
    }
    return 1;
  } catch (error) {
    if (error instanceof Damaged) return 1;
    throw error;
  }
}

function readerFor(tiff: Uint8Array): (at: number, length: number) => number {
  const order = textAt(tiff, 0, 2);
  if (order !== "II" && order !== "MM") throw new Damaged("no order of bytes");
  return (at, length) => (order === "II" ? littleAt(tiff, at, length) : numberAt(tiff, at, length));
}

/** A JPEG's APP1 that says nothing else. */
export function orientationSegment(orientation: number): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0];
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8];
  const entry = [1, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0];
  const body = [...exif, ...tiff, 0, 1, ...entry, 0, 0, 0, 0];
  return Uint8Array.from([0xff, 0xe1, 0, body.length + 2, ...body]);
}
