import type { Child } from "hono/jsx";
import type { ShownImage } from "../articles/lead-image.ts";
import { locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { inLocale } from "../urls.ts";
import type { Lexicon, Words } from "../words.ts";

export type Section = "home" | "articles" | "enterprises" | "centres" | "search";

/** Where a page stands, whatever it shows. */
export interface Place {
  readonly locale: Locale;
  /** The scheme and host of every absolute link; from configuration, never from the request. */
  readonly origin: string;
  /** The path without its language, and the query in its canonical spelling. */
  readonly path: string;
  readonly query: string;
  /** The page has one address for all languages; its chrome is in `locale` all the same. */
  readonly isNeutral: boolean;
  /** The words in force, in every language and in the page's own. */
  readonly lexicon: Lexicon;
  readonly words: Words;
}

/** What a page shows, and what it says of itself to caches and search engines. */
export interface View {
  readonly title: string;
  /** Where the switch leads, when not to this page's own path in the other language. */
  readonly switchPath?: string;
  readonly description?: string | undefined;
  readonly section?: Section;
  readonly body: Child;
  /** The languages in which this very thing exists; all of them when left out. */
  readonly alternates?: readonly Locale[];
  /** The language of the page that counts, when it is not this one. */
  readonly canonical?: Locale;
  readonly noindex?: boolean;
  readonly status?: number;
  /** The path, without its language, under which this thing stands now. */
  readonly movedTo?: string;
  /** The languages of the content where they are not just the page's own. */
  readonly contentLocales?: readonly Locale[];
  readonly openGraphType?: "article" | "profile" | "website";
  readonly publishedAt?: number | null;
  /** What stands for the page where it is linked to. */
  readonly image?: ShownImage | undefined;
  readonly jsonLd?: readonly object[];
  /** What its feeds are about, where they are about one thing. */
  readonly feedAbout?: Readonly<Record<string, string>>;
  readonly tags: readonly string[];
}

/** A place before anything is said there. */
export type Address = Omit<Place, "lexicon" | "words">;

export function placeAt(address: Address, lexicon: Lexicon): Place {
  return { ...address, lexicon, words: lexicon.words(address.locale) };
}

/** The page's own address, without the origin. */
export function addressOf(place: Address): string {
  return (place.isNeutral ? place.path : inLocale(place.locale, place.path)) + place.query;
}

export const hrefIn = (place: Place, locale: Locale): string => inLocale(locale, place.path) + place.query;

export const absoluteIn = (place: Place, locale: Locale): string => place.origin + hrefIn(place, locale);

export const alternatesOf = (view: View): readonly Locale[] => view.alternates ?? locales;
