import type { Discarded, Message, Place } from "../../document.ts";
import type { Entry } from "./entries.ts";

/** The words among the entries, and what was in their place. */
export function messagesIn(
  entries: readonly Entry[],
  placeOf: (offset: number) => Place,
): { messages: Message[]; discarded: Discarded[] } {
  const messages: Message[] = [];
  const discarded: Discarded[] = [];
  for (const entry of entries) {
    const place = placeOf(entry.node.at);
    messages.push(...messageIn(entry, place));
    discarded.push(...discardedIn(entry, place));
  }
  return { messages, discarded };
}

function messageIn({ key, node, reachable }: Entry, place: Place): Message[] {
  if (node.kind !== "string" || !reachable || key === "") return [];
  return [{ key, value: node.value, place, ...(node.notes?.length && { notes: node.notes }) }];
}

function discardedIn({ key, node, reachable }: Entry, place: Place): Discarded[] {
  if (node.kind === "other") return [{ key, value: node.raw, place, reason: "not_a_string" }];
  if (node.kind !== "string") return [];
  if (!reachable) return [{ key, value: node.value, place, reason: "not_a_string" }];
  return key === "" ? [{ key, value: node.value, place, reason: "no_key" }] : [];
}
