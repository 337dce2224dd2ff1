import { xliff2 } from "./2.1-grammar.ts";
import { fileOf } from "./2.1-ids.ts";
import type { Refuse } from "./faults.ts";
import { idsIn, remembered } from "./remembered.ts";
import { nameCharacter } from "../xml/text.ts";
import {
  ancestorsOf,
  attributeOf,
  childNamed,
  childrenNamed,
  descendantsOf,
  elementsOf,
  type XmlElement,
} from "../xml/tree.ts";

/** F13, F21 to F24, and the fragment identifiers of XLIFF 2.1 ("Fragment Identification"). */
export function checkReferences(root: XmlElement, refuse: Refuse): void {
  for (const element of descendantsOf(root)) {
    if (element.uri !== xliff2) continue;
    if (element.local === "mrk" || element.local === "sm") checkMarker(element, refuse);
    for (const name of ["subFlows", "subFlowsStart", "subFlowsEnd"]) checkSubFlows(element, name, refuse);
  }
}

const id = `[${nameCharacter}]+`;
const fragment = new RegExp(
  `^#/?(?:f=(?<file>${id})(?:/|$))?(?:g=(?<group>${id})(?:/|$))?(?:u=(?<unit>${id})(?:/|$))?` +
    `(?:(?:(?<prefix>[^/=]+)=)?(?<leaf>${id}))?$`,
  "u",
);

/** The prefixes of the core, of its modules, and those that are registered with the XLIFF TC. */
const prefixes = new Set([
  "n",
  "d",
  "t",
  "mtc",
  "gls",
  "fs",
  "mda",
  "res",
  "ctr",
  "slr",
  "val",
  "its",
  "itsm",
  "tbx",
]);

export interface Fragment {
  readonly file?: string;
  readonly unit?: string;
  readonly prefix?: string;
  readonly leaf?: string;
}

/** What a reference into an XLIFF file points at; `undefined` when it is none. */
export function readFragment(ref: string): Fragment | undefined {
  const found = fragment.exec(ref)?.groups;
  if (found === undefined || (found["prefix"] !== undefined && !prefixes.has(found["prefix"])))
    return undefined;
  return found;
}

function checkMarker(marker: XmlElement, refuse: Refuse): void {
  const ref = attributeOf(marker, "ref");
  const type = attributeOf(marker, "type");
  if (type === "mtc:match" && ref !== undefined) refuse(marker, "attribute", "ref");
  if (type === "comment" && (ref === undefined) === !marker.attributes.has("value")) {
    refuse(marker, "attribute", ref === undefined ? "value" : "ref");
  }
  if (ref === undefined || (type !== "comment" && !ref.startsWith("#"))) return;
  const pointed = readFragment(ref);
  if (pointed === undefined) return refuse(marker, "reference", "ref", ref);
  if (type === "comment" && !isNoteNear(marker, pointed)) refuse(marker, "reference", "ref", ref);
}

/** A comment's note stands in the comment's own unit (F13). */
function isNoteNear(marker: XmlElement, { file, unit, prefix, leaf }: Fragment): boolean {
  const own = unitOf(marker);
  if (own === undefined || prefix !== "n" || leaf === undefined) return false;
  if (file !== undefined && (unit === undefined || file !== attributeOf(fileOf(own), "id"))) return false;
  if (unit !== undefined && unit !== attributeOf(own, "id")) return false;
  return noteIds(own).has(leaf);
}

const noteIds = remembered((unit) => {
  const notes = childNamed(unit, "notes");
  return idsIn(notes === undefined ? [] : childrenNamed(notes, "note"));
});

export function unitOf(element: XmlElement): XmlElement | undefined {
  return ancestorsOf(element).find(({ uri, local }) => uri === xliff2 && local === "unit");
}

function checkSubFlows(code: XmlElement, name: string, refuse: Refuse): void {
  const value = attributeOf(code, name);
  if (value === undefined) return;
  const other = { subFlowsStart: "subFlowsEnd", subFlowsEnd: "subFlowsStart" }[name];
  if (other !== undefined && !code.attributes.has(other)) refuse(code, "missing-attribute", other);
  const units = unitIdsIn(fileOf(code));
  const lost = value
    .trim()
    .split(/\s+/)
    .find((flow) => !units.has(flow));
  if (lost !== undefined) refuse(code, "reference", name, lost);
}

const unitIdsIn = remembered((file) => new Set(idsUnder(file)));

function* idsUnder(holder: XmlElement): Generator<string> {
  for (const child of elementsOf(holder)) {
    if (child.uri !== xliff2) continue;
    if (child.local === "unit") yield attributeOf(child, "id") ?? "";
    if (child.local === "group") yield* idsUnder(child);
  }
}
