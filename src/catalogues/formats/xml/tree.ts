import type { Place } from "../../document.ts";

export interface XmlAttribute {
  readonly local: string;
  /** Empty for an attribute without a prefix. */
  readonly uri: string;
  readonly value: string;
}

export interface XmlElement {
  /** With its prefix, as it is written. */
  readonly name: string;
  readonly local: string;
  readonly uri: string;
  /** By their names as written. */
  readonly attributes: ReadonlyMap<string, XmlAttribute>;
  readonly children: readonly XmlNode[];
  readonly parent: XmlElement | undefined;
  /** Offsets in the text: `<`, after the start tag, before the end tag, after the end tag. */
  readonly from: number;
  readonly innerFrom: number;
  readonly innerTo: number;
  readonly to: number;
}

/** A string is text, references resolved and line ends as LF. Comments and instructions are left out. */
export type XmlNode = XmlElement | string;

export interface XmlDocument {
  readonly text: string;
  readonly root: XmlElement;
  readonly placeOf: (offset: number) => Place;
}

export function isElement(node: XmlNode): node is XmlElement {
  return typeof node !== "string";
}

export function elementsOf(element: XmlElement): readonly XmlElement[] {
  return element.children.filter(isElement);
}

/** The child elements of the element's own namespace that have this name. */
export function childrenNamed(element: XmlElement, local: string): readonly XmlElement[] {
  return elementsOf(element).filter((child) => child.local === local && child.uri === element.uri);
}

export function childNamed(element: XmlElement, local: string): XmlElement | undefined {
  return childrenNamed(element, local)[0];
}

export function attributeOf(element: XmlElement, name: string): string | undefined {
  return element.attributes.get(name)?.value;
}

/** All elements below this one, in the order of the document. */
export function* descendantsOf(element: XmlElement): Generator<XmlElement> {
  const left = [...elementsOf(element)].reverse();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    yield next;
    for (let at = next.children.length - 1; at >= 0; at -= 1) {
      const child = next.children[at];
      if (child !== undefined && isElement(child)) left.push(child);
    }
  }
}

/** From the nearest to the root. */
export function ancestorsOf(element: XmlElement): readonly XmlElement[] {
  const above: XmlElement[] = [];
  for (let { parent } = element; parent !== undefined; { parent } = parent) above.push(parent);
  return above;
}

export function textOf(element: XmlElement): string {
  return element.children.map((node) => (isElement(node) ? textOf(node) : node)).join("");
}
