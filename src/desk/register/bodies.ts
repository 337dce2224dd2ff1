/** What the register's routes take: nothing but these fields. */
import * as z from "zod";
import { cleanText } from "../../articles/body/clean-text.ts";
import type { NewName } from "../../enterprises/names.ts";
import { dateForms, isPartialDate } from "../../enterprises/dates.ts";
import {
  categories,
  certificationEventKinds,
  confidences,
  nameKinds,
  nameSources,
  tiers,
} from "../../enterprises/tables.ts";
import { locales } from "../../locales.ts";

/** On one line, without what could pose as other text. */
const lineOf = (longest: number) =>
  z
    .string()
    .transform((value) => cleanText(value).replaceAll(/\s+/gu, " ").trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(longest, { error: `≤ ${longest}` }),
    );

const localised = z.partialRecord(z.enum(locales), lineOf(500), { error: locales.join(", ") });
const named = localised.refine((value) => Object.keys(value).length > 0, { error: locales.join(", ") });
const date = z.string().refine(isPartialDate, { error: dateForms });
const key = z.string().max(200, { error: "[a-z0-9-]{1,64}" });
const year = z.int().min(1900, { error: "1900–2099" }).max(2099, { error: "1900–2099" });
const count = z.int().min(0, { error: "0, 1, 2, …" }).max(1_000_000, { error: "≤ 1000000" });

const name = {
  /** BCP 47. */
  locale: z.string().min(1).max(35, { error: "BCP 47" }),
  value: lineOf(300),
  kind: z.enum(nameKinds),
  source: z.enum(nameSources),
  verified: z.boolean(),
};

export const newName = z.strictObject({
  ...name,
  sourceNote: localised.exactOptional(),
  confidence: z.enum(confidences).exactOptional(),
  validFrom: date.exactOptional(),
  validTo: date.exactOptional(),
});

/** Its language is its tag where names are kept. */
export const asName = ({ locale, ...name }: z.output<typeof newName>): NewName => ({ ...name, tag: locale });

export const nameChange = z
  .strictObject({
    ...name,
    sourceNote: localised.nullable(),
    confidence: z.enum(confidences).nullable(),
    validFrom: date.nullable(),
    validTo: date.nullable(),
    mistaken: z.boolean(),
  })
  .partial();

/** As it is typed: in capitals, without space around it. */
const identifier = {
  value: z
    .string()
    .max(40, { error: "≤ 40" })
    .transform((value) => value.trim().toUpperCase()),
  source: z.enum(nameSources),
  verified: z.boolean(),
};

export const newIdentifier = z.strictObject(identifier);

export const newEnterprise = z.strictObject({
  slug: key,
  category: z.enum(categories).exactOptional(),
  parent: key.exactOptional(),
  names: z.array(newName).min(1).max(50, { error: "≤ 50" }),
  identifiers: z
    .array(z.strictObject({ kind: z.literal("uscc"), ...identifier }))
    .max(1, { error: "≤ 1" })
    .exactOptional(),
});

export const enterpriseChange = z.strictObject({ slug: key, category: z.enum(categories) }).partial();

export const parentBody = z.strictObject({ parent: key });
export const mergeBody = z.strictObject({ into: key });

const scheme = {
  name: named,
  /** The body that certifies, first, and those that join it. */
  authorities: z.array(named).max(20, { error: "≤ 20" }),
  position: z.int().min(0, { error: "0–1000" }).max(1000, { error: "0–1000" }),
};

export const newScheme = z.strictObject({
  id: key,
  tier: z.enum(tiers),
  jurisdiction: z.string().regex(/^(CN(-[A-Z]{2})?|\d{6})$/, { error: "CN, CN-SH, 310106" }),
  ...scheme,
});

export const schemeChange = z.strictObject(scheme).partial();

export const newBatch = z.strictObject({
  id: key,
  scheme: key,
  number: count,
  year,
  publishedOn: date.exactOptional(),
  listed: count.exactOptional(),
});

export const batchChange = z
  .strictObject({ number: count, year, publishedOn: date.nullable(), listed: count.nullable() })
  .partial();

export const newCertification = z.strictObject({
  enterprise: key,
  batch: key,
  occurredOn: date.optional(),
  nameThen: named.optional(),
});

export const certificationMark = z.strictObject({ mistaken: z.boolean() });

export const newEvent = z.strictObject({
  kind: z.enum(certificationEventKinds),
  occurredOn: date,
  name: named.optional(),
  note: named.optional(),
  /** The position of the line that it puts right. */
  corrects: z.int().min(0, { error: "0, 1, 2, …" }).optional(),
});
