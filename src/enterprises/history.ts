import type { CertificationEventRow } from "./tables.ts";

/** What happened to a certification as it is known now: each line that was put right gives its place to the one that does so. */
export function historyInForce<E extends Pick<CertificationEventRow, "position" | "corrects">>(
  events: readonly E[],
): E[] {
  const corrected = correctedIn(events);
  const byPosition = new Map(events.map((event) => [event.position, event]));
  const placeOf = (event: E): number => {
    const former = event.corrects === null ? undefined : byPosition.get(event.corrects);
    return former === undefined || former.position >= event.position ? event.position : placeOf(former);
  };
  return events
    .filter(({ position }) => !corrected.has(position))
    .toSorted((a, b) => placeOf(a) - placeOf(b));
}

/** The positions of the lines that a later one has put right. */
export function correctedIn(events: readonly Pick<CertificationEventRow, "corrects">[]): Set<number> {
  return new Set(events.flatMap(({ corrects }) => (corrects === null ? [] : [corrects])));
}
