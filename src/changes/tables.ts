/** The change log: the one order in which the public world changes. */
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import type { Locale } from "../locales.ts";
import { json } from "../columns.ts";

export type ChangeKind =
  | "article.published"
  | "article.withdrawn"
  | "enterprise.registered"
  | "enterprise.renamed"
  | "scheme.established"
  | "topic.named"
  | "batch.opened"
  | "certification.recorded"
  | "claim.recorded";

export const changes = sqliteTable("changes", {
  seq: integer("seq").primaryKey({ autoIncrement: true }),
  at: integer("at").notNull(),
  kind: text("kind").$type<ChangeKind>().notNull(),
  subjectId: text("subject_id").notNull(),
  locale: text("locale").$type<Locale>(),
  tags: json<string[]>("tags").notNull(),
  actor: text("actor").notNull(),
});
