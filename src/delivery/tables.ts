/** What is still to be purged at the edge, and what may be spent on it. */
import { sql } from "drizzle-orm";
import { index, integer, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json } from "../columns.ts";

export const outbox = sqliteTable(
  "outbox",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    mode: text("mode").$type<"purge" | "invalidate">().notNull(),
    tags: json<string[]>("tags").notNull(),
    attempts: integer("attempts").notNull(),
    dueAt: integer("due_at").notNull(),
    createdAt: integer("created_at").notNull(),
    doneAt: integer("done_at"),
    /** The change that it tells the edge of; null for those from before it was kept. */
    seq: integer("seq"),
  },
  (t) => [
    index("outbox_due")
      .on(t.dueAt)
      .where(sql`done_at is null`),
  ],
);

/** How long it took until readers saw a change of an article: measured, one row a change. */
export const deliveries = sqliteTable(
  "deliveries",
  {
    /** Of the change in the log. */
    seq: integer("seq").primaryKey(),
    articleId: text("article_id").notNull(),
    locale: text("locale").notNull(),
    kind: text("kind").notNull(),
    committedAt: integer("committed_at").notNull(),
    /** When the edge had acknowledged every purge of it. */
    purgedAt: integer("purged_at"),
    /** When it was first served new, to anybody. */
    servedAt: integer("served_at"),
  },
  (t) => [
    index("deliveries_unserved")
      .on(t.seq)
      .where(sql`served_at is null`),
  ],
);

/** A token bucket: the platform allows 25 purge calls at once and 5 more a minute. One row. */
export const purgeBudget = sqliteTable("purge_budget", {
  id: integer("id").primaryKey(),
  tokens: real("tokens").notNull(),
  refilledAt: integer("refilled_at").notNull(),
});
