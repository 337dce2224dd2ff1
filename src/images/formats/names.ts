import type { ImageFormat } from "../tables.ts";

/** The same in every language. */
export const formatNames: Readonly<Record<ImageFormat, string>> = {
  jpeg: "JPEG",
  png: "PNG",
  webp: "WebP",
  avif: "AVIF",
  gif: "GIF",
};
