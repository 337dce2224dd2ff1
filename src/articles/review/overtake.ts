/** What becomes of an open review when its text is saved anew or published: statements for that batch. */
import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Actor } from "../../access/actor.ts";
import { recordLines } from "../../access/record.ts";
import type { Database, Statement } from "../../database.ts";
import { isOpen } from "./ask.ts";
import { subjectOf } from "./place.ts";
import type { EditionKey } from "../predecessors.ts";
import { reviews } from "./tables.ts";

export interface Saved extends EditionKey {
  readonly revisionId: string;
  readonly number: number;
  readonly minor: boolean;
}

/** A minor edit goes to the review with the rest; any other text wants another review. */
export function reviewOfSaved(
  db: Database,
  actor: Actor,
  { revisionId, number, minor, ...place }: Saved,
  now: number,
): Statement[] {
  if (!minor) return overtaken(db, actor, place, sql`1`, now);
  return [db.update(reviews).set({ revisionId, revisionNumber: number }).where(isOpen(place))];
}

/** What is public needs no review any more. */
export function reviewOfPublished(
  db: Database,
  actor: Actor,
  place: EditionKey,
  revisionId: string,
  now: number,
): Statement[] {
  return overtaken(db, actor, place, sql`revision_id = ${revisionId}`, now);
}

/** On record where there was one. */
function overtaken(db: Database, actor: Actor, place: EditionKey, which: SQL, now: number): Statement[] {
  const from = sql`reviews WHERE article_id = ${place.articleId} AND locale = ${place.locale} AND closed_at IS NULL AND ${which}`;
  const detail = sql`json_object('before', json_object('revision', revision_number, 'askedBy', asked_by))`;
  return [
    recordLines(
      db,
      actor,
      { action: "review.overtaken", subject: sql`${subjectOf(place)}`, detail, from },
      now,
    ),
    db
      .update(reviews)
      .set({ closedBy: actor.id, closedAt: now })
      .where(sql`${isOpen(place)} AND ${which}`),
  ];
}
