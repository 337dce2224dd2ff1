import type { Message } from "../../document.ts";
import { sourceValue } from "../pair-source.ts";
import { foldText } from "../text/words.ts";
import type { View } from "../view.ts";
import { planOf } from "./plan.ts";
import { similarity, wordsOf } from "./similarity.ts";

export interface Rename {
  readonly from: Message;
  readonly to: string;
  /** The source text is the same to the letter. */
  readonly certain: boolean;
}

interface Candidate {
  readonly key: string;
  readonly text: string;
}

const found = new WeakMap<View, readonly Rename[]>();

/** Extra keys and missing ones that say the same; each is taken once, and only where there is no choice. */
export function renamesIn(view: View): readonly Rename[] {
  const renames = found.get(view) ?? pairUp(view);
  found.set(view, renames);
  return renames;
}

function pairUp(view: View): Rename[] {
  const { missing, extra } = planOf(view);
  if (missing.length === 0 || extra.length === 0) return [];
  const candidates = missing.map(({ key, message }) => ({ key, text: sourceValue(message, view.settings) }));
  const exactly = groupBy(candidates, ({ text }) => text);
  const folded = groupBy(candidates, ({ text }) => foldText(text));
  const foldedKeys = groupBy(candidates, ({ key }) => foldText(key));
  const near = nearest(candidates);
  const taken = new Set<string>();
  return extra.flatMap((from): Rename[] => {
    const texts = textsOf(view, from);
    const exact = only(texts.flatMap((text) => exactly.get(text) ?? []));
    const to =
      exact ??
      only(texts.flatMap((text) => folded.get(foldText(text)) ?? [])) ??
      only(foldedKeys.get(foldText(from.key)) ?? []) ??
      only(texts.flatMap((text) => near(text)));
    if (to === undefined || taken.has(to.key)) return [];
    taken.add(to.key);
    return [{ from, to: to.key, certain: exact !== undefined }];
  });
}

/** What the extra key was a translation of, as far as anything tells. */
function textsOf({ previousSource, settings, tongue, sourceTongue }: View, message: Message): string[] {
  const previous = previousSource.get(message.key);
  const texts = new Set<string>();
  if (message.source !== undefined) texts.add(message.source);
  if (previous !== undefined) texts.add(sourceValue(previous, settings));
  if (settings.keySeparator === false) texts.add(message.key);
  // Not translated yet: the value is the source text itself.
  if (tongue.language !== sourceTongue.language && message.value.includes(" ")) texts.add(message.value);
  return [...texts].filter((text) => foldText(text) !== "");
}

function only(candidates: readonly Candidate[]): Candidate | undefined {
  const keys = new Set(candidates.map(({ key }) => key));
  return keys.size === 1 ? candidates[0] : undefined;
}

/** Looks only at texts that share a rare word, and at a few of them: the cost stays flat. */
function nearest(candidates: readonly Candidate[]): (text: string) => readonly Candidate[] {
  const byWord = new Map<string, Candidate[]>();
  for (const candidate of candidates)
    for (const word of wordsOf(candidate.text))
      byWord.set(word, [...(byWord.get(word)?.slice(-20) ?? []), candidate]);
  return (text) => {
    const sharing = wordsOf(text).map((word) => byWord.get(word) ?? []);
    const few = sharing.filter(({ length }) => length > 0 && length <= 20).slice(0, 8);
    return [...new Set(few.flat())].filter((candidate) => similarity(candidate.text, text) >= 0.8);
  };
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  return Map.groupBy(items, keyOf);
}
