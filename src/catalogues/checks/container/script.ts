import type { CatalogueCheck, Hit } from "../check.ts";
import { scriptOf } from "../script.ts";
import { latinWords } from "../text/words.ts";
import type { Entry, View } from "../view.ts";

/** Fewer values than this say nothing about a file. */
const enough = 10;

export const wrongScript: CatalogueCheck = {
  id: "wrong-script",
  group: "container",
  severity: "error",
  cases: ["no_han", "mostly_han", "traditional", "simplified"],
  inCatalogue: (view) => {
    const { language } = view.tongue;
    if (language === "zh") return [...tooLittleHan(view), ...otherScript(view)];
    return ["ja", "ko", "yue", "und"].includes(language) ? [] : tooMuchHan(view);
  },
};

/** Is most of this Chinese file in the other script? Then the single characters are not worth a word each. */
export function isInOtherScript(view: View): boolean {
  return otherScript(view).length > 0;
}

function tooLittleHan({ entries }: View): Hit[] {
  const sentences = entries.filter(hasWords);
  const han = sentences.filter(({ text }) => text.hasHan).length;
  if (sentences.length < enough || han * 20 >= sentences.length) return [];
  return [{ case: "no_han", params: { han, of: sentences.length } }];
}

function tooMuchHan({ entries }: View): Hit[] {
  const filled = entries.filter(({ message }) => message.value.trim() !== "");
  const han = filled.filter(({ text }) => text.hasHan).length;
  if (han < enough || han * 2 <= filled.length) return [];
  return [{ case: "mostly_han", params: { han, of: filled.length } }];
}

function otherScript({ entries, tongue }: View): Hit[] {
  let [simplified, traditional] = [0, 0];
  for (const { text } of entries) {
    if (!text.hasHan) continue;
    const counts = scriptOf(text.plain);
    simplified += counts.simplified;
    traditional += counts.traditional;
  }
  const isSimplified = tongue.script === "Hans";
  const [wrong, right] = isSimplified ? [traditional, simplified] : [simplified, traditional];
  if (wrong < enough || wrong <= right) return [];
  return [{ case: isSimplified ? "traditional" : "simplified", params: { count: wrong } }];
}

/** More than a name or a code: something that a Chinese file would have in Chinese. */
function hasWords({ text }: Entry): boolean {
  return text.hasHan || latinWords(text.plain).length > 1;
}
