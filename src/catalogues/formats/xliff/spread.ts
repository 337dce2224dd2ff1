import type { Loss, Message } from "../../document.ts";
import type { Part } from "./dialect.ts";

/**
 * A new value over the segments whose texts the old one was joined from: those at
 * the beginning and at the end that are still there keep theirs, and the rest goes
 * to the first segment between them. A list with a hole where nothing changes.
 */
export function spreadOver(parts: readonly Part[], { key, value }: Message, losses: Loss[]) {
  const texts = parts.map(({ text }) => text);
  const { first, last, from, to } = changedWindow(texts, value);
  const spread: (string | undefined)[] = texts.map(() => undefined);
  if (first === last) {
    const at = Math.max(0, first - 1);
    spread[at] =
      at === first ? value.slice(from, to) + (texts[at] ?? "") : (texts[at] ?? "") + value.slice(from, to);
    return spread;
  }
  const taker = parts.findIndex(({ holder }, at) => at >= first && at < last && holder.local !== "ignorable");
  const changed = taker === -1 ? first : taker;
  for (let at = first; at < last; at += 1) spread[at] = at === changed ? value.slice(from, to) : "";
  if (last - first > 1) losses.push({ key, what: "segments" });
  return spread;
}

/** Which texts, from `first` to before `last`, give way to which part of the value. */
function changedWindow(texts: readonly string[], value: string) {
  let first = 0;
  let from = 0;
  for (
    let text = texts[first] ?? "";
    text !== "" && value.startsWith(text, from);
    text = texts[first] ?? ""
  ) {
    from += text.length;
    first += 1;
  }
  let last = texts.length;
  let to = value.length;
  for (let text = texts[last - 1] ?? ""; last > first && text !== ""; text = texts[last - 1] ?? "") {
    if (to - text.length < from || !value.slice(0, to).endsWith(text)) break;
    to -= text.length;
    last -= 1;
  }
  return { first, last, from, to };
}
