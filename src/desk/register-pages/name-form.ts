/** What the form of a name sends, and what it is to the verbs. */
import { nameChange, newName } from "../register/bodies.ts";
import { confidences, nameKinds, nameSources } from "../../enterprises/tables.ts";
import type { NameRow } from "../../enterprises/tables.ts";
import { isLocale, locales } from "../../locales.ts";
import type { Locale } from "../../locales.ts";
import type { DeskKey } from "../../words.ts";
import { checked } from "./take.ts";

/** As they are typed. */
export interface NameFields {
  readonly value: string;
  readonly locale: string;
  /** A language that is not among those to choose from. */
  readonly other: string;
  readonly kind: string;
  readonly source: string;
  readonly verified: boolean;
  readonly confidence: string;
  readonly validFrom: string;
  readonly validTo: string;
  readonly notes: Readonly<Record<Locale, string>>;
}

/** Languages in which names are often known, the newsroom's first. */
export const nameTags: readonly string[] = [...locales, "zh-Latn-pinyin", "zh-Hant"];

const noNotes = Object.fromEntries(locales.map((tag) => [tag, ""])) as Record<Locale, string>;

export const emptyName = (locale: string): NameFields => ({
  ...{ value: "", locale, other: "", kind: "legal", source: "official", verified: false },
  ...{ confidence: "", validFrom: "", validTo: "", notes: noNotes },
});

export function nameFields({
  tag,
  sourceNote,
  confidence,
  validFrom,
  validTo,
  ...name
}: NameRow): NameFields {
  const isListed = nameTags.includes(tag);
  return {
    ...{ value: name.value, kind: name.kind, source: name.source, verified: name.verified },
    ...{ locale: isListed ? tag : "", other: isListed ? "" : tag },
    ...{ confidence: confidence ?? "", validFrom: validFrom ?? "", validTo: validTo ?? "" },
    notes: { ...noNotes, ...sourceNote },
  };
}

/** @param prefix of the fields' names, where a form has several names */
export function nameFieldsIn(form: URLSearchParams, prefix = ""): NameFields {
  const field = (name: string) => form.get(prefix + name)?.trim() ?? "";
  return {
    ...{ value: field("value"), locale: field("locale"), other: field("other") },
    ...{ kind: field("kind"), source: field("source"), verified: form.has(`${prefix}verified`) },
    ...{ confidence: field("confidence"), validFrom: field("validFrom"), validTo: field("validTo") },
    notes: Object.fromEntries(locales.map((tag) => [tag, field(`sourceNote-${tag}`)])) as Record<
      Locale,
      string
    >,
  };
}

/** Nothing filled in is nothing said. @throws `field_invalid` */
export const newNameIn = (fields: NameFields) => checked(newName, nameSent(fields));

/** As JSON would send it; not checked yet. */
export const nameSent = (fields: NameFields): object => sentAs(fields, undefined);

/** The same, of a name that there is: nothing filled in takes out what was there. @throws `field_invalid` */
export const nameChangeIn = (fields: NameFields) => checked(nameChange, sentAs(fields, null));

function sentAs(fields: NameFields, nothing: null | undefined): object {
  const { value, locale, other, kind, source, verified, notes } = fields;
  const said = Object.entries(notes).filter(([tag, note]) => isLocale(tag) && note !== "");
  const more = {
    sourceNote: said.length === 0 ? nothing : Object.fromEntries(said),
    confidence: fields.confidence === "" ? nothing : fields.confidence,
    validFrom: fields.validFrom === "" ? nothing : fields.validFrom,
    validTo: fields.validTo === "" ? nothing : fields.validTo,
  };
  return {
    ...{ value, locale: other === "" ? locale : other, kind, source, verified },
    ...Object.fromEntries(Object.entries(more).filter(([, one]) => one !== undefined)),
  };
}

export const nameLabels = {
  value: "enterprise.name",
  locale: "language",
  kind: "enterprise.name.kind",
  source: "enterprise.name.source",
  confidence: "enterprise.name.confidence",
  validFrom: "enterprise.name.from",
  validTo: "enterprise.name.to",
  sourceNote: "enterprise.name.note",
} as const satisfies Record<string, DeskKey>;

export const nameOptions = { kinds: nameKinds, sources: nameSources, confidences } as const;
