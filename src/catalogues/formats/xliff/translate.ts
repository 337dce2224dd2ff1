import { attributeOf, type XmlElement } from "../xml/tree.ts";

/** Whether a unit's words are to stay as they are; said of it or of what is around it. */
export function isUntranslated(element: XmlElement): boolean {
  const told = attributeOf(element, "translate");
  if (told !== undefined || element.parent === undefined) return told === "no";
  return isUntranslated(element.parent);
}
