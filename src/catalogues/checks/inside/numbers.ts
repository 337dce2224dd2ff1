import { againstSource, type ValueCheck } from "../check.ts";
import { differenceCases, differenceHit } from "../difference-hit.ts";
import { numeralsIn, spelledNumbersIn, type Numeral } from "../text/numbers.ts";
import type { Text } from "../text/text.ts";

/** The same figures on both sides, in whatever spelling: 20,000 is 2万, two is 两, 3 pm is 15时. */
export const numberSet: ValueCheck = {
  id: "number-set",
  group: "inside",
  severity: "warning",
  scope: againstSource,
  cases: differenceCases,
  inValue:
    ({ tongue, sourceTongue }) =>
    ({ text, source }) => {
      if (source === undefined) return undefined;
      const [before, after] = [numeralsIn(source.text.plain), numeralsIn(text.plain)];
      const isAfternoon = afternoon.test(source.text.plain) || afternoon.test(text.plain);
      const lacking = (
        one: readonly Numeral[],
        other: readonly Numeral[],
        where: Text,
        language: string,
      ): string[] =>
        unmatched(one, other, isAfternoon)
          .filter(({ value }) => !source.countOptional || (value !== "0" && value !== "1"))
          .filter(unspelled(where, language))
          .map(({ raw }) => raw);
      const missing = lacking(before, after, text, tongue.language);
      const extra = lacking(after, before, source.text, sourceTongue.language);
      if (missing.length + extra.length === 0) return undefined;
      return differenceHit({ missing: [...new Set(missing)], extra: [...new Set(extra)] });
    },
};

const afternoon = /\bp\.?m\b/i;

function unmatched(
  one: readonly Numeral[],
  other: readonly Numeral[],
  isAfternoon: boolean,
): readonly Numeral[] {
  if (one.length === 0) return [];
  const values = new Set(other.map(({ value }) => value));
  const isSameHour = (value: string): boolean =>
    isAfternoon && [12, -12].some((hours) => values.has(String(Number(value) + hours)));
  return one.filter(({ value }) => !values.has(value) && !isSameHour(value));
}

/** Reads the words of the other text only when there is something to look for. */
function unspelled({ plain }: Text, language: string): (numeral: Numeral) => boolean {
  let spelled: ReadonlySet<string> | undefined;
  return ({ value }) => !(spelled ??= spelledNumbersIn(plain, language)).has(value);
}
