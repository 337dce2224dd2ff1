import {
  againstSource,
  inAll,
  type CatalogueCheck,
  type Hit,
  type Scope,
  type ValueCheck,
} from "../check.ts";
import { excerpt } from "../excerpt.ts";
import { keptIn } from "../kept.ts";
import { sourceValue } from "../pair-source.ts";
import { foldText, latinWords, ordinaryWords } from "../text/words.ts";
import type { Entry, View } from "../view.ts";

const betweenLanguages: Scope = inAll(
  againstSource,
  ({ tongue, sourceTongue }) => tongue.language !== sourceTongue.language,
);

/** Nothing is translated yet, or only blanks are. */
export const emptyValue: CatalogueCheck = {
  id: "empty-value",
  group: "content",
  severity: "info",
  cases: ["empty", "blank"],
  inCatalogue: ({ entries, settings, isSource }) =>
    entries.flatMap(({ message, source }): Hit[] => {
      if (message.value.trim() !== "") return [];
      if (message.value !== "") return [{ message, case: "blank", severity: "warning" }];
      const meant = isSource ? sourceValue(message, settings) : source?.text.value;
      const isMeant = isSource ? settings.keySeparator === false : meant === "";
      return isMeant ? [] : [{ message, case: "empty" }];
    }),
};

/** The source's own words. Names, codes and single words may well be the same in both languages. */
export const unchanged: ValueCheck = {
  id: "unchanged",
  group: "content",
  severity: "info",
  scope: betweenLanguages,
  inValue: (view) => {
    const isKept = keptIn(view.glossary);
    return ({ message, text, source }) => {
      const value = message.value.trim();
      if (source === undefined || value !== source.text.value.trim()) return undefined;
      if (message.state === "final" || message.state === "reviewed" || isKept(value)) return undefined;
      return isTranslatable(text.plain, view) ? { params: { value: excerpt(value) } } : undefined;
    };
  },
};

function isTranslatable(plain: string, { sourceTongue }: View): boolean {
  if (sourceTongue.language === "zh") return /\p{Script=Han}{2}/u.test(plain);
  return ordinaryWords(plain).length > 1;
}

/** An English sentence whose Chinese has no Chinese character, or the reverse. */
export const noHan: ValueCheck = {
  id: "no-han",
  group: "content",
  severity: "warning",
  scope: betweenLanguages,
  cases: ["no_han", "only_han"],
  inValue:
    ({ tongue }) =>
    (entry) => {
      const { text, source } = entry;
      const isChinese = tongue.language === "zh";
      if (source === undefined || text.hasHan === isChinese) return undefined;
      if (foldText(text.value) === foldText(source.text.value)) return undefined;
      const params = { value: excerpt(text.value) };
      if (isChinese) return lacksHan(entry) ? { case: "no_han", params } : undefined;
      const isHanOnly = tongue.script === "Latn" && /\p{Script=Han}{4}/u.test(text.plain);
      return isHanOnly && latinWords(text.plain).length === 0 ? { case: "only_han", params } : undefined;
    },
};

function lacksHan({ text, source }: Entry): boolean {
  if (text.hasHan || source === undefined) return false;
  const words = latinWords(source.text.plain);
  return words.length > 2 && ordinaryWords(source.text.plain).length > 1 && latinWords(text.plain).length > 0;
}
