/** What is still to be purged at the edge, and what may be spent on it. */
import { sql } from "drizzle-orm";
import { index, integer, real, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json } from "../columns.ts";
import type { Locale } from "../locales.ts";

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
    /** When the edge first acknowledged it; a fresh one is sent once more. */
    purgedAt: integer("purged_at"),
    /** Since when the edge has been refusing it; null while it does not. */
    failingSince: integer("failing_since"),
  },
  (t) => [
    index("outbox_due")
      .on(t.dueAt)
      .where(sql`done_at is null`),
    index("outbox_seq")
      .on(t.seq)
      .where(sql`done_at is null`),
  ],
);

export const deliveryKinds = ["published", "withdrawn", "corrected", "updated"] as const;
/** `updated` is whatever else readers see: its topics, its address, that its source has changed. */
export type DeliveryKind = (typeof deliveryKinds)[number];

/** How long it took until readers saw a change of an article: measured, one row a change. */
export const deliveries = sqliteTable("deliveries", {
  /** Of the change in the log. */
  seq: integer("seq").primaryKey(),
  articleId: text("article_id").notNull(),
  locale: text("locale").$type<Locale>().notNull(),
  kind: text("kind").$type<DeliveryKind>().notNull(),
  /** For when it was planned, where it was. */
  scheduledFor: integer("scheduled_for"),
  committedAt: integer("committed_at").notNull(),
  /** When the edge had acknowledged every purge of it: what was kept there until then is gone. */
  purgedAt: integer("purged_at"),
  /** The same for the second one, after which no isolate can have handed it an old copy any more. */
  certainAt: integer("certain_at"),
  /** When it was first served new, to anybody. */
  servedAt: integer("served_at"),
});

/** A token bucket: the platform allows 25 purge calls at once and 5 more a minute. One row. */
export const purgeBudget = sqliteTable("purge_budget", {
  id: integer("id").primaryKey(),
  tokens: real("tokens").notNull(),
  refilledAt: integer("refilled_at").notNull(),
});
