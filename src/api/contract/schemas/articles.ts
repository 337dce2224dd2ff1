/** Articles and their editions. */
import * as z from "zod";
import {
  byLocale,
  count,
  id,
  instant,
  listOf,
  locale,
  localisedValue,
  slug,
  sparse,
  uri,
  urls,
} from "./common.ts";
import { enterprise, enterpriseReference } from "./register.ts";

export const translationStatus = z
  .enum(["source", "current", "outdated", "incomplete"])
  .meta({ id: "TranslationStatus" });

const translation = z
  .strictObject({
    ...{ status: translationStatus.nullable(), sourceRevision: count.nullable() },
    ...{ ofRevision: count.nullable(), staleBlocks: z.array(z.string()) },
  })
  .meta({ id: "Translation" });

const correction = z.strictObject({ note: z.string(), at: instant.nullable() }).meta({ id: "Correction" });

/** The fields that every edition carries. */
export const editionFacts = {
  ...{ id, slug, locale, requestedLocale: locale, availableLocales: z.array(locale) },
  ...{ sourceLocale: locale, authoritativeLocale: locale, translation },
  ...{ revision: count.nullable(), publishedAt: instant.nullable(), updatedAt: instant.nullable() },
  correction: correction.nullable(),
  ...{ title: z.string().nullable(), standfirst: z.string().nullable(), excerpt: z.string().nullable() },
  urls,
};

export const listedEdition = z
  .strictObject({ ...editionFacts, enterprises: z.array(enterprise).optional() })
  .meta({ id: "ListedEdition" });

const image = z
  .strictObject({
    ...{ url: uri, width: z.int(), height: z.int(), alt: z.string() },
    ...{ caption: z.string().optional(), credit: z.string().optional(), locale: locale.optional() },
  })
  .meta({ id: "LeadImage" });

const block = z.strictObject({ id: z.string(), html: z.string() }).meta({ id: "Block" });

const topic = z.strictObject({ id, label: localisedValue.nullable() }).meta({ id: "TopicReference" });

export const textFacts = {
  ...{ byline: z.string().nullable(), dateline: z.string().nullable(), image: image.nullable() },
  ...{ bodyHtml: z.string() },
};

export const article = z
  .strictObject({
    ...{ ...editionFacts, ...textFacts },
    blocks: z.array(block).optional(),
    topics: z.array(topic),
    enterprises: z.array(z.union([enterprise, enterpriseReference])),
  })
  .meta({ id: "Edition" });

/** In full, as whoever keeps copies gets it: of other things only their ids, beside it. */
export const editionCopy = z
  .strictObject({ ...editionFacts, ...textFacts, blocks: z.array(block) })
  .meta({ id: "EditionCopy" });

const always = ["id", "locale", "requestedLocale"] as const;
export const sparseListedEdition = sparse(listedEdition, always).meta({ id: "SparseListedEdition" });
export const sparseArticle = sparse(article, always).meta({ id: "SparseEdition" });

const listed = z.union([listedEdition, sparseListedEdition]);
const shown = z.union([article, sparseArticle]);

export const listedArticle = z
  .strictObject({ id, slug, editions: byLocale(listed) })
  .meta({ id: "ListedArticle" });
export const severalEditions = z
  .strictObject({ id, slug, editions: byLocale(shown) })
  .meta({ id: "Article" });

export const articleList = z
  .strictObject({
    ...listOf(z.union([listedEdition, listedArticle, sparseListedEdition])),
    missing: z.array(id).optional(),
  })
  .meta({ id: "ArticleList" });
export const articleAnswer = z.union([article, severalEditions, sparseArticle]);
