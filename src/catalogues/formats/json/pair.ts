import type { Loss, Message } from "../../document.ts";
import type { Entry } from "./entries.ts";
import type { JsonNode } from "./parse.ts";

/** Which message stands where in the file, and what that changes. */
export interface Pairing {
  readonly seats: Map<Message, Entry>;
  readonly values: Map<JsonNode, string>;
  readonly removed: Set<JsonNode>;
  readonly losses: Loss[];
}

export function pair(entries: readonly Entry[], messages: readonly Message[]): Pairing {
  const pairing: Pairing = { seats: new Map(), values: new Map(), removed: new Set(), losses: [] };
  const wanted = Map.groupBy(messages, ({ key }) => key);
  const seats = seatsOf(entries);
  for (const [key, those] of seats) pairFromEnd(those, wanted.get(key) ?? [], pairing);
  for (const [key, those] of wanted) {
    const room = Math.max(seats.get(key)?.length ?? 0, 1);
    for (let extra = those.length; extra > room; extra -= 1) pairing.losses.push({ key, what: "duplicate" });
  }
  return pairing;
}

/** Words can also take the place of a number, of `null` or of nothing in brackets. */
function seatsOf(entries: readonly Entry[]): Map<string, readonly Entry[]> {
  const reachable = entries.filter(({ key, reachable }) => reachable && key !== "");
  const words = Map.groupBy(
    reachable.filter(({ node }) => node.kind === "string"),
    ({ key }) => key,
  );
  const others = reachable.filter(({ key, node }) => !words.has(key) && !holdsAnything(node));
  return new Map<string, readonly Entry[]>([...words, ...Map.groupBy(others, ({ key }) => key)]);
}

function holdsAnything(node: JsonNode): boolean {
  return (node.kind === "object" || node.kind === "array") && node.children.length > 0;
}

/** Of a key that stands more often than it is wanted the last stay: they are what counts. */
function pairFromEnd(seats: readonly Entry[], messages: readonly Message[], into: Pairing): void {
  const ahead = seats.length - messages.length;
  for (const [at, entry] of seats.entries()) {
    const { node } = entry;
    const message = messages[at - ahead];
    if (message === undefined) {
      if (node.kind === "string") into.removed.add(node);
      continue;
    }
    into.seats.set(message, entry);
    if (node.kind !== "string" || node.value !== message.value) into.values.set(node, message.value);
  }
}
