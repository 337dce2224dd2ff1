import { inChinese, type ValueCheck } from "../check.ts";
import { editsOf, fixOf } from "../edits.ts";
import { enumerate } from "../excerpt.ts";
import { majorityOf, tally } from "../majority.ts";
import type { View } from "../view.ts";

/** Dots after Chinese words, all as most of the file has them; 。。。 is never right. */
export const ellipsisStyle: ValueCheck = styleOf({
  id: "ellipsis-style",
  pattern: /(?<=[\p{Script=Han}\ufffc\ufff9”」）)])(?:\.{3,12}|…{1,6}|。{2,6}|、{2,6}|・{3,6})/gu,
  kindOf: (found) =>
    found.startsWith("...") ? "..." : found === "…" ? "…" : found.startsWith("…") ? "……" : undefined,
  standard: undefined,
  always: /^[。、・]/,
  fallback: "……",
});

/** The dash between Chinese words: —— unless most of the file has another. */
export const dashStyle: ValueCheck = styleOf({
  id: "dash-style",
  pattern: /(?<=[\p{Script=Han}”」）])(?:--{1,3}|[—–―]{1,4})(?=[\p{Script=Han}“「（])/gu,
  kindOf: (found) => (found === "——" ? "——" : found === "—" ? "—" : undefined),
  standard: "——",
  always: /^[-–―]/,
  fallback: "——",
});

interface Style {
  readonly id: "ellipsis-style" | "dash-style";
  readonly pattern: RegExp;
  /** Undefined for what can be nobody's style. */
  readonly kindOf: (found: string) => string | undefined;
  /** Where the file has no majority. */
  readonly standard: string | undefined;
  /** What is a slip whatever the majority. */
  readonly always: RegExp;
  readonly fallback: string;
}

function styleOf({ id, pattern, kindOf, standard, always, fallback }: Style): ValueCheck {
  const usual = ({ entries }: View): string | undefined => {
    const plains = entries.filter(({ text }) => text.hasHan).map(({ text }) => text.plain);
    const kinds = tally(plains, (plain) =>
      (plain.match(pattern) ?? []).map(kindOf).filter((kind) => kind !== undefined),
    );
    return majorityOf(kinds, { least: 5, share: 0.6 }) ?? standard;
  };
  return {
    id,
    group: "chinese",
    severity: "info",
    scope: inChinese,
    inValue: (view) => {
      const style = usual(view);
      return ({ text }) => {
        if (!text.hasHan) return undefined;
        const edits = editsOf(text.plain, pattern, ([found]) => {
          if (found === style || found === fallback) return undefined;
          return style === undefined && !always.test(found) ? undefined : (style ?? fallback);
        });
        if (edits.length === 0) return undefined;
        const found = enumerate(new Set(edits.map(({ start, end }) => text.value.slice(start, end))));
        return { params: { found, expected: style ?? fallback }, fix: fixOf(text.value, edits, true) };
      };
    },
  };
}
