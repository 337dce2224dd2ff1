/** What people at the desk say to each other about an edition. Times are Unix milliseconds (UTC). */
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { json, localeColumn } from "../../columns.ts";

export const reviewDecisions = ["approved", "changes_wanted"] as const;
export type ReviewDecision = (typeof reviewDecisions)[number];

/** Somebody is asked to look over one revision; open until it is decided, taken back or overtaken. */
export const reviews = sqliteTable(
  "reviews",
  {
    id: text("id").primaryKey(),
    articleId: text("article_id").notNull(),
    locale: localeColumn(),
    revisionId: text("revision_id").notNull(),
    revisionNumber: integer("revision_number").notNull(),
    /** Whom it is for; null for whoever may decide. */
    reviewerId: text("reviewer_id"),
    note: text("note"),
    askedBy: text("asked_by").notNull(),
    askedAt: integer("asked_at").notNull(),
    /** Null as well where it was taken back or overtaken. */
    decision: text("decision").$type<ReviewDecision>(),
    decisionNote: text("decision_note"),
    closedBy: text("closed_by"),
    closedAt: integer("closed_at"),
  },
  (t) => [
    index("reviews_edition").on(t.articleId, t.locale, t.askedAt),
    uniqueIndex("reviews_open")
      .on(t.articleId, t.locale)
      .where(sql`closed_at is null`),
  ],
);

/** Remarks on a block, on a line such as the title, or on all of an edition; answers stand below their first. */
export const comments = sqliteTable(
  "comments",
  {
    id: text("id").primaryKey(),
    articleId: text("article_id").notNull(),
    locale: localeColumn(),
    /** A block's id, or `title`, `standfirst`, `byline`, `dateline`; null for all of it. */
    block: text("block"),
    /** The beginning of what stood there then. */
    quote: text("quote"),
    /** Of all that stood there. */
    blockHash: text("block_hash"),
    revisionNumber: integer("revision_number"),
    /** The first of the thread; null for that one itself. */
    threadId: text("thread_id"),
    text: text("text").notNull(),
    /** Ids of the members who were named. */
    mentions: json<string[]>("mentions").notNull(),
    author: text("author").notNull(),
    at: integer("at").notNull(),
    resolvedAt: integer("resolved_at"),
    resolvedBy: text("resolved_by"),
  },
  (t) => [index("comments_edition").on(t.articleId, t.locale, t.at)],
);

/** Whose work an edition is; also of one that nobody has begun. */
export const assignments = sqliteTable(
  "assignments",
  {
    articleId: text("article_id").notNull(),
    locale: localeColumn(),
    memberId: text("member_id").notNull(),
    assignedBy: text("assigned_by").notNull(),
    assignedAt: integer("assigned_at").notNull(),
    /** A day, ISO 8601; null where nobody said. */
    dueOn: text("due_on"),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.locale] }), index("assignments_member").on(t.memberId)],
);
