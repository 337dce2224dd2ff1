import { xliff2 } from "./2.1-grammar.ts";
import type { Refuse } from "./faults.ts";
import { attributeOf, descendantsOf, elementsOf, type XmlElement } from "../xml/tree.ts";

/** The scopes in which ids are unique (XLIFF 2.1 #id), but for those of inline codes. */
export function checkIds(root: XmlElement, refuse: Refuse): void {
  const claim = claims(refuse);
  for (const element of [root, ...descendantsOf(root)]) {
    if (element.uri !== xliff2) continue;
    const scope = scopeOf(element);
    if (scope !== undefined) claim(scope, element.local, element, attributeOf(element, "id"));
    if (holdsExtensions.has(element.local)) claimExtensions(element, claim);
  }
}

type Claim = (scope: XmlElement, sort: string, element: XmlElement, id: string | undefined) => void;

function claims(refuse: Refuse): Claim {
  const taken = new Map<XmlElement, Set<string>>();
  return (scope, sort, element, id) => {
    if (id === undefined) return;
    const ids = taken.get(scope) ?? new Set();
    taken.set(scope, ids);
    if (ids.has(`${sort} ${id}`)) refuse(element, "id", element.name, id);
    ids.add(`${sort} ${id}`);
  };
}

function scopeOf(element: XmlElement): XmlElement | undefined {
  if (element.local === "group" || element.local === "unit") return fileOf(element);
  return element.local === "file" || element.local === "note" || element.local === "data"
    ? element.parent
    : undefined;
}

export function fileOf(element: XmlElement): XmlElement {
  let file = element;
  while (file.parent?.parent !== undefined) file = file.parent;
  return file;
}

const holdsExtensions = new Set(["file", "group", "unit"]);

/** "The value MUST be unique among all id and xml:id values of extension elements of one namespace" (same place). */
function claimExtensions(holder: XmlElement, claim: Claim): void {
  for (const extension of elementsOf(holder)) {
    if (extension.uri === xliff2) continue;
    for (const element of [extension, ...descendantsOf(extension)]) {
      if (element.uri === xliff2) continue;
      claim(holder, element.uri, element, attributeOf(element, "id") ?? attributeOf(element, "xml:id"));
    }
  }
}
