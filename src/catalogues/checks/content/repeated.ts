import type { Edit } from "../../finding.ts";
import type { ValueCheck } from "../check.ts";
import { fixOf } from "../edits.ts";
import { enumerate } from "../excerpt.ts";

/** 的的, the the: a word too many. Words that are doubled on purpose (谢谢, 常常, that that) are not looked for. */
export const repeatedWord: ValueCheck = {
  id: "repeated-word",
  group: "content",
  severity: "warning",
  inValue:
    ({ tongue }) =>
    ({ text: { plain, value, hasHan } }) => {
      const doubled = tongue.language === "zh" && hasHan ? doubledHan(plain) : [];
      if (tongue.script === "Latn") doubled.push(...doubledLatin(plain));
      if (doubled.length === 0) return undefined;
      const found = new Set(doubled.map(({ start, end }) => value.slice(2 * start - end, end).trim()));
      return { params: { found: enumerate(found) }, fix: fixOf(value, doubled, false) };
    },
};

const han =
  /(的)\1(?![确士哥])|(?<![得])([是在和与或及为被将于从对请您它这那每该并但]|了(?!了然|如指掌))\2|(我们|您的|他们|可以|如果|因为|但是|以及|或者|一个|这个|那个|使用|没有|需要|已经|无法|請您|沒有|使用|可以)\3/gu;

function doubledHan(plain: string): Edit[] {
  return [...plain.matchAll(han)].map(({ index, 0: found }) => {
    const half = found.length / 2;
    return { start: index + half, end: index + found.length, text: "" };
  });
}

const never = new Set(
  "the a an of to in on at for and or with from by as be are was were this these those it its your our their not you we they".split(
    " ",
  ),
);

/** One pass over the words, so that no long text takes long. */
function doubledLatin(plain: string): Edit[] {
  const edits: Edit[] = [];
  let before: RegExpExecArray | undefined;
  for (const word of plain.matchAll(/[A-Za-z]+/g)) {
    const { index, 0: letters } = word;
    const end = before === undefined ? 0 : before.index + before[0].length;
    const isSame = before?.[0].toLowerCase() === letters.toLowerCase();
    if (isSame && never.has(letters.toLowerCase()) && /^[ \t\n]{1,3}$/.test(plain.slice(end, index)))
      edits.push({ start: end, end: index + letters.length, text: "" });
    before = word;
  }
  return edits;
}
