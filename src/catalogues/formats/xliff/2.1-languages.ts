import { xliff2 } from "./2.1-grammar.ts";
import type { Refuse } from "./faults.ts";
import { isValue } from "./values.ts";
import { attributeOf, childNamed, elementsOf, type XmlElement } from "../xml/tree.ts";

interface Inherited {
  readonly language: string | undefined;
  readonly space: string;
}

/**
 * What `xml:lang` and `xml:space` mean where they are inherited: sources are in
 * srcLang, targets in trgLang, which must be told (F1, F4S, F4T), and a target
 * keeps its spaces as its source does (XLIFF 2.1 #target).
 */
export function checkLanguages(root: XmlElement, refuse: Refuse): void {
  walk(root, { language: undefined, space: "default" }, languagesOf(root), refuse);
}

interface Languages {
  readonly source: string | undefined;
  readonly target: string | undefined;
}

function languagesOf(root: XmlElement): Languages {
  return { source: attributeOf(root, "srcLang"), target: attributeOf(root, "trgLang") };
}

function walk(element: XmlElement, above: Inherited, languages: Languages, refuse: Refuse): void {
  const here = inheritedBy(element, above, refuse);
  if (element.local === "segment" || element.local === "ignorable") {
    return checkPair(element, here, languages, refuse);
  }
  for (const child of elementsOf(element)) {
    if (child.uri === xliff2) walk(child, here, languages, refuse);
  }
}

function inheritedBy(element: XmlElement, above: Inherited, refuse: Refuse): Inherited {
  const language = attributeOf(element, "xml:lang");
  if (language !== undefined && language !== "" && !isValue("language", language)) {
    refuse(element, "value", "xml:lang", language);
  }
  return { language: language ?? above.language, space: attributeOf(element, "xml:space") ?? above.space };
}

function checkPair(part: XmlElement, above: Inherited, { source, target }: Languages, refuse: Refuse): void {
  const from = childNamed(part, "source");
  const to = childNamed(part, "target");
  if (from !== undefined) checkLanguage(from, inheritedBy(from, above, refuse), source, refuse);
  if (to === undefined) return;
  if (target === undefined) refuse(to, "missing-attribute", "trgLang");
  checkLanguage(to, inheritedBy(to, above, refuse), target, refuse);
  if (from === undefined) return;
  const space = inheritedBy(to, above, refuse).space;
  if (space !== inheritedBy(from, above, refuse).space) refuse(to, "space", "xml:space", space);
}

function checkLanguage(
  element: XmlElement,
  { language }: Inherited,
  meant: string | undefined,
  refuse: Refuse,
): void {
  if (language === undefined || meant === undefined || isWithin(language, meant)) return;
  refuse(element, "language", "xml:lang", language);
}

/** As XPath's `lang()`: `en-GB` is within `en`, and not the reverse. */
export function isWithin(language: string, meant: string): boolean {
  return `${language.toLowerCase()}-`.startsWith(`${meant.toLowerCase()}-`);
}
