import type { Element } from "hast";
import { toHtml } from "hast-util-to-html";
import { toText } from "hast-util-to-text";
import type { Locale } from "../../locales.ts";
import { noImages } from "./images.ts";
import type { KnownImages } from "./images.ts";
import { linkTarget } from "./links.ts";
import { elementsOf, safeTree } from "./safe-tree.ts";

/**
 * One block of Markdown as HTML that is safe to send: no ids, no classes but
 * `ta-l`, `ta-c` and `ta-r` for a table cell's alignment, no pictures but those
 * that are known (of others their alternative text stands in). A link that may lead
 * nowhere keeps its text and loses its address; a neutral one leads to the edition's
 * language.
 */
export function renderBlock(markdown: string, locale: Locale, known?: KnownImages): string {
  return renderWithLinks(markdown, locale, known).html;
}

/** The same, with the site's own paths that it links to. */
export function renderWithLinks(
  markdown: string,
  locale: Locale,
  known = noImages,
): { html: string; links: string[] } {
  const tree = safeTree(markdown, known);
  const links: string[] = [];
  for (const element of elementsOf(tree)) {
    if (element.tagName === "a") links.push(...address(element, locale));
    if (element.properties.align !== undefined) align(element);
    if (element.tagName === "p") frame(element);
    if (element.tagName === "img") load(element);
  }
  return { html: toHtml(tree).trim(), links: [...new Set(links)].toSorted() };
}

/** What a reader sees of one block, without its markup: for excerpts and matching. */
export function plainText(markdown: string): string {
  return toText(safeTree(markdown)).trim();
}

function address(link: Element, locale: Locale): string[] {
  const { href } = link.properties;
  const target = typeof href === "string" ? linkTarget(href, locale) : undefined;
  if (target === undefined) link.properties = {};
  else if (target.external) link.properties = { href: target.href, rel: ["noopener", "noreferrer"] };
  else link.properties = { href: target.href };
  return target?.href.startsWith("/") ? [target.href] : [];
}

const alignments = new Map<unknown, string>([
  ["left", "ta-l"],
  ["center", "ta-c"],
  ["right", "ta-r"],
]);

function align(cell: Element): void {
  const name = alignments.get(cell.properties.align);
  cell.properties = name === undefined ? {} : { className: [name] };
}

/** A picture that stands alone is a figure, and its title what is said below it. */
function frame(paragraph: Element): void {
  const [image, ...more] = paragraph.children.filter(
    (node) => node.type !== "text" || node.value.trim() !== "",
  );
  if (image?.type !== "element" || image.tagName !== "img" || more.length > 0) return;
  paragraph.tagName = "figure";
  const { title } = image.properties;
  const caption: Element = { type: "element", tagName: "figcaption", properties: {}, children: [] };
  if (typeof title === "string" && title !== "") caption.children.push({ type: "text", value: title });
  paragraph.children = caption.children.length === 0 ? [image] : [image, caption];
}

/** When it is near, and in nobody's way; its place is kept free by its size. */
function load(image: Element): void {
  const { title: _title, ...properties } = image.properties;
  image.properties = { ...properties, loading: "lazy", decoding: "async" };
}
