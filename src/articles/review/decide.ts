import type { Actor } from "../../access/actor.ts";
import { expectMay } from "../../access/policy.ts";
import { recordLine } from "../../access/record.ts";
import { commit } from "../../changes/commit.ts";
import { combine, readNow } from "../../changes/read.ts";
import type { Database } from "../../database.ts";
import { DomainError } from "../../errors.ts";
import { notify } from "../../notices/notify.ts";
import { boardStatements } from "../board.ts";
import { close, closingRules } from "./ask.ts";
import { mayApprove } from "./people.ts";
import { excerpt, expectSeen, lineFor, subjectOf, titleOf, unmoved } from "./place.ts";
import type { SeenEdition } from "./place.ts";
import { openReviewRead, peopleRead, placeRead } from "./read.ts";
import type { ReviewDecision } from "./tables.ts";
import { noteOf, wordsOf } from "./words.ts";

export interface DecisionOnReview extends SeenEdition {
  readonly decision: ReviewDecision;
  /** Needed where changes are wanted. */
  readonly note?: string | undefined;
}

/**
 * Closes the open review. Nobody approves her own words, unless nobody else could.
 * @throws article_not_found, edition_missing, edit_conflict; review_not_found, review_own, field_invalid
 */
export async function decideReview(
  db: Database,
  actor: Actor,
  input: DecisionOnReview,
  now: number,
): Promise<void> {
  const { articleId, locale, decision } = input;
  expectMay(actor, "review.decide", { locale });
  const note = decision === "approved" ? noteOf(input.note) : wordsOf(input.note, "note");
  const found = await readNow(
    db,
    combine({
      place: placeRead(input),
      open: openReviewRead(input),
      people: peopleRead(),
      title: titleOf(input),
    }),
  );
  const edition = expectSeen(found.place, input);
  const { open, people, title } = found;
  if (open === undefined) throw new DomainError("review_not_found");
  if (decision === "approved" && !mayApprove(actor.id, open.authors, people, locale))
    throw new DomainError("review_own");
  const number = open.revisionNumber;
  await commit(
    db,
    [
      unmoved(db, edition),
      close(db, open, { decision, decisionNote: note, closedBy: actor.id, closedAt: now }),
      notify(
        db,
        actor,
        {
          kind: "review_decided",
          subject: subjectOf(input),
          detail: { title, decision, revision: number, note: note && excerpt(note) },
          to: [open.askedBy.id, ...open.authors],
        },
        now,
      ),
      ...boardStatements(db, articleId, now),
      recordLine(
        db,
        actor,
        lineFor(input, "review.decided", {
          before: { revision: number, askedBy: open.askedBy.id },
          after: { decision, note },
        }),
        now,
      ),
    ],
    closingRules,
  );
}
