/** When what was not taken is sent again. Pure. */

const second = 1000;
const minute = 60 * second;
export const hour = 60 * minute;

/** After the first attempt, the second, and so on; after the last of them a message is given up. */
export const waits = [
  ...[5 * second, minute, 5 * minute, 30 * minute],
  ...[2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour],
];

/** Who has taken nothing for so long is told no more: sooner than any message would be given up. */
export const longestFailing = 72 * hour;
/** A receiver is asked no later than this whether it is back. */
const longestCooling = hour;
const longestRetryAfter = 24 * hour;
/** So that what failed together does not come back together. */
const jitter = 0.2;

/** @param attempts how many there were; undefined when there is to be none any more */
export function waitAfter(attempts: number, random: number, retryAfter = 0): number | undefined {
  const wait = waits[attempts - 1];
  return wait === undefined ? undefined : Math.max(retryAfter, stretched(wait, random));
}

/** For how long a receiver is let alone that could not be reached, or was not ready. */
export function coolingAfter(failures: number, random: number, retryAfter = 0): number {
  const wait = waits[Math.min(failures, waits.length) - 1] ?? 0;
  return Math.max(retryAfter, stretched(Math.min(wait, longestCooling), random));
}

const stretched = (ms: number, random: number): number => Math.round(ms * (1 + jitter * random));

/** RFC 9110 §10.2.3: seconds, or a date; in milliseconds from now, a day at the most, 0 for anything else. */
export function retryAfterOf(header: string | null, now: number): number {
  if (header === null) return 0;
  const text = header.trim();
  const ms = /^\d{1,10}$/.test(text) ? Number(text) * second : Date.parse(text) - now;
  return Number.isNaN(ms) ? 0 : Math.min(longestRetryAfter, Math.max(0, ms));
}
