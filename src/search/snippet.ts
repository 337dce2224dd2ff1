/** A piece of a text around what was looked for, cut where words end. Pure. */
import type { Locale } from "../locales.ts";
import { marksIn } from "./marks.ts";
import type { Mark, Range } from "./marks.ts";
import type { Query } from "./query.ts";

export interface Snippet {
  readonly text: string;
  /** What to mark in it, in UTF-16 units. */
  readonly ranges: readonly Range[];
}

/** Characters of a snippet, by how much one of them says. */
const widths: Readonly<Record<Locale, number>> = { en: 200, "zh-Hans": 90 };
const searched = 8000;

/** @returns undefined where nothing of the query stands in the text */
export function snippetOf(whole: string, query: Query, locale: Locale): Snippet | undefined {
  const text = whole.slice(0, searched);
  const marks = marksIn(text, query);
  const best = bestWindow(marks, widths[locale]);
  return best && cut(text, marks, best, locale);
}

/** A text as it is, with what to mark in it. */
export function marked(text: string, query: Query): Snippet {
  return { text, ranges: marksIn(text, query).map(({ start, end }) => ({ start, end })) };
}

/** The stretch in which most different things stand; the first of several. */
function bestWindow(marks: readonly Mark[], width: number): Range | undefined {
  let best: (Range & { worth: number }) | undefined;
  for (const [at, { start }] of marks.entries()) {
    const inside = marks.slice(at, at + 40).filter(({ end }) => end <= start + width);
    const worth = new Set(inside.map(({ unit }) => unit)).size * 10 + Math.min(inside.length, 9);
    if (best === undefined || worth > best.worth) best = { start, end: inside.at(-1)?.end ?? start, worth };
  }
  return best;
}

function cut(text: string, marks: readonly Mark[], inside: Range, locale: Locale): Snippet {
  const spare = Math.max(0, widths[locale] - (inside.end - inside.start));
  const from = borderBefore(text, Math.max(0, inside.start - Math.floor(spare / 3)), inside.start, locale);
  const to = borderAfter(
    text,
    Math.min(text.length, inside.end + spare - (inside.start - from)),
    inside.end,
    locale,
  );
  const [before, after] = [from > 0 ? "…" : "", to < text.length ? "…" : ""];
  const shift = before.length - from;
  return {
    text: before + text.slice(from, to).replaceAll("\n", " ") + after,
    ranges: marks
      .filter(({ start, end }) => start >= from && end <= to)
      .map(({ start, end }) => ({ start: start + shift, end: end + shift })),
  };
}

const segmenters = new Map<Locale, Intl.Segmenter>();

/** Ends of words and marks in a stretch around a place, so that not the whole text is cut for one. */
function bordersNear(text: string, place: number, locale: Locale): number[] {
  const segmenter = segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: "word" });
  segmenters.set(locale, segmenter);
  const start = Math.max(0, place - 60);
  return [...segmenter.segment(text.slice(start, place + 60))].map(({ index }) => start + index);
}

/** The first border at or behind a place, but not behind what must be seen. */
function borderBefore(text: string, place: number, latest: number, locale: Locale): number {
  if (place === 0) return 0;
  const borders = bordersNear(text, place, locale);
  const border = borders.find(
    (each) => each >= place && each <= latest && /[\p{L}\p{N}]/u.test(text.charAt(each)),
  );
  return border ?? latest;
}

/** The last border at or before a place, but not before what must be seen. */
function borderAfter(text: string, place: number, earliest: number, locale: Locale): number {
  if (place >= text.length) return text.length;
  const border = bordersNear(text, place, locale).findLast((each) => each <= place && each >= earliest);
  return trimmedEnd(text, border ?? earliest, earliest);
}

function trimmedEnd(text: string, end: number, earliest: number): number {
  let at = end;
  while (at > earliest && /\s/.test(text.charAt(at - 1))) at -= 1;
  return at;
}

/** As HTML that is safe to send: nothing in it but text and `mark`. */
export function htmlOf({ text, ranges }: Snippet): string {
  return piecesOf({ text, ranges })
    .map(({ text: piece, isMarked }) => (isMarked ? `<mark>${escaped(piece)}</mark>` : escaped(piece)))
    .join("");
}

/** The text in pieces that are marked or not, in their order. */
export function piecesOf({ text, ranges }: Snippet): { text: string; isMarked: boolean }[] {
  const pieces: { text: string; isMarked: boolean }[] = [];
  let at = 0;
  for (const { start, end } of ranges) {
    pieces.push(
      { text: text.slice(at, start), isMarked: false },
      { text: text.slice(start, end), isMarked: true },
    );
    at = end;
  }
  pieces.push({ text: text.slice(at), isMarked: false });
  return pieces.filter(({ text: piece }) => piece !== "");
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");
