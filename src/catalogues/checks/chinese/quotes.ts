import type { Edit } from "../../finding.ts";
import { inChinese, type ValueCheck } from "../check.ts";
import { fixOf } from "../edits.ts";
import { enumerate } from "../excerpt.ts";
import { majorityOf, tally } from "../majority.ts";
import type { View } from "../view.ts";

const styles = ["“”", "「」", '""'] as const;
type Style = (typeof styles)[number];

/** Quotation marks as most of the file has them; without a majority straight ones are the slip. */
export const quoteStyle: ValueCheck = {
  id: "quote-style",
  group: "chinese",
  severity: "info",
  scope: inChinese,
  inValue: (view) => {
    const majority = usual(view);
    // Where straight ones are the habit, nobody is asked to write fewer of the others.
    if (majority === '""') return () => undefined;
    const style = majority ?? (view.tongue.script === "Hans" ? "“”" : "「」");
    return ({ text }) => {
      if (!text.hasHan || !/["“「]/.test(text.plain)) return undefined;
      const slips = quotesIn(text.plain).filter((quote) =>
        majority === undefined ? quote.style === '""' : quote.style !== style,
      );
      if (slips.length === 0) return undefined;
      const edits = slips.flatMap(({ start, end }): Edit[] => [
        { start, end: start + 1, text: style.charAt(0) },
        { start: end - 1, end, text: style.charAt(1) },
      ]);
      const found = enumerate(new Set(slips.map((slip) => slip.style)));
      return { params: { found, expected: style }, fix: fixOf(text.value, edits, true) };
    };
  },
};

interface Quote {
  readonly style: Style;
  readonly start: number;
  readonly end: number;
}

const quote = /“[^“”\n]{1,300}”|「[^「」\n]{1,300}」|"[^"\n]{1,300}"/g;

/** Quotations that hold Chinese or stand beside it; a straight one may be part of code. */
function quotesIn(plain: string): Quote[] {
  return [...plain.matchAll(quote)].flatMap(({ 0: found, index }): Quote[] => {
    const end = index + found.length;
    const style = styles.find((each) => found.startsWith(each.charAt(0))) ?? '""';
    const around = plain.charAt(index - 1) + found + plain.charAt(end);
    return /\p{Script=Han}/u.test(around) ? [{ style, start: index, end }] : [];
  });
}

function usual({ entries }: View): Style | undefined {
  const plains = entries.filter(({ text }) => text.hasHan).map(({ text }) => text.plain);
  const kinds = tally(plains, (plain) => quotesIn(plain).map(({ style }) => style));
  return majorityOf(kinds, { least: 4, share: 0.6 });
}
