import { SaxesParser, type SaxesTagNS } from "saxes";
import { Unreadable } from "../../document.ts";
import { faultSaid, type XmlFault } from "./faults.ts";
import { placesIn } from "../encoding/place.ts";
import { isElement, type XmlAttribute, type XmlDocument, type XmlElement, type XmlNode } from "./tree.ts";

/** In UTF-16 units. Ten thousand messages with notes in two languages are four million. */
export const longestXml = 8 * 2 ** 20;
/** Elements, attributes and texts together: what keeps the tree inside an isolate's memory. */
export const mostNodes = 300_000;
export const deepestXml = 100;

/**
 * XML 1.0 with namespaces, and less than that: no DTD, so that no entity but the
 * five of §4.6 exists and nothing outside the file is ever asked for.
 *
 * @throws Unreadable `xml-dtd`, or `xml-syntax` with one of `xmlFaults` as `what`
 */
export function parseXml(text: string): XmlDocument {
  const placeOf = placesIn(text);
  const fail = (what: XmlFault, offset: number): never => {
    throw new Unreadable("xml-syntax", placeOf(Math.max(0, Math.min(offset, text.length))), { what });
  };
  if (text.length > longestXml) fail("size", longestXml);
  if (!text.isWellFormed()) fail("character", loneSurrogate(text));
  const grown = treeBuilder(text, fail);
  const parser = new SaxesParser<{ xmlns: true }>({ xmlns: true });
  const here = () => parser.position;
  parser.on("error", ({ message }) => {
    const what = faultSaid(message);
    fail(what, grown.culprit(what) ?? here() - 1);
  });
  parser.on("xmldecl", ({ version, encoding }) => {
    if (version !== "1.0") fail("version", here() - 1);
    if (encoding !== undefined && !isKnownEncoding(encoding)) fail("encoding", here() - 1);
  });
  parser.on("doctype", () => {
    throw new Unreadable("xml-dtd", placeOf(text.indexOf("<!DOCTYPE")));
  });
  parser.on("attribute", () => grown.count(here()));
  parser.on("opentagstart", () => grown.start(here()));
  parser.on("opentag", (tag) => grown.open(tag, here()));
  parser.on("closetag", (tag) => grown.close(tag.isSelfClosing, here()));
  parser.on("text", (words) => grown.add(words, here()));
  parser.on("cdata", (words) => grown.add(words, here()));
  parser.write(text).close();
  return { text, root: grown.root(), placeOf };
}

function loneSurrogate(text: string): number {
  return text.search(/\p{Surrogate}/u);
}

function isKnownEncoding(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}

/** An element while it grows. */
interface Growing extends XmlElement {
  readonly children: XmlNode[];
  innerTo: number;
  to: number;
}

function treeBuilder(text: string, fail: (what: XmlFault, offset: number) => never) {
  const open: Growing[] = [];
  let root: XmlElement | undefined;
  let from = 0;
  let nodes = 0;
  const count = (offset: number) => {
    nodes += 1;
    if (nodes > mostNodes) fail("size", offset - 1);
  };
  return {
    count,
    start: (offset: number) => {
      from = text.lastIndexOf("<", offset - 2);
      if (open.length >= deepestXml) fail("depth", from);
    },
    open: (tag: SaxesTagNS, innerFrom: number) => {
      count(innerFrom);
      const element = growing(tag, open.at(-1), from, innerFrom);
      open.at(-1)?.children.push(element);
      root ??= element;
      open.push(element);
    },
    close: (isSelfClosing: boolean, to: number) => {
      const element = open.pop();
      if (element === undefined) return;
      element.to = to;
      element.innerTo = isSelfClosing ? to : text.lastIndexOf("</", to - 1);
    },
    add: (words: string, offset: number) => {
      const siblings = open.at(-1)?.children;
      const last = siblings?.at(-1);
      if (siblings === undefined) return;
      if (last !== undefined && !isElement(last)) {
        siblings[siblings.length - 1] = last + words;
        return;
      }
      count(offset);
      siblings.push(words);
    },
    root: () => root ?? fail("root", text.length),
    /** Where what is wrong began, if that is not where the parser noticed. */
    culprit: (what: XmlFault) => {
      if (what === "root") return firstAfter(text, root?.to ?? 0);
      if (what === "duplicate-attribute") return from;
      return what === "unclosed" ? open.at(-1)?.from : undefined;
    },
  };
}

function firstAfter(text: string, offset: number): number {
  const found = /\S/g;
  found.lastIndex = offset;
  return found.exec(text)?.index ?? offset;
}

const none: ReadonlyMap<string, XmlAttribute> = new Map();

function growing(tag: SaxesTagNS, parent: Growing | undefined, from: number, innerFrom: number): Growing {
  const attributes = Object.entries(tag.attributes);
  return {
    name: tag.name,
    local: tag.local,
    uri: tag.uri,
    attributes:
      attributes.length === 0 ? none : new Map(attributes.map(([name, given]) => [name, plain(given)])),
    children: [],
    parent,
    from,
    innerFrom,
    innerTo: innerFrom,
    to: innerFrom,
  };
}

function plain({ local, uri, value }: XmlAttribute): XmlAttribute {
  return { local, uri, value };
}
