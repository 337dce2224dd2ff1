import { againstSource, inAll, withoutIcu, type Hits, type ValueCheck } from "../check.ts";
import { differenceCases, differenceHit } from "../difference-hit.ts";
import { fixOf } from "../edits.ts";
import { enumerate } from "../excerpt.ts";
import { setDifferenceOf, type Difference } from "../sets.ts";
import type { Placeholder } from "../text/placeholders.ts";
import { isPluralForm, type Entry } from "../view.ts";

const scope = inAll(againstSource, withoutIcu);

/** The same names on both sides, however often and in whatever order. */
export const placeholderSet: ValueCheck = {
  id: "placeholder-set",
  group: "inside",
  severity: "error",
  scope,
  cases: differenceCases,
  inValue: (view) => (entry) => {
    if (entry.source === undefined) return undefined;
    const { source, text, message } = entry;
    const mayCount = (name: string): boolean =>
      name === "count" && (source.countOptional || isPluralForm(view, message.key));
    const difference = setDifferenceOf(names(source.text.placeholders), names(text.placeholders));
    if (difference === undefined) return undefined;
    const missing = difference.missing.filter((name) => name !== "count" || !source.countOptional);
    const extra = difference.extra.filter((name) => !mayCount(name));
    if (missing.length + extra.length === 0) return undefined;
    const hit = differenceHit({ missing: missing.map(braced), extra: extra.map(braced) });
    return hit && { ...hit, fix: swapName(entry, { missing, extra }) };
  },
};

const names = (placeholders: readonly Placeholder[]): string[] => placeholders.map(({ name }) => name);
const braced = (name: string): string => `{{${name}}}`;

/** One name for one name: it was translated or mistyped. */
function swapName({ text }: Entry, { missing, extra }: Difference): ReturnType<typeof fixOf> {
  const [[wanted = "", ...others], [found = "", ...more]] = [missing, extra];
  if (wanted === "" || found === "" || others.length + more.length > 0) return undefined;
  const edits = text.placeholders
    .filter(({ name }) => name === found)
    .map(({ raw, start, end }) => ({ start, end, text: raw.split(found).join(wanted) }));
  return fixOf(text.value, edits, fold(wanted) === fold(found));
}

function fold(name: string): string {
  return name
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[\s_\p{Cf}-]/gu, "");
}

/** `{{n, number}}` is written as a number; without the format it is not. */
export const placeholderFormat: ValueCheck = {
  id: "placeholder-format",
  group: "inside",
  severity: "warning",
  scope,
  inValue:
    () =>
    ({ text, source }) => {
      const formats = formatsByName(source?.text.placeholders ?? []);
      const changed = text.placeholders.filter(({ name, format }) => {
        const expected = formats.get(name);
        return expected !== undefined && !expected.has(format);
      });
      if (changed.length === 0) return undefined;
      const expected = source?.text.placeholders.filter(({ name }) =>
        changed.some((each) => each.name === name),
      );
      return { params: { found: raws(changed), expected: raws(expected ?? []) } };
    },
};

const raws = (placeholders: readonly Placeholder[]): string =>
  enumerate(new Set(placeholders.map(({ raw }) => raw)));

function formatsByName(placeholders: readonly Placeholder[]): ReadonlyMap<string, ReadonlySet<string>> {
  const groups = Map.groupBy(placeholders, ({ name }) => name);
  return new Map([...groups].map(([name, group]) => [name, new Set(group.map(({ format }) => format))]));
}

/** `{{- x}}` is put in as it is: markup in it takes effect, so it has to be meant by the source. */
export const placeholderEscape: ValueCheck = {
  id: "placeholder-escape",
  group: "inside",
  severity: "error",
  scope,
  cases: ["added", "dropped"],
  inValue:
    () =>
    ({ text, source }): Hits => {
      if (source === undefined) return undefined;
      const [raw, escaped] = [
        flagged(source.text.placeholders, true),
        flagged(source.text.placeholders, false),
      ];
      const added = text.placeholders.filter(
        ({ name, unescaped }) => unescaped && escaped.has(name) && !raw.has(name),
      );
      const dropped = text.placeholders.filter(
        ({ name, unescaped }) => !unescaped && raw.has(name) && !escaped.has(name),
      );
      if (added.length > 0) {
        const fix = fixOf(text.value, added.map(withoutFlag), true);
        return { case: "added", params: { found: raws(added) }, fix };
      }
      if (dropped.length === 0) return undefined;
      return { case: "dropped", severity: "warning", params: { found: raws(dropped) } };
    },
};

function flagged(placeholders: readonly Placeholder[], unescaped: boolean): ReadonlySet<string> {
  return new Set(names(placeholders.filter((each) => each.unescaped === unescaped)));
}

function withoutFlag({ raw, start, end }: Placeholder): { start: number; end: number; text: string } {
  return { start, end, text: raw.replace(/-\s*/, "") };
}
