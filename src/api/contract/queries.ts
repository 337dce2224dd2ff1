/** What each route can be asked: the shapes that parse a request, and of which the contract is made. */
import { cursor, fallback, id, ids, lang, limit, namesOutOf, text, tier, time, year } from "../parameters.ts";
import { address, embeddingFormat, format, pixels, position, switchedOn } from "../parameters.ts";
import { syncTypes } from "../sync/types.ts";

/** What an edition in a list can have; beside its id and languages, which are always there. */
export const listedFields = [
  "slug",
  "availableLocales",
  "sourceLocale",
  "authoritativeLocale",
  "translation",
  "revision",
  "publishedAt",
  "updatedAt",
  "correction",
  "title",
  "standfirst",
  "excerpt",
  "urls",
  "enterprises",
] as const;

export const articleFields = [
  ...listedFields,
  "byline",
  "dateline",
  "image",
  "bodyHtml",
  "blocks",
  "topics",
] as const;

export const enterpriseFields = [
  "slug",
  "name",
  "names",
  "urls",
  "availableLocales",
  "category",
  "certifications",
  "updatedAt",
] as const;

export const profileFields = [...enterpriseFields, "parent", "allNames", "identifiers"] as const;

export const batchFields = [
  "number",
  "year",
  "publishedOn",
  "listed",
  "certified",
  "scheme",
  "updatedAt",
] as const;

export const certificationFields = ["status", "nameThen", "enterprise", "batch", "updatedAt"] as const;

const include = namesOutOf(["enterprises"]);
const page = { limit, cursor };

export const queries = {
  listArticles: {
    ...{ lang, fallback, ...page },
    ...{ enterprise: id, topic: id, ids, updatedSince: time },
    ...{ include, fields: namesOutOf(listedFields) },
  },
  getArticle: { lang, format, fallback, include, fields: namesOutOf(articleFields) },
  listEnterprises: {
    ...{ lang, ...page },
    ...{ tier, batch: id, year, ids, updatedSince: time },
    fields: namesOutOf(enterpriseFields),
  },
  getEnterprise: { lang, fields: namesOutOf(profileFields) },
  listBatches: { lang, tier, year, fields: namesOutOf(batchFields) },
  listCertifications: {
    ...{ lang, ...page },
    ...{ batch: id, enterprise: id },
    fields: namesOutOf(certificationFields),
  },
  getStatistics: { lang },
  search: { q: text, lang, fallback, enterprise: id, topic: id, year, ...page },
  sync: { lang, ...page, types: namesOutOf(syncTypes), thin: switchedOn },
  getEmbedding: { url: address, maxwidth: pixels, maxheight: pixels, format: embeddingFormat },
  listenForChanges: { lang, lastEventId: position },
  getContract: { lang },
} as const;
