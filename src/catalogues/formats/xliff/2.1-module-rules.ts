import { checkCodes, codesIn } from "./2.1-codes.ts";
import { xliff2 } from "./2.1-grammar.ts";
import { isWithin } from "./2.1-languages.ts";
import { glossary, matches, resources, sizes, styles, tracking, validation } from "./2.1-modules.ts";
import { partsOf } from "./2.1-parts.ts";
import { readFragment, unitOf } from "./2.1-references.ts";
import { idsIn, remembered } from "./remembered.ts";
import { checkRevisions } from "./2.1-tracking.ts";
import type { Refuse, XliffFault } from "./faults.ts";
import { ancestorsOf, attributeOf, descendantsOf, elementsOf, type XmlElement } from "../xml/tree.ts";

/** The constraints of the modules of XLIFF 2.1 that no schema can say. */
export function checkModules(root: XmlElement, refuse: Refuse): void {
  for (const element of descendantsOf(root)) {
    checks.get(`${element.uri} ${element.local}`)?.(element, refuse);
    if (element.attributes.size > 0) checkHung(element, refuse);
  }
}

const checks = new Map<string, (element: XmlElement, refuse: Refuse) => void>([
  [`${matches} match`, checkMatch],
  [`${glossary} glossEntry`, checkGlossEntry],
  [`${resources} source`, checkResource],
  [`${resources} target`, checkResource],
  [`${validation} rule`, checkRule],
  [`${tracking} revisions`, checkRevisions],
]);

/** #candidates_ref, #candidates_id: about a span of its own unit, with one source and one target, whose codes hold together. */
function checkMatch(match: XmlElement, refuse: Refuse): void {
  const ref = attributeOf(match, "ref") ?? "";
  if (match.attributes.has("xml:lang")) refuse(match, "attribute", "xml:lang");
  if (match.attributes.has("subType") && !match.attributes.has("type"))
    refuse(match, "missing-attribute", "type");
  const own = elementsOf(match).filter(({ uri }) => uri === xliff2);
  const [data] = own.filter(({ local }) => local === "originalData");
  const pair = own.filter((element) => element !== data).map(({ local }) => local);
  if (pair.join(" ") !== "source target") refuse(match, "missing-element", "source, target");
  if (!isSpanNear(match, ref)) refuse(match, "reference", "ref", ref);
  const part: XmlElement = { ...match, uri: xliff2, attributes: new Map() };
  checkCodes({ unit: match, parts: [part], data }, refuse);
}

function isSpanNear(match: XmlElement, ref: string): boolean {
  const pointed = ref.startsWith("#") ? readFragment(ref) : undefined;
  const unit = unitOf(match);
  if (pointed?.leaf === undefined || unit === undefined) return false;
  return spanIds(unit).has(pointed.leaf);
}

const spanIds = remembered((unit) =>
  idsIn(partsOf(unit).flatMap((part) => [part, ...elementsOf(part).flatMap(codesIn)])),
);

/** #glossentry */
function checkGlossEntry(entry: XmlElement, refuse: Refuse): void {
  const tells = elementsOf(entry).some(({ local }) => local === "translation" || local === "definition");
  if (!tells) refuse(entry, "missing-element", "translation, definition");
}

/** #res_source, #res_target: elsewhere or here, and the source in the source's language. */
function checkResource(resource: XmlElement, refuse: Refuse): void {
  const isEmpty = resource.children.length === 0;
  if (isEmpty !== resource.attributes.has("href")) refuse(resource, "attribute", "href");
  const language = attributeOf(resource, "xml:lang");
  const meant = attributeOf(ancestorsOf(resource).at(-1) ?? resource, "srcLang");
  if (resource.local !== "source" || language === undefined || meant === undefined) return;
  if (!isWithin(language, meant)) refuse(resource, "language", "xml:lang", language);
}

/** #val_rule, #val_existsInSource: a rule says one thing, and its conditions fit what it says. */
function checkRule(rule: XmlElement, refuse: Refuse): void {
  const has = (name: string) => rule.attributes.has(name);
  const told = ["isPresent", "isNotPresent", "startsWith", "endsWith"].filter(has);
  const custom = [...rule.attributes.values()].some(
    ({ uri }) => uri !== "" && uri !== validation && !uri.endsWith("/xmlns/"),
  );
  if (told.length + (custom ? 1 : 0) !== 1) refuse(rule, "attribute", told.at(-1) ?? "isPresent");
  if (has("existsInSource") && (told.length !== 1 || has("isNotPresent"))) {
    refuse(rule, "attribute", "existsInSource");
  }
}

/** What the Format Style and the Size and Length Restriction modules hang on elements of the core. */
function checkHung(element: XmlElement, refuse: Refuse): void {
  const hung = (uri: string) => [...element.attributes].filter(([, given]) => given.uri === uri);
  const fs = hung(styles);
  const slr = hung(sizes);
  if (fs.length === 0 && slr.length === 0) return;
  const [first] = [...fs, ...slr];
  const isBoundEnd =
    element.uri === xliff2 && element.local === "ec" && attributeOf(element, "isolated") !== "yes";
  const fault = (what: XliffFault, name: string) => refuse(element, what, name);
  if (isBoundEnd && first !== undefined) fault("attribute", first[0]);
  if (fs.length === 1 && fs[0]?.[1].local === "subFs") fault("missing-attribute", "fs");
  const info = slr.filter(([, { local }]) => local === "sizeInfo" || local === "sizeInfoRef");
  if (info.length > 1) fault("attribute", "sizeInfo");
  for (const [name, { local, value }] of info) {
    if (local === "sizeInfoRef" && !isSizeNear(element, value)) refuse(element, "reference", name, value);
  }
}

/** #slr_size_info: in an slr:data beside the element or beside one of those around it. */
function isSizeNear(element: XmlElement, id: string): boolean {
  return [element, ...ancestorsOf(element)].some(
    ({ parent }) => parent !== undefined && sizeIds(parent).has(id),
  );
}

const sizeIds = remembered((holder) =>
  idsIn(
    elementsOf(holder)
      .filter(({ uri, local }) => uri === sizes && local === "data")
      .flatMap((data) => [...descendantsOf(data)]),
  ),
);
