/** What is said of an edition at the desk: reviews, remarks, whose work it is. One round trip, beside whatever else a page reads. */
import { and, asc, desc, eq, isNotNull, isNull, sql } from "drizzle-orm";
import { members } from "../../access/tables.ts";
import { combine, mapRead, read } from "../../changes/read.ts";
import type { Read } from "../../changes/read.ts";
import type { EditionKey } from "../predecessors.ts";
import { articles, editions, revisions } from "../tables.ts";
import type { EditionRow, RevisionRow } from "../tables.ts";
import type { Locale } from "../../locales.ts";
import { nameOf } from "./names.ts";
import type { Colleague } from "./people.ts";
import { assignments, reviews } from "./tables.ts";
import type { ReviewDecision } from "./tables.ts";
import { commentsRead, threadsOf } from "./threads.ts";
import type { Thread } from "./threads.ts";

export interface Named {
  readonly id: string;
  readonly name: string;
}

export interface Review {
  readonly id: string;
  readonly revisionNumber: number;
  /** Whom it is for; undefined for whoever may decide. */
  readonly reviewer: Named | undefined;
  readonly note: string | null;
  readonly askedBy: Named;
  readonly askedAt: number;
  /** Who wrote what is to be decided on. */
  readonly authors: readonly string[];
}

export interface DecidedReview extends Review {
  readonly decision: ReviewDecision;
  readonly decisionNote: string | null;
  readonly decidedBy: Named;
  readonly decidedAt: number;
}

export interface Assignment {
  readonly member: Named;
  readonly assignedBy: Named;
  readonly assignedAt: number;
  /** ISO 8601. */
  readonly dueOn: string | null;
  /** She works here no more. */
  readonly isGone: boolean;
}

export interface Talk {
  /** Undefined where there is no such article. */
  readonly sourceLocale: Locale | undefined;
  /** Of the edition; undefined while nothing was written in this language. */
  readonly edition: EditionRow | undefined;
  /** What is written now: the draft, or what is public where there is none. */
  readonly text: CurrentText | undefined;
  /** Open. */
  readonly review: Review | undefined;
  /** The newest that was decided. */
  readonly decided: DecidedReview | undefined;
  /** Open ones first, each in the order of their beginning. */
  readonly threads: readonly Thread[];
  readonly assignment: Assignment | undefined;
  /** Who works here, by name. */
  readonly people: readonly Colleague[];
}

export type CurrentText = Pick<
  RevisionRow,
  "id" | "number" | "author" | "title" | "standfirst" | "byline" | "dateline"
>;

export function talkRead(place: EditionKey): Read<Talk> {
  const parts = combine({
    place: placeRead(place),
    review: openReviewRead(place),
    decided: decidedReviewRead(place),
    comments: commentsRead(place),
    assignment: assignmentRead(place),
    people: peopleRead(),
  });
  return mapRead(parts, ({ place: { article, edition, text }, comments, ...rest }) => ({
    ...rest,
    ...{ sourceLocale: article?.sourceLocale, edition, text },
    threads: threadsOf(comments, text),
  }));
}

/** The article, the edition, and what is written in it now. */
export function placeRead({ articleId, locale }: EditionKey) {
  const { id, number, author, title, standfirst, byline, dateline } = revisions;
  const current = sql`(SELECT coalesce(draft_revision_id, published_revision_id) FROM editions
    WHERE article_id = ${articleId} AND locale = ${locale})`;
  return read(
    (db) => [
      db
        .select({ id: articles.id, sourceLocale: articles.sourceLocale })
        .from(articles)
        .where(eq(articles.id, articleId)),
      db
        .select()
        .from(editions)
        .where(and(eq(editions.articleId, articleId), eq(editions.locale, locale))),
      db
        .select({ id, number, author, title, standfirst, byline, dateline })
        .from(revisions)
        .where(eq(id, current)),
    ],
    ([[article], [edition], [text]]) => ({ article, edition, text }),
  );
}

/** Of the revision under review and of the minor edits at its end: all whose words are decided on. */
const authors = sql<string>`(SELECT json_group_array(DISTINCT v.author) FROM revisions v
  WHERE v.article_id = reviews.article_id AND v.locale = reviews.locale AND v.number <= reviews.revision_number
  AND v.number >= (SELECT coalesce(max(w.number), 1) FROM revisions w WHERE w.article_id = reviews.article_id
    AND w.locale = reviews.locale AND w.number <= reviews.revision_number AND coalesce(w.minor, 0) = 0))`;

