import { inChinese, type ValueCheck } from "../check.ts";
import { isInOtherScript } from "../container/script.ts";
import { fixOf } from "../edits.ts";
import { enumerate } from "../excerpt.ts";
import { slipsIn } from "../script.ts";

/** Traditional characters in a Simplified text and the reverse, by region. */
export const scriptMix: ValueCheck = {
  id: "script-mix",
  group: "chinese",
  severity: "warning",
  scope: inChinese,
  cases: ["traditional", "simplified"],
  inValue: (view) => {
    // A file that is in the other script altogether has one finding and not thousands.
    if (isInOtherScript(view)) return () => undefined;
    const { tongue } = view;
    return ({ text }) => {
      if (!text.hasHan) return undefined;
      const slips = slipsIn(text.plain, tongue);
      if (slips.length === 0) return undefined;
      const edits = slips.map(({ index, form }) => ({ start: index, end: index + 1, text: form }));
      return {
        case: tongue.script === "Hans" ? "traditional" : "simplified",
        params: {
          found: enumerate(new Set(slips.map(({ character }) => character))),
          expected: enumerate(new Set(slips.map(({ form }) => form))),
        },
        fix: fixOf(
          text.value,
          edits,
          slips.every(({ certain }) => certain),
        ),
      };
    };
  },
};
