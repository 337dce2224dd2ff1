/** What an answer holds depends on what was asked: one language or several, all fields or some. */
import type { Article, Edition, ListedArticle, ListedEdition, Locale } from "./types.ts";

export type Lang = Locale | readonly Locale[];

/** With one language this, with several that; either where nobody can tell beforehand. */
type Either<L, One, Several> = L extends Locale | readonly [Locale]
  ? One
  : L extends readonly [Locale, Locale, ...Locale[]]
    ? Several
    : One | Several;

/** The languages of a call: its own, or the client's. */
type LangOf<Q, L> = Q extends { readonly lang: infer Own extends Lang } ? Own : L;

/** The fields that were asked for, and those that are always there. */
export type Picked<T, Q> = Q extends { readonly fields: infer F }
  ? Pick<T, keyof T & ("id" | "locale" | "requestedLocale" | (F extends readonly (infer N)[] ? N : F))>
  : T;

type InEditions<T extends { editions: unknown }, E> = Omit<T, "editions"> & {
  editions: Partial<Record<Locale, E>>;
};

export type ShownArticle<Q, L> = Either<
  LangOf<Q, L>,
  Picked<Edition, Q>,
  InEditions<Article, Picked<Edition, Q>>
>;
export type ListedItem<Q, L> = Either<
  LangOf<Q, L>,
  Picked<ListedEdition, Q>,
  InEditions<ListedArticle, Picked<ListedEdition, Q>>
>;
