/** Numbers, money, days and lists as each language writes them. */
import type { Words } from "./template.ts";

const english = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const chinese = ["零", "一", "两", "三", "四", "五", "六", "七", "八", "九"];
const months = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

export const same = (text: string): Words => ({ en: text, zh: text });

/** 1,200 and 1200; 12,500 and 1.25万. */
export function figure(value: number): Words {
  return {
    en: value.toLocaleString("en-GB"),
    zh: value >= 10_000 ? `${value / 10_000}万` : String(value),
  };
}

/** For counting things: “four” and “四” below ten. */
export function counted(value: number): Words {
  return { en: english[value] ?? String(value), zh: chinese[value] ?? String(value) };
}

/** @param millions of yuan: 15 million is 1500万元, 120 million is 1.2亿元 */
export function yuan(millions: number): Words {
  return {
    en: `${millions} million yuan`,
    zh: millions >= 100 ? `${millions / 100}亿元` : `${millions * 100}万元`,
  };
}

export function ordinal(value: number): Words {
  const teens = value % 100 > 10 && value % 100 < 14;
  const ending = teens ? "th" : (["th", "st", "nd", "rd"][value % 10] ?? "th");
  return { en: `${value}${ending}`, zh: `第${value}批` };
}

/** Shanghai keeps UTC+8 all year. @param time Unix milliseconds */
export function day(time: number): Words {
  const date = inShanghai(time);
  const month = date.getUTCMonth();
  return {
    en: `${date.getUTCDate()} ${months[month] ?? ""}`,
    zh: `${month + 1}月${date.getUTCDate()}日`,
  };
}

export const yearOf = (time: number): number => inShanghai(time).getUTCFullYear();

/** ISO 8601, in Shanghai. */
export const dateOf = (time: number): string => inShanghai(time).toISOString().slice(0, 10);

const inShanghai = (time: number): Date => new Date(time + 8 * 3_600_000);

export function listed(items: readonly Words[]): Words {
  return {
    en: joined(
      items.map(({ en }) => en),
      ", ",
      " and ",
    ),
    zh: joined(
      items.map(({ zh }) => zh),
      "、",
      "和",
    ),
  };
}

function joined(items: readonly string[], comma: string, and: string): string {
  const last = items.at(-1) ?? "";
  return items.length < 2 ? last : items.slice(0, -1).join(comma) + and + last;
}
