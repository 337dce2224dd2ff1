import { attributeOf, type XmlElement } from "../xml/tree.ts";

/** What is known of an element, found out once: a file that asks for it in every line must not make it slow. */
export function remembered<T>(findOut: (element: XmlElement) => T): (element: XmlElement) => T {
  const known = new WeakMap<XmlElement, { readonly answer: T }>();
  return (element) => {
    const found = known.get(element) ?? { answer: findOut(element) };
    known.set(element, found);
    return found.answer;
  };
}

export function idsIn(elements: readonly XmlElement[]): ReadonlySet<string | undefined> {
  return new Set(elements.map((element) => attributeOf(element, "id")));
}
