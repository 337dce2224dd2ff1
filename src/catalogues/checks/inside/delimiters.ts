import type { Edit } from "../../finding.ts";
import type { ValueCheck } from "../check.ts";
import { editsOf, fixOf, withoutOverlap } from "../edits.ts";
import { enumerate } from "../excerpt.ts";
import { placeholdersIn } from "../text/placeholders.ts";
import { mask, maskSpans, type Text } from "../text/text.ts";
import type { Entry } from "../view.ts";

/** Delimiters that were typed full-width, torn apart or halved: `｛｛x｝｝`, `{ {x} }`, `{x}`, `％s`, `＜b＞`, `$t（x）`. */
export const delimiter: ValueCheck = {
  id: "delimiter",
  group: "inside",
  severity: "error",
  inValue:
    ({ settings, isSource }) =>
    (entry) => {
      const { value } = entry.message;
      if (isClean(entry.text)) return undefined;
      const edits = [
        ...(settings.icu === true ? [] : [...wideBraces(entry), ...lostBraces(entry)]),
        ...nestings(entry),
        ...(isSource ? [] : [...printf(entry), ...tags(entry)]),
      ];
      const outside = withoutOverlap(edits).filter(isOutside(entry.text));
      const ordered = withoutOverlap([...outside, ...(settings.icu === true ? [] : wideInsides(entry))]);
      if (ordered.length === 0) return undefined;
      const found = enumerate(ordered.map(({ start, end }) => value.slice(start, end)));
      const expected = enumerate(ordered.map(({ text }) => text));
      return { params: { found, expected }, fix: fixOf(value, ordered, true) };
    },
};

/** Every bracket belongs to something that was read, and none is full-width. */
function isClean({ value, placeholders, tags: found, nestings: nested }: Text): boolean {
  if (!/[{}｛｝<>＜＞％$＄]/.test(value)) return true;
  if (placeholders.some(({ raw }) => wide.test(raw))) return false;
  const braces = 2 * placeholders.length;
  return (
    !/[｛｝＜＞％＄]/.test(value) &&
    countOf(value, "{") === braces &&
    countOf(value, "}") === braces &&
    countOf(value, "<") === found.length &&
    countOf(value, "$") === nested.length
  );
}

/** What was read as a placeholder or a tag is not taken apart again. */
function isOutside({ value, placeholders, tags: found }: Text): (edit: Edit) => boolean {
  const masked = maskSpans(value, [...placeholders, ...found]);
  return ({ start, end }) => !masked.slice(start, end).includes(mask);
}

function countOf(value: string, character: string): number {
  return value.split(character).length - 1;
}

const braces = /[{｛]\s?[{｛]\s{0,3}([-－]?[\p{L}\p{N}\s_.,:()，：（）．＿－-]{1,200})[}｝]\s?[}｝]/gu;
const fewBraces = /(?<![{｛])[{｛]{1,2}\s{0,3}([\p{L}\p{N}_.-]{1,100})\s{0,3}[}｝]{1,2}(?![}｝])/gu;
const proper = /^\{\{[^{}]*\}\}$/;

function wideBraces({ message, source }: Entry): Edit[] {
  return editsOf(message.value, braces, ([found, inside = ""]) =>
    proper.test(found) ? undefined : (asInSource(inside, source) ?? `{{${narrow(inside)}}}`),
  );
}

/** Half-width braces around what was typed full-width: `{{count，number}}`. */
function wideInsides({ text, source }: Entry): Edit[] {
  return text.placeholders
    .filter(({ raw }) => wide.test(raw))
    .flatMap(({ raw, start, end }) => {
      const meant = asInSource(raw.slice(2, -2), source);
      return meant === undefined ? [] : [{ start, end, text: meant }];
    });
}

/** The source's own way to write the placeholder, blanks included. */
function asInSource(inside: string, source: Entry["source"]): string | undefined {
  const [meant] = placeholdersIn(`{{${narrow(inside)}}}`);
  const same = source?.text.placeholders.filter(
    ({ name, format, unescaped }) =>
      name === meant?.name && format === meant.format && unescaped === meant.unescaped,
  );
  return same?.[0]?.raw;
}

// What a Chinese input method types for the signs, letters and figures of a placeholder.
const wide = /[\uff01-\uff5e\u3000]/;

function narrow(inside: string): string {
  return inside
    .replaceAll(/[\uff01-\uff5e\u3000]/g, (character) => character.normalize("NFKC"))
    .replaceAll(/,\s*/g, ", ")
    .trim();
}

/** A placeholder of the source that stands here with too few braces. */
function lostBraces({ message, text, source }: Entry): Edit[] {
  const here = new Set(text.placeholders.map(({ name }) => name));
  const lost = new Map(
    source?.text.placeholders.filter(({ name }) => !here.has(name)).map(({ name, raw }) => [name, raw]),
  );
  if (lost.size === 0) return [];
  return editsOf(message.value, fewBraces, ([found, name = ""]) =>
    proper.test(found) ? undefined : lost.get(name),
  );
}

function nestings({ message, source }: Entry): Edit[] {
  const known = new Set(source?.text.nestings.map(({ key }) => key));
  return editsOf(message.value, /[$＄]t\s?[(（]([^()（）]{1,300})[)）]/g, ([found, inside = ""]) => {
    const isKnown = source === undefined || known.has(inside.split(",", 1)[0]?.trim() ?? "");
    return /^\$t\([^()]*\)$/.test(found) || !isKnown ? undefined : `$t(${inside})`;
  });
}

function printf({ message, source }: Entry): Edit[] {
  return editsOf(message.value, /％\s?((?:\d{1,2}\$)?[sdif@])(?![a-z])/g, ([, token = ""]) =>
    source?.text.value.includes(`%${token}`) === true ? `%${token}` : undefined,
  );
}

function tags({ message, source }: Entry): Edit[] {
  const known = new Set(source?.text.tags.map(({ name }) => name));
  if (known.size === 0) return [];
  const loose = /[<＜]\s?([/／]?)\s?([A-Za-z][\w-]{0,20}|\d{1,3})\s?([/／]?)\s?[>＞]/g;
  return editsOf(message.value, loose, ([found, closing, name = "", empty]) => {
    if (/^<\/?[A-Za-z\d][\w-]*\s?\/?>$/.test(found) || !known.has(name)) return undefined;
    return `<${closing === "" ? "" : "/"}${name}${empty === "" ? "" : "/"}>`;
  });
}
