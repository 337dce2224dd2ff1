/** Which picture an address of ours means, and where its bytes lie. */
import type { ImageFormat } from "./tables.ts";

const idPattern = /^[0-9a-f]{32}$/;

export const isImageId = (text: string): boolean => idPattern.test(text);

/** What a file of each format ends in, on its address and in the bucket. */
const endings: Readonly<Record<ImageFormat, string>> = {
  jpeg: "jpg",
  png: "png",
  webp: "webp",
  avif: "avif",
  gif: "gif",
};

/** In the bucket: only under its own ending is it found. */
export const imageKey = (id: string, format: ImageFormat): string => `${id}.${endings[format]}`;

export const mediaTypeOf = (format: ImageFormat): string => `image/${format}`;

/** Of `<id>.<ending>`, spelt just so; undefined for what can be no picture. */
export function imageOfFile(file: string): { id: string; format: ImageFormat } | undefined {
  const [, id = "", ending] = /^([0-9a-f]{32})\.([a-z]{3,4})$/.exec(file) ?? [];
  const format = formats.find((one) => endings[one] === ending);
  return format && { id, format };
}

const formats = ["jpeg", "png", "webp", "avif", "gif"] as const;

/** Of an address as a writer puts it into a text: with an ending or without. */
export const imageOfAddress = (url: string): string | undefined =>
  /^\/images\/([0-9a-f]{32})(?:\.[a-z]{3,4})?$/.exec(url)?.[1];
