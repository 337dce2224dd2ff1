/** What the forms of schemes and batches send, and what it is to the verbs. */
import type { BatchRow, SchemeRow } from "../../enterprises/tables.ts";
import type { DeskKey } from "../../words.ts";
import { batchChange, newBatch, newScheme, schemeChange } from "../register/bodies.ts";
import { localisedFrom, textsIn, textsOf } from "./certification-form.ts";
import type { Texts } from "./certification-form.ts";
import { checked } from "./take.ts";

export interface SchemeFields {
  readonly id: string;
  readonly tier: string;
  readonly jurisdiction: string;
  readonly position: string;
  readonly name: Texts;
  /** The body that certifies, first; rows that were left empty are no authority. */
  readonly authorities: readonly Texts[];
}

/** A form has room for two more than there are, and for no more than a scheme may have. */
const roomFor = (count: number): number => Math.min(20, count + 2);

const noTexts = textsOf(null);

export const emptyScheme: SchemeFields = {
  ...{ id: "", tier: "municipal", jurisdiction: "", position: "0", name: noTexts },
  authorities: [noTexts, noTexts],
};

export function schemeFields({
  id,
  tier,
  jurisdiction,
  position,
  name,
  authorities,
}: SchemeRow): SchemeFields {
  const rows = authorities.map(textsOf);
  const room = Array.from({ length: roomFor(rows.length) - rows.length }, () => noTexts);
  return {
    ...{ id, tier, jurisdiction, position: String(position), name: textsOf(name) },
    authorities: [...rows, ...room],
  };
}

export function schemeFieldsIn(form: URLSearchParams): SchemeFields {
  const field = (name: string) => form.get(name)?.trim() ?? "";
  const rows = [...form.keys()].flatMap((name) => /^authorities-(\d{1,2})-/.exec(name)?.[1] ?? []);
  return {
    ...{
      id: field("id"),
      tier: field("tier"),
      jurisdiction: field("jurisdiction"),
      position: field("position"),
    },
    name: textsIn(form, "name"),
    authorities: [...new Set(rows)].map((row) => textsIn(form, `authorities-${row}`)),
  };
}

const said = ({ name, authorities, position }: SchemeFields) => ({
  name: localisedFrom(name) ?? {},
  authorities: authorities.flatMap((texts) => localisedFrom(texts) ?? []),
  position: numberIn(position),
});

export const newSchemeIn = (fields: SchemeFields) =>
  checked(newScheme, {
    id: fields.id,
    tier: fields.tier,
    jurisdiction: fields.jurisdiction,
    ...said(fields),
  });

export const schemeChangeIn = (fields: SchemeFields) => checked(schemeChange, said(fields));

export interface BatchFields {
  readonly id: string;
  readonly number: string;
  readonly year: string;
  readonly publishedOn: string;
  readonly listed: string;
}

export const emptyBatch: BatchFields = { id: "", number: "", year: "", publishedOn: "", listed: "" };

export const batchFields = ({ id, number, year, publishedOn, listed }: BatchRow): BatchFields => ({
  ...{ id, number: String(number), year: String(year), publishedOn: publishedOn ?? "" },
  listed: listed === null ? "" : String(listed),
});

export function batchFieldsIn(form: URLSearchParams): BatchFields {
  const field = (name: string) => form.get(name)?.trim() ?? "";
  return {
    ...{ id: field("id"), number: field("number"), year: field("year") },
    ...{ publishedOn: field("publishedOn"), listed: field("listed") },
  };
}

export const newBatchIn = (scheme: string, { id, number, year, publishedOn, listed }: BatchFields) =>
  checked(newBatch, {
    ...{ id, scheme, number: numberIn(number), year: numberIn(year) },
    ...(publishedOn !== "" && { publishedOn }),
    ...(listed !== "" && { listed: numberIn(listed) }),
  });

/** Nothing filled in takes out what was there. */
export const batchChangeIn = ({ number, year, publishedOn, listed }: BatchFields) =>
  checked(batchChange, {
    ...{ number: numberIn(number), year: numberIn(year) },
    publishedOn: publishedOn === "" ? null : publishedOn,
    listed: listed === "" ? null : numberIn(listed),
  });

/** A number as people type it; anything else stays what it is, to be refused by name. */
const numberIn = (text: string): number | string => (/^\d{1,9}$/.test(text) ? Number(text) : text);

export const schemeLabels = {
  id: "scheme.id",
  tier: "scheme.tier",
  jurisdiction: "scheme.jurisdiction",
  position: "scheme.position",
  name: "scheme.name",
  authorities: "scheme.authorities",
} as const satisfies Record<string, DeskKey>;

export const batchLabels = {
  id: "batch.id",
  number: "batch.number",
  year: "batch.year",
  publishedOn: "batch.published_on",
  listed: "batch.listed",
} as const satisfies Record<string, DeskKey>;
