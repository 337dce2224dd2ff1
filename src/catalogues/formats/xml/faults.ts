/** `what` is wrong with an XML file: the params of `xml-syntax`. A closed list, so that each has words. */
export const xmlFaults = [
  "attribute",
  "character",
  "comment",
  "declaration",
  "depth",
  "duplicate-attribute",
  "encoding",
  "entity",
  "instruction",
  "name",
  "namespace",
  "root",
  "size",
  "tag",
  "unclosed",
  "version",
] as const;

export type XmlFault = (typeof xmlFaults)[number];

/** The fault in the words of saxes, by what only that fault's message says. The first that fits counts. */
const sayings: readonly (readonly [RegExp, XmlFault])[] = [
  [/duplicate attribute/, "duplicate-attribute"],
  [/entity/, "entity"],
  [/namespace|prefix/, "namespace"],
  [/unclosed|unexpected end/, "unclosed"],
  [/outside of root|one root|root element/, "root"],
  [
    /XML declaration|encoding value|standalone|version number|expected the name|expected one of/,
    "declaration",
  ],
  [/processing instruction/, "instruction"],
  [/comment/, "comment"],
  [/attribute|value/, "attribute"],
  [/malformed name/, "name"],
  [/tag/, "tag"],
  [/character|\]\]>/, "character"],
];

export function faultSaid(message: string): XmlFault {
  return sayings.find(([saying]) => saying.test(message))?.[1] ?? "tag";
}
