/** The feed of changes: things as a copy keeps them. */
import * as z from "zod";
import { editionCopy } from "./articles.ts";
import { byLocale, count, cursor, day, id, instant, locale, localisedText, slug, uri } from "./common.ts";
import { tiers } from "../../../enterprises/tables.ts";
import {
  certificationEvent,
  certificationStatus,
  displayNames,
  enterprise,
  identifier,
  nameCopy,
} from "./register.ts";

const removal = z
  .strictObject({
    reason: z.enum(["withdrawn", "unpublished"]),
    ...{ at: instant.nullable().optional(), note: z.string().optional() },
  })
  .meta({ id: "Removal" });
const removals = byLocale(removal);

export const articleCopy = z
  .strictObject({
    ...{ id, slug, sourceLocale: locale, authoritativeLocale: locale },
    ...{ topics: z.array(id), enterprises: z.array(id) },
    ...{ editions: byLocale(editionCopy), removed: removals },
  })
  .meta({ id: "ArticleCopy" });

const certificationCopy = z
  .strictObject({
    ...{ id, status: certificationStatus, scheme: id, batch: id, nameThen: localisedText },
    history: z.array(certificationEvent),
  })
  .meta({ id: "CertificationCopy" });

export const enterpriseCopy = z
  .strictObject({
    ...{ id, slug, category: enterprise.shape.category, parent: id.nullable(), names: displayNames },
    ...{ allNames: z.array(nameCopy), identifiers: z.array(identifier) },
    certifications: z.array(certificationCopy),
    urls: z.strictObject({ html: byLocale(uri), api: uri }).meta({ id: "UrlsByLocale" }),
  })
  .meta({ id: "EnterpriseCopy" });

export const schemeCopy = z
  .strictObject({
    ...{ id, tier: z.enum(tiers), jurisdiction: z.string(), position: z.int() },
    ...{ name: localisedText, authorities: z.array(localisedText) },
  })
  .meta({ id: "SchemeCopy" });

export const batchCopy = z
  .strictObject({
    ...{ id, scheme: id, number: z.int(), year: z.int() },
    ...{ publishedOn: day.nullable(), listed: count.nullable(), certified: count },
  })
  .meta({ id: "BatchCopy" });

export const topicCopy = z.strictObject({ id, label: localisedText }).meta({ id: "TopicCopy" });

export const bundleCopy = z
  .strictObject({
    ...{ id: z.string(), locale: z.string(), namespace: z.string(), hash: z.string() },
    ...{ version: count, publishedAt: instant.nullable() },
    urls: z.strictObject({ bundle: uri }).meta({ id: "BundleUrls" }),
  })
  .meta({ id: "BundleCopy" });

const copies = {
  scheme: schemeCopy,
  batch: batchCopy,
  topic: topicCopy,
  enterprise: enterpriseCopy,
  article: articleCopy,
  bundle: bundleCopy,
};
type Copies = typeof copies;
type CopyType = keyof Copies;

/** Its copy stands under the name of its type, and is left out where the feed was asked to be thin. */
const upsert = <T extends CopyType>(type: T) =>
  z
    .strictObject({
      ...{ seq: count, type: z.literal(type), id: z.string(), op: z.literal("upsert") },
      ...({ [type]: copies[type].optional() } as { [K in T]: z.ZodOptional<Copies[K]> }),
    })
    .meta({ id: `${type.charAt(0).toUpperCase()}${type.slice(1)}Upsert` });

const deletion = z
  .strictObject({
    ...{ seq: count, type: z.enum(Object.keys(copies) as CopyType[]), id: z.string() },
    ...{ op: z.literal("delete"), reason: z.enum(["merged", "withdrawn"]).optional(), into: id.optional() },
    removed: removals.optional(),
  })
  .meta({ id: "Deletion" });

export const syncItem = z
  .union([
    ...[upsert("scheme"), upsert("batch"), upsert("topic")],
    ...[upsert("enterprise"), upsert("article"), upsert("bundle"), deletion],
  ] as const)
  .meta({ id: "SyncItem" });

export const syncPage = z
  .strictObject({ items: z.array(syncItem), nextCursor: cursor, hasMore: z.boolean(), seq: count })
  .meta({ id: "SyncPage" });
