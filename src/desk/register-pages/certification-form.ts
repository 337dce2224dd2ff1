/** What the forms of a certification send, and what it is to the verbs. */
import type { CertificationEventRow } from "../../enterprises/tables.ts";
import { locales } from "../../locales.ts";
import type { Locale, Localised } from "../../locales.ts";
import type { DeskKey } from "../../words.ts";
import { newCertification, newEvent } from "../register/bodies.ts";
import { checked } from "./take.ts";

export type Texts = Readonly<Record<Locale, string>>;

/** What is typed of a text in each language, in fields of their own. */
export const textsIn = (form: URLSearchParams, name: string): Texts =>
  textsFrom((tag) => form.get(`${name}-${tag}`)?.trim() ?? "");

export const textsOf = (text: Localised<string> | null | undefined): Texts =>
  textsFrom((tag) => text?.[tag] ?? "");

const textsFrom = (text: (tag: Locale) => string): Texts =>
  Object.fromEntries(locales.map((tag) => [tag, text(tag)])) as Record<Locale, string>;

/** Nothing filled in is nothing said. */
export function localisedFrom(texts: Texts): Localised<string> | undefined {
  const said = Object.entries(texts).filter(([, text]) => text !== "");
  return said.length === 0 ? undefined : Object.fromEntries(said);
}

export interface CertifyFields {
  readonly enterprise: string;
  readonly batch: string;
  readonly occurredOn: string;
  readonly nameThen: Texts;
}

export const certifyFieldsIn = (form: URLSearchParams): CertifyFields => ({
  enterprise: form.get("enterprise") ?? "",
  batch: form.get("batch") ?? "",
  occurredOn: form.get("occurredOn")?.trim() ?? "",
  nameThen: textsIn(form, "nameThen"),
});

export const certificationIn = ({ enterprise, batch, occurredOn, nameThen }: CertifyFields) =>
  checked(newCertification, {
    ...{ enterprise, batch },
    ...(occurredOn !== "" && { occurredOn }),
    nameThen: localisedFrom(nameThen),
  });

export interface EventFields {
  readonly kind: string;
  readonly occurredOn: string;
  readonly name: Texts;
  readonly note: Texts;
  /** The position of the line that it puts right; empty for none. */
  readonly corrects: string;
}

export const noEvent: EventFields = {
  ...{ kind: "re-evaluated", occurredOn: "", name: textsOf(null), note: textsOf(null), corrects: "" },
};

/** A line to be put right, as it stands. */
export const eventFields = ({
  kind,
  occurredOn,
  name,
  note,
  position,
}: CertificationEventRow): EventFields => ({
  ...{ kind, occurredOn, name: textsOf(name), note: textsOf(note), corrects: String(position) },
});

export const eventFieldsIn = (form: URLSearchParams): EventFields => ({
  kind: form.get("kind") ?? "",
  occurredOn: form.get("occurredOn")?.trim() ?? "",
  name: textsIn(form, "name"),
  note: textsIn(form, "note"),
  corrects: form.get("corrects") ?? "",
});

export const eventIn = ({ kind, occurredOn, name, note, corrects }: EventFields) =>
  checked(newEvent, {
    ...{ kind, occurredOn, name: localisedFrom(name), note: localisedFrom(note) },
    ...(corrects !== "" && { corrects: Number(corrects) }),
  });

export const certificationLabels = {
  enterprise: "enterprise.category.enterprise",
  batch: "certification.batch",
  occurredOn: "certification.occurred_on",
  nameThen: "certification.name_then",
  kind: "certification.kind",
  name: "certification.name",
  note: "certification.note",
} as const satisfies Record<string, DeskKey>;
