/** What is said of an edition at the desk, as JSON. */
import type { NoticeRow } from "../notices/list.ts";
import type { Assignment, DecidedReview, Review, Talk } from "../articles/review/read.ts";
import type { Comment, Thread } from "../articles/review/threads.ts";
import { lockOfAssignment } from "../articles/review/assign.ts";
import { iso } from "../api/localised.ts";
import { etagOf } from "./articles/place.ts";

export function reviewShape({ review, decided, edition }: Talk) {
  return {
    open: review ? openShape(review) : null,
    /** The newest decision, whatever has been written since. */
    decided: decided ? decidedShape(decided) : null,
    etag: etagOf(edition?.version ?? 0),
  };
}

const openShape = ({ id, revisionNumber, reviewer, note, askedBy, askedAt }: Review) => ({
  ...{ id, note, askedBy },
  revision: revisionNumber,
  reviewer: reviewer ?? null,
  askedAt: iso(askedAt),
});

const decidedShape = (review: DecidedReview) => ({
  ...openShape(review),
  decision: review.decision,
  decisionNote: review.decisionNote,
  decidedBy: review.decidedBy,
  decidedAt: iso(review.decidedAt),
});

export const threadShape = (thread: Thread) => ({
  id: thread.id,
  block: thread.block,
  quote: thread.quote,
  /** Of what it is about: `none` (all of it), `same`, `changed`, `gone`. */
  standing: thread.standing,
  revision: thread.revisionNumber,
  settledAt: iso(thread.resolvedAt),
  settledBy: thread.resolvedBy ?? null,
  comments: thread.comments.map(commentShape),
  etag: etagOf(thread.comments.length),
});

const commentShape = ({ at, ...comment }: Comment) => ({ ...comment, at: iso(at) });

export const assignmentShape = (assignment: Assignment | undefined) => ({
  assignment: assignment
    ? {
        member: assignment.member,
        assignedBy: assignment.assignedBy,
        assignedAt: iso(assignment.assignedAt),
        dueOn: assignment.dueOn,
      }
    : null,
  etag: etagOf(lockOfAssignment(assignment)),
});

export const noticeShape = ({ id, kind, subject, actorId, actorName, detail, at, readAt }: NoticeRow) => ({
  ...{ id, kind, subject, detail },
  by: { id: actorId, name: actorName },
  at: iso(at),
  readAt: iso(readAt),
});
