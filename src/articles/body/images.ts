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
