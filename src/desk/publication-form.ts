/** What the forms of a publication say, read out of what they send. Pure. */
import { isLocale, locales } from "../locales.ts";
import type { Locale, Localised } from "../locales.ts";
import type { Fault } from "./components/notice.tsx";
import type { Seat } from "./view.ts";
import { instantIn, zoneOf } from "./zone.ts";

export interface PublicationFields {
  readonly locales: readonly Locale[];
  readonly isLater: boolean;
  /** `2026-11-24T08:00`, in the zone of whoever wrote it. */
  readonly at: string;
  readonly accept: boolean;
}

export const nothingAsked: PublicationFields = { locales: [], isLater: false, at: "", accept: false };

export function publicationFieldsIn(form: URLSearchParams): PublicationFields {
  return {
    locales: [...new Set(form.getAll("locale").filter(isLocale))],
    isLater: form.get("when") === "at",
    at: form.get("at")?.trim() ?? "",
    accept: form.get("accept") === "1",
  };
}

export function publicationFaults(seat: Seat, fields: PublicationFields, now: number): Fault[] {
  const { words } = seat;
  return [
    ...(fields.locales.length === 0
      ? [{ message: words("publishing.no_language"), field: "languages" }]
      : []),
    ...timeFaults(seat, fields, "at", now),
  ];
}

/** Undefined for now, and for what is no time at all. */
export const plannedAt = (seat: Seat, { isLater, at }: Pick<PublicationFields, "isLater" | "at">) =>
  isLater ? instantIn(zoneOf(seat.actor), at) : undefined;

/** A time beside “now” may have been meant: what is public too early stays known. */
export function timeFaults(
  seat: Seat,
  { isLater, at: text }: Pick<PublicationFields, "isLater" | "at">,
  field: string,
  now: number,
): Fault[] {
  const fault = (message: string): Fault[] => [{ message, field }];
  if (!isLater) return text === "" ? [] : fault(seat.words("publishing.at.or_now"));
  const at = instantIn(zoneOf(seat.actor), text);
  if (at === undefined) return fault(seat.words("publishing.at.invalid"));
  return at > now ? [] : fault(seat.words("publishing.at.past"));
}

/** A public note, in each language in which something was typed. */
export type Note = Readonly<Localised<string>>;

export function noteIn(form: URLSearchParams): Note {
  const texts = locales.map((locale) => [locale, form.get(`note-${locale}`)?.trim() ?? ""] as const);
  return Object.fromEntries(texts.filter(([, text]) => text !== ""));
}

/** As long as a paragraph, in characters. */
export const longestNote = 2000;

/** @param own the edition's language: its readers are told in any case */
export function noteFaults(
  { words }: Seat,
  note: Note,
  own: Locale,
  fieldOf: (locale: Locale) => string,
): Fault[] {
  const tooLong = locales.filter((locale) => (note[locale]?.length ?? 0) > longestNote);
  return [
    ...(note[own] === undefined ? [{ message: words("publishing.note.required"), field: fieldOf(own) }] : []),
    ...tooLong.map((locale) => ({
      message: words("publishing.note.too_long", { limit: longestNote }),
      field: fieldOf(locale),
    })),
  ];
}
