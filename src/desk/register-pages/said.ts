/** What the register holds, in words: the same that readers see where they see it. */
import type { Dossier } from "../../enterprises/dossier.ts";
import { displayIn } from "../../enterprises/names.ts";
import type { ProfileCertification } from "../../enterprises/profile.ts";
import type { BatchRow, EnterpriseRow, NameRow, SchemeRow, Standing } from "../../enterprises/tables.ts";
import { formatTagOf, locales } from "../../locales.ts";
import type { Localised } from "../../locales.ts";
import { formatDate } from "../../reader/formats.ts";
import type { Words } from "../../words.ts";
import { languageName } from "../formats.ts";
import type { Seat } from "../view.ts";
import type { Fact, Facts } from "./seen.ts";

/** The words that readers are shown for kinds, sources, tiers and the like. */
export const readerWords = ({ lexicon, locale }: Seat): Words => lexicon.words(locale);

/** What to call it; its id where it has no name at all. */
export function enterpriseName({ locale }: Seat, { id, display }: Pick<EnterpriseRow, "id" | "display">) {
  return displayIn(display, locale) ?? { value: id, locale };
}

/** In the language of the desk, or in whichever there is. */
export function textIn({ locale }: Seat, text: Localised<string> | null): string | undefined {
  return text?.[locale] ?? locales.map((tag) => text?.[tag]).find((value) => value !== undefined);
}

export const schemeName = (seat: Seat, scheme: Pick<SchemeRow, "id" | "name">): string =>
  textIn(seat, scheme.name) ?? scheme.id;

export const batchName = (seat: Seat, { number, year }: Pick<BatchRow, "number" | "year">): string =>
  readerWords(seat)("batch.name", { number, year });

export const standingName = (seat: Seat, { tier, batchNumber, year }: Standing): string =>
  seat.words("register.standing", {
    tier: readerWords(seat)(`tier.${tier}`),
    batch: batchName(seat, { number: batchNumber, year }),
  });

export const dateIn = ({ locale }: Seat, date: string): string => formatDate(locale, date);

/** Since when, and until when: what is known of it. */
export function periodOf(
  seat: Seat,
  { validFrom, validTo }: Pick<NameRow, "validFrom" | "validTo">,
): string[] {
  const said = readerWords(seat);
  return [
    ...(validFrom === null ? [] : [said("enterprise.since", { date: dateIn(seat, validFrom) })]),
    ...(validTo === null ? [] : [said("enterprise.until", { date: dateIn(seat, validTo) })]),
  ];
}

export const dateExamples: readonly string[] = ["2017", "2017-12", "2017-12-06"];

/** One or the other, as the language puts it. */
export const examples = ({ locale }: Seat, items: readonly string[]): string =>
  new Intl.ListFormat(formatTagOf(locale), { type: "disjunction" }).format(items);

const list = (parts: readonly string[]): string => parts.join(" · ");

export const verifiedWord = ({ words }: Seat, isVerified: boolean): string =>
  words(isVerified ? "register.verified" : "register.unverified");

function nameSaid(seat: Seat, name: NameRow): string {
  const said = readerWords(seat);
  return list([
    name.value,
    languageName(seat.locale, name.tag),
    said(`kind.${name.kind}`),
    said(`source.${name.source}`),
    verifiedWord(seat, name.verified),
    ...(name.confidence === null ? [] : [said(`confidence.${name.confidence}`)]),
    ...periodOf(seat, name),
    ...(name.mistakenAt === null ? [] : [seat.words("register.mistaken")]),
  ]);
}

export const certificationSaid = (seat: Seat, { scheme, batch }: ProfileCertification): string =>
  list([schemeName(seat, scheme), batchName(seat, batch)]);

/** All that the forms of an enterprise may be about. */
export const enterpriseFacts =
  ({ enterprise, parent, identifiers, names, certifications }: Dossier): Facts =>
  (seat) => {
    const { words } = seat;
    const said = readerWords(seat);
    return [
      ["slug", words("enterprise.slug"), enterprise.slug],
      ["category", words("enterprise.category"), words(`enterprise.category.${enterprise.category}`)],
      ...(parent ? [["parent", words("enterprise.parent"), enterpriseName(seat, parent).value] as Fact] : []),
      ...identifiers.map(({ kind, value, source, verified }): Fact => [
        kind,
        said("identifier.uscc"),
        list([value, said(`source.${source}`), verifiedWord(seat, verified)]),
      ]),
      ...names.map((name): Fact => [`name ${name.id}`, words("enterprise.name"), nameSaid(seat, name)]),
      ...certifications.map((one): Fact => {
        const { id, status } = one.certification;
        const lines = words("certification.lines", { number: one.history.length });
        return [`certification ${id}`, certificationSaid(seat, one), list([said(`status.${status}`), lines])];
      }),
    ];
  };

/** Of both, since a merger is about both. */
export const mergerFacts =
  ({ from, into }: { from: Dossier; into: Dossier }): Facts =>
  (seat) =>
    [from, into].flatMap((dossier) =>
      enterpriseFacts(dossier)(seat).map(([key, label, text]): Fact => {
        const { id } = dossier.enterprise;
        const { value } = enterpriseName(seat, dossier.enterprise);
        return [`${id} ${key}`, seat.words("register.fact_of", { name: value, fact: label }), text];
      }),
    );

/** Of a certification: what has become of it, line by line. */
export const certificationFacts =
  ({ certification, history }: ProfileCertification): Facts =>
  (seat) => {
    const said = readerWords(seat);
    return [
      ["status", seat.words("certification.status"), said(`status.${certification.status}`)],
      ...history.map(({ position, kind, occurredOn, name, note }): Fact => {
        const texts = [textIn(seat, name), textIn(seat, note)].filter((text) => text !== undefined);
        const label = seat.words("certification.line", { number: position + 1 });
        return [`line ${position}`, label, list([dateIn(seat, occurredOn), said(`event.${kind}`), ...texts])];
      }),
    ];
  };

export const schemeFacts =
  ({ name, authorities, position }: SchemeRow): Facts =>
  ({ words }) => [
    ...locales.flatMap((tag): Fact[] =>
      name[tag] === undefined ? [] : [[`name ${tag}`, words("scheme.name"), name[tag]]],
    ),
    ...authorities.map((authority, row): Fact => [
      `authority ${row}`,
      words("scheme.authority"),
      list(locales.flatMap((tag) => authority[tag] ?? [])),
    ]),
    ["position", words("scheme.position"), String(position)],
  ];

export const batchFacts =
  ({ number, year, publishedOn, listed }: BatchRow): Facts =>
  ({ words }) => [
    ["number", words("batch.number"), String(number)],
    ["year", words("batch.year"), String(year)],
    ["publishedOn", words("batch.published_on"), publishedOn ?? words("register.unknown")],
    ["listed", words("batch.listed"), listed === null ? words("register.unknown") : String(listed)],
  ];
