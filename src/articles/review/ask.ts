import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "../../access/actor.ts";
import { expectMay } from "../../access/policy.ts";
import { recordLine } from "../../access/record.ts";
import { commit } from "../../changes/commit.ts";
import { combine, readNow } from "../../changes/read.ts";
import type { Database, Statement } from "../../database.ts";
import { DomainError } from "../../errors.ts";
import { newId } from "../../identity.ts";
import { membersWith, notify } from "../../notices/notify.ts";
import { boardStatements } from "../board.ts";
import { mayApprove, mayDecide } from "./people.ts";
import type { Colleague } from "./people.ts";
import { excerpt, expectSeen, lineFor, subjectOf, titleOf, unmoved } from "./place.ts";
import type { SeenEdition } from "./place.ts";
import { authorsRead, openReviewRead, peopleRead, placeRead } from "./read.ts";
import type { Review } from "./read.ts";
import { noteOf } from "./words.ts";
import { reviews } from "./tables.ts";

export interface ReviewRequest extends SeenEdition {
  /** Of whom; left out for whoever may decide. */
  readonly reviewerId?: string | undefined;
  readonly note?: string | undefined;
}

/**
 * Asks for a review of the draft. Returns its id.
 * @throws article_not_found, edition_missing, edit_conflict; nothing_to_review, review_exists, member_not_found, reviewer_unable
 */
export async function askReview(
  db: Database,
  actor: Actor,
  input: ReviewRequest,
  now: number,
): Promise<string> {
  const { articleId, locale, reviewerId } = input;
  expectMay(actor, "review.ask", { locale });
  const note = noteOf(input.note);
  const found = await readNow(
    db,
    combine({
      place: placeRead(input),
      open: openReviewRead(input),
      authors: authorsRead(input),
      people: peopleRead(),
      title: titleOf(input),
    }),
  );
  const edition = expectSeen(found.place, input);
  const { text } = found.place;
  if (edition.draftRevisionId === null || text === undefined) throw new DomainError("nothing_to_review");
  if (found.open !== undefined) throw new DomainError("review_exists");
  if (reviewerId !== undefined) expectAble(found.people, reviewerId, found.authors, input);
  const id = newId();
  const detail = { title: found.title, note: note && excerpt(note), revision: text.number };
  await commit(
    db,
    [
      unmoved(db, edition),
      db.insert(reviews).values({
        ...{ id, articleId, locale, note, askedBy: actor.id, askedAt: now },
        ...{ revisionId: text.id, revisionNumber: text.number, reviewerId: reviewerId ?? null },
      }),
      notify(
        db,
        actor,
        {
          kind: "review_asked",
          subject: subjectOf(input),
          detail,
          to: reviewerId === undefined ? membersWith(["admin", "editor"]) : [reviewerId],
        },
        now,
      ),
      ...boardStatements(db, articleId, now),
      recordLine(
        db,
        actor,
        lineFor(input, "review.asked", {
          after: { revision: text.number, reviewer: reviewerId ?? null, note },
        }),
        now,
      ),
    ],
    { "UNIQUE constraint failed: reviews.": "review_exists" },
  );
  return id;
}

function expectAble(
  people: readonly Colleague[],
  id: string,
  authors: readonly string[],
  { locale }: SeenEdition,
): void {
  const reviewer = people.find((one) => one.id === id);
  if (reviewer === undefined) throw new DomainError("member_not_found");
  if (!mayDecide(reviewer, locale) || !mayApprove(id, authors, people, locale))
    throw new DomainError("reviewer_unable", { name: reviewer.name });
}

/**
 * By whoever asked, or whoever may decide.
 * @throws article_not_found, edition_missing, edit_conflict, review_not_found
 */
export async function takeBackReview(
  db: Database,
  actor: Actor,
  input: SeenEdition,
  now: number,
): Promise<void> {
  const { locale, articleId } = input;
  expectMay(actor, "review.ask", { locale });
  const found = await readNow(db, combine({ place: placeRead(input), open: openReviewRead(input) }));
  const edition = expectSeen(found.place, input);
  const { open } = found;
  if (open === undefined) throw new DomainError("review_not_found");
  if (open.askedBy.id !== actor.id) expectMay(actor, "review.decide", { locale });
  const detail = { before: { revision: open.revisionNumber, askedBy: open.askedBy.id } };
  await commit(
    db,
    [
      unmoved(db, edition),
      close(db, open, { closedBy: actor.id, closedAt: now }),
      ...boardStatements(db, articleId, now),
      recordLine(db, actor, lineFor(input, "review.taken_back", detail), now),
    ],
    closingRules,
  );
}

/** One that was closed meanwhile breaks the batch. */
export const closingRules = { "NOT NULL constraint failed: reviews.asked_by": "edit_conflict" } as const;

export function close(
  db: Database,
  { id }: Pick<Review, "id">,
  end: Partial<typeof reviews.$inferInsert>,
): Statement {
  return db
    .update(reviews)
    .set({ ...end, askedBy: sql`CASE WHEN closed_at IS NULL THEN asked_by END` })
    .where(eq(reviews.id, id));
}

/** For what overtakes a review, whoever asked for it. */
export const isOpen = ({ articleId, locale }: SeenEdition) =>
  and(eq(reviews.articleId, articleId), eq(reviews.locale, locale), isNull(reviews.closedAt));
