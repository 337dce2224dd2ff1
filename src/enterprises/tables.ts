/** The tables of the enterprise register. Dates are ISO 8601, as coarse as they are known: `2017`, `2017-12`. */
import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import type { Localised } from "../locales.ts";
import { json, localeColumn } from "../columns.ts";

/** In the order in which one is shown rather than another. */
export const nameKinds = [
  "legal",
  "reported",
  "presumed",
  "rendering",
  "short",
  "romanised",
  "former",
] as const;
export type NameKind = (typeof nameKinds)[number];
export const nameSources = ["article", "official", "unofficial", "editorial"] as const;
export type NameSource = (typeof nameSources)[number];
export const confidences = ["high", "medium", "low"] as const;
export type Confidence = (typeof confidences)[number];

export interface DisplayName {
  value: string;
  kind: NameKind;
  source: NameSource;
  verified: boolean;
}

export const tiers = ["national", "municipal", "district"] as const;
export type Tier = (typeof tiers)[number];

/** A certification that holds, as lists need it. */
export interface Standing {
  schemeId: string;
  tier: Tier;
  batchId: string;
  batchNumber: number;
  year: number;
}

export const categories = ["enterprise", "authority"] as const;
export type Category = (typeof categories)[number];

export const enterprises = sqliteTable(
  "enterprises",
  {
    id: text("id").primaryKey(),
    slug: text("slug").notNull(),
    category: text("category").$type<Category>().notNull(),
    parentId: text("parent_id"),
    version: integer("version").notNull(),
    registeredAt: integer("registered_at").notNull(),
    updatedAt: integer("updated_at").notNull(),
    /** Chosen from `names` whenever they change: the name to show in each language. */
    display: json<Localised<DisplayName>>("display").notNull(),
    /** Kept by certify and withdraw: what it is certified for now. */
    standings: json<Standing[]>("standings").notNull(),
    /** Of a duplicate: the enterprise that it turned out to be. It stands in no list, and its keys lead there. */
    mergedInto: text("merged_into"),
  },
  (t) => [
    uniqueIndex("enterprises_slug").on(t.slug),
    index("enterprises_parent").on(t.parentId),
    index("enterprises_merged")
      .on(t.mergedInto)
      .where(sql`merged_into is not null`),
    index("enterprises_changed")
      .on(t.updatedAt, t.id)
      .where(sql`category = 'enterprise' and merged_into is null`),
    index("enterprises_authorities")
      .on(t.slug)
      .where(sql`category = 'authority'`),
  ],
);

/** Addresses and ids that led to an enterprise once, and lead there for ever. */
export const enterpriseSlugs = sqliteTable(
  "enterprise_slugs",
  {
    slug: text("slug").primaryKey(),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprises.id),
    retiredAt: integer("retired_at").notNull(),
  },
  (t) => [index("enterprise_slugs_enterprise").on(t.enterpriseId)],
);

export const names = sqliteTable(
  "names",
  {
    id: text("id").primaryKey(),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprises.id),
    /** BCP 47, which may be finer than the newsroom's languages: `zh-Latn-pinyin`. */
    tag: text("tag").notNull(),
    value: text("value").notNull(),
    kind: text("kind").$type<NameKind>().notNull(),
    source: text("source").$type<NameSource>().notNull(),
    sourceNote: json<Localised<string>>("source_note"),
    verified: integer("verified", { mode: "boolean" }).notNull(),
    confidence: text("confidence").$type<Confidence>(),
    validFrom: text("valid_from"),
    validTo: text("valid_to"),
    /** As a search compares it; null for names from before there was one. */
    folded: text("folded"),
    /** When it was found to have been entered by mistake: kept, and shown to nobody outside. */
    mistakenAt: integer("mistaken_at"),
  },
  (t) => [index("names_enterprise").on(t.enterpriseId)],
);

export const identifiers = sqliteTable(
  "identifiers",
  {
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprises.id),
    kind: text("kind").$type<"uscc">().notNull(),
    value: text("value").notNull(),
    source: text("source").$type<NameSource>().notNull(),
    verified: integer("verified", { mode: "boolean" }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.kind, t.value] }), index("identifiers_enterprise").on(t.enterpriseId)],
);

/**
 * The order of every list of enterprises: facet `all`, `tier:<tier>`,
 * `batch:<id>`, `year:<y>` or `tier:<tier>+year:<y>`. `sortKey` follows the
 * language: pinyin in Chinese. Rewritten with the names and certifications.
 */
