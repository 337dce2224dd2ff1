import type { Actor } from "../access/actor.ts";
import type { Measured } from "../changes/append.ts";
import type { Locale } from "../locales.ts";
import type { EditionRow } from "./tables.ts";

interface Step {
  readonly actor: Actor;
  readonly locale: Locale;
  readonly now: number;
}

/** As what the change of an edition is measured until readers see it, and for when it was planned. Pure. */
export function measuredAs(
  before: readonly EditionRow[],
  after: readonly EditionRow[],
  { actor, locale, now }: Step,
): Measured {
  const one = before.find((edition) => edition.locale === locale);
  const other = after.find((edition) => edition.locale === locale);
  const plannedFor = one?.scheduledAt ?? Number.POSITIVE_INFINITY;
  const isOnTime = actor.door === "clock" && plannedFor <= now && other?.scheduledAt === null;
  return { kind: kindOf(one, other), ...(isOnTime && { scheduledFor: plannedFor }) };
}

function kindOf(one: EditionRow | undefined, other: EditionRow | undefined): Measured["kind"] {
  if (other?.state === "withdrawn") return one?.state === "withdrawn" ? "updated" : "withdrawn";
  if (one?.publishedRevisionId !== other?.publishedRevisionId) return "published";
  const hasOtherNote = JSON.stringify(one?.correctionNote) !== JSON.stringify(other?.correctionNote);
  return hasOtherNote ? "corrected" : "updated";
}
