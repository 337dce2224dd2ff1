/** The tables of the access room. Times are Unix milliseconds (UTC). */
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { json } from "../columns.ts";
import type { Locale } from "../locales.ts";

export const roles = ["admin", "editor", "translator", "registrar"] as const;
export type Role = (typeof roles)[number];

/** People of the newsroom. Who was removed keeps her row: the record names it. */
export const members = sqliteTable(
  "members",
  {
    id: text("id").primaryKey(),
    name: text("name").notNull(),
    /** As `emailOf` writes it: what somebody else vouches for is compared with this. */
    email: text("email").notNull(),
    roles: json<Role[]>("roles").notNull(),
    /** What she may write as a translator; null for all. */
    locales: json<string[]>("locales"),
    /** IANA name of the zone that she is shown times in. */
    timeZone: text("time_zone").notNull().default("Asia/Shanghai"),
    /** In which she is written to; null for the newsroom's first. */
    language: text("language").$type<Locale>(),
    /** Whether she is told by e-mail too. */
    mail: integer("mail", { mode: "boolean" }).notNull().default(true),
    createdAt: integer("created_at").notNull(),
    createdBy: text("created_by").notNull(),
    removedAt: integer("removed_at"),
    version: integer("version").notNull(),
  },
  (t) => [
    uniqueIndex("members_email")
      .on(t.email)
      .where(sql`removed_at IS NULL`),
  ],
);

/** What machines and people sign in with. The token itself is nowhere, only what it hashes to. */
export const tokens = sqliteTable(
  "tokens",
  {
    id: text("id").primaryKey(),
    /** SHA-256 of the whole token, hexadecimal. */
    hash: text("hash").notNull(),
    /** The beginning of the token, by which people know it again. */
    hint: text("hint").notNull(),
    name: text("name").notNull(),
    /** The first of `roles`. */
    role: text("role").$type<Role>().notNull(),
    /** Null for `role` alone. */
    roles: json<Role[]>("roles"),
    /** Whose it is: it is never worth more than her membership, and ends with it. Null for a machine's. */
    memberId: text("member_id").references(() => members.id),
    /** The catalogues that a translator may write, by locale and by namespace (`news/*` for all below); null for all. */
    locales: json<string[]>("locales"),
    namespaces: json<string[]>("namespaces"),
    createdAt: integer("created_at").notNull(),
    createdBy: text("created_by").notNull(),
    expiresAt: integer("expires_at").notNull(),
    revokedAt: integer("revoked_at"),
    /** To the minute: not every request is a write. */
    lastUsedAt: integer("last_used_at"),
  },
  (t) => [uniqueIndex("tokens_hash").on(t.hash), index("tokens_member").on(t.memberId)],
);

/** A browser that was signed in with a token; it ends when the token does. */
export const sessions = sqliteTable(
  "sessions",
  {
    id: text("id").primaryKey(),
    /** SHA-256 of the cookie, hexadecimal. */
    hash: text("hash").notNull(),
    tokenId: text("token_id")
      .notNull()
      .references(() => tokens.id),
    createdAt: integer("created_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    endedAt: integer("ended_at"),
    agent: text("agent").notNull(),
  },
  (t) => [uniqueIndex("sessions_hash").on(t.hash), index("sessions_token").on(t.tokenId)],
);

/** What the newsroom has decided for itself; a setting that was never changed has no row. */
export const settings = sqliteTable("settings", {
  key: text("key").primaryKey(),
  value: json<unknown>("value").notNull(),
  version: integer("version").notNull(),
  changedAt: integer("changed_at").notNull(),
  changedBy: text("changed_by").notNull(),
});

export const doors = ["api", "page", "command-line", "clock"] as const;
export type Door = (typeof doors)[number];

/** Who did what, when and from where; lines are added, in the same batch as what they tell of, and never changed. */
export const record = sqliteTable(
  "record",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    at: integer("at").notNull(),
    actorId: text("actor_id").notNull(),
    /** As the actor was called then. */
    actorName: text("actor_name").notNull(),
    action: text("action").notNull(),
    /** What it was done to: `zh-Hans/news/app`, a token's id. */
    subject: text("subject").notNull(),
    detail: json<Record<string, unknown>>("detail").notNull(),
    door: text("door").$type<Door>().notNull(),
    /** The address that the request came from; null for the clock. */
    address: text("address"),
    requestId: text("request_id"),
  },
  (t) => [
    index("record_subject").on(t.subject, t.id),
    index("record_actor").on(t.actorId, t.id),
    index("record_action").on(t.action, t.id),
    index("record_at").on(t.at),
  ],
);
