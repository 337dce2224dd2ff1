import { againstSource, type CatalogueCheck } from "../check.ts";
import { excerpt } from "../excerpt.ts";
import { latinWords, foldText } from "../text/words.ts";
import { isPluralForm, type Entry, type View } from "../view.ts";

interface Pair {
  readonly entry: Entry;
  readonly source: string;
  readonly target: string;
}

/** One source text, translated in two ways: the rarer one is named. */
export const twoTargets: CatalogueCheck = {
  id: "two-targets",
  group: "content",
  severity: "info",
  scope: againstSource,
  inCatalogue: (view) =>
    oddOnesOut(
      pairsOf(view),
      ({ source }) => source,
      ({ target }) => foldText(target),
    ).map(({ odd, usual }) => ({
      message: odd.entry.message,
      other: usual.entry.message.place,
      params: { source: excerpt(odd.source), here: excerpt(odd.target), there: excerpt(usual.target) },
    })),
};

/** Two different sentences that have become the same. Short ones often do, and rightly. */
export const twoSources: CatalogueCheck = {
  id: "two-sources",
  group: "content",
  severity: "info",
  scope: againstSource,
  inCatalogue: (view) =>
    oddOnesOut(
      pairsOf(view).filter(({ source }) => isSentence(source)),
      ({ target }) => target,
      ({ source }) => foldText(source),
    ).map(({ odd, usual }) => ({
      message: odd.entry.message,
      other: usual.entry.message.place,
      params: { target: excerpt(odd.target), here: excerpt(odd.source), there: excerpt(usual.source) },
    })),
};

function pairsOf(view: View): Pair[] {
  return view.entries.flatMap((entry): Pair[] => {
    const target = entry.message.value.trim();
    const source = entry.source?.text.value.trim() ?? "";
    if (target === "" || source === "" || isPluralForm(view, entry.message.key)) return [];
    return [{ entry, source, target }];
  });
}

const isSentence = (text: string): boolean => latinWords(text).length > 3 || /\p{Script=Han}.{5}/u.test(text);

/** In each group, those that are not like the most. */
function oddOnesOut(
  pairs: readonly Pair[],
  groupOf: (pair: Pair) => string,
  kindOf: (pair: Pair) => string,
): { odd: Pair; usual: Pair }[] {
  const groups = Map.groupBy(pairs, groupOf);
  return [...groups.values()].flatMap((group) => {
    if (group.length < 2) return [];
    const kinds = [...Map.groupBy(group, kindOf).values()];
    const [[usual] = []] = kinds.toSorted((one, other) => other.length - one.length);
    if (usual === undefined || kinds.length < 2) return [];
    const kind = kindOf(usual);
    return group.filter((pair) => kindOf(pair) !== kind).map((odd) => ({ odd, usual }));
  });
}
