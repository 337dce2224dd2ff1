/** From a file that somebody sent to a picture that may be shown. Pure. */
import { DomainError } from "../errors.ts";
import { cleanAvif } from "./formats/avif.ts";
import { Damaged } from "./formats/bytes.ts";
import type { Cleaned } from "./formats/bytes.ts";
import { cleanGif } from "./formats/gif.ts";
import { cleanJpeg } from "./formats/jpeg.ts";
import { kindOf } from "./formats/kind.ts";
import { cleanPng } from "./formats/png.ts";
import { cleanWebp } from "./formats/webp.ts";
import { imageLimits } from "./limits.ts";
import { formatNames } from "./formats/names.ts";
import type { ImageFormat } from "./tables.ts";

export interface Picture extends Cleaned {
  readonly format: ImageFormat;
}

const cleaners: Readonly<Record<ImageFormat, (bytes: Uint8Array) => Cleaned>> = {
  jpeg: cleanJpeg,
  png: cleanPng,
  webp: cleanWebp,
  avif: cleanAvif,
  gif: cleanGif,
};

/** @throws file_required, file_too_large, image_refused with a `unit` that says why */
export function inspectImage(bytes: Uint8Array): Picture {
  if (bytes.length === 0) throw new DomainError("file_required");
  if (bytes.length > imageLimits.bytes) throw new DomainError("file_too_large", { limit: imageLimits.bytes });
  const kind = kindOf(bytes);
  if (!("format" in kind)) throw notTaken(kind.other);
  const { format } = kind;
  const picture = { format, ...cleaned(bytes, format) };
  expectSize(picture);
  return picture;
}

const formats = Object.values(formatNames);

function notTaken(kind: string | undefined): DomainError {
  if (kind === undefined) return new DomainError("image_refused", { formats });
  return new DomainError("image_refused", { unit: "kind", kind, formats });
}

function cleaned(bytes: Uint8Array, format: ImageFormat): Cleaned {
  try {
    return cleaners[format](bytes);
  } catch (error) {
    if (!(error instanceof Damaged)) throw error;
    throw new DomainError("image_refused", { unit: "damaged", kind: formatNames[format] });
  }
}

function expectSize({ width, height }: Picture): void {
  const { pixels, shortest, longest } = imageLimits;
  const size = { width, height };
  if (Math.min(width, height) < shortest)
    throw new DomainError("image_refused", { unit: "small", ...size, limit: shortest });
  if (Math.max(width, height) > longest)
    throw new DomainError("image_refused", { unit: "long", ...size, limit: longest });
  if (width * height > pixels)
    throw new DomainError("image_refused", { unit: "large", ...size, limit: pixels / 1_000_000 });
}
