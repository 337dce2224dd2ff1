/** The tables of the articles room. Times are Unix milliseconds (UTC). */
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Locale, Localised } from "../locales.ts";
import { json, localeColumn } from "../columns.ts";
import type { BlockKind } from "./body/markdown.ts";

export const articles = sqliteTable(
  "articles",
  {
    id: text("id").primaryKey(),
    slug: text("slug").notNull(),
    sourceLocale: text("source_locale").$type<Locale>().notNull(),
    authoritativeLocale: text("authoritative_locale").$type<Locale>().notNull(),
    /** The optimistic lock over what is public of the article; a lost race would set it to null and so abort the batch. */
    version: integer("version").notNull(),
    createdAt: integer("created_at").notNull(),
    /** Written by publish and withdraw: which editions are public, and since when any was. */
    publishedLocales: json<Locale[]>("published_locales").notNull(),
    /** Where it was taken back: nothing stands in for it there. */
    withdrawnLocales: json<Locale[]>("withdrawn_locales").notNull(),
    publishedAt: integer("published_at"),
    changedAt: integer("changed_at"),
    /** The number of the source's published revision. */
    sourceRevision: integer("source_revision"),
    /** When the desk last wrote to it; null while it does not stand on the board yet. */
    touchedAt: integer("touched_at"),
  },
  (t) => [
    uniqueIndex("articles_slug").on(t.slug),
    index("articles_unboarded")
      .on(t.id)
      .where(sql`touched_at is null`),
  ],
);

/** Addresses that an article had while it was public: they lead to it for ever, and nothing else gets them. */
export const articleSlugs = sqliteTable(
  "article_slugs",
  {
    slug: text("slug").primaryKey(),
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id),
    leftAt: integer("left_at").notNull(),
  },
  (t) => [index("article_slugs_article").on(t.articleId)],
);

export type EditionState = "draft" | "scheduled" | "published" | "withdrawn";
export type TranslationStatus = "source" | "current" | "outdated" | "incomplete";

export const editions = sqliteTable(
  "editions",
  {
    articleId: text("article_id")
      .notNull()
      .references(() => articles.id),
    locale: localeColumn(),
    state: text("state").$type<EditionState>().notNull(),
    /** The optimistic lock over the edition's drafts. */
    version: integer("version").notNull(),
    draftRevisionId: text("draft_revision_id"),
    publishedRevisionId: text("published_revision_id"),
    publishedAt: integer("published_at"),
    updatedAt: integer("updated_at"),
    scheduledAt: integer("scheduled_at"),
    scheduledRevisionId: text("scheduled_revision_id"),
    withdrawnAt: integer("withdrawn_at"),
    withdrawalNote: json<Localised<string>>("withdrawal_note"),
    /** What was wrong and has been put right, for readers to see. */
    correctionNote: json<Localised<string>>("correction_note"),
    correctedAt: integer("corrected_at"),
    /** Copied from the published revision, so that a list reads one row an edition. */
    title: text("title"),
    standfirst: text("standfirst"),
    excerpt: text("excerpt"),
    revisionNumber: integer("revision_number"),
    ofRevisionNumber: integer("of_revision_number"),
    /** Derived from block hashes whenever this edition or its source is published. */
    translationStatus: text("translation_status").$type<TranslationStatus>(),
    staleBlocks: json<string[]>("stale_blocks"),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.locale] }),
    index("editions_scheduled")
      .on(t.scheduledAt)
      .where(sql`scheduled_at is not null`),
  ],
);

export interface RenderedBlock {
  id: string;
  html: string;
}

/** A link to another page of this site, as the writer put it. */
export interface InternalLink {
  path: string;
  /** What it names, if it names a thing. */
  kind: "article" | "enterprise" | "page";
  key: string;
  /** The block that it stands in. */
  block: string;
}

/** A picture of the images room as one edition shows it. */
export interface LeadImage {
  /** Of the image, of which its address is made. */
  id: string;
  alt: string;
  caption?: string | undefined;
}

