import { againstSource, type ValueCheck } from "../check.ts";
import { excerpt } from "../excerpt.ts";

/** The file carries the source it was translated from, and that is no longer the source. */
export const sourceChanged: ValueCheck = {
  id: "source-changed",
  group: "content",
  severity: "warning",
  scope: againstSource,
  inValue:
    () =>
    ({ message, source }) => {
      if (message.source === undefined || source === undefined || source.message.key !== message.key)
        return undefined;
      const [before, now] = [message.source, source.text.value];
      if (tidy(before) === tidy(now)) return undefined;
      return { params: { before: excerpt(before), now: excerpt(now) } };
    },
};

const tidy = (text: string): string => text.split(/\s+/).filter(Boolean).join(" ");
