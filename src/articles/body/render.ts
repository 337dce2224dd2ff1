import type { Element } from "hast";
import { toHtml } from "hast-util-to-html";
import { toText } from "hast-util-to-text";
import type { Locale } from "../../locales.ts";
import { linkTarget } from "./links.ts";
import { elementsOf, safeTree } from "./safe-tree.ts";

/**
 * One block of Markdown as HTML that is safe to send: no ids, no classes but
 * `ta-l`, `ta-c` and `ta-r` for a table cell's alignment, no images yet (their
 * alternative text stands in). A link that may lead nowhere keeps its text and
 * loses its address; a neutral one leads to the edition's language.
 */
export function renderBlock(markdown: string, locale: Locale): string {
  return renderWithLinks(markdown, locale).html;
}

/** The same, with the site's own paths that it links to. */
export function renderWithLinks(markdown: string, locale: Locale): { html: string; links: string[] } {
  const tree = safeTree(markdown);
  const links: string[] = [];
  for (const element of elementsOf(tree)) {
    if (element.tagName === "a") links.push(...address(element, locale));
    if (element.properties.align !== undefined) align(element);
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
