/**
 * The order of what is found, best first, as one expression of FTS5 a tier.
 * Within a tier the latest comes first. Nothing is counted or weighed while a
 * query runs: the first matches of the first tiers are the answer, so that it
 * costs the same however many there are.
 */
import { stem } from "./stem.ts";
import { markedWith } from "./tokens.ts";
import type { Where } from "./tokens.ts";
import type { Query, Unit } from "./query.ts";

export const tierNames = [
  "titlePhrase",
  "title",
  "leadPhrase",
  "lead",
  "gist",
  "textPhrase",
  "text",
  "translation",
  "parts",
  "beginning",
  "most",
  "some",
  "any",
] as const;
export type TierName = (typeof tierNames)[number];

export interface Tier {
  readonly name: TierName;
  readonly expression: string;
}

/** @param filter an expression that all of it must match, on top */
export function tiersOf(query: Query, filter: string): Tier[] {
  const { units } = query;
  if (units.length === 0) return [];
  const side = units.length > 1 ? units.flatMap(({ terms }) => terms) : undefined;
  const wanted: (readonly [TierName, string | undefined])[] = [
    ["titlePhrase", side && phrase("title", side)],
    ["title", allOf(units, ({ terms }) => phrase("title", terms))],
    ["leadPhrase", side && phrase("head", side)],
    ["lead", allOf(units, ({ terms }) => phrase("head", terms))],
    ["gist", allOf(units, again)],
    ["textPhrase", side && inText(side)],
    ["text", allOf(units, ({ terms }) => inText(terms))],
    ["translation", allOf(units, acrossLanguages)],
    ["parts", partsOf(units)],
    ["beginning", beginningOf(query)],
    ["most", mostOf(units)],
    ["some", someOf(units)],
    ["any", anyOf(units)],
  ];
  return apart(
    wanted.flatMap(([name, expression]) => (expression ? [{ name, expression }] : [])),
    filter,
  );
}

/** Of those above each tier the ones that hold all the others: what is in them is not in it. */
const above: Readonly<Record<TierName, readonly TierName[]>> = {
  titlePhrase: [],
  title: ["titlePhrase"],
  leadPhrase: ["title"],
  lead: ["title", "leadPhrase"],
  gist: ["lead"],
  textPhrase: ["gist"],
  text: ["gist", "textPhrase"],
  translation: ["gist", "text"],
  parts: ["translation"],
  beginning: ["translation", "parts"],
  most: ["translation", "parts", "beginning"],
  some: ["translation", "parts", "beginning", "most"],
  any: ["translation", "parts", "beginning", "most", "some"],
};

function apart(tiers: readonly Tier[], filter: string): Tier[] {
  return tiers.map(({ name, expression }) => {
    const others = tiers
      .filter((tier) => above[name].includes(tier.name))
      .map((tier) => `(${tier.expression})`);
    const rest = others.length === 0 ? `(${expression})` : `((${expression}) NOT (${others.join(" OR ")}))`;
    return { name, expression: filter === "" ? rest : `${rest} AND ${filter}` };
  });
}

/** These terms, side by side. */
const phrase = (where: Where, terms: readonly string[]): string => `"${markedWith(where, terms)}"`;

/** What an edition says itself, and what it is about. */
const inText = (terms: readonly string[]): string => `(${phrase("head", terms)} OR ${phrase("body", terms)})`;

const allOf = (units: readonly Unit[], each: (unit: Unit) => string): string => units.map(each).join(" AND ");

const allTermsIn = (places: readonly Where[], terms: readonly string[]): string =>
  `(${terms.map((term) => `(${places.map((where) => phrase(where, [term])).join(" OR ")})`).join(" AND ")})`;

/** In another language each term is kept but once, so that none stands beside another; what was put in quotes must. */
const acrossLanguages = ({ kind, terms }: Unit): string =>
  kind === "phrase" ? inText(terms) : allTermsIn(["head", "body", "other"], terms);

/** Said at the head, or again and again. */
const again = ({ kind, terms }: Unit): string =>
  kind === "phrase" ? phrase("head", terms) : allTermsIn(["head", "gist"], terms);

const atHead = ({ kind, terms }: Unit): string =>
  kind === "phrase" ? phrase("head", terms) : allTermsIn(["head"], terms);

/** Chinese that was typed in one piece need not stand in one piece. */
function partsOf(units: readonly Unit[]): string | undefined {
  if (!units.some(({ parts }) => parts)) return undefined;
  return allOf(
    units.flatMap((unit) => unit.parts ?? [unit]),
    acrossLanguages,
  );
}

/** Endings that a word may go on with, whose stems are shorter than what is typed already. */
const endings = ["", ..."e s y n on ion g ng ing d ed al ty ity t nt ment".split(" ")];

function beginningOf({ units, last }: Query): string | undefined {
  if (last === undefined) return undefined;
  const stems = [...new Set(endings.map((ending) => stem(last + ending)))].filter((each) => each.length > 2);
  const places = ["head", "body"] as const;
  const begun = places.flatMap((where) => [
    `${phrase(where, [last])} *`,
    ...stems.map((each) => phrase(where, [each])),
  ]);
  return [...units.slice(0, -1).map(({ terms }) => inText(terms)), `(${begun.join(" OR ")})`].join(" AND ");
}

/** Of several things all but one; of two, either where it is telling enough to stand at the head. */
function mostOf(units: readonly Unit[]): string | undefined {
  const pieces = piecesOf(units);
  if (pieces.length < 2) return undefined;
  if (pieces.length === 2) return pieces.map(atHead).join(" OR ");
  return pieces.map((_, at) => `(${allOf(pieces.toSpliced(at, 1), acrossLanguages)})`).join(" OR ");
}

/** Of more than two, any two where they stand at the head. */
function someOf(units: readonly Unit[]): string | undefined {
  const pieces = piecesOf(units);
  if (pieces.length < 3) return undefined;
  const pairs = pieces.flatMap((one, at) =>
    pieces.slice(at + 1).map((other) => `(${allOf([one, other], atHead)})`),
  );
  return pairs.join(" OR ");
}

/** When all else fails, one of them in a title. */
function anyOf(units: readonly Unit[]): string | undefined {
  const pieces = piecesOf(units);
  return pieces.length < 3 ? undefined : pieces.map(({ terms }) => phrase("title", terms)).join(" OR ");
}

const mostPieces = 8;

const piecesOf = (units: readonly Unit[]): Unit[] =>
  units.flatMap((unit) => unit.parts ?? [unit]).slice(0, mostPieces);
