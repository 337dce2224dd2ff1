import type { ValueCheck } from "../check.ts";
import { editsOf, fixOf } from "../edits.ts";
import { enumerate } from "../excerpt.ts";

const narrow: ReadonlyMap<string, string> = new Map(
  [
    "，,",
    "。.",
    "、,",
    "．.",
    "！!",
    "？?",
    "：:",
    "；;",
    "（(",
    "）)",
    "【[",
    "】]",
    "「“",
    "」”",
    "《“",
    "》”",
  ].map((pair) => [pair.charAt(0), pair.charAt(1)]),
);

/** Chinese punctuation in a text in Latin letters. What touches Chinese words belongs to them and stays. */
export const fullwidthPunctuation: ValueCheck = {
  id: "fullwidth-punctuation",
  group: "chinese",
  severity: "warning",
  scope: ({ tongue }) => tongue.script === "Latn",
  inValue:
    () =>
    ({ text: { plain, value } }) => {
      if (!/[，-；、-】！-？]/.test(plain)) return undefined;
      const edits = editsOf(plain, mark, ({ 0: sign, index }) => narrowed(plain, sign, index));
      if (edits.length === 0) return undefined;
      const found = enumerate(new Set(edits.map(({ start }) => value.charAt(start))));
      return { params: { found }, fix: fixOf(value, edits, true) };
    },
};

const mark = /(?<!\p{Script=Han})[，。、．！？：；（）【】「」《》](?!\p{Script=Han})/gu;

/** With the blank that an English sign has beside it and a full-width one carries inside. */
function narrowed(plain: string, sign: string, index: number): string {
  const to = narrow.get(sign) ?? sign;
  if ("（【「《".includes(sign)) return /[\w\ufffc]/.test(plain.charAt(index - 1)) ? ` ${to}` : to;
  return /[\w\ufffc“(（]/.test(plain.charAt(index + 1)) ? `${to} ` : to;
}
