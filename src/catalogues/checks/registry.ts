import type { Check } from "./check.ts";
import { checkIds, type CheckId } from "./check-ids.ts";
import { brokenCharacter, controlCharacter, privateUse } from "./container/characters.ts";
import { discarded, wrongLocale } from "./container/file.ts";
import { duplicateKey, keyCount, keyDepth, keyPrefix, leafBranch, reservedKey } from "./container/keys.ts";
import { wrongLanguage } from "./container/language.ts";
import { mojibake } from "./container/mojibake.ts";
import { readerChecks } from "./container/reader.ts";
import { wrongScript } from "./container/script.ts";
import { twoSources, twoTargets } from "./content/consistency.ts";
import { glossaryTerm } from "./content/glossary.ts";
import { lengthRatio } from "./content/length.ts";
import { repeatedWord } from "./content/repeated.ts";
import { sourceChanged } from "./content/source-changed.ts";
import { emptyValue, noHan, unchanged } from "./content/untranslated.ts";
import { endMark } from "./chinese/end-mark.ts";
import { fullwidthPunctuation } from "./chinese/fullwidth.ts";
import { halfwidthPunctuation } from "./chinese/halfwidth.ts";
import { bidiControl, ideographicSpace, invisibleCharacter, noBreakSpace } from "./chinese/invisible.ts";
import { dashStyle, ellipsisStyle } from "./chinese/marks.ts";
import { quoteStyle } from "./chinese/quotes.ts";
import { scriptMix } from "./chinese/script-mix.ts";
import { hanLatinSpacing } from "./chinese/spacing.ts";
import { emailSet, urlSet } from "./inside/addresses.ts";
import { delimiter } from "./inside/delimiters.ts";
import { edgeSpace } from "./inside/edges.ts";
import { icuArguments, icuSyntax } from "./inside/icu.ts";
import { unsafeMarkup } from "./inside/markup.ts";
import { nestingCycle, nestingSet, nestingTarget } from "./inside/nesting.ts";
import { numberSet } from "./inside/numbers.ts";
import { placeholderEscape, placeholderFormat, placeholderSet } from "./inside/placeholders.ts";
import { newlineCount, tooWide } from "./inside/shape.ts";
import { tagBalance, tagSet } from "./inside/tags.ts";
import { formatToken } from "./inside/tokens.ts";
import { pluralDead, pluralMissing, pluralV3 } from "./keys/plurals.ts";
import { extraKey, missingKey, renamedKey } from "./keys/presence.ts";
import { twinKey } from "./keys/twins.ts";

/** Every check, in the order of `checkIds`. */
export const checks: readonly Check[] = [
  ...readerChecks,
  ...[
    keyCount,
    keyDepth,
    reservedKey,
    duplicateKey,
    keyPrefix,
    leafBranch,
    discarded,
    wrongLocale,
    wrongScript,
    wrongLanguage,
  ],
  ...[brokenCharacter, mojibake, controlCharacter, privateUse],
  ...[missingKey, extraKey, renamedKey, twinKey, pluralMissing, pluralDead, pluralV3],
  ...[bidiControl, invisibleCharacter],
  ...[delimiter, placeholderSet, placeholderFormat, placeholderEscape, formatToken],
  ...[nestingTarget, nestingCycle, nestingSet, tagBalance, tagSet, unsafeMarkup, urlSet, emailSet, numberSet],
  ...[newlineCount, edgeSpace, tooWide, icuSyntax, icuArguments],
  ...[scriptMix, noBreakSpace, ideographicSpace, halfwidthPunctuation, fullwidthPunctuation],
  ...[ellipsisStyle, dashStyle, quoteStyle, hanLatinSpacing, endMark],
  ...[emptyValue, unchanged, noHan, lengthRatio, repeatedWord, twoTargets, twoSources],
  ...[glossaryTerm, sourceChanged],
];

const ranks: ReadonlyMap<string, number> = new Map(checkIds.map((id, rank) => [id, rank]));

/** Where the check stands in the order in which fixes are taken. */
export function rankOf(id: string): number {
  return ranks.get(id) ?? checkIds.length;
}

export function checkOf(id: CheckId): Check | undefined {
  return checks.find((check) => check.id === id);
}