export const enterpriseListings = sqliteTable(
  "enterprise_listings",
  {
    facet: text("facet").notNull(),
    locale: localeColumn(),
    sortKey: text("sort_key").notNull(),
    enterpriseId: text("enterprise_id").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.facet, t.locale, t.sortKey, t.enterpriseId] }),
    index("enterprise_listings_enterprise").on(t.enterpriseId),
  ],
);

export const schemes = sqliteTable("schemes", {
  id: text("id").primaryKey(),
  tier: text("tier").$type<Tier>().notNull(),
  /** ISO 3166-2 or a GB/T 2260 code: `CN`, `CN-SH`, `310106`. */
  jurisdiction: text("jurisdiction").notNull(),
  position: integer("position").notNull(),
  name: json<Localised<string>>("name").notNull(),
  /** The body that certifies, first, and those that join it. */
  authorities: json<Localised<string>[]>("authorities").notNull(),
  version: integer("version").notNull().default(1),
});

export const batches = sqliteTable(
  "batches",
  {
    id: text("id").primaryKey(),
    schemeId: text("scheme_id")
      .notNull()
      .references(() => schemes.id),
    number: integer("number").notNull(),
    year: integer("year").notNull(),
    publishedOn: text("published_on"),
    /** How many enterprises the published list names, where known; not a count of our register. */
    listed: integer("listed"),
    updatedAt: integer("updated_at").notNull(),
    /** Kept by certify and withdraw: how many of this batch are certified now. */
    certified: integer("certified").notNull(),
    version: integer("version").notNull().default(1),
  },
  (t) => [uniqueIndex("batches_scheme_number").on(t.schemeId, t.number)],
);

/**
 * `merged`: entered a second time for the same enterprise and batch. `mistaken`:
 * never was. Both are kept, and neither is counted or shown to anybody outside.
 */
export type CertificationStatus = "certified" | "withdrawn" | "merged" | "mistaken";
export const unseenStatuses = ["merged", "mistaken"] as const satisfies readonly CertificationStatus[];

export const certifications = sqliteTable(
  "certifications",
  {
    id: text("id").primaryKey(),
    enterpriseId: text("enterprise_id")
      .notNull()
      .references(() => enterprises.id),
    batchId: text("batch_id")
      .notNull()
      .references(() => batches.id),
    schemeId: text("scheme_id").notNull(),
    nameThen: json<Localised<string>>("name_then").notNull(),
    status: text("status").$type<CertificationStatus>().notNull(),
    version: integer("version").notNull(),
    updatedAt: integer("updated_at").notNull(),
  },
  (t) => [
    uniqueIndex("certifications_enterprise_batch").on(t.enterpriseId, t.batchId),
    uniqueIndex("certifications_one_a_scheme")
      .on(t.enterpriseId, t.schemeId)
      .where(sql`status = 'certified'`),
    index("certifications_batch").on(t.batchId, t.id),
  ],
);

export const certificationEventKinds = ["certified", "re-evaluated", "renamed", "withdrawn"] as const;
export type CertificationEventKind = (typeof certificationEventKinds)[number];

export const certificationEvents = sqliteTable(
  "certification_events",
  {
    certificationId: text("certification_id")
      .notNull()
      .references(() => certifications.id),
    position: integer("position").notNull(),
    kind: text("kind").$type<CertificationEventKind>().notNull(),
    occurredOn: text("occurred_on").notNull(),
    name: json<Localised<string>>("name"),
    note: json<Localised<string>>("note"),
    recordedAt: integer("recorded_at").notNull(),
    actor: text("actor").notNull(),
    /** The line that this one puts right, which is kept. */
    corrects: integer("corrects"),
  },
  (t) => [primaryKey({ columns: [t.certificationId, t.position] })],
);

export const claims = sqliteTable(
  "claims",
  {
    id: text("id").primaryKey(),
    articleId: text("article_id").notNull(),
    schemeId: text("scheme_id").notNull(),
    /** Where the figure holds: a GB/T 2260 code. */
    area: text("area").notNull(),
    value: integer("value").notNull(),
    asOf: text("as_of").notNull(),
    recordedAt: integer("recorded_at").notNull(),
  },
  (t) => [uniqueIndex("claims_once").on(t.articleId, t.schemeId, t.area, t.asOf)],
);

export type EnterpriseRow = typeof enterprises.$inferSelect;
export type SchemeRow = typeof schemes.$inferSelect;
export type BatchRow = typeof batches.$inferSelect;
export type CertificationRow = typeof certifications.$inferSelect;
export type NameRow = typeof names.$inferSelect;
export type CertificationEventRow = typeof certificationEvents.$inferSelect;
