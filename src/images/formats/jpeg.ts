/** JPEG (ITU-T T.81) as browsers show it: baseline and progressive, eight bits. */
import { byteAt, Damaged, joinBytes, numberAt, sliceAt, textAt } from "./bytes.ts";
import type { Cleaned } from "./bytes.ts";
import { orientationIn, orientationSegment } from "./exif.ts";

const [endOfImage, startOfScan, comment] = [0xd9, 0xda, 0xfe];
const frames = [0xc0, 0xc1, 0xc2];
/** Lossless, differential and arithmetic ones: nobody's browser shows them. */
const otherFrames = [0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf];

interface Segment {
  readonly marker: number;
  /** From the marker on, a scan's data included. */
  readonly bytes: Uint8Array;
}

export function cleanJpeg(bytes: Uint8Array): Cleaned {
  const segments = segmentsOf(bytes);
  const [frame, ...more] = segments.filter(({ marker }) => frames.includes(marker));
  if (frame === undefined || more.length > 0) throw new Damaged("one frame makes a picture");
  const [height, width] = [numberAt(frame.bytes, 5, 2), numberAt(frame.bytes, 7, 2)];
  if (byteAt(frame.bytes, 4) !== 8) throw new Damaged("not eight bits");
  const exif = segments.find(({ marker, bytes: all }) => marker === 0xe1 && nameOf(all) === "Exif");
  const orientation = exif === undefined ? 1 : orientationIn(exif.bytes.subarray(10));
  const parts = [
    Uint8Array.of(0xff, 0xd8),
    ...segments.filter(({ marker }) => marker === 0xe0).flatMap(({ bytes: all }) => plainHead(all)),
    ...(orientation === 1 ? [] : [orientationSegment(orientation)]),
    ...segments.filter(isKept).map(({ bytes: all }) => all),
    Uint8Array.of(0xff, endOfImage),
  ];
  const size = orientation > 4 ? { width: height, height: width } : { width, height };
  return { ...size, bytes: joinBytes(parts) };
}

function segmentsOf(bytes: Uint8Array): Segment[] {
  const segments: Segment[] = [];
  for (let at = 2; ;) {
    if (byteAt(bytes, at) !== 0xff) throw new Damaged(`no marker at ${at}`);
    const marker = byteAt(bytes, at + 1);
    if (marker === endOfImage) break;
    if (marker === 0xff) at += 1;
    else {
      const length = segmentLength(bytes, at, marker);
      segments.push({ marker, bytes: sliceAt(bytes, at, length) });
      at += length;
    }
  }
  if (!segments.some(({ marker }) => marker === startOfScan)) throw new Damaged("no scan");
  return segments;
}

function segmentLength(bytes: Uint8Array, at: number, marker: number): number {
  if (marker < 0xc0 || (marker >= 0xd0 && marker <= 0xd8) || otherFrames.includes(marker))
    throw new Damaged(`not to be shown: marker ${marker}`);
  const length = 2 + numberAt(bytes, at + 2, 2);
  if (length < 4) throw new Damaged(`an empty segment at ${at}`);
  return marker === startOfScan ? scanEnd(bytes, at + length) - at : length;
}

/** A scan's data go on to the next marker; 0 behind 0xff is data, and so are restarts. */
function scanEnd(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at;
  }
  throw new Damaged("a scan without an end");
}

const nameOf = (segment: Uint8Array): string => textAt(segment, 4, 32).split("\0")[0] ?? "";

/** JFIF without the small picture that it may carry, which may show more than the large one. */
function plainHead(segment: Uint8Array): Uint8Array[] {
  if (nameOf(segment) !== "JFIF") return [];
  const head = Uint8Array.from(sliceAt(segment, 0, 18));
  head.set([0, 16], 2);
  head.set([0, 0], 16);
  return [head];
}

/** Of what programs put in, only colours: the ICC profile, and how Adobe's are to be read. */
function isKept({ marker, bytes }: Segment): boolean {
  if (marker === 0xe2) return nameOf(bytes) === "ICC_PROFILE";
  if (marker === 0xee) return nameOf(bytes).startsWith("Adobe");
  return marker !== comment && (marker < 0xe0 || marker > 0xef);
}
