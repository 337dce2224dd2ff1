import { xliff2 } from "./2.1-grammar.ts";
import type { Refuse } from "./faults.ts";
import { remembered } from "./remembered.ts";
import { attributeOf, descendantsOf, elementsOf, type XmlElement } from "../xml/tree.ts";

/**
 * Change Tracking as XLIFF 2.0 had it: revisions are of something that is
 * there, say which one where there are several, and tell each property once, of
 * those that it has.
 */
export function checkRevisions(revisions: XmlElement, refuse: Refuse): void {
  const holder = revisions.parent?.parent;
  if (holder === undefined) return;
  const ref = attributeOf(revisions, "ref");
  const sort = attributeOf(revisions, "appliesTo") ?? "";
  const revised = ref === undefined ? named(holder).get(sort) : identified(holder).get(ref);
  if (ref !== undefined && revised === undefined) refuse(revisions, "reference", "ref", ref);
  const isUnclear = revised !== undefined && revised.count > 1 && revised.attributes.has("id");
  if (ref === undefined && isUnclear) refuse(revisions, "missing-attribute", "ref");
  for (const revision of elementsOf(revisions)) checkItems(revision, revised, refuse);
}

/** Elements that revisions may be of, and all attributes that they have. */
interface Revised {
  count: number;
  readonly attributes: Set<string>;
}

const named = remembered((holder) => collect(holder, ({ local }) => local));
const identified = remembered((holder) => collect(holder, (element) => attributeOf(element, "id")));

function collect(
  holder: XmlElement,
  by: (element: XmlElement) => string | undefined,
): ReadonlyMap<string, Revised> {
  const found = new Map<string, Revised>();
  for (const element of descendantsOf(holder)) {
    const key = element.uri === xliff2 ? by(element) : undefined;
    if (key === undefined) continue;
    const revised = found.get(key) ?? { count: 0, attributes: new Set() };
    revised.count += 1;
    for (const name of element.attributes.keys()) revised.attributes.add(name);
    found.set(key, revised);
  }
  return found;
}

function checkItems(revision: XmlElement, revised: Revised | undefined, refuse: Refuse): void {
  const told = new Set<string>();
  for (const item of elementsOf(revision)) {
    const property = attributeOf(item, "property") ?? "";
    const isKnown = property === "content" || revised?.attributes.has(property) === true;
    if (told.has(property) || !isKnown) refuse(item, "value", "property", property);
    told.add(property);
  }
}
