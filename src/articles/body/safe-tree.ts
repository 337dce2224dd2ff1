import type { Element, Root, RootContent, Text } from "hast";
import { sanitize, type Schema } from "hast-util-sanitize";
import type { Heading, Image } from "mdast";
import { toHast, type State } from "mdast-util-to-hast";
import { imagePath } from "../../urls.ts";
import { cleanText } from "./clean-text.ts";
import { knownImage, noImages } from "./images.ts";
import type { KnownImages } from "./images.ts";
import { parseChunk, safeChunks } from "./syntax.ts";

/** Where a picture of ours stands, and nothing else: no query, no other host. */
const ownImage = /^\/images\/[0-9a-f]{32}\.(?:jpg|png|webp|avif|gif)$/;

/**
 * The whole of what an article's body may become. A link's address and a
 * picture's words are the attributes that a writer fills freely; the caller
 * still has to judge the address.
 */
const schema: Schema = {
  tagNames: [
    ...["p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "code", "hr"],
    ...["table", "thead", "tbody", "tr", "th", "td", "em", "strong", "a", "br", "img"],
  ],
  attributes: {
    a: ["href"],
    img: [["src", ownImage], "alt", "title", "width", "height"],
    ol: ["start"],
    th: [["align", "left", "center", "right"]],
    td: [["align", "left", "center", "right"]],
  },
  protocols: {},
  ancestors: {},
  required: {},
  clobber: [],
  strip: [],
  allowComments: false,
  allowDoctypes: false,
};

/**
 * Markdown as a tree of harmless elements: HTML tags are dropped, an image is its
 * alternative text unless it is a picture of ours that is known, nothing that says
 * nothing is left. Throws what `parseBody` throws.
 */
export function safeTree(markdown: string, known = noImages): Root {
  const image = (_state: State, node: Image) => picture(node, known) ?? alternativeText(node);
  const children = safeChunks(cleanText(markdown))
    .flatMap((chunk) => contentOf(toHast(parseChunk(chunk), { handlers: { image, heading } })))
    .filter((node) => !isEmptyParagraph(node));
  const root: Root = { type: "root", children: contentOf(sanitize({ type: "root", children }, schema)) };
  for (const element of elementsOf(root)) tidyText(element);
  return root;
}

type Content = Root | RootContent;

function contentOf(node: Content): RootContent[] {
  return node.type === "root" ? node.children : [];
}

function picture({ url, alt, title }: Image, known: KnownImages): Element | undefined {
  const found = knownImage(url, known);
  if (found === undefined) return undefined;
  const { id, format, width, height } = found;
  const words = { alt: cleanText(alt ?? ""), title: cleanText(title ?? "") };
  const properties = { src: imagePath(id, format), width, height, ...words };
  return { type: "element", tagName: "img", properties, children: [] };
}

function alternativeText({ alt }: Image): Text {
  return { type: "text", value: alt ?? "" };
}

/**
 * `#` and `##` are h2, `###` is h3, deeper ones h4: h1 is the article's title, and
 * whichever of the two a writer begins with, no level is skipped.
 */
function heading(state: State, node: Heading): Element {
  const level = Math.min(Math.max(node.depth, 2), 4);
  return { type: "element", tagName: `h${level}`, properties: {}, children: state.all(node) };
}

function isEmptyParagraph(node: RootContent): boolean {
  if (node.type !== "element" || node.tagName !== "p") return false;
  return node.children.every((child) => child.type === "text" && child.value.trim() === "");
}

/** Every element of the tree, outermost first. */
export function* elementsOf(root: Root): Generator<Element> {
  const waiting: RootContent[] = [...root.children];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (node.type !== "element") continue;
    yield node;
    waiting.push(...node.children);
  }
}

/**
 * A character reference must not bring back what `cleanText` removes. A line break
 * between two Chinese characters is no space (CSS Text 4.1.3), which browsers do not know yet.
 */
function tidyText({ tagName, children }: Element): void {
  for (const child of children) {
    if (child.type !== "text") continue;
    const text = cleanText(child.value);
    child.value = tagName === "code" ? text : text.replaceAll(softBreak, "");
  }
}

const softBreak = /(?<=[\p{sc=Han}\u3000-\u303f\uff01-\uff60])\n(?=[\p{sc=Han}\u3000-\u303f\uff01-\uff60])/gu;
