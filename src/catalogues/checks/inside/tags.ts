import { againstSource, type ValueCheck } from "../check.ts";
import { differenceCases, differenceHit } from "../difference-hit.ts";
import { enumerate } from "../excerpt.ts";
import { countTokens, differenceOf, moreIn, type Difference } from "../sets.ts";
import { pairTags, type Tag } from "../text/tags.ts";
import type { Tongue } from "../tongue.ts";

const short = ({ kind, name }: Tag): string =>
  kind === "close" ? `</${name}>` : kind === "empty" ? `<${name}/>` : `<${name}>`;

/** Opened and not closed, or the reverse, and not so in the source. */
export const tagBalance: ValueCheck = {
  id: "tag-balance",
  group: "inside",
  severity: "error",
  inValue:
    () =>
    ({ text, source }) => {
      if (text.tags.length === 0) return undefined;
      const before = countTokens(pairTags(source?.text.tags ?? []).loose.map(short));
      const loose = moreIn(countTokens(pairTags(text.tags).loose.map(short)), before);
      return loose.length === 0 ? undefined : { params: { tags: enumerate(loose) } };
    },
};

/** The same tags on both sides; words in angle brackets such as `<unknown>` are no tags. */
export const tagSet: ValueCheck = {
  id: "tag-set",
  group: "inside",
  severity: "error",
  scope: againstSource,
  cases: differenceCases,
  inValue:
    ({ tongue }) =>
    ({ text, source }) => {
      if (source === undefined || source.text.tags.length + text.tags.length === 0) return undefined;
      const markup = (tags: readonly Tag[]): string[] =>
        pairTags(tags)
          .markup.filter(({ kind }) => kind !== "close")
          .map(short);
      // What is not balanced has its own finding, which says more.
      if (pairTags(text.tags).loose.length > pairTags(source.text.tags).loose.length) return undefined;
      const difference = differenceOf(markup(source.text.tags), markup(text.tags));
      const hit = differenceHit(difference);
      return hit && isItalicsAlone(difference, tongue) ? { ...hit, severity: "warning" } : hit;
    },
};

/** Chinese has no italics, and puts such words in quotes. */
function isItalicsAlone(difference: Difference | undefined, { language }: Tongue): boolean {
  if (difference === undefined || language !== "zh" || difference.extra.length > 0) return false;
  return difference.missing.every((tag) => tag === "<i>" || tag === "<em>");
}