const reviewColumns = {
  id: reviews.id,
  revisionNumber: reviews.revisionNumber,
  reviewerId: reviews.reviewerId,
  reviewerName: nameOf("reviews.reviewer_id").as("reviewer_name"),
  note: reviews.note,
  askedBy: reviews.askedBy,
  askedByName: nameOf("reviews.asked_by").as("asked_by_name"),
  askedAt: reviews.askedAt,
  authors: authors.as("authors"),
  decision: reviews.decision,
  decisionNote: reviews.decisionNote,
  closedBy: reviews.closedBy,
  closedByName: nameOf("reviews.closed_by").as("closed_by_name"),
  closedAt: reviews.closedAt,
};

const reviewsOf = ({ articleId, locale }: EditionKey) =>
  and(eq(reviews.articleId, articleId), eq(reviews.locale, locale));

export function openReviewRead(place: EditionKey): Read<Review | undefined> {
  return read(
    (db) => [
      db
        .select(reviewColumns)
        .from(reviews)
        .where(and(reviewsOf(place), isNull(reviews.closedAt))),
    ],
    ([[row]]) => row && reviewOf(row),
  );
}

/** Who wrote what would be decided on, if a review were asked for now. */
export function authorsRead({ articleId, locale }: EditionKey): Read<string[]> {
  const ofEdition = sql`article_id = ${articleId} AND locale = ${locale}`;
  return read(
    (db) => [
      db
        .selectDistinct({ author: revisions.author })
        .from(revisions)
        .where(
          sql`${ofEdition} AND number >= (SELECT coalesce(max(number), 1) FROM revisions
            WHERE ${ofEdition} AND coalesce(minor, 0) = 0)`,
        ),
    ],
    ([rows]) => rows.map(({ author }) => author),
  );
}

function decidedReviewRead(place: EditionKey): Read<DecidedReview | undefined> {
  return read(
    (db) => [
      db
        .select(reviewColumns)
        .from(reviews)
        .where(and(reviewsOf(place), isNotNull(reviews.decision)))
        .orderBy(desc(reviews.closedAt))
        .limit(1),
    ],
    ([[row]]) => {
      if (row === undefined || row.decision === null) return undefined;
      const { decision, decisionNote, closedAt } = row;
      const decidedBy = { id: row.closedBy ?? "", name: row.closedByName ?? "" };
      return { ...reviewOf(row), ...{ decision, decisionNote, decidedBy }, decidedAt: closedAt ?? 0 };
    },
  );
}

interface ReviewRowRead {
  id: string;
  revisionNumber: number;
  reviewerId: string | null;
  reviewerName: string | null;
  note: string | null;
  askedBy: string;
  askedByName: string | null;
  askedAt: number;
  authors: string;
}

function reviewOf({ id, revisionNumber, note, askedAt, ...row }: ReviewRowRead): Review {
  return {
    ...{ id, revisionNumber, note, askedAt },
    reviewer:
      row.reviewerId === null ? undefined : { id: row.reviewerId, name: row.reviewerName ?? row.reviewerId },
    askedBy: { id: row.askedBy, name: row.askedByName ?? row.askedBy },
    authors: JSON.parse(row.authors) as string[],
  };
}

export const assignmentColumns = {
  memberId: assignments.memberId,
  memberName: nameOf("assignments.member_id").as("member_name"),
  assignedBy: assignments.assignedBy,
  assignedByName: nameOf("assignments.assigned_by").as("assigned_by_name"),
  assignedAt: assignments.assignedAt,
  dueOn: assignments.dueOn,
  removedAt: sql<number | null>`(SELECT m.removed_at FROM members m WHERE m.id = assignments.member_id)`.as(
    "removed_at",
  ),
};

interface AssignmentRowRead {
  memberId: string;
  memberName: string | null;
  assignedBy: string;
  assignedByName: string | null;
  assignedAt: number;
  dueOn: string | null;
  removedAt: number | null;
}

export const assignmentOf = (row: AssignmentRowRead): Assignment => ({
  member: { id: row.memberId, name: row.memberName ?? row.memberId },
  assignedBy: { id: row.assignedBy, name: row.assignedByName ?? row.assignedBy },
  ...{ assignedAt: row.assignedAt, dueOn: row.dueOn, isGone: row.removedAt !== null },
});

export function assignmentRead({ articleId, locale }: EditionKey): Read<Assignment | undefined> {
  return read(
    (db) => [
      db
        .select(assignmentColumns)
        .from(assignments)
        .where(and(eq(assignments.articleId, articleId), eq(assignments.locale, locale))),
    ],
    ([[row]]) => row && assignmentOf(row),
  );
}

/** More than a newsroom has; those beyond are named by nobody's form. */
const mostPeople = 300;

export function peopleRead(): Read<Colleague[]> {
  const { id, name, roles, locales } = members;
  return read(
    (db) => [
      db
        .select({ id, name, roles, locales })
        .from(members)
        .where(isNull(members.removedAt))
        .orderBy(asc(name), asc(id))
        .limit(mostPeople),
    ],
    ([rows]) => rows,
  );
}
