import type { Loss, Message } from "../../document.ts";
import type { Entries, Entry } from "./entries.ts";
import { namesOf, put, type Nest } from "./nest.ts";
import type { JsonContainer, JsonNode } from "./parse.ts";
import type { Pairing } from "./pair.ts";

/** What is added to one container, and after which of its children each name stands. */
export interface Additions {
  readonly nest: Nest;
  readonly after: Map<string, JsonNode | undefined>;
}

interface Site {
  readonly root: Entry;
  readonly separator: string | false;
  /** The containers that words can go into, by key. */
  readonly containers: ReadonlyMap<string, Entry>;
  /** Keys that other words are nested beneath and stay so. */
  readonly branches: ReadonlySet<string>;
  /** Keys beneath which nothing can be nested. */
  readonly leaves: ReadonlySet<string>;
  /** In each container the child that was passed last. */
  readonly passed: Map<JsonNode, JsonNode>;
  readonly added: Map<JsonNode, Additions>;
}

/** Where the words go that the file does not hold yet: after what precedes them among the messages. */
export function additionsTo(
  entries: Entries,
  messages: readonly Message[],
  pairing: Pairing,
  separator: string | false,
): { added: Map<JsonNode, Additions>; losses: Loss[] } {
  const site = siteOf(entries, messages, pairing, separator);
  const seated = new Set(Array.from(pairing.seats.keys(), ({ key }) => key));
  const fresh = new Map(messages.map((message) => [message.key, message]));
  const losses: Loss[] = [];
  for (const message of messages) {
    const { key } = message;
    const seat = pairing.seats.get(message);
    if (seat !== undefined) pass(site, seat);
    else if (key === "") losses.push({ key, what: "key" });
    else if (seated.has(key) || fresh.get(key) !== message) continue;
    else if (site.branches.has(key)) losses.push({ key, what: "collision" });
    else add(site, message);
  }
  return { added: site.added, losses };
}

function siteOf(
  { root, all }: Entries,
  messages: readonly Message[],
  { values, removed }: Pairing,
  separator: string | false,
): Site {
  const untaken = all.filter(({ node, reachable }) => reachable && !values.has(node));
  const others = untaken.filter(({ node }) => node.kind === "other");
  const staying = untaken.filter(({ node }) => isContainer(node) && stays(node, removed));
  const containers = [...staying, ...untaken.filter(({ node }) => node.kind === "object")];
  return {
    root,
    separator,
    containers: new Map(containers.map((entry) => [entry.key, entry])),
    branches: new Set(staying.map(({ key }) => key)),
    leaves: new Set([...messages, ...others].map(({ key }) => key)),
    passed: new Map(),
    added: new Map(),
  };
}

/** A container goes with the last of its words, never when it held none. */
export function stays(
  node: JsonNode,
  removed: ReadonlySet<JsonNode>,
  added?: ReadonlyMap<JsonNode, Additions>,
): boolean {
  if (!isContainer(node)) return !removed.has(node);
  if (node.children.length === 0 || added?.has(node)) return true;
  return node.children.some((child) => stays(child.node, removed, added));
}

function pass({ passed }: Site, entry: Entry): void {
  for (let at = entry; at.within !== undefined; at = at.within) passed.set(at.within.node, at.node);
}

function add(site: Site, { key, value }: Message): void {
  const { container, names } = placeFor(site, namesOf(key, site.separator, site.leaves));
  const additions = site.added.get(container.node) ?? { nest: new Map(), after: new Map() };
  site.added.set(container.node, additions);
  const [name = ""] = names;
  if (!additions.nest.has(name)) additions.after.set(name, anchorIn(site, container.node));
  put(additions.nest, names, value);
  pass(site, container);
}

/** Items count, so that new ones come last. */
function anchorIn({ passed }: Site, node: JsonNode): JsonNode | undefined {
  return node.kind === "array" ? node.children.at(-1)?.node : passed.get(node);
}

/** The innermost object on the way to a key, or the list of which it is the next item. */
function placeFor(site: Site, names: readonly string[]): { container: Entry; names: readonly string[] } {
  const { separator, containers, root } = site;
  for (let deep = names.length - 1; deep > 0; deep -= 1) {
    const container = containers.get(names.slice(0, deep).join(separator || ""));
    if (container === undefined) continue;
    const rest = names.slice(deep);
    if (takes(site, container.node, rest)) return { container, names: rest };
    return { container: root, names: [names.join(separator || "")] };
  }
  return { container: root, names };
}

function takes({ added }: Site, node: JsonNode, [name = ""]: readonly string[]): boolean {
  if (node.kind !== "array") return true;
  const items = added.get(node)?.nest;
  return items?.has(name) || name === String(node.children.length + (items?.size ?? 0));
}

function isContainer(node: JsonNode): node is JsonContainer {
  return node.kind === "object" || node.kind === "array";
}
