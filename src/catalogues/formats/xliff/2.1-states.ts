import type { MessageState } from "../../document.ts";
import type { Part, StateWords } from "./dialect.ts";
import { attributeOf } from "../xml/tree.ts";

/** What 2.1 has no state for, said as #substate lets everyone say more: with a prefix of one's own. */
const review = "catalogue:needs-review";

const order: readonly MessageState[] = ["initial", "needs-review", "translated", "reviewed", "final"];

/** A unit is as far as the least of its segments; a segment that says nothing is where all begin. */
export function stateOf(segments: readonly Part[]): MessageState | undefined {
  const told = segments.map(stateIn);
  const translated = segments.filter(({ target }) => target !== undefined).length;
  if (translated > 0 && translated < segments.length) return "initial";
  if (told.every((state) => state === undefined)) return undefined;
  return order.find((state) => told.some((one) => (one ?? "initial") === state));
}

function stateIn({ holder }: Part): MessageState | undefined {
  if (attributeOf(holder, "subState") === review) return "needs-review";
  const state = attributeOf(holder, "state");
  return order.find((known) => known === state);
}

/** A sub-state tells more of the former state, so that it goes with it. */
export function sayState(state: MessageState | undefined): StateWords {
  const needsReview = state === "needs-review";
  return {
    target: {},
    holder: { state: needsReview ? "translated" : state, subState: needsReview ? review : undefined },
  };
}
