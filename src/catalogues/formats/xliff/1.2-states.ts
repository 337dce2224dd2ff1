import type { MessageState } from "../../document.ts";
import type { Part, StateWords } from "./dialect.ts";
import { attributeOf, type XmlElement } from "../xml/tree.ts";

/** XLIFF 1.2, "state", which knows ten words for what the catalogue calls five. */
const meanings: Readonly<Record<string, MessageState>> = {
  new: "initial",
  "needs-translation": "initial",
  "needs-adaptation": "needs-review",
  "needs-l10n": "needs-review",
  "needs-review-adaptation": "needs-review",
  "needs-review-l10n": "needs-review",
  "needs-review-translation": "needs-review",
  translated: "translated",
  "signed-off": "reviewed",
  final: "final",
};

const words: Readonly<Record<MessageState, string>> = {
  initial: "new",
  "needs-review": "needs-review-translation",
  translated: "translated",
  reviewed: "signed-off",
  final: "final",
};

/** `approved` says that a translation is final, where its state does not say less than that. */
export function stateIn(unit: XmlElement, target: XmlElement | undefined): MessageState | undefined {
  const state = target === undefined ? undefined : meanings[attributeOf(target, "state") ?? ""];
  const isApproved = attributeOf(unit, "approved") === "yes" && target !== undefined;
  return isApproved && state !== "initial" && state !== "needs-review" ? "final" : state;
}

/** A qualifier tells how the former state came about, so that it goes with it. */
export function sayState(state: MessageState | undefined, part: Part | undefined): StateWords {
  const wasApproved = part !== undefined && attributeOf(part.holder, "approved") === "yes";
  const target = { state: state === undefined ? undefined : words[state], "state-qualifier": undefined };
  return { target, holder: wasApproved && state !== "final" ? { approved: "no" } : {} };
}
