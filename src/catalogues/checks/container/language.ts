import type { CatalogueCheck, Hit, Scope } from "../check.ts";
import { keptIn } from "../kept.ts";
import { mask } from "../text/text.ts";
import { latinWords, ordinaryWords } from "../text/words.ts";
import { isSameTongue } from "../tongue.ts";
import type { Entry, View } from "../view.ts";

/** Fewer values than this say nothing about a file. */
const enough = 5;

const scripts: Readonly<Record<string, RegExp>> = {
  Hans: /\p{Script=Han}/u,
  Hant: /\p{Script=Han}/u,
  Jpan: /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u,
  Kore: /\p{Script=Hangul}/u,
};

const hasScript: Scope = ({ tongue: { language, script } }) =>
  language !== "und" && (script === "Latn" || Object.hasOwn(scripts, script));

/** The file is not in the language that it is uploaded for, as its words tell; whether it says so itself, `wrong-locale` looks. */
export const wrongLanguage: CatalogueCheck = {
  id: "wrong-language",
  group: "container",
  severity: "error",
  scope: hasScript,
  cases: ["no_han", "no_script", "mostly_han", "source_text"],
  inCatalogue: (view) => {
    const counts = countKinds(view);
    return isWrong(counts, view) ? [hitOf(counts, view)] : [];
  },
};

/** In its own language; the source's text as it is; neither. */
type Kind = "own" | "copied" | "foreign";
type Counts = Readonly<Record<Kind, number>>;

function countKinds(view: View): Counts {
  const counts = { own: 0, copied: 0, foreign: 0 };
  const kindOf = kindsIn(view);
  for (const entry of view.byKey.values()) {
    const kind = kindOf(entry);
    if (kind !== undefined) counts[kind] += 1;
  }
  return counts;
}

/** Undefined for what tells nothing: names, codes, addresses, figures. */
function kindsIn(view: View): (entry: Entry) => Kind | undefined {
  const { tongue, sourceTongue } = view;
  const own = scripts[tongue.script];
  const isKept = keptIn(view.glossary);
  return ({ text: { value, plain, hasHan }, source }) => {
    if (isKept(value)) return undefined;
    const isCopy = value.trim() === source?.text.value.trim() && tongue.language !== sourceTongue.language;
    if (own !== undefined) {
      const isOwn = own.test(plain);
      if (!isOwn && !isPhrase(plain)) return undefined;
      return isCopy ? "copied" : isOwn ? "own" : "foreign";
    }
    const isForeign = hasHan && isMostlyHan(plain);
    if (isCopy) return isForeign ? "copied" : undefined;
    return isForeign ? "foreign" : latinWords(plain).length > 0 ? "own" : undefined;
  };
}

/** More than a name that stays as it is in every language. */
function isPhrase(plain: string): boolean {
  if (ordinaryWords(plain).length === 0) return false;
  return plain.includes(mask) || (plain.match(/[\p{L}\p{M}'’-]+/gu) ?? []).length > 1;
}

/** A Chinese word in an English sentence does not make it Chinese. */
function isMostlyHan(plain: string): boolean {
  return (plain.match(/\p{Script=Han}/gu) ?? []).length > latinWords(plain).length;
}

/**
 * Almost nothing is in its own language; of a file that is translated in part,
 * a tenth is. Han in a Latin file is no accident: there most is enough, but what
 * was only copied from the source does not count.
 */
function isWrong({ own, copied, foreign }: Counts, view: View): boolean {
  const of = own + copied + foreign;
  if (of < enough) return false;
  if (own * 10 < of) return true;
  const tellsCopies = view.source.size > 0 || isSameTongue(view.tongue, view.sourceTongue);
  return view.tongue.script === "Latn" && tellsCopies && foreign >= enough && foreign * 2 > of;
}

function hitOf({ own, copied, foreign }: Counts, { tongue }: View): Hit {
  const of = own + copied + foreign;
  if (copied > foreign) return { case: "source_text", params: { count: copied, of } };
  const params = { count: copied + foreign, of, expected: tongue.tag };
  if (tongue.script === "Latn") return { case: "mostly_han", params };
  return { case: tongue.language === "zh" ? "no_han" : "no_script", params };
}
