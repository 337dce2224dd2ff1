import type { Note } from "../../document.ts";
import { grammar12, xliff1 } from "./1.2-grammar.ts";
import { stateIn } from "./1.2-states.ts";
import { holdsCodes, readContent } from "./content.ts";
import type { ContentStyle, Part, Unit } from "./dialect.ts";
import { refuseIn } from "./faults.ts";
import { checkGrammar } from "./grammar.ts";
import { asExtra, fileAround, keep } from "./kept.ts";
import { noteIn } from "./notes.ts";
import { isUntranslated } from "./translate.ts";
import { parseXml } from "../xml/xml.ts";
import {
  attributeOf,
  childNamed,
  childrenNamed,
  descendantsOf,
  type XmlDocument,
  type XmlElement,
} from "../xml/tree.ts";

/** A character that XML cannot hold travels as a placeholder of a type of our own ("ctype": what begins with `x-` may be anything). */
export const content12: ContentStyle = {
  namespace: xliff1,
  codes: new Set(["g", "x", "bx", "ex", "bpt", "ept", "ph", "it", "sub", "mrk"]),
  characterOf: ({ local, attributes }) => {
    const hex =
      local === "x" ? /^x-cp-([0-9a-f]{4})$/.exec(attributes.get("ctype")?.value ?? "")?.[1] : undefined;
    return hex === undefined ? undefined : String.fromCharCode(Number.parseInt(hex, 16));
  },
  carrierOf: (character, at, prefix) =>
    `<${prefix}x id="cp${at}" ctype="x-cp-${character.charCodeAt(0).toString(16).padStart(4, "0")}"/>`,
};

/** Ids that are there twice are read twice: Angular writes them, and both are messages with a place. */
export function parse12(text: string): XmlDocument {
  const xml = parseXml(text);
  const refuse = refuseIn(xml);
  const version = attributeOf(xml.root, "version");
  if (xml.root.uri !== xliff1 || version !== "1.2") refuse(xml.root, "version", xml.root.name, version ?? "");
  checkGrammar(xml.root, grammar12, refuse);
  return xml;
}

function transUnitsIn(element: XmlElement): readonly XmlElement[] {
  return [...descendantsOf(element)].filter(({ uri, local }) => uri === xliff1 && local === "trans-unit");
}

export function unitsIn12(xml: XmlDocument): readonly Unit[] {
  return transUnitsIn(xml.root).map((element) => unitOf(xml, element));
}

const known = new Set(["id", "resname", "approved"]);
const told = new Set(["source", "target", "note"]);

function unitOf(xml: XmlDocument, element: XmlElement): Unit {
  const source = childNamed(element, "source");
  const target = childNamed(element, "target");
  const hasCodes = holdsCodes(source, content12) || holdsCodes(target, content12);
  const textOf = (side: XmlElement | undefined) =>
    side === undefined ? "" : readContent(xml, side, content12, hasCodes);
  const notes = childrenNamed(element, "note");
  const part: Part = {
    holder: element,
    source,
    target,
    last: childNamed(element, "seg-source") ?? source ?? element,
    text: textOf(target),
  };
  const isFixed = isUntranslated(element) && target === undefined;
  const state = stateIn(element, target);
  const words = textOf(source);
  const rest = [...elementsBeside(element)];
  const kept = keep(xml, { unit: element, known, rest, hasCodes, segments: 1 });
  return {
    element,
    file: fileAround(element),
    id: attributeOf(element, "id") ?? "",
    name: attributeOf(element, "resname"),
    parts: [part],
    notes,
    hasCodes,
    others: childrenNamed(element, "alt-trans").flatMap((other) => childrenNamed(other, "target")),
    message: {
      value: isFixed ? words : part.text,
      place: xml.placeOf((target ?? element).from),
      ...(words === "" ? {} : { source: words }),
      ...(state === undefined ? {} : { state }),
      ...(notes.length === 0 ? {} : { notes: notes.map((note): Note => noteIn(note, "from")) }),
      ...asExtra(kept, "xliff-1.2"),
    },
  };
}

function elementsBeside(unit: XmlElement): readonly XmlElement[] {
  return unit.children.filter((node): node is XmlElement => {
    return typeof node !== "string" && !(node.uri === xliff1 && told.has(node.local));
  });
}
