/** The change log: the one order in which the public world changes. */
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Locale } from "../locales.ts";
import { json } from "../columns.ts";

export type ChangeKind =
  | "article.published"
  | "article.withdrawn"
  | "article.relinked"
  | "enterprise.registered"
  | "enterprise.renamed"
  | "enterprise.changed"
  | "enterprise.merged"
  | "scheme.established"
  | "scheme.changed"
  | "topic.named"
  | "newsroom.seeded"
  | "batch.opened"
  | "batch.corrected"
  | "batch.counted"
  | "certification.recorded"
  | "claim.recorded"
  | "image.described"
  | "image.removed"
  | "bundle.published"
  | "bundle.withdrawn";

export const changes = sqliteTable(
  "changes",
  {
    seq: integer("seq").primaryKey({ autoIncrement: true }),
    /** When it happened, as the verb was told. */
    at: integer("at").notNull(),
    /** The same, but never before the line above it: the log's own time, from which Last-Modified is told. */
    committedAt: integer("committed_at").notNull(),
    kind: text("kind").$type<ChangeKind>().notNull(),
    subjectId: text("subject_id").notNull(),
    locale: text("locale").$type<Locale>(),
    tags: json<string[]>("tags").notNull(),
    actor: text("actor").notNull(),
  },
  // Whether a thing changed again later, and when it changed last.
  (t) => [index("changes_subject").on(t.subjectId, t.seq)],
);
