import { againstSource, inAll, type ValueCheck } from "../check.ts";
import { mask, tagMask } from "../text/text.ts";
import type { Text } from "../text/text.ts";
import { foldText } from "../text/words.ts";

/** Chinese characters to English ones in 16,302 professional strings: the median is 0.31. */
const [shortest, longest] = [0.12, 1];
const shortText = 16;

/** Far shorter or longer than a translation of this source usually is. */
export const lengthRatio: ValueCheck = {
  id: "length-ratio",
  group: "content",
  severity: "info",
  scope: inAll(againstSource, ({ tongue, sourceTongue }) => {
    const pair = `${sourceTongue.language}-${tongue.language}`;
    return pair === "en-zh" || pair === "zh-en";
  }),
  cases: ["short", "long"],
  inValue:
    ({ tongue }) =>
    ({ text, source }) => {
      if (source === undefined || text.value === source.text.value) return undefined;
      const [target, original] = [lengthOf(text), lengthOf(source.text)];
      const [chinese, english] = tongue.language === "zh" ? [target, original] : [original, target];
      if (target === 0 || Math.max(chinese, english) < shortText) return undefined;
      const ratio = chinese / Math.max(1, english);
      if (ratio >= shortest && ratio <= longest) return undefined;
      // "访问密钥（Access key）" is long because the source stands in it.
      if (foldText(text.plain).includes(foldText(source.text.plain))) return undefined;
      const isShort = tongue.language === "zh" ? ratio < shortest : ratio > longest;
      return { case: isShort ? "short" : "long", params: { length: target, source: original } };
    },
};

function lengthOf({ plain }: Text): number {
  return plain.replaceAll(mask, "").replaceAll(tagMask, "").trim().length;
}
