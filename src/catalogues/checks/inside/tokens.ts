import { againstSource, type ValueCheck } from "../check.ts";
import { differenceCases, differenceHit } from "../difference-hit.ts";
import { differenceOf } from "../sets.ts";
import type { Text } from "../text/text.ts";

const printf = /(?<![\d%])%(?:\d{1,2}\$)?([sdif@]|\(\w{1,60}\)[sdif]|\d{1,2}(?![\d%]))(?![A-Za-z])/g;
const single = /(?<!\{)\{[A-Za-z\d_.]{1,40}\}(?!\})/g;

/** Tokens of other formatters: `%s`, `%1$d`, `%(name)s`, `%1`, `{name}`. */
export const formatToken: ValueCheck = {
  id: "format-token",
  group: "inside",
  severity: "warning",
  scope: againstSource,
  cases: differenceCases,
  inValue:
    ({ settings }) =>
    ({ text, source }) => {
      if (source === undefined) return undefined;
      const tokens = ({ value }: Text): string[] => tokensIn(value, settings.icu !== true);
      return differenceHit(differenceOf(tokens(source.text), tokens(text)));
    },
};

function tokensIn(value: string, withBraces: boolean): string[] {
  const found = value.includes("%") ? [...value.matchAll(printf)].map(([, type = ""]) => `%${type}`) : [];
  if (withBraces && value.includes("{")) found.push(...(value.match(single) ?? []));
  return found;
}
