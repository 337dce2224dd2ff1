import type { Element, Root, RootContent, Text } from "hast";
import { sanitize, type Schema } from "hast-util-sanitize";
import type { Heading, Image } from "mdast";
import { toHast, type State } from "mdast-util-to-hast";
import { cleanText } from "./clean-text.ts";
import { parseChunk, safeChunks } from "./syntax.ts";

/**
 * The whole of what an article's body may become. A link's address is the one
 * attribute that a writer fills freely; the caller still has to judge it.
 */
const schema: Schema = {
  tagNames: [
    ...["p", "h2", "h3", "h4", "ul", "ol", "li", "blockquote", "pre", "code", "hr"],
    ...["table", "thead", "tbody", "tr", "th", "td", "em", "strong", "a", "br"],
  ],
  attributes: {
    a: ["href"],
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
 * alternative text, nothing that says nothing is left. Throws what `parseBody` throws.
 */
export function safeTree(markdown: string): Root {
  const children = safeChunks(cleanText(markdown))
    .flatMap((chunk) =>
      contentOf(toHast(parseChunk(chunk), { handlers: { image: alternativeText, heading } })),
    )
    .filter((node) => !isEmptyParagraph(node));
  const root: Root = { type: "root", children: contentOf(sanitize({ type: "root", children }, schema)) };
  for (const element of elementsOf(root)) tidyText(element);
  return root;
}

type Content = Root | RootContent;

function contentOf(node: Content): RootContent[] {
  return node.type === "root" ? node.children : [];
}

function alternativeText(_state: State, image: Image): Text {
  return { type: "text", value: image.alt ?? "" };
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
