/** When things happen. An article's time follows from its number alone, so that adding articles moves none. */
import type { Random } from "./random.ts";

const dayLength = 86_400_000;
const firstDay = Date.parse("2018-01-01T00:00:00+08:00");
/** The last days of October 2026 are left to second revisions. */
const days = 3221;
/** Multiples of it, without their whole part, fall evenly however many there are. */
const goldenRatio = (Math.sqrt(5) - 1) / 2;

/** Any day from 2018-01-01 to 2026-10-26, in the newsroom's working hours. */
export function timeOf(index: number, random: Random): number {
  const place = ((index + 0.5) * goldenRatio) % 1;
  return firstDay + Math.floor(place * days) * dayLength + workingTime(random);
}

/** @param day ISO 8601 */
export function soonAfter(day: string, random: Random): number {
  return Date.parse(`${day}T00:00:00+08:00`) + random.int(1, 5) * dayLength + workingTime(random);
}

/** Some hours to three days later. */
export function laterThan(time: number, random: Random): number {
  return time + random.int(3 * 60, 3 * 24 * 60) * 60_000;
}

const workingTime = (random: Random): number => random.int(8 * 60, 19 * 60) * 60_000;
