/** The tables of the catalogues room. Times are Unix milliseconds (UTC). */
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { json } from "../columns.ts";
import type { CheckSettings } from "./checks/settings.ts";
import type { GlossaryTerm } from "./checks/view.ts";
import type { FormatId } from "./document.ts";
import type { UploadReport } from "./report.ts";

/** What a namespace decides about its catalogues. */
export interface NamespaceSettings {
  readonly checks: CheckSettings;
  readonly glossary: readonly GlossaryTerm[];
}

export const namespaces = sqliteTable("namespaces", {
  /** `news/app`: ASCII words, parted by slashes. */
  name: text("name").primaryKey(),
  /** BCP 47; the language that the others are translated from. */
  sourceLocale: text("source_locale").notNull(),
  settings: json<NamespaceSettings>("settings").notNull(),
  /** Keys that clients miss are collected. */
  collectsMissing: integer("collects_missing", { mode: "boolean" }).notNull(),
  version: integer("version").notNull(),
  createdAt: integer("created_at").notNull(),
  createdBy: text("created_by").notNull(),
});

/** The head of a catalogue: which of its versions is the draft, and which one is public. */
export const catalogues = sqliteTable(
  "catalogues",
  {
    namespace: text("namespace").notNull(),
    /** BCP 47, canonical. */
    locale: text("locale").notNull(),
    /** The optimistic lock over the head. */
    version: integer("version").notNull(),
    /** The number of the newest version, which is the draft. */
    draft: integer("draft").notNull(),
    published: integer("published"),
    /**
     * Of what was published: the bundle that is served, or, in a product namespace, what it says otherwise than the
     * Worker. Null when nothing is published, or only what the Worker brought along.
     */
    bundleHash: text("bundle_hash"),
    publishedAt: integer("published_at"),
    /** For the product's own words: what the Worker brought along when the draft last took it in, in `catalogueTexts`. */
    builtInHash: text("built_in_hash"),
    /** For the product's own words: the change that published them last. Isolates ask for what is newer than they know. */
    productSeq: integer("product_seq"),
  },
  (t) => [
    primaryKey({ columns: [t.namespace, t.locale] }),
    index("catalogues_product")
      .on(t.productSeq)
      .where(sql`product_seq IS NOT NULL`),
  ],
);

/** Immutable. What a catalogue said, who made it so, and from what. */
export const catalogueVersions = sqliteTable(
  "catalogue_versions",
  {
    namespace: text("namespace").notNull(),
    locale: text("locale").notNull(),
    number: integer("number").notNull(),
    /** Of the words and what is known of them. */
    hash: text("hash").notNull(),
    /** The i18next JSON, in `catalogueTexts`. */
    textHash: text("text_hash").notNull(),
    /** Notes, states and sources by key, as JSON in `catalogueTexts`. */
    metaHash: text("meta_hash").notNull(),
    keys: integer("keys").notNull(),
    author: text("author").notNull(),
    authorId: text("author_id").notNull(),
    at: integer("at").notNull(),
    note: text("note").notNull(),
    /** The version that the file was made from; null when nobody knows. */
    baseNumber: integer("base_number"),
    /** The version that it followed; null for the first. */
    parentNumber: integer("parent_number"),
    /** An older version whose words these are again. */
    restoredNumber: integer("restored_number"),
    uploadId: text("upload_id"),
    /** For the product's own words: what the Worker brought along when this was made, in `catalogueTexts`. */
    builtInHash: text("built_in_hash"),
    report: json<UploadReport>("report").notNull(),
  },
  (t) => [primaryKey({ columns: [t.namespace, t.locale, t.number] })],
);

/** Texts by what they hash to, in parts, since a row takes two megabytes. */
export const catalogueTexts = sqliteTable(
  "catalogue_texts",
  {
    hash: text("hash").notNull(),
    part: integer("part").notNull(),
    text: text("text").notNull(),
  },
  (t) => [primaryKey({ columns: [t.hash, t.part] })],
);

/** Every publication there was: an address with a hash in it is good for ever. */
export const cataloguePublications = sqliteTable(
  "catalogue_publications",
  {
    id: integer("id").primaryKey({ autoIncrement: true }),
    namespace: text("namespace").notNull(),
    locale: text("locale").notNull(),
    /** Null when the catalogue was taken back. */
    number: integer("number"),
    bundleHash: text("bundle_hash"),
    at: integer("at").notNull(),
    actor: text("actor").notNull(),
  },
  (t) => [index("catalogue_publications_bundle").on(t.namespace, t.locale, t.bundleHash)],
);

/** `question`: the encoding is a guess that wants a yes. */
export type UploadState = "question" | "open" | "applied" | "discarded";

/** A file as it was uploaded, and the heads it was looked at with: the proposal is computed from these. */
export const catalogueUploads = sqliteTable(
  "catalogue_uploads",
  {
    id: text("id").primaryKey(),
    namespace: text("namespace").notNull(),
    locale: text("locale").notNull(),
    state: text("state").$type<UploadState>().notNull(),
    /** The file decoded, in `catalogueTexts`. */
    textHash: text("text_hash").notNull(),
    fileName: text("file_name").notNull(),
    format: text("format").$type<FormatId>().notNull(),
    encoding: text("encoding").notNull(),
    bytes: integer("bytes").notNull(),
    /** The version that the file was made from, where it or its uploader says so and we have it. */
    baseNumber: integer("base_number"),
    /** The draft at that time; null when there was no catalogue yet. */
    headNumber: integer("head_number"),
    /** Version 0 is the Worker's and changes with a deployment: the text that the base was, and the head, where they are 0. */
    baseBuiltIn: text("base_built_in"),
    headBuiltIn: text("head_built_in"),
    note: text("note").notNull(),
    author: text("author").notNull(),
    authorId: text("author_id").notNull(),
    at: integer("at").notNull(),
    appliedAs: integer("applied_as"),
    appliedAt: integer("applied_at"),
  },
  (t) => [index("catalogue_uploads_of").on(t.namespace, t.locale, t.at)],
);

/** What clients asked for and did not find; it never changes a catalogue. */
export const missingKeys = sqliteTable(
  "missing_keys",
  {
    namespace: text("namespace").notNull(),
    locale: text("locale").notNull(),
    key: text("key").notNull(),
    /** What the client showed instead. */
    fallback: text("fallback").notNull(),
    count: integer("count").notNull(),
    firstAt: integer("first_at").notNull(),
    lastAt: integer("last_at").notNull(),
  },
  (t) => [primaryKey({ columns: [t.namespace, t.locale, t.key] })],
);
