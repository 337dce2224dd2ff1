import { checkCodes } from "./2.1-codes.ts";
import { checkIds } from "./2.1-ids.ts";
import { checkLanguages } from "./2.1-languages.ts";
import { checkModules } from "./2.1-module-rules.ts";
import { xliff2 } from "./2.1-grammar.ts";
import { orderOf, partsOf } from "./2.1-parts.ts";
import { checkReferences } from "./2.1-references.ts";
import type { Refuse } from "./faults.ts";
import { attributeOf, childNamed, childrenNamed, descendantsOf, type XmlElement } from "../xml/tree.ts";

/** The constraints of XLIFF 2.1 that no schema can say; the letters are those of xliff_core_2.1.sch. */
export function checkRules(root: XmlElement, refuse: Refuse): void {
  checkLanguages(root, refuse);
  checkIds(root, refuse);
  for (const element of descendantsOf(root)) {
    if (element.uri !== xliff2) continue;
    if (element.local === "skeleton") checkSkeleton(element, refuse);
    if (element.local === "unit") checkUnit(element, refuse);
  }
  checkReferences(root, refuse);
  checkModules(root, refuse);
}

/** F2 */
function checkSkeleton(skeleton: XmlElement, refuse: Refuse): void {
  if ((skeleton.children.length === 0) !== skeleton.attributes.has("href")) {
    refuse(skeleton, "attribute", "href");
  }
}

function checkUnit(unit: XmlElement, refuse: Refuse): void {
  const parts = partsOf(unit);
  if (childNamed(unit, "segment") === undefined) refuse(unit, "missing-element", "segment");
  for (const part of parts) checkState(part, refuse);
  checkOrder(parts, refuse);
  checkCodes({ unit, parts, data: childNamed(unit, "originalData") }, refuse);
}

/** F7 and F29 */
function checkState(part: XmlElement, refuse: Refuse): void {
  const state = attributeOf(part, "state");
  if (part.attributes.has("subState") && state === undefined) refuse(part, "missing-attribute", "state");
  if (state === undefined || state === "initial") return;
  if (childNamed(part, "target") === undefined) refuse(part, "state", "state", state);
}

/** K7, F18 and F19: every target has a place of its own, told or by its position (#segorder). */
function checkOrder(parts: readonly XmlElement[], refuse: Refuse): void {
  const taken = new Set<number>();
  for (const [at, part] of parts.entries()) {
    for (const target of childrenNamed(part, "target")) {
      const order = orderOf(target, at);
      if (order > parts.length || taken.has(order)) refuse(target, "order", "order", String(order));
      taken.add(order);
    }
  }
  for (const [at, part] of parts.entries()) {
    const target = childNamed(part, "target");
    if (target?.attributes.has("order") === true && !taken.has(at + 1)) refuse(target, "order", "order");
  }
}
