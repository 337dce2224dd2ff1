import { addressesIn, type Address } from "./addresses.ts";
import { nestingsIn, placeholdersIn, type Nesting, type Placeholder } from "./placeholders.ts";
import { tagsIn, type Tag } from "./tags.ts";

export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A value taken apart once, for all checks. */
export interface Text {
  readonly value: string;
  readonly placeholders: readonly Placeholder[];
  readonly nestings: readonly Nesting[];
  readonly tags: readonly Tag[];
  readonly addresses: readonly Address[];
  /**
   * The words alone, every character at its own index: tags are masked with
   * `tagMask`, placeholders, addresses, code and other tokens with `mask`.
   */
  readonly plain: string;
  readonly hasHan: boolean;
}

export const mask = "\ufffc";
export const tagMask = "\ufff9";

const han = /\p{Script=Han}/u;
const ordinary = /^[^{}<>$@:/`%&]*$/;
// Code in backticks, tokens of printf, Python and Qt, ICU arguments, HTML entities.
const code =
  /`[^`\n]{1,200}`|%(?:\d{1,2}\$)?[sdif@](?![a-z])|%\(\w{1,60}\)[sdif]|%\d{1,2}(?![\d%])|\{[^{}\n]{1,100}\}|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]\w{1,30});/gi;

export function textOf(value: string): Text {
  const hasHan = han.test(value);
  if (ordinary.test(value))
    return { value, placeholders: [], nestings: [], tags: [], addresses: [], plain: value, hasHan };
  const placeholders = placeholdersIn(value);
  const nestings = nestingsIn(value);
  const tags = tagsIn(value);
  const addresses = addressesIn(value);
  const others = [...value.matchAll(code)].map(({ index, 0: { length } }) => ({
    start: index,
    end: index + length,
  }));
  const plain = maskSpans(maskSpans(value, tags, tagMask), [
    ...placeholders,
    ...nestings,
    ...addresses,
    ...others,
  ]);
  return { value, placeholders, nestings, tags, addresses, plain, hasHan };
}

/** Every character keeps its index. */
export function maskSpans(value: string, spans: readonly Span[], character = mask): string {
  if (spans.length === 0) return value;
  const pieces: string[] = [];
  let at = 0;
  for (const { start, end } of spans.toSorted((one, other) => one.start - other.start)) {
    if (end <= at) continue;
    const from = Math.max(start, at);
    pieces.push(value.slice(at, from), character.repeat(end - from));
    at = end;
  }
  pieces.push(value.slice(at));
  return pieces.join("");
}
