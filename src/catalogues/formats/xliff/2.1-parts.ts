import { xliff2 } from "./2.1-grammar.ts";
import { attributeOf, elementsOf, type XmlElement } from "../xml/tree.ts";

/** The segments and ignorables of a unit, in the order of the source. */
export function partsOf(unit: XmlElement): readonly XmlElement[] {
  return elementsOf(unit).filter(
    ({ uri, local }) => uri === xliff2 && (local === "segment" || local === "ignorable"),
  );
}

/** The place of a target among the targets of its unit (XLIFF 2.1 #segorder), from 1. */
export function orderOf(target: XmlElement, at: number): number {
  return Number(attributeOf(target, "order") ?? at + 1);
}
