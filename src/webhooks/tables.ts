/** The tables of the webhooks room. Times are Unix milliseconds (UTC). */
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json } from "../columns.ts";
import type { Locale } from "../locales.ts";
import type { EventType } from "./events.ts";

export type WebhookState = "active" | "paused" | "disabled";
/** `gone`: the receiver answered 410; `failing`: it took nothing for days; `unset`: no hub is named any more. */
export type DisabledReason = "gone" | "failing" | "unset";

/** Who is told of changes, and of which. */
export const webhooks = sqliteTable("webhooks", {
  id: text("id").primaryKey(),
  /** The hub of our feeds is one that is built in. */
  kind: text("kind").$type<"webhook" | "websub">().notNull(),
  name: text("name").notNull(),
  url: text("url").notNull(),
  /** What is told; null for everything. */
  types: json<EventType[]>("types"),
  /** Changes in these languages, and those that are in none; null for all. */
  locales: json<Locale[]>("locales"),
  /** About any of these, by their ids; where both are null, about whatever. */
  enterprises: json<string[]>("enterprises"),
  topics: json<string[]>("topics"),
  state: text("state").$type<WebhookState>().notNull(),
  reason: text("reason").$type<DisabledReason>(),
  createdAt: integer("created_at").notNull(),
  createdBy: text("created_by").notNull(),
  version: integer("version").notNull(),
});

/** What messages are signed with; who signs needs it as it is. In a table of its own, so that no other read brings it along. */
export const webhookSecrets = sqliteTable(
  "webhook_secrets",
  {
    webhookId: text("webhook_id")
      .notNull()
      .references(() => webhooks.id, { onDelete: "cascade" }),
    number: integer("number").notNull(),
    /** `whsec_` and base64. */
    secret: text("secret").notNull(),
    createdAt: integer("created_at").notNull(),
    /** Until when it still signs beside a newer one; null for the newest. */
    expiresAt: integer("expires_at"),
  },
  (t) => [primaryKey({ columns: [t.webhookId, t.number] })],
);

/** How far each has come. Written by whoever sends, and by nobody who decides. */
export const webhookProgress = sqliteTable("webhook_progress", {
  webhookId: text("webhook_id")
    .primaryKey()
    .references(() => webhooks.id, { onDelete: "cascade" }),
  /** The last line of the change log that was looked at for it. */
  position: integer("position").notNull(),
  /** Who is sending to it now, and until when nobody else does. */
  lease: text("lease"),
  leaseUntil: integer("lease_until").notNull(),
  /** Nothing is sent before. */
  dueAt: integer("due_at").notNull(),
  /** How often in a row it could not be reached, or was not ready. */
  failures: integer("failures").notNull(),
  /** Since when it has taken nothing; null while it does. */
  failingSince: integer("failing_since"),
});

export type MessageState = "pending" | "delivered" | "failed";

/** One for each change and each who is told of it; kept a while after it was settled. */
export const webhookMessages = sqliteTable(
  "webhook_messages",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    webhookId: text("webhook_id")
      .notNull()
      .references(() => webhooks.id, { onDelete: "cascade" }),
    /** As the receiver knows it: the same however often it is sent. */
    messageId: text("message_id").notNull(),
    /** Of the change; null for what was sent to try it out. */
    seq: integer("seq"),
    type: text("type").notNull(),
    /** What is sent, to the byte. */
    body: text("body").notNull(),
    state: text("state").$type<MessageState>().notNull(),
    attempts: integer("attempts").notNull(),
    createdAt: integer("created_at").notNull(),
    dueAt: integer("due_at").notNull(),
    settledAt: integer("settled_at"),
  },
  (t) => [
    index("webhook_messages_state").on(t.webhookId, t.state, t.id),
    index("webhook_messages_webhook").on(t.webhookId, t.id),
    index("webhook_messages_settled")
      .on(t.settledAt)
      .where(sql`settled_at is not null`),
  ],
);

export const attemptErrors = ["timeout", "unreachable", "redirect", "status", "address"] as const;
export type AttemptError = (typeof attemptErrors)[number];

/** What came of sending it, each time. */
export const webhookAttempts = sqliteTable(
  "webhook_attempts",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    messageId: integer("message_id")
      .notNull()
      .references(() => webhookMessages.id, { onDelete: "cascade" }),
    at: integer("at").notNull(),
    ms: integer("ms").notNull(),
    /** Null where there was no answer. */
    status: integer("status"),
    error: text("error").$type<AttemptError>(),
    /** How the answer began. */
    answer: text("answer"),
  },
  (t) => [index("webhook_attempts_message").on(t.messageId, t.id)],
);
