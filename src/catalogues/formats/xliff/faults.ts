import { Unreadable } from "../../document.ts";
import type { XmlDocument, XmlElement } from "../xml/tree.ts";

/** `what` is wrong with an XLIFF file: the params of `xliff-structure`. A closed list, so that each has words. */
export const xliffFaults = [
  "attribute",
  "code",
  "element",
  "id",
  "language",
  "missing-attribute",
  "missing-element",
  "order",
  "reference",
  "space",
  "state",
  "text",
  "value",
  "version",
] as const;

export type XliffFault = (typeof xliffFaults)[number];

/** Refuses the file because of an element. `name` is the element's or attribute's, `value` what stands there. */
export type Refuse = (element: XmlElement, what: XliffFault, name: string, value?: string) => never;

export function refuseIn({ placeOf }: XmlDocument): Refuse {
  return (element, what, name, value) => {
    throw new Unreadable("xliff-structure", placeOf(element.from), {
      what,
      name,
      ...(value === undefined ? {} : { value: value.slice(0, 100) }),
    });
  };
}
