import { againstSource, type ValueCheck } from "../check.ts";
import { mask, tagMask } from "../text/text.ts";
import { displayWidth } from "../text/width.ts";

/** As many line breaks as the source has, real ones and `\n` written out. */
export const newlineCount: ValueCheck = {
  id: "newline-count",
  group: "inside",
  severity: "info",
  scope: againstSource,
  inValue:
    () =>
    ({ text, source }) => {
      if (source === undefined) return undefined;
      const [found, expected] = [linesIn(text.value), linesIn(source.text.value)];
      return found === expected ? undefined : { params: { found: found - 1, expected: expected - 1 } };
    },
};

function linesIn(value: string): number {
  return value.split(/\r\n?|\n|\\n/).length;
}

/** Wider than the place where it is shown; placeholders and tags are not counted. */
export const tooWide: ValueCheck = {
  id: "too-wide",
  group: "inside",
  severity: "warning",
  scope: ({ settings }) => settings.maximumWidths !== undefined,
  inValue:
    ({ settings: { maximumWidths = {} } }) =>
    ({ message: { key }, text }) => {
      const limit = Object.hasOwn(maximumWidths, key) ? maximumWidths[key] : maximumWidths["*"];
      if (limit === undefined) return undefined;
      const width = displayWidth(text.plain.replaceAll(mask, "").replaceAll(tagMask, ""));
      return width > limit ? { params: { width, limit } } : undefined;
    },
};
