import { inChinese, type ValueCheck } from "../check.ts";
import { editsOf, fixOf, withoutOverlap } from "../edits.ts";
import { excerpt } from "../excerpt.ts";
import { majorityOf, tally } from "../majority.ts";
import type { View } from "../view.ts";

/** Between Chinese and Latin words, between Chinese and figures, and beside placeholders: each has a majority of its own. */
const borders = ["A-Za-z", String.raw`\d`, String.raw`\ufffc`].map(
  (other) =>
    new RegExp(String.raw`(?<=\p{Script=Han}) ?(?=[${other}])|(?<=[${other}]) ?(?=\p{Script=Han})`, "gu"),
);

const gapOf = { spaced: " ", tight: "" } as const;
type Habit = keyof typeof gapOf;

export const hanLatinSpacing: ValueCheck = {
  id: "han-latin-spacing",
  group: "chinese",
  severity: "info",
  scope: inChinese,
  cases: ["spaced", "tight"],
  inValue: (view) => {
    const habits = borders.map((border) => habitOf(view, border));
    return ({ text: { plain, value, hasHan } }) => {
      if (!hasHan || !/[A-Za-z\d\ufffc]/.test(plain)) return undefined;
      const edits = withoutOverlap(
        borders.flatMap((border, index) => {
          const habit = habits[index];
          if (habit === undefined) return [];
          return editsOf(plain, border, ([gap]) => (gap === gapOf[habit] ? undefined : gapOf[habit]));
        }),
      );
      const [first] = edits;
      if (first === undefined) return undefined;
      const found = excerpt(value.slice(Math.max(0, first.start - 4), first.end + 4));
      return {
        case: first.text === " " ? "spaced" : "tight",
        params: { found },
        fix: fixOf(value, edits, true),
      };
    };
  },
};

function habitOf({ entries }: View, border: RegExp): Habit | undefined {
  const plains = entries.filter(({ text }) => text.hasHan).map(({ text }) => text.plain);
  const habits = tally(plains, (plain) =>
    (plain.match(border) ?? []).map((gap): Habit => (gap === " " ? "spaced" : "tight")),
  );
  return majorityOf(habits, { least: 12, share: 0.8 });
}
