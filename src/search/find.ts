/** Looks something up in the index: one call, and what it reads does not grow with the archive. */
import type { Locale } from "../locales.ts";
import { facet } from "./document.ts";
import type { About } from "./document.ts";
import { everything, momentOf, slotSize, stretchOfYear, yearOf } from "./place.ts";
import type { Stretch } from "./place.ts";
import type { Query } from "./query.ts";
import { slipsBetween, spellingsOf, typedIn } from "./spelling.ts";
import { stem } from "./stem.ts";
import { isSettled, stateIn, stateQuery } from "./state.ts";
import type { StateRow } from "./state.ts";
import { tierNames, tiersOf } from "./tiers.ts";
import type { TierName } from "./tiers.ts";

export interface Search {
  readonly query: Query;
  /** Editions in any of these; with a `~`, also what stands in for a missing one. */
  readonly scopes: readonly (Locale | `~${Locale}`)[];
  /** By id, or by any slug that it has or had. */
  readonly enterprise?: string | undefined;
  readonly topic?: string | undefined;
  readonly year?: number | undefined;
  readonly after?: Mark | undefined;
  readonly limit: number;
}

/** Where a hit stands in the order: by its tier, and by its place there, whatever the slot. */
export interface Mark {
  readonly tier: number;
  readonly place: number;
}

export interface Hit {
  readonly tier: TierName;
  readonly mark: Mark;
  readonly articleId: string;
  readonly locale: Locale;
  readonly revision: number;
  readonly text: string;
  readonly about: About;
  /** Its text in other languages, where it was found there. */
  readonly others: readonly { readonly locale: Locale; readonly revision: number; readonly text: string }[];
}

export interface Found {
  readonly hits: readonly Hit[];
  readonly hasMore: boolean;
  /** The newest line of the log that is in the index, and whether all that follows from it is. */
  readonly seq: number;
  readonly isSettled: boolean;
  /** False until there is a first index. */
  readonly isBuilt: boolean;
  /** What the register spells otherwise, best first. */
  readonly suggestions: readonly Suggestion[];
  /** Years in which anything was published, the last first. */
  readonly years: readonly number[];
}

export interface Suggestion {
  readonly start: number;
  readonly end: number;
  readonly shown: string;
}

/** Those for which what another language says counts too. */
const acrossLanguages: readonly TierName[] = ["translation", "parts", "most", "some", "any"];
const firstAcross = tierNames.indexOf("translation");

const hitsQuery = `
  SELECT f.tier, f.id, d.article_id, d.locale, d.revision, d.text, d.about,
    CASE WHEN f.tier >= ${firstAcross} THEN (
      SELECT json_group_array(json_array(o.locale, o.revision, o.text)) FROM search_documents o
      WHERE o.slot = d.slot AND o.article_id = d.article_id AND o.locale <> d.locale
    ) END AS others
  FROM (
    SELECT t.value ->> 0 AS tier, i.rowid AS id
    FROM search_state s CROSS JOIN json_each(?) t CROSS JOIN search_index i
    WHERE i.search_index MATCH t.value ->> 1
      AND i.rowid >= s.live * ${slotSize} + (t.value ->> 2) AND i.rowid < s.live * ${slotSize} + (t.value ->> 3)
    LIMIT ?
  ) f CROSS JOIN search_documents d ON d.id = f.id
  ORDER BY f.tier, f.id`;

interface HitRow {
  readonly tier: number;
  readonly id: number;
  readonly article_id: string;
  readonly locale: Locale;
  readonly revision: number;
  readonly text: string;
  readonly about: string;
  readonly others: string | null;
}

const endsQuery = `SELECT
  (SELECT min(id) FROM search_documents WHERE id >= s.live * ${slotSize} AND id < (s.live + 1) * ${slotSize}) AS newest,
  (SELECT max(id) FROM search_documents WHERE id >= s.live * ${slotSize} AND id < (s.live + 1) * ${slotSize}) AS oldest
  FROM search_state s`;

interface EndsRow {
  readonly newest: number | null;
  readonly oldest: number | null;
}

const mostSpellings = 100;

const spellingsQuery = `SELECT k.value ->> 0 AS at, p.word,
    (SELECT w.shown FROM search_words w WHERE w.slot = p.slot AND w.word = p.word LIMIT 1) AS shown
  FROM search_state s CROSS JOIN json_each(?) k
  CROSS JOIN search_spellings p ON p.slot = s.live AND p.spelling = k.value ->> 1
  LIMIT ${mostSpellings}`;

