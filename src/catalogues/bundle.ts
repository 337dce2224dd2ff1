/** What clients are sent of a catalogue: the same nesting and order, and nothing that would only do harm there. */
import { categoriesFor, familyOf } from "./checks/keys/plan.ts";
import { familiesOf, pluralFormOf } from "./checks/plurals.ts";
import { tongueOf } from "./checks/tongue.ts";
import type { ReadOptions } from "./document.ts";
import { entriesOf } from "./formats/json/entries.ts";
import { parseJson } from "./formats/json/parse.ts";
import type { JsonContainer, JsonNode } from "./formats/json/parse.ts";
import { originOf } from "./formats/json/origin.ts";

/**
 * Minimal i18next JSON without empty strings (an i18next client shows them
 * blank instead of falling back), without plural forms that the language never
 * asks for, and without what is no word. Of a name that stands twice the last counts.
 * @throws Unreadable for what is no JSON
 */
export function bundleOf(text: string, locale: string, options: ReadOptions): string {
  const root = parseJson(text);
  if (root.kind !== "object") return "{}";
  const dead = deadForms(root, locale, options);
  const children = root.children.filter((child) => originOf(child) === undefined);
  return printNode({ ...root, children }, dead) ?? "{}";
}

/** Published words over ours, in our order: what they leave out is said as the Worker brought it along. Both are flat bundles. */
export function overlay(published: string, ours: string): string {
  return JSON.stringify(Object.fromEntries([...messagesOf(ours), ...messagesOf(published)]));
}

/** Of a flat bundle what it says otherwise than the words that it was made from. */
export function changedFrom(former: string, bundle: string): string {
  const said = new Map(messagesOf(former));
  return JSON.stringify(
    Object.fromEntries(messagesOf(bundle).filter(([key, value]) => said.get(key) !== value)),
  );
}

/** A bundle is an object: `bundleOf` made it. */
function messagesOf(bundle: string): [string, unknown][] {
  return Object.entries(JSON.parse(bundle) as Readonly<Record<string, unknown>>);
}

function deadForms(root: JsonContainer, locale: string, options: ReadOptions): ReadonlySet<JsonNode> {
  // A language without plurals of its own here may have some where the client runs.
  if (Intl.PluralRules.supportedLocalesOf([locale]).length === 0) return new Set();
  const tongue = tongueOf(locale);
  const words = entriesOf(root, options).all.flatMap(({ key, node, reachable }) =>
    node.kind === "string" && reachable ? [{ key, node, value: node.value }] : [],
  );
  const families = familiesOf(words);
  const isDead = (key: string): boolean => {
    const family = familyOf(key, families);
    const category = pluralFormOf(key)?.category;
    if (family === undefined || category === undefined || category === "zero") return false;
    return !categoriesFor(tongue, family).has(category);
  };
  return new Set(words.filter(({ key }) => isDead(key)).map(({ node }) => node));
}

/** Undefined where nothing is left. */
function printNode(node: JsonNode, dead: ReadonlySet<JsonNode>): string | undefined {
  if (node.kind === "string")
    return node.value === "" || dead.has(node) ? undefined : JSON.stringify(node.value);
  if (node.kind === "object") return printMembers(node, dead);
  return node.kind === "array" ? printItems(node, dead) : undefined;
}

function printMembers({ children }: JsonContainer, dead: ReadonlySet<JsonNode>): string | undefined {
  const named = children.filter(({ name }) => name !== "__proto__");
  const members = new Map(named.map(({ name, node }) => [name, printNode(node, dead)]));
  const printed = Array.from(members, ([name, value]) => value && `${JSON.stringify(name)}:${value}`);
  const kept = printed.filter((member) => member !== undefined);
  return kept.length === 0 ? undefined : `{${kept.join(",")}}`;
}

/** Items keep their places: `null` stands where there is no word, and a client falls back there. */
function printItems({ children }: JsonContainer, dead: ReadonlySet<JsonNode>): string | undefined {
  const items = children.map(({ node }) => printNode(node, dead));
  const length = items.findLastIndex((item) => item !== undefined) + 1;
  return length === 0
    ? undefined
    : `[${items
        .slice(0, length)
        .map((item) => item ?? "null")
        .join(",")}]`;
}
