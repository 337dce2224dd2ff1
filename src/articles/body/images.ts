import { imageOfAddress } from "../../images/address.ts";
import type { ImageRow } from "../../images/tables.ts";
import { descendants, parseText } from "./syntax.ts";

export interface BodyImage {
  readonly url: string;
  readonly alt: string;
}

/** The images of one block, as it was written. */
export function imagesIn(markdown: string): BodyImage[] {
  if (!markdown.includes("![")) return [];
  return [...descendants(parseText(markdown))].flatMap(({ node }) =>
    node.type === "image" ? [{ url: node.url, alt: (node.alt ?? "").trim() }] : [],
  );
}

/** The pictures that a text may show, by their ids. */
export type KnownImages = ReadonlyMap<string, Pick<ImageRow, "id" | "format" | "width" | "height">>;

export const noImages: KnownImages = new Map();

/** Undefined for what is not ours, or not there. */
export function knownImage(url: string, known: KnownImages) {
  const id = imageOfAddress(url);
  return id === undefined ? undefined : known.get(id);
}

/** Every id of a picture that a text could mean, found without parsing it. */
export function imageIdsIn(markdown: string): string[] {
  return [...new Set([...markdown.matchAll(/\/images\/([0-9a-f]{32})/g)].map(([, id = ""]) => id))];
}
