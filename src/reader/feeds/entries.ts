/** A feed as all of its formats tell it. Times are Unix milliseconds. */
import type { Feed, FeedArticle } from "../../articles/feed.ts";
import type { ShownImage } from "../../articles/lead-image.ts";
import { articlesTag, enterpriseTag, imageTag, wordsTag } from "../../delivery/tags.ts";
import { displayIn } from "../../enterprises/names.ts";
import { DomainError } from "../../errors.ts";
import { otherLocales } from "../../locales.ts";
import type { Locale } from "../../locales.ts";
import { canonicalQuery, inLocale, paths } from "../../urls.ts";
import type { Place } from "../view.ts";
import { fullTextOf } from "./full-text.tsx";

export const feedFormats = ["atom", "rss", "json"] as const;
export type FeedFormat = (typeof feedFormats)[number];

export const feedPaths: Readonly<Record<FeedFormat, string>> = {
  atom: "/feed.xml",
  rss: "/rss.xml",
  json: "/feed.json",
};

/** Of one thing, or of everything. */
export type About = Readonly<Partial<Record<"topic" | "enterprise", string>>>;

export interface Channel {
  readonly place: Place;
  readonly about: About;
  readonly title: string;
  readonly subtitle: string;
  /** The page that shows the same, in every language; the feed's own first. */
  readonly homes: readonly Alternate[];
  /** Of its newest change; undefined while there is nothing in it. */
  readonly updatedAt: number | undefined;
  readonly entries: readonly Entry[];
  readonly tags: readonly string[];
  /** WebSub: where it can be subscribed to, if anywhere. */
  readonly hub: string | undefined;
}

export interface Entry extends FeedArticle {
  /** The address that leads to it for ever, and says which language it is in. */
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly summary: string | undefined;
  /** All of it; undefined where feeds have the beginning alone. */
  readonly html: string | undefined;
  readonly byline: string | undefined;
  readonly publishedAt: number;
  readonly updatedAt: number;
  /** Every language that it can be read in, its own first. */
  readonly alternates: readonly Alternate[];
  readonly categories: readonly { readonly term: string; readonly label: string }[];
  readonly picture: Picture | undefined;
  readonly correction: Correction | undefined;
}

export interface Alternate {
  readonly locale: Locale;
  readonly url: string;
}

export interface Picture extends ShownImage {
  readonly url: string;
}

/** What was wrong and has been put right, in the entry's language. */
export interface Correction {
  readonly note: string;
  readonly at: number;
}

interface Terms {
  readonly about: About;
  readonly hasFullText: boolean;
  readonly hub: string | undefined;
}

/** @throws not_found for a topic that nobody has named, enterprise_not_found */
export function channelOf(place: Place, feed: Feed, { about, hasFullText, hub }: Terms): Channel {
  const { locale, origin, words } = place;
  const subject = subjectOf(place, feed, about);
  const entries = feed.articles.map((found) => entryOf(place, found, hasFullText));
  const site = words("site.name");
  const home = homeOf(feed, about);
  return {
    ...{ place, entries, hub },
    // Whatever it was asked for by: who subscribes to it is pinged under one address.
    about: feed.enterprise ? { enterprise: feed.enterprise.id } : about,
    title: subject === undefined ? site : words("feed.about", { subject, site }),
    subtitle: words("site.tagline"),
    homes: ownFirst(locale).map((tag) => ({ locale: tag, url: origin + inLocale(tag, home) })),
    updatedAt: entries.length === 0 ? undefined : Math.max(...entries.map(({ updatedAt }) => updatedAt)),
    tags: [
      ...[articlesTag, wordsTag, ...(feed.enterprise ? [enterpriseTag(feed.enterprise.id)] : [])],
      ...entries.flatMap(({ picture }) => (picture ? [imageTag(picture.id)] : [])),
    ],
  };
}

function subjectOf(place: Place, { topic, enterprise }: Feed, about: About): string | undefined {
  const { locale } = place;
  if (about.topic !== undefined) {
    if (topic === undefined) throw new DomainError("not_found");
    return topic.label[locale] ?? Object.values(topic.label)[0] ?? topic.id;
  }
  if (about.enterprise === undefined) return undefined;
  if (enterprise === undefined) throw new DomainError("enterprise_not_found");
  return displayIn(enterprise.display, locale)?.value ?? enterprise.slug;
}

function homeOf({ enterprise }: Feed, about: About): string {
  if (enterprise !== undefined) return paths.enterprise(enterprise.slug);
  return about.topic === undefined ? paths.home : paths.articles + canonicalQuery(about);
}

function entryOf(place: Place, found: FeedArticle, hasFullText: boolean): Entry {
  const { locale, origin } = place;
  const { article, edition, text, topics, image } = found;
  const publishedAt = edition.publishedAt ?? article.publishedAt ?? 0;
  const at = (tag: Locale) => origin + inLocale(tag, paths.article(article.slug));
  const correction = correctionOf(found);
  return {
    ...found,
    id: `${origin}${paths.article(article.id)}#${locale}`,
    url: at(locale),
    title: text.title,
    summary: text.standfirst ?? edition.excerpt ?? undefined,
    html: hasFullText ? fullTextOf(place, found, correction) : undefined,
    byline: text.byline ?? undefined,
    ...{ publishedAt, correction },
    updatedAt: Math.max(edition.updatedAt ?? 0, correction?.at ?? 0, publishedAt),
    alternates: ownFirst(locale)
      .filter((tag) => article.publishedLocales.includes(tag))
      .map((tag) => ({ locale: tag, url: at(tag) })),
    categories: topics.map(({ id, label }) => ({ term: id, label: label[locale] ?? id })),
    picture: image && { ...image, url: origin + image.path },
  };
}

const ownFirst = (locale: Locale): readonly Locale[] => [locale, ...otherLocales(locale)];

function correctionOf({ edition }: FeedArticle): Correction | undefined {
  const note = edition.correctionNote?.[edition.locale];
  return note === undefined || edition.correctedAt === null ? undefined : { note, at: edition.correctedAt };
}

export const feedAddress = (
  { place: { locale, origin }, about }: Pick<Channel, "place" | "about">,
  format: FeedFormat,
): string => origin + inLocale(locale, feedPaths[format]) + canonicalQuery(about);
