/** Enterprises, and what they are certified for. */
import * as z from "zod";
import {
  categories,
  certificationEventKinds,
  confidences,
  nameKinds,
  nameSources,
  tiers,
} from "../../../enterprises/tables.ts";
import {
  byLocale,
  count,
  day,
  id,
  instant,
  listOf,
  locale,
  localisedText,
  localisedValue,
  slug,
  sparse,
  uri,
  urls,
} from "./common.ts";

const kind = z.enum(nameKinds).meta({ id: "NameKind" });
const source = z.enum(nameSources).meta({ id: "NameSource" });
const tier = z.enum(tiers).meta({ id: "Tier" });
const named = { value: z.string(), kind, source, verified: z.boolean() };

export const displayName = z.strictObject(named).meta({ id: "DisplayName" });
const shownName = z.strictObject({ ...named, locale }).meta({ id: "ShownName" });
export const displayNames = byLocale(displayName.nullable()).meta({ id: "DisplayNames" });

export const enterpriseReference = z
  .strictObject({ id, slug, name: shownName.nullable(), names: displayNames.optional(), urls })
  .meta({ id: "EnterpriseReference" });

const standing = z
  .strictObject({ schemeId: id, tier, batchId: id, batchNumber: z.int(), year: z.int() })
  .meta({ id: "Standing" });

const brief = {
  ...enterpriseReference.shape,
  names: displayNames,
  requestedLocale: locale,
  availableLocales: z.array(locale),
  category: z.enum(categories),
  certifications: z.array(standing),
  updatedAt: instant.nullable(),
};

export const enterprise = z.strictObject(brief).meta({ id: "Enterprise" });

const nameFacts = {
  ...{ value: z.string(), locale: z.string(), kind, source },
  ...{ verified: z.boolean(), confidence: z.enum(confidences).nullable() },
  ...{ validFrom: day.nullable(), validTo: day.nullable() },
};

const name = z
  .strictObject({ ...nameFacts, sourceNote: localisedValue.nullable() })
  .meta({ id: "EnterpriseName" });
export const nameCopy = z.strictObject(nameFacts).meta({ id: "NameCopy" });

export const identifier = z
  .strictObject({ kind: z.enum(["uscc"]), value: z.string(), source, verified: z.boolean() })
  .meta({ id: "Identifier" });

export const certificationEvent = z
  .strictObject({
    ...{ kind: z.enum(certificationEventKinds), occurredOn: day },
    ...{ name: localisedText.nullable(), note: localisedText.nullable() },
  })
  .meta({ id: "CertificationEvent" });

/** Those of the table are four; two of them nobody outside ever sees. */
export const certificationStatus = z.enum(["certified", "withdrawn"]).meta({ id: "CertificationStatus" });

export const scheme = z
  .strictObject({
    ...{ id, tier, jurisdiction: z.string(), name: localisedValue.nullable() },
    authorities: z.array(localisedValue.nullable()),
  })
  .meta({ id: "Scheme" });

const batchFacts = { id, number: z.int(), year: z.int(), publishedOn: day.nullable() };

const heldCertification = z
  .strictObject({
    ...{ id, status: certificationStatus, nameThen: localisedText, scheme },
    batch: z.strictObject(batchFacts).meta({ id: "BatchReference" }),
    ...{ history: z.array(certificationEvent), updatedAt: instant.nullable() },
  })
  .meta({ id: "HeldCertification" });

export const profile = z
  .strictObject({
    ...brief,
    certifications: z.array(heldCertification),
    ...{ parent: enterpriseReference.nullable(), allNames: z.array(name), identifiers: z.array(identifier) },
  })
  .meta({ id: "EnterpriseProfile" });

export const batch = z
  .strictObject({
    ...batchFacts,
    ...{ listed: count.nullable(), certified: count, scheme, updatedAt: instant.nullable() },
  })
  .meta({ id: "Batch" });

export const certification = z
  .strictObject({
    ...{ id, status: certificationStatus, nameThen: localisedText, enterprise: enterpriseReference },
    batch: z.strictObject({ id, schemeId: id, number: z.int(), year: z.int() }).meta({ id: "ListedBatch" }),
    updatedAt: instant.nullable(),
  })
  .meta({ id: "Certification" });

const claim = z
  .strictObject({
    ...{ value: z.int(), asOf: day, area: z.string() },
    article: z.strictObject({ id, slug, url: uri }).meta({ id: "ClaimSource" }),
  })
  .meta({ id: "Claim" });

const figures = z
  .strictObject({
    ...{ scheme, counted: count, claims: z.array(claim) },
    batches: z.array(
      z
        .strictObject({ id, number: z.int(), year: z.int(), certified: count, listed: count.nullable() })
        .meta({ id: "CountedBatch" }),
    ),
  })
  .meta({ id: "SchemeFigures" });

export const sparseEnterprise = sparse(enterprise, ["id", "requestedLocale"]).meta({
  id: "SparseEnterprise",
});
export const sparseProfile = sparse(profile, ["id", "requestedLocale"]).meta({ id: "SparseProfile" });
export const sparseBatch = sparse(batch, ["id"]).meta({ id: "SparseBatch" });
export const sparseCertification = sparse(certification, ["id"]).meta({ id: "SparseCertification" });

export const enterpriseList = z
  .strictObject({
    ...listOf(z.union([enterprise, sparseEnterprise])),
    missing: z.array(id).optional(),
  })
  .meta({ id: "EnterpriseList" });
export const profileAnswer = z.union([profile, sparseProfile]);
export const batchList = z
  .strictObject({ items: z.array(z.union([batch, sparseBatch])) })
  .meta({ id: "BatchList" });
export const certificationList = z
  .strictObject(listOf(z.union([certification, sparseCertification])))
  .meta({ id: "CertificationList" });
export const statistics = z.strictObject({ items: z.array(figures) }).meta({ id: "Statistics" });
