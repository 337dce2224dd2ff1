import type { Origin, ReadOptions } from "../../document.ts";
import { originOf } from "./origin.ts";
import type { JsonChild, JsonContainer, JsonNode } from "./parse.ts";

/** A node of the file under the key that an i18next client would ask for it by. */
export interface Entry {
  readonly key: string;
  readonly node: JsonNode;
  readonly within: Entry | undefined;
  /** How many brackets stand around it. */
  readonly depth: number;
  /** False beneath a key that is never nested: no client can ask for it, and `key` is the outermost. */
  readonly reachable: boolean;
}

export interface Entries {
  readonly root: Entry;
  /** In the file's order, containers before what they hold; what tells the origin is left out. */
  readonly all: readonly Entry[];
  readonly origin: Origin;
}

export function entriesOf(node: JsonContainer, { separator }: ReadOptions): Entries {
  const root: Entry = { key: "", node, within: undefined, depth: 0, reachable: true };
  const all: Entry[] = [];
  let origin: Origin = {};
  for (const child of node.children) {
    const told = originOf(child);
    if (told === undefined) collect(entryOf(child, root, separator), separator, all);
    else origin = told;
  }
  return { root, all, origin };
}

/** The parser has bounded the depth. */
function collect(entry: Entry, separator: string | false, into: Entry[]): void {
  into.push(entry);
  const { node } = entry;
  if (node.kind !== "object" && node.kind !== "array") return;
  for (const child of node.children) collect(entryOf(child, entry, separator), separator, into);
}

function entryOf({ name, node }: JsonChild, within: Entry, separator: string | false): Entry {
  const depth = within.depth + 1;
  if (depth === 1) return { key: name, node, within, depth, reachable: true };
  if (separator === false) return { key: within.key, node, within, depth, reachable: false };
  return { key: within.key + separator + name, node, within, depth, reachable: true };
}
