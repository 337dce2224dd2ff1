/** What isolates ask of the deliveries that are measured, and what they put down. */
import { and, asc, eq, gt, isNull, or, sql } from "drizzle-orm";
import { commit } from "../changes/commit.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { mostAwaited } from "./sightings.ts";
import type { Awaited, Sighting } from "./sightings.ts";
import { deliveries } from "./tables.ts";

/**
 * The changes after that one, served or not, of the newest `mostAwaited` lines of
 * the log. A row for each, and none where there are none.
 * @param known the newest change that is known of
 */
export function awaitedRead(askedUpTo: number, known: number): Read<readonly Awaited[]> {
  const after = Math.max(askedUpTo, known - mostAwaited);
  const { seq, articleId, locale, committedAt, servedAt } = deliveries;
  return read(
    (db) => [
      db
        .select({ seq, articleId, locale, committedAt, servedAt })
        .from(deliveries)
        .where(gt(seq, after))
        .orderBy(asc(seq))
        .limit(mostAwaited),
    ],
    ([rows]) => rows,
  );
}

/** Of several isolates that saw one, the earliest counts. */
export async function noteSightings(db: Database, sightings: readonly Sighting[]): Promise<void> {
  const isLater = (at: number) => or(isNull(deliveries.servedAt), sql`${deliveries.servedAt} > ${at}`);
  await commit(
    db,
    sightings.map(({ of, at }) =>
      db
        .update(deliveries)
        .set({ servedAt: at })
        .where(and(eq(deliveries.seq, of.seq), isLater(at))),
    ),
  );
}

/** Examples are loaded under the days of their stories: how long ago that was says nothing of us. */
export async function forgetDeliveriesAfter(db: Database, seq: number): Promise<void> {
  await db.delete(deliveries).where(gt(deliveries.seq, seq));
}
