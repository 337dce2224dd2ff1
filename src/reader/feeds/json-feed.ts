/** JSON Feed 1.1; what it has no words for stands under `_shuangyu`. */
import { feedAddress } from "./entries.ts";
import type { Channel, Entry } from "./entries.ts";

export function jsonFeedOf(channel: Channel): string {
  const { place, title, subtitle, homes, entries, hub } = channel;
  return JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    ...{ title, description: subtitle, language: place.locale },
    ...{
      home_page_url: homes[0]?.url,
      feed_url: feedAddress(channel, "json"),
      icon: `${place.origin}/icon.svg`,
    },
    authors: [{ name: place.words("site.name"), url: `${place.origin}/` }],
    ...(hub !== undefined && { hubs: [{ type: "WebSub", url: hub }] }),
    items: entries.map((entry) => itemOf(entry, place.origin, place.locale)),
  });
}

function itemOf(entry: Entry, origin: string, language: string) {
  const { id, url, title, summary, html, byline, categories, picture } = entry;
  return {
    ...{ id, url, title, language },
    ...(summary !== undefined && { summary }),
    ...(html === undefined ? { content_text: summary ?? title } : { content_html: html }),
    date_published: iso(entry.publishedAt),
    date_modified: iso(entry.updatedAt),
    ...(byline !== undefined && { authors: [{ name: byline }] }),
    ...(categories.length > 0 && { tags: categories.map(({ label }) => label) }),
    ...(picture && { image: picture.url }),
    _shuangyu: extensionOf(entry, origin),
  };
}

function extensionOf({ edition, alternates, picture, correction }: Entry, origin: string) {
  return {
    about: `${origin}/api/docs`,
    translation: edition.translationStatus,
    alternates: Object.fromEntries(alternates.map((one) => [one.locale, one.url])),
    ...(correction && { correction: { note: correction.note, at: iso(correction.at) } }),
    ...(picture && { image: { alt: picture.alt, caption: picture.caption, credit: picture.credit } }),
  };
}

const iso = (time: number): string => new Date(time).toISOString();
