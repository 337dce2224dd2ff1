import { inChinese, type CatalogueCheck, type Hit } from "../check.ts";
import { scriptOf } from "../script.ts";
import type { View } from "../view.ts";

/** Fewer characters than this say nothing about a file. */
const enough = 10;

/** Traditional text for a Simplified catalogue, or the reverse. */
export const wrongScript: CatalogueCheck = {
  id: "wrong-script",
  group: "container",
  severity: "error",
  scope: inChinese,
  cases: ["traditional", "simplified"],
  inCatalogue: otherScript,
};

/** Is most of this Chinese file in the other script? Then the single characters are not worth a word each. */
export function isInOtherScript(view: View): boolean {
  return otherScript(view).length > 0;
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
