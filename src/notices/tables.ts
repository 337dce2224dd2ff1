/** The tables of the notices room. Times are Unix milliseconds (UTC). */
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json } from "../columns.ts";

export const noticeKinds = [
  "mentioned",
  "answered",
  "assigned",
  "source_changed",
  "review_asked",
  "review_decided",
  "publication_failed",
  "webhook_disabled",
] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What a member is told: at the desk, and by e-mail where that is configured. */
export const notices = sqliteTable(
  "notices",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    memberId: text("member_id").notNull(),
    kind: text("kind").$type<NoticeKind>().notNull(),
    /** What it is about: `article/<id>/<locale>`. */
    subject: text("subject").notNull(),
    /** Who did it, by id and as she was called then. */
    actorId: text("actor_id").notNull(),
    actorName: text("actor_name").notNull(),
    detail: json<Record<string, string | number | null>>("detail").notNull(),
    at: integer("at").notNull(),
    readAt: integer("read_at"),
    /** When the e-mail is to be tried next; null where there is none to send. */
    mailDueAt: integer("mail_due_at"),
    mailAttempts: integer("mail_attempts").notNull().default(0),
    mailedAt: integer("mailed_at"),
  },
  (t) => [
    index("notices_member").on(t.memberId, t.id),
    index("notices_unread")
      .on(t.memberId)
      .where(sql`read_at is null`),
    index("notices_mail_due")
      .on(t.mailDueAt)
      .where(sql`mail_due_at is not null`),
  ],
);
