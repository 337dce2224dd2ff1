/** What the board of articles is asked to show, and what it offers to whom. Pure. */
import type { Actor } from "../access/actor.ts";
import { boardStates } from "../articles/board.ts";
import type { BoardState } from "../articles/board.ts";
import { canonicalLocale, locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { deskPaths, may } from "./view.ts";
import type { Seat } from "./view.ts";

export interface ArticleFilter {
  readonly state?: BoardState | undefined;
  readonly locale?: Locale | undefined;
  /** Assigned to whoever looks. */
  readonly isMine: boolean;
  readonly q: string;
}

export const noFilter: ArticleFilter = { isMine: false, q: "" };

const longestQuestion = 200;

/** What is no filter is none. */
export function articleFilterIn(query: (name: string) => string | undefined): ArticleFilter {
  const state = boardStates.find((known) => known === query("state"));
  return {
    state,
    locale: canonicalLocale(query("locale") ?? ""),
    isMine: query("mine") === "1",
    q: (query("q") ?? "").trim().slice(0, longestQuestion),
  };
}

export function articlesAddress({ state, locale, isMine, q }: ArticleFilter, cursor?: string): string {
  const given = { state, locale, mine: isMine ? "1" : undefined, q: q || undefined, cursor };
  const query = new URLSearchParams(
    Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
  return query.size === 0 ? deskPaths.articles : `${deskPaths.articles}?${query.toString()}`;
}

export const isFiltered = (filter: ArticleFilter): boolean => articlesAddress(filter) !== deskPaths.articles;

/** Without the actor's id, a filter for what is hers finds nothing. */
export const boardQuery = ({ isMine, q, ...filter }: ArticleFilter, actor: Actor | undefined) => ({
  ...filter,
  q,
  assignedTo: isMine ? (actor?.memberId ?? "") : undefined,
});

/** What may wait for her, each to be seen with one click: what is hers, and the gaps in her languages. */
export function presetsFor(seat: Seat): ArticleFilter[] {
  const isPerson = seat.actor?.memberId !== undefined;
  const own = locales.filter((locale) => may(seat, "article.write", { locale, isSource: false }));
  const others = may(seat, "article.publish") ? (["review", "scheduled"] as const) : [];
  return [
    ...(isPerson ? [{ ...noFilter, isMine: true }] : []),
    ...own.flatMap((locale) =>
      (["missing", "outdated"] as const).map((state) => ({ ...noFilter, state, locale })),
    ),
    ...others.map((state) => ({ ...noFilter, state })),
  ];
}
