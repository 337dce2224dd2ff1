/**
 * SQLite cannot collate Chinese, so the order of a list is decided when a name
 * is written: a key whose plain byte order is the language's order.
 */
import type { Locale } from "../locales.ts";

const width = 3;

export function sortKey(locale: Locale, name: string): string {
  const folded = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().trim();
  return locale === "zh-Hans" ? pinyinKey(folded) : folded.replaceAll(/[^\p{L}\p{N}]+/gu, " ").trim();
}

/** As in CLDR's `zh-u-co-pinyin`: digits, then Han (`=` sorts between), then Latin letters. */
function pinyinKey(name: string): string {
  const chars = [...name];
  return chars
    .map((char, index) => (/\p{Script=Han}/u.test(char) ? hanKey(char, chars[index + 1] ?? "") : char))
    .join("");
}

/**
 * A known character's own rank. One that the list lacks, or that is read
 * differently before the next one (重 in 重庆), stands where the collator puts it.
 */
function hanKey(char: string, next: string): string {
  const { order, rank, collator } = pinyinOrder();
  const known = rank.get(char);
  const place = insertionPoint(order, char + next, collator);
  const asWritten = known !== undefined && (next === "" || place === known + 1);
  return asWritten ? `=${digits(known)}=` : `=${digits(place)}!${char}`;
}

const digits = (place: number): string => place.toString(36).padStart(width, "0");

function insertionPoint(order: readonly string[], char: string, collator: Intl.Collator): number {
  let low = 0;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (collator.compare(order[middle] ?? "", char) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface PinyinOrder {
  order: readonly string[];
  rank: ReadonlyMap<string, number>;
  collator: Intl.Collator;
}

let cached: PinyinOrder | undefined;

/**
 * The 6,763 characters of GB/T 2312: level 1 stands there by pinyin already,
 * level 2 by radical. Put into the collator's exact order once, in some 20 ms,
 * and only where names are written.
 */
function pinyinOrder(): PinyinOrder {
  if (cached !== undefined) return cached;
  const collator = new Intl.Collator("zh-u-co-pinyin");
  const order = standardCharacters().toSorted(collator.compare);
  cached = { order, rank: new Map(order.map((char, index) => [char, index])), collator };
  return cached;
}

function standardCharacters(): string[] {
  const bytes: number[] = [];
  for (let row = 0xb0; row <= 0xf7; row++) {
    for (let cell = 0xa1; cell <= 0xfe; cell++) bytes.push(row, cell);
  }
  return [...new TextDecoder("gb18030").decode(new Uint8Array(bytes))].filter((char) =>
    /\p{Script=Han}/u.test(char),
  );
}
