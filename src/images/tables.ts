/** The tables of the images room. Times are Unix milliseconds (UTC). */
import { sql } from "drizzle-orm";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json } from "../columns.ts";
import type { Localised } from "../locales.ts";

export const imageFormats = ["jpeg", "png", "webp", "avif", "gif"] as const;
export type ImageFormat = (typeof imageFormats)[number];

/** Pictures for articles. The bytes lie in R2 under the same id with their ending, and never change. */
export const images = sqliteTable(
  "images",
  {
    /** The first half of the SHA-256 of the bytes as they are kept, hexadecimal. */
    id: text("id").primaryKey(),
    format: text("format").$type<ImageFormat>().notNull(),
    /** Pixels, as a reader sees it: turned as the camera says. */
    width: integer("width").notNull(),
    height: integer("height").notNull(),
    bytes: integer("bytes").notNull(),
    /** Of the file, as it came. */
    name: text("name").notNull(),
    /** What whoever puts it into an article is offered as its alternative text. */
    alt: json<Localised<string>>("alt").notNull(),
    /** Whose picture it is, for readers. */
    credit: text("credit"),
    createdAt: integer("created_at").notNull(),
    createdBy: text("created_by").notNull(),
    version: integer("version").notNull(),
    /** Nobody finds it since then; the line stays for the record. */
    removedAt: integer("removed_at"),
    /** Since when its bytes are gone too, and the edge has been told. */
    clearedAt: integer("cleared_at"),
  },
  (t) => [
    index("images_created").on(t.createdAt, t.id),
    index("images_uncleared")
      .on(t.removedAt)
      .where(sql`removed_at is not null and cleared_at is null`),
  ],
);

export type ImageRow = typeof images.$inferSelect;
