/** Dates of the register: ISO 8601, as coarse as they are known. */
import { DomainError } from "../errors.ts";

export const dateForms = "YYYY, YYYY-MM, YYYY-MM-DD";

/** A year, a month or a day that there is. */
export function isPartialDate(text: string): boolean {
  if (!/^[12]\d{3}(-(0[1-9]|1[0-2])(-\d\d)?)?$/.test(text)) return false;
  if (text.length < 10) return true;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** The earth's farthest time zone is fourteen hours ahead: there it may be tomorrow. */
const farthestAhead = 14 * 3600 * 1000;

/** What has not happened anywhere yet cannot be on record. @throws `date_ahead` */
export function expectPast(date: string | null | undefined, now: number): void {
  if (date === null || date === undefined) return;
  const today = new Date(now + farthestAhead).toISOString();
  if (date > today.slice(0, date.length)) throw new DomainError("date_ahead", { date });
}

/** @throws `period_invalid` where the end is certainly before the beginning */
export function expectInOrder(from: string | null | undefined, to: string | null | undefined): void {
  if (from === null || from === undefined || to === null || to === undefined) return;
  const known = Math.min(from.length, to.length);
  if (from.slice(0, known) > to.slice(0, known)) throw new DomainError("period_invalid", { from, to });
}

/** What did not happen yet is no history: neither does a name end tomorrow, nor has it begun. */
export function expectPeriod(
  { validFrom, validTo }: { validFrom?: string | null; validTo?: string | null },
  now: number,
): void {
  expectInOrder(validFrom, validTo);
  expectPast(validFrom, now);
  expectPast(validTo, now);
}
