/** Atom (RFC 4287), with threads to the other languages of each entry. */
import { x } from "xastscript";
import type { Child } from "xastscript";
import { feedAddress } from "./entries.ts";
import type { Channel, Entry, Picture } from "./entries.ts";
import { xmlOf } from "./xml.ts";

export function atomOf(channel: Channel): string {
  const { place, title, subtitle, homes, updatedAt = 0, entries, hub } = channel;
  const { locale, origin } = place;
  const self = feedAddress(channel, "atom");
  return xmlOf(
    x("feed", { xmlns: "http://www.w3.org/2005/Atom", "xml:lang": locale }, [
      x("id", self),
      x("title", title),
      x("subtitle", subtitle),
      x("updated", iso(updatedAt)),
      x("link", { rel: "self", type: "application/atom+xml", hreflang: locale, href: self }),
      ...homes.map(alternate),
      ...(hub === undefined ? [] : [x("link", { rel: "hub", href: hub })]),
      x("icon", `${origin}/icon.svg`),
      x("author", [x("name", place.words("site.name")), x("uri", `${origin}/`)]),
      ...entries.map((entry) => entryOf(entry, locale)),
    ]),
  );
}

function entryOf(entry: Entry, locale: string) {
  const { id, url, title, publishedAt, updatedAt, alternates, byline, summary, html, categories, picture } =
    entry;
  const children: Child[] = [
    x("id", id),
    x("title", title),
    x("published", iso(publishedAt)),
    x("updated", iso(updatedAt)),
    ...alternates.map(alternate),
    x("link", { rel: "alternate", type: "text/html", href: url }),
    ...(picture === undefined ? [] : [enclosure(picture)]),
    ...(byline === undefined ? [] : [x("author", [x("name", byline)])]),
    ...categories.map(({ term, label }) => x("category", { term, label })),
    ...(summary === undefined ? [] : [x("summary", summary)]),
    ...(html === undefined ? [] : [x("content", { type: "html" }, html)]),
  ];
  return x("entry", { "xml:lang": locale }, ...children);
}

/**
 * One for each language, which is all that §4.1.2 allows of one type. Some
 * readers follow the first, some the last: behind these its own stands once
 * more, without a language.
 */
const alternate = ({ locale, url }: { locale: string; url: string }) =>
  x("link", { rel: "alternate", type: "text/html", hreflang: locale, href: url });

const enclosure = ({ url, mediaType, bytes, alt }: Picture) =>
  x("link", {
    ...{ rel: "enclosure", type: mediaType, length: String(bytes), href: url },
    ...(alt !== "" && { title: alt }),
  });

const iso = (time: number): string => new Date(time).toISOString();
