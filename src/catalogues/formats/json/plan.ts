import type { Loss, Message } from "../../document.ts";
import { additionsTo, type Additions } from "./additions.ts";
import type { Entries } from "./entries.ts";
import { pair } from "./pair.ts";
import type { JsonNode } from "./parse.ts";

/** What becomes of the nodes of a file. Those that are not named stay as they are. */
export interface Plan {
  readonly values: ReadonlyMap<JsonNode, string>;
  readonly removed: ReadonlySet<JsonNode>;
  /** By the container that they go into. */
  readonly added: ReadonlyMap<JsonNode, Additions>;
  readonly losses: readonly Loss[];
}

export function planChanges(entries: Entries, messages: readonly Message[], separator: string | false): Plan {
  const pairing = pair(entries.all, messages);
  const { added, losses } = additionsTo(entries, messages, pairing, separator);
  return { ...pairing, added, losses: [...pairing.losses, ...losses] };
}