interface SpellingRow {
  readonly at: number;
  readonly word: string;
  readonly shown: string | null;
}

export async function findInIndex(index: D1Database | D1DatabaseSession, search: Search): Promise<Found> {
  const typed = search.after === undefined ? typedIn(search.query.text) : [];
  const keys = typed.flatMap(({ word }, at) => spellingsOf(word).map((spelling) => [at, spelling]));
  const [states, hits, spellings, ends] = await index.batch<unknown>([
    index.prepare(stateQuery),
    index.prepare(hitsQuery).bind(JSON.stringify(steps(search)), search.limit + 1),
    index.prepare(spellingsQuery).bind(JSON.stringify(keys)),
    index.prepare(endsQuery),
  ]);
  const state = stateIn(rowsOf<StateRow>(states));
  const rows = rowsOf<HitRow>(hits);
  return {
    hits: rows.slice(0, search.limit).map(hitOf),
    hasMore: rows.length > search.limit,
    seq: state.seq,
    isSettled: isSettled(state),
    isBuilt: state.builtAt !== null,
    suggestions: suggestionsFrom(typed, rowsOf<SpellingRow>(spellings)),
    years: yearsBetween(rowsOf<EndsRow>(ends)[0]),
  };
}

/** What each statement of the batch above gives is written beside it. */
const rowsOf = <T>(result: D1Result<unknown> | undefined): T[] => (result?.results ?? []) as T[];

/** Tiers from the one where the page begins, each with the stretch of it that is still to come. */
function steps(search: Search): (readonly [tier: number, expression: string, from: number, to: number])[] {
  const { from, to }: Stretch = search.year === undefined ? everything : stretchOfYear(search.year);
  const { tier: last = -1, place = 0 } = search.after ?? {};
  return tiersOf(search.query, filterOf(search))
    .map(({ name, expression }) => ({ tier: tierNames.indexOf(name), expression }))
    .filter(({ tier }) => tier >= last)
    .map(({ tier, expression }) => [tier, expression, tier === last ? Math.max(from, place + 1) : from, to]);
}

function filterOf({ scopes, enterprise, topic }: Search): string {
  const names = [
    scopes.map((scope) => facet("scope", scope)),
    ...(enterprise === undefined ? [] : [[facet("enterprise", enterprise)]]),
    ...(topic === undefined ? [] : [[facet("topic", topic)]]),
  ];
  return names.map((any) => `(${any.map((name) => `"${name}"`).join(" OR ")})`).join(" AND ");
}

function hitOf(row: HitRow): Hit {
  const { tier, id, article_id: articleId, locale, revision, text, about, others } = row;
  const name = tierNames[tier] ?? "text";
  return {
    tier: name,
    mark: { tier, place: id % slotSize },
    ...{ articleId, locale, revision, text },
    about: JSON.parse(about) as About,
    others: acrossLanguages.includes(name) ? othersOf(others) : [],
  };
}

const othersOf = (json: string | null): Hit["others"] =>
  (JSON.parse(json ?? "[]") as [Locale, number, string][]).map(([locale, revision, text]) => ({
    locale,
    revision,
    text,
  }));

/** For each word the nearest one of the register's, unless it is one itself. */
function suggestionsFrom(typed: ReturnType<typeof typedIn>, rows: readonly SpellingRow[]): Suggestion[] {
  return typed.flatMap(({ word, start, end }, at) => {
    const near = rows.filter((row) => row.at === at);
    if (near.some((row) => row.word === word || stem(row.word) === stem(word))) return [];
    const [best] = near
      .map((row) => ({ ...row, slips: slipsBetween(word, row.word) }))
      .filter(({ slips }) => slips <= (word.length < 8 ? 1 : 2))
      .toSorted((a, b) => a.slips - b.slips || (a.word < b.word ? -1 : 1));
    return best?.shown ? [{ start, end, shown: best.shown }] : [];
  });
}

function yearsBetween(ends: EndsRow | undefined): number[] {
  if (ends === undefined || ends.newest === null || ends.oldest === null) return [];
  const [last, first] = [yearOf(momentOf(ends.newest)), yearOf(momentOf(ends.oldest))];
  return Array.from({ length: Math.min(mostYears, last - first + 1) }, (_, at) => last - at);
}

const mostYears = 60;
