import type { Span } from "./text.ts";

export interface Address extends Span {
  readonly kind: "url" | "email";
  readonly raw: string;
}

// Ends at blanks, markup, quotes, braces, full-width punctuation and Han: none of them is written bare in an address.
const url =
  /\b(?:https?:\/\/|ftp:\/\/|www\.)[^\s<>"'`{}|\\^\u3000-\u303f\uff01-\uff60\u2018-\u201f\p{Script=Han}]{1,2000}/giu;
const email = /(?<![\w.+-])[\w+-][\w.+-]{0,63}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){1,6}/gi;

export function addressesIn(value: string): Address[] {
  const urls = value.includes("://") || /www\./i.test(value) ? [...value.matchAll(url)] : [];
  const emails = value.includes("@") ? [...value.matchAll(email)] : [];
  const found = urls.map((match) => addressOf("url", match));
  const outside = (at: number): boolean => found.every(({ start, end }) => at < start || at >= end);
  return [...found, ...emails.filter(({ index }) => outside(index)).map((each) => addressOf("email", each))];
}

function addressOf(kind: Address["kind"], { 0: match, index }: RegExpExecArray): Address {
  const raw = withoutEndMarks(match);
  return { kind, raw, start: index, end: index + raw.length };
}

/** The full stop of the sentence is not the address's, nor is a bracket that it does not open. */
function withoutEndMarks(address: string): string {
  let end = address.length;
  const opens = address.includes("(");
  while (end > 0) {
    const last = address.charAt(end - 1);
    const isBracket = last === ")" && !opens;
    if (!".,;:!?*_".includes(last) && !isBracket) break;
    end -= 1;
  }
  return address.slice(0, end);
}
