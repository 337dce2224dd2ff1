import { chineseNumbersIn, multiplierOf } from "./chinese-numbers.ts";
import { englishNumbersIn, magnitudeOf } from "./english-numbers.ts";

export interface Numeral {
  readonly raw: string;
  /** The figure in one spelling: `20000`, `0.5%`. */
  readonly value: string;
}

// Not the digits of K8s, v2, SHA-256 or <1>; a version (1.2.3) is one numeral.
const figure =
  /(?<![A-Za-z\p{N}_]|[A-Za-z][-.])(?:\d{1,3}(?:[,，]\d{3}){1,6}(?!\d)(?:\.\d{1,15})?|\d{1,18}(?:\.\d{1,15}){0,4})(?!\d)/gu;
const after =
  /^\s?([十百千万萬亿億]{1,4}|(?:thousand|million|billion|trillion|hundred)\b)?\s?(%|％|per ?cent\b)?/i;

/** The figures in a text with their 万, million and percent worked in; digits that are part of a name are not figures. */
export function numeralsIn(plain: string): Numeral[] {
  const text = narrowDigits(plain);
  if (!/\d/.test(text)) return [];
  return [...text.matchAll(figure)].map(({ 0: raw, index }) => {
    const end = index + raw.length;
    const [unit = "", power = "", percent = ""] = after.exec(text.slice(end, end + 16)) ?? [];
    const isPercent = percent !== "" || /百分之\s?$/.test(text.slice(Math.max(0, index - 5), index));
    const times = power === "" ? 1 : (multiplierOf(power) ?? magnitudeOf(power) ?? 1);
    return { raw: raw + unit.trimEnd(), value: spell(raw.replaceAll(/[,，]/g, ""), times, isPercent) };
  });
}

/** Figures that the words of a text stand for: 二十, two, May, half. */
export function spelledNumbersIn(plain: string, language: string): ReadonlySet<string> {
  return language === "zh" ? chineseNumbersIn(plain) : englishNumbersIn(plain);
}

function spell(digits: string, times: number, isPercent: boolean): string {
  const isVersion = digits.split(".").length > 2;
  const value = isVersion ? digits : String(Number((Number(digits) * times).toPrecision(15)));
  return isPercent ? `${value}%` : value;
}

function narrowDigits(text: string): string {
  if (!/[０-９]/.test(text)) return text;
  return text.replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0));
}
