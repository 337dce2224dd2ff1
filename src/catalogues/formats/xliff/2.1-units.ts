import type { Note } from "../../document.ts";
import { holdsCodes, readContent } from "./content.ts";
import type { ContentStyle, Part, Unit } from "./dialect.ts";
import { grammar21, xliff2 } from "./2.1-grammar.ts";
import { matches } from "./2.1-modules.ts";
import { orderOf, partsOf } from "./2.1-parts.ts";
import { checkRules } from "./2.1-rules.ts";
import { stateOf } from "./2.1-states.ts";
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
  elementsOf,
  type XmlDocument,
  type XmlElement,
} from "../xml/tree.ts";

/** A character that XML cannot hold is a code point (`cp`). */
export const content21: ContentStyle = {
  namespace: xliff2,
  codes: new Set(["ph", "pc", "sc", "ec", "mrk", "sm", "em"]),
  characterOf: (element) =>
    element.local === "cp"
      ? String.fromCharCode(Number.parseInt(attributeOf(element, "hex") ?? "", 16))
      : undefined,
  carrierOf: (character, _, prefix) =>
    `<${prefix}cp hex="${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}"/>`,
};

export function parse21(text: string): XmlDocument {
  const xml = parseXml(text);
  const refuse = refuseIn(xml);
  const version = attributeOf(xml.root, "version") ?? "";
  if (xml.root.uri !== xliff2 || !["2.0", "2.1"].includes(version)) {
    refuse(xml.root, "version", xml.root.name, version);
  }
  checkGrammar(xml.root, grammar21, refuse);
  checkRules(xml.root, refuse);
  return xml;
}

export function unitsIn21(xml: XmlDocument): readonly Unit[] {
  return [...descendantsOf(xml.root)]
    .filter(({ uri, local }) => uri === xliff2 && local === "unit")
    .map((element) => unitOf(xml, element));
}

const known = new Set(["id", "name"]);
const told = new Set(["notes", "originalData", "segment", "ignorable"]);

function unitOf(xml: XmlDocument, element: XmlElement): Unit {
  const holders = partsOf(element);
  const sides = holders.flatMap((holder) => [childNamed(holder, "source"), childNamed(holder, "target")]);
  const hasCodes = sides.some((side) => holdsCodes(side, content21));
  const textOf = (side: XmlElement | undefined) =>
    side === undefined ? "" : readContent(xml, side, content21, hasCodes);
  const parts = inTargetOrder(holders).map((holder) => partOf(holder, holders, textOf));
  const segments = parts.filter(({ holder }) => holder.local === "segment");
  const notes = childNamed(element, "notes");
  const inside = notes === undefined ? [] : childrenNamed(notes, "note");
  const isFixed = isUntranslated(element) && parts.every(({ target }) => target === undefined);
  const state = stateOf(segments);
  const words = holders.map((holder) => textOf(childNamed(holder, "source"))).join("");
  const rest = elementsOf(element).filter(({ uri, local }) => uri !== xliff2 || !told.has(local));
  const kept = keep(xml, {
    unit: element,
    known,
    rest,
    data: childNamed(element, "originalData"),
    hasCodes,
    segments: holders.length,
  });
  return {
    element,
    file: fileAround(element),
    id: attributeOf(element, "id") ?? "",
    name: attributeOf(element, "name"),
    parts,
    notes: inside,
    hasCodes,
    others: matchesIn(element),
    message: {
      value: isFixed ? words : parts.map(({ text }) => text).join(""),
      place: xml.placeOf((segments.find(({ target }) => target)?.target ?? element).from),
      ...(words === "" ? {} : { source: words }),
      ...(state === undefined ? {} : { state }),
      ...(inside.length === 0 ? {} : { notes: inside.map((note): Note => noteIn(note, "category")) }),
      ...asExtra(kept, "xliff-2.1"),
    },
  };
}

function inTargetOrder(holders: readonly XmlElement[]): readonly XmlElement[] {
  const placeOf = (holder: XmlElement) => {
    const target = childNamed(holder, "target");
    const at = holders.indexOf(holder);
    return target === undefined ? at + 1 : orderOf(target, at);
  };
  return holders.some((holder) => childNamed(holder, "target")?.attributes.has("order"))
    ? holders.toSorted((a, b) => placeOf(a) - placeOf(b))
    : holders;
}

/** Between translated segments stands what stands between them in the source, where nothing else is said. */
function partOf(
  holder: XmlElement,
  holders: readonly XmlElement[],
  textOf: (side: XmlElement | undefined) => string,
): Part {
  const source = childNamed(holder, "source");
  const target = childNamed(holder, "target");
  const isBetween =
    holder.local === "ignorable" && holders.some((one) => childNamed(one, "target") !== undefined);
  return {
    holder,
    source,
    target,
    last: source ?? holder,
    text: textOf(target ?? (isBetween ? source : undefined)),
  };
}

function matchesIn(unit: XmlElement): readonly XmlElement[] {
  return elementsOf(unit)
    .filter(({ uri, local }) => uri === matches && local === "matches")
    .flatMap(elementsOf)
    .flatMap(elementsOf)
    .filter(({ uri, local }) => uri === xliff2 && local === "target");
}
