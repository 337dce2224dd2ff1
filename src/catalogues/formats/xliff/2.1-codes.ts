import { checkPairs } from "./2.1-pairs.ts";
import { checkSequences } from "./2.1-sequences.ts";
import { xliff2 } from "./2.1-grammar.ts";
import type { Refuse } from "./faults.ts";
import { attributeOf, childNamed, childrenNamed, descendantsOf, type XmlElement } from "../xml/tree.ts";

/** Where inline codes know each other: a unit, or a match of the Translation Candidates module. */
export interface Scope {
  readonly unit: XmlElement;
  /** Elements with a source and perhaps a target. */
  readonly parts: readonly XmlElement[];
  readonly data: XmlElement | undefined;
}

/** XLIFF 2.1, "Inline Content" (#inlinecodes): each code by itself, in its pair, and among the others. */
export function checkCodes({ parts, data, unit }: Scope, refuse: Refuse): void {
  const sources = parts.flatMap((part) => codesIn(childNamed(part, "source")));
  const targets = parts.flatMap((part) => codesIn(childNamed(part, "target")));
  if (sources.length === 0 && targets.length === 0) return checkPartIds(parts, [], [], refuse);
  checkPartIds(parts, sources, targets, refuse);
  const known = new Set(
    data === undefined ? [] : childrenNamed(data, "data").map((one) => attributeOf(one, "id")),
  );
  const all = [...sources, ...targets];
  const byId = Map.groupBy(all, (code) => attributeOf(code, "id"));
  for (const code of all) {
    checkHints(code, refuse);
    checkData(code, known, refuse);
    checkCopy(code, byId, refuse);
  }
  checkPairs(sources, unit, refuse);
  checkPairs(targets, unit, refuse);
  checkSequences(parts, refuse);
}

export function codesIn(content: XmlElement | undefined): readonly XmlElement[] {
  return content === undefined ? [] : [...descendantsOf(content)].filter(({ uri }) => uri === xliff2);
}

/** K6S and K6T: a target's code has the id of its source's code, or one that nothing else in the unit has. */
function checkPartIds(
  parts: readonly XmlElement[],
  sources: readonly XmlElement[],
  targets: readonly XmlElement[],
  refuse: Refuse,
): void {
  const taken = new Map<string, XmlElement>();
  for (const element of [...parts, ...sources]) claim(element, taken, refuse);
  const inTargets = new Map<string, XmlElement>();
  for (const element of targets) {
    const before = taken.get(attributeOf(element, "id") ?? "");
    if (before !== undefined && !isSameCode(before, element)) refuse(element, "id", element.name);
    claim(element, inTargets, refuse);
  }
}

function claim(element: XmlElement, taken: Map<string, XmlElement>, refuse: Refuse): void {
  const id = attributeOf(element, "id");
  if (id === undefined) return;
  if (taken.has(id)) refuse(element, "id", element.name, id);
  taken.set(id, element);
}

/** A paired code may be written as `pc` here and as `sc` there, an annotation as `mrk` and `sm`. */
function isSameCode(a: XmlElement, b: XmlElement): boolean {
  const alike: Readonly<Record<string, string>> = { pc: "sc", mrk: "sm" };
  return (alike[a.local] ?? a.local) === (alike[b.local] ?? b.local);
}

const underlying: Readonly<Record<string, string>> = {
  i: "fmt",
  u: "fmt",
  lb: "fmt",
  pb: "fmt",
  b: "fmt",
  var: "ui",
};

/** F8, F10, F26 */
function checkHints(code: XmlElement, refuse: Refuse): void {
  const given = (name: string) => attributeOf(code, name);
  const subType = given("subType");
  if (subType !== undefined && given("type") === undefined) refuse(code, "missing-attribute", "type");
  if (subType?.startsWith("xlf:") === true && underlying[subType.slice(4)] !== given("type")) {
    refuse(code, "value", "subType", subType);
  }
  const order = given("canReorder") ?? "yes";
  if (order !== "yes" && (given("canDelete") !== "no" || given("canCopy") !== "no")) {
    refuse(code, "code", "canReorder", order);
  }
  checkBoth(code, "equivStart", "equivEnd", refuse);
}

function checkBoth(code: XmlElement, one: string, other: string, refuse: Refuse): void {
  if (code.attributes.has(one) === code.attributes.has(other)) return;
  refuse(code, "missing-attribute", code.attributes.has(one) ? other : one);
}

const dataNames = ["dataRef", "dataRefStart", "dataRefEnd"];

/** F15 to F17 */
function checkData(code: XmlElement, known: ReadonlySet<string | undefined>, refuse: Refuse): void {
  for (const name of dataNames) {
    const ref = attributeOf(code, name);
    if (ref !== undefined && !known.has(ref)) refuse(code, "reference", name, ref);
  }
  checkBoth(code, "dataRefStart", "dataRefEnd", refuse);
}

type ById = ReadonlyMap<string | undefined, readonly XmlElement[]>;

/** F9 and F14: a copy is of a code in the same unit that may be copied and has no data of its own. */
function checkCopy(code: XmlElement, byId: ById, refuse: Refuse): void {
  const copied = attributeOf(code, "copyOf");
  if (copied === undefined) return;
  const bases = byId.get(copied) ?? [];
  const isBarred = (base: XmlElement) => hasData(base) || attributeOf(base, "canCopy") === "no";
  if (hasData(code) || bases.length === 0 || bases.some(isBarred))
    refuse(code, "reference", "copyOf", copied);
}

function hasData(code: XmlElement): boolean {
  return dataNames.some((name) => code.attributes.has(name));
}
