import { isValue, type ValueType } from "./values.ts";
import type { Refuse } from "./faults.ts";
import { elementsOf, isElement, type XmlElement } from "../xml/tree.ts";

/** What an element may hold; `foreign` is which attributes of other namespaces it may carry. */
export interface ElementRule {
  readonly attributes: ReadonlyMap<string, { readonly type: ValueType; readonly isRequired: boolean }>;
  readonly foreign: "none" | "modules" | "any" | "and unknown";
  readonly slots: readonly Slot[];
  readonly hasText: boolean;
}

interface Slot {
  readonly names: readonly string[];
  readonly least: number;
  readonly most: number;
}

export type Grammar = ReadonlyMap<string, Readonly<Record<string, ElementRule>>>;

/**
 * A rule as it is read aloud. Attributes: `id!=nmtoken name`, where `!` is required and
 * no type is any text. Content: `notes? unit|group+`, where `##other` is an element of
 * another namespace and `#text` at the end allows words.
 */
export function rule(
  attributes: string,
  content = "",
  foreign: ElementRule["foreign"] = "none",
): ElementRule {
  const slots = content.split(" ").filter((slot) => slot !== "" && slot !== "#text");
  return {
    attributes: new Map(attributes.split(" ").filter(Boolean).map(attributeRule)),
    foreign,
    slots: slots.map(slotOf),
    hasText: content.endsWith("#text"),
  };
}

function attributeRule(told: string): [string, { type: ValueType; isRequired: boolean }] {
  const [, name = "", must, type = "any"] = /^([^!=]+)(!?)(?:=(.*))?$/.exec(told) ?? [];
  return [name, { type: typeNamed(type), isRequired: must === "!" }];
}

function typeNamed(name: string): ValueType {
  return name.includes("|") ? name.split("|") : name;
}

function slotOf(told: string): Slot {
  const quantifier = /[?*+]$/.exec(told)?.[0] ?? "";
  return {
    names: (quantifier === "" ? told : told.slice(0, -1)).split("|"),
    least: quantifier === "?" || quantifier === "*" ? 0 : 1,
    most: quantifier === "*" || quantifier === "+" ? Infinity : 1,
  };
}

/** The element and all below it against the grammar. What stands inside foreign elements is not ours to judge. */
export function checkGrammar(element: XmlElement, grammar: Grammar, refuse: Refuse): void {
  const namespace = grammar.get(element.uri);
  if (namespace === undefined) return;
  const found = Object.hasOwn(namespace, element.local) ? namespace[element.local] : undefined;
  if (found === undefined && namespace["@"]?.foreign === "any") return;
  if (found === undefined) return refuse(element, "element", element.name);
  checkAttributes(element, found, grammar, refuse);
  checkContent(element, found, refuse);
  for (const child of elementsOf(element)) checkGrammar(child, grammar, refuse);
}

function checkAttributes(element: XmlElement, found: ElementRule, grammar: Grammar, refuse: Refuse): void {
  for (const [name, { isRequired }] of found.attributes) {
    if (isRequired && !element.attributes.has(name)) refuse(element, "missing-attribute", name);
  }
  for (const [name, { uri, local, value }] of element.attributes) {
    const known = found.attributes.get(name);
    if (known === undefined && !mayCarry(found, name, uri, grammar)) refuse(element, "attribute", name);
    const type = known?.type ?? grammar.get(uri)?.["@"]?.attributes.get(local)?.type ?? "any";
    if (isOfModule(uri, grammar) && !knowsAttribute(uri, local, grammar)) refuse(element, "attribute", name);
    if (!isValue(type, value)) refuse(element, "value", name, value);
  }
}

const declarations = "http://www.w3.org/2000/xmlns/";

function mayCarry({ foreign }: ElementRule, name: string, uri: string, grammar: Grammar): boolean {
  if (uri === declarations || foreign === "and unknown") return true;
  if (uri === "" || foreign === "none") return false;
  return foreign === "any" || (grammar.has(uri) && !name.startsWith("xml:"));
}

/** A module that hangs attributes on elements of others lists them under `@`. */
function isOfModule(uri: string, grammar: Grammar): boolean {
  return grammar.get(uri)?.["@"] !== undefined;
}

function knowsAttribute(uri: string, local: string, grammar: Grammar): boolean {
  const shared = grammar.get(uri)?.["@"];
  return shared === undefined || shared.foreign === "any" || shared.attributes.has(local);
}

/** Every slot in its turn: the content models of XLIFF need no looking ahead. */
function checkContent(element: XmlElement, { slots, hasText }: ElementRule, refuse: Refuse): void {
  if (!hasText && element.children.some((node) => !isElement(node) && node.trim() !== "")) {
    refuse(element, "text", element.name);
  }
  const children = elementsOf(element);
  let next = 0;
  for (const { names, least, most } of slots) {
    let taken = 0;
    for (let child = children[next]; child !== undefined && taken < most; child = children[next]) {
      if (!fits(child, element, names)) break;
      taken += 1;
      next += 1;
    }
    const stray = children[next];
    if (taken < least && stray === undefined) refuse(element, "missing-element", names.join(", "));
    if (taken < least && stray !== undefined) refuse(stray, "element", stray.name);
  }
  const stray = children[next];
  if (stray !== undefined) refuse(stray, "element", stray.name);
}

function fits(child: XmlElement, { uri }: XmlElement, names: readonly string[]): boolean {
  return child.uri === uri ? names.includes(child.local) : names.includes("##other");
}