export const revisions = sqliteTable(
  "revisions",
  {
    id: text("id").primaryKey(),
    articleId: text("article_id").notNull(),
    locale: localeColumn(),
    number: integer("number").notNull(),
    title: text("title").notNull(),
    standfirst: text("standfirst"),
    byline: text("byline"),
    dateline: text("dateline"),
    /** Sanitised HTML a block, made when the revision is written. */
    body: json<RenderedBlock[]>("body").notNull(),
    /** Over everything a reader can see of it. */
    hash: text("hash").notNull(),
    /** The beginning of the body as plain text, for lists and descriptions. */
    excerpt: text("excerpt"),
    /** For a translation: the source revision it was made from, and the hashes of the source's title and standfirst then. */
    sourceRevisionId: text("source_revision_id"),
    sourceRevisionNumber: integer("source_revision_number"),
    titleSourceHash: text("title_source_hash"),
    standfirstSourceHash: text("standfirst_source_hash"),
    /** In a source: what translations compare with, where a minor edit let it be; null where that is the text's own hash. */
    titleBasis: text("title_basis"),
    standfirstBasis: text("standfirst_basis"),
    /** The writer said that it means what it meant before. */
    minor: integer("minor", { mode: "boolean" }),
    /** The edition's version that it became the draft with; null for those from before it was kept. */
    editionVersion: integer("edition_version"),
    /** Where it links to within this site; null for those from before it was kept. */
    links: json<InternalLink[]>("links"),
    /** The picture at its head, with what this language says of it. */
    image: json<LeadImage>("image"),
    author: text("author").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (t) => [uniqueIndex("revisions_edition_number").on(t.articleId, t.locale, t.number)],
);

export const blocks = sqliteTable(
  "blocks",
  {
    revisionId: text("revision_id")
      .notNull()
      .references(() => revisions.id),
    position: integer("position").notNull(),
    id: text("id").notNull(),
    kind: text("kind").$type<BlockKind>().notNull(),
    markdown: text("markdown").notNull(),
    hash: text("hash").notNull(),
    /** In a translation: the hash of the source block with the same id that this text was made from. */
    sourceHash: text("source_hash"),
    /** In a source: the hash that translations compare with, where a minor edit let it be; null where that is `hash`. */
    basis: text("basis"),
  },
  (t) => [primaryKey({ columns: [t.revisionId, t.position] })],
);

/** Which pictures a revision shows, at its head or in its text. Written with it, and never changed. */
export const revisionImages = sqliteTable(
  "revision_images",
  {
    imageId: text("image_id").notNull(),
    revisionId: text("revision_id")
      .notNull()
      .references(() => revisions.id),
    articleId: text("article_id").notNull(),
    locale: localeColumn(),
  },
  (t) => [
    primaryKey({ columns: [t.imageId, t.articleId, t.locale, t.revisionId] }),
    index("revision_images_revision").on(t.revisionId),
  ],
);

export const topics = sqliteTable("topics", {
  id: text("id").primaryKey(),
  label: json<Localised<string>>("label").notNull(),
  version: integer("version").notNull().default(1),
});

export const articleTopics = sqliteTable(
  "article_topics",
  {
    articleId: text("article_id").notNull(),
    topicId: text("topic_id").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [primaryKey({ columns: [t.articleId, t.topicId] })],
);

export const articleEnterprises = sqliteTable(
  "article_enterprises",
  {
    articleId: text("article_id").notNull(),
    enterpriseId: text("enterprise_id").notNull(),
    position: integer("position").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.enterpriseId] }),
    index("article_enterprises_enterprise").on(t.enterpriseId),
  ],
);

/**
 * The order of every public list, one row for each list an article stands in:
 * facet `all`, `topic:<id>` or `enterprise:<id>`, or `changed`, where
 * `publishedAt` is when readers saw it change last; scope a locale, `~` and a
 * locale with stand-ins for what is missing there, or `*` for what is public
 * in any. Rewritten by publish and withdraw.
 */
export const articleListings = sqliteTable(
  "article_listings",
  {
    facet: text("facet").notNull(),
    scope: text("scope").notNull(),
    publishedAt: integer("published_at").notNull(),
    articleId: text("article_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facet, t.scope, t.publishedAt, t.articleId] }),
    index("article_listings_article").on(t.articleId),
  ],
);

/**
 * The desk's board, newest write first: facet `<locale>:<state>`, with `*` for
 * any of either. Rewritten by every verb, in its batch, from what the batch wrote.
 */
export const articleBoard = sqliteTable(
  "article_board",
  {
    facet: text("facet").notNull(),
    touchedAt: integer("touched_at").notNull(),
    articleId: text("article_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facet, t.touchedAt, t.articleId] }),
    index("article_board_article").on(t.articleId),
  ],
);

/** By which words of its title or address the desk finds an article: `part` is a locale, or `slug`. */
export const articleTerms = sqliteTable(
  "article_terms",
  {
    term: text("term").notNull(),
    createdAt: integer("created_at").notNull(),
    articleId: text("article_id").notNull(),
    part: text("part").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.term, t.createdAt, t.articleId, t.part] }),
    index("article_terms_article").on(t.articleId, t.part),
  ],
);

/** What preview links are signed with: the newest signs, and one that is gone opens nothing any more. */
export const previewKeys = sqliteTable("preview_keys", {
  id: text("id").primaryKey(),
  secret: text("secret").notNull(),
  createdAt: integer("created_at").notNull(),
});

export type ArticleRow = typeof articles.$inferSelect;
export type EditionRow = typeof editions.$inferSelect;
export type RevisionRow = typeof revisions.$inferSelect;
export type BlockRow = typeof blocks.$inferSelect;
