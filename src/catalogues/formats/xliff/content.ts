import type { ContentStyle } from "./dialect.ts";
import { cutAtForbidden, escapeText } from "../xml/text.ts";
import { descendantsOf, isElement, type XmlDocument, type XmlElement } from "../xml/tree.ts";

/**
 * A source or a target as a value. Without inline codes a value is the words, as
 * everywhere. With them, each code stands in the value as it stands in the file,
 * and words that look like a code have their `<` as `&lt;`, so that both can be
 * told apart on the way back.
 */
export function readContent(
  xml: XmlDocument,
  content: XmlElement,
  style: ContentStyle,
  hasCodes: boolean,
): string {
  const parts = content.children.map((node) => {
    if (!isElement(node)) return hasCodes ? maskWords(node, style) : node;
    const character = style.characterOf(node);
    if (character !== undefined) return character;
    const inner = readContent(xml, node, style, hasCodes);
    return xml.text.slice(node.from, node.innerFrom) + inner + xml.text.slice(node.innerTo, node.to);
  });
  return parts.join("");
}

export function holdsCodes(content: XmlElement | undefined, style: ContentStyle): boolean {
  if (content === undefined) return false;
  return [...descendantsOf(content)].some((element) => style.characterOf(element) === undefined);
}

/** A value as markup; `undefined` when its codes do not nest. `prefix` is that of the file's own elements. */
export function writeContent(
  value: string,
  style: ContentStyle,
  hasCodes: boolean,
  prefix = "",
): string | undefined {
  const carry = carrier(style, prefix);
  if (!hasCodes) return carry(value);
  const open: string[] = [];
  const parts = value.split(codeIn(style)).map((part, at) => {
    if (at % 2 === 0) return carry(unmaskWords(part, style));
    return nest(part, open) ? part : undefined;
  });
  return open.length > 0 || parts.includes(undefined) ? undefined : parts.join("");
}

function carrier(style: ContentStyle, prefix: string): (words: string) => string {
  let carried = 0;
  return (words) =>
    cutAtForbidden(words)
      .map((part, at) => (at % 2 === 0 ? escapeText(part) : style.carrierOf(part, (carried += 1), prefix)))
      .join("");
}

function nest(tag: string, open: string[]): boolean {
  const name = /^<\/?([^\s/>]+)/.exec(tag)?.[1] ?? "";
  if (tag.startsWith("</")) return open.pop() === name;
  if (!tag.endsWith("/>")) open.push(name);
  return true;
}

const attributes = String.raw`(?:\s+[^\s=<>"'/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*`;

function tagBody({ codes }: ContentStyle): string {
  return `/?(?:[\\w.-]+:)?(?:${[...codes].join("|")})${attributes}\\s*/?>`;
}

function codeIn(style: ContentStyle): RegExp {
  return memo(style).code;
}

function maskWords(words: string, style: ContentStyle): string {
  if (!/[<&]/.test(words)) return words;
  return words.replaceAll(memo(style).masked, "&amp;$1").replaceAll(memo(style).bare, "&lt;");
}

function unmaskWords(words: string, style: ContentStyle): string {
  if (!words.includes("&")) return words;
  return words.replaceAll(memo(style).simplyMasked, "<").replaceAll(memo(style).twiceMasked, "&$1");
}

interface Patterns {
  readonly code: RegExp;
  /** `<` before what makes a tag of it. */
  readonly bare: RegExp;
  /** The same, already masked once or more. */
  readonly masked: RegExp;
  readonly simplyMasked: RegExp;
  readonly twiceMasked: RegExp;
}

const known = new WeakMap<ContentStyle, Patterns>();

function memo(style: ContentStyle): Patterns {
  const found = known.get(style) ?? patterns(tagBody(style));
  known.set(style, found);
  return found;
}

function patterns(body: string): Patterns {
  return {
    code: new RegExp(`(<${body})`, "g"),
    bare: new RegExp(`<(?=${body})`, "g"),
    masked: new RegExp(`&((?:amp;)*lt;(?=${body}))`, "g"),
    simplyMasked: new RegExp(`&lt;(?=${body})`, "g"),
    twiceMasked: new RegExp(`&amp;((?:amp;)*lt;(?=${body}))`, "g"),
  };
}
