/** RSS 2.0, with the modules that readers know: Atom's links, Dublin Core's creator, whole texts, Media RSS. */
import { x } from "xastscript";
import type { Locale } from "../../locales.ts";
import { feedAddress } from "./entries.ts";
import type { Channel, Entry, Picture } from "./entries.ts";
import { xmlOf } from "./xml.ts";

/** RSS has language codes of its own, which know no scripts. */
export const rssLanguage: Readonly<Record<Locale, string>> = { en: "en", "zh-Hans": "zh-cn" };

export function rssOf(channel: Channel): string {
  const { place, title, subtitle, homes, updatedAt, entries, hub } = channel;
  const self = feedAddress(channel, "rss");
  return xmlOf(
    x("rss", { version: "2.0", ...namespaces }, [
      x("channel", [
        x("title", title),
        x("link", homes[0]?.url ?? place.origin),
        x("description", subtitle),
        x("language", rssLanguage[place.locale]),
        x("atom:link", { rel: "self", type: "application/rss+xml", href: self }),
        ...(hub === undefined ? [] : [x("atom:link", { rel: "hub", href: hub })]),
        ...(updatedAt === undefined ? [] : [x("lastBuildDate", rfc822(updatedAt))]),
        ...entries.map(itemOf),
      ]),
    ]),
  );
}

const namespaces = {
  "xmlns:atom": "http://www.w3.org/2005/Atom",
  "xmlns:dc": "http://purl.org/dc/elements/1.1/",
  "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
  "xmlns:media": "http://search.yahoo.com/mrss/",
};

function itemOf(entry: Entry) {
  const { id, url, title, publishedAt, byline, summary, html, categories, alternates, picture } = entry;
  return x("item", [
    x("title", title),
    x("link", url),
    x("guid", { isPermaLink: "false" }, id),
    x("pubDate", rfc822(publishedAt)),
    x("atom:updated", new Date(entry.updatedAt).toISOString()),
    ...(byline === undefined ? [] : [x("dc:creator", byline)]),
    ...categories.map(({ label }) => x("category", label)),
    ...(summary === undefined ? [] : [x("description", summary)]),
    ...(html === undefined ? [] : [x("content:encoded", html)]),
    ...(picture === undefined ? [] : [media(picture)]),
    ...alternates
      .filter((one) => one.url !== url)
      .map(({ locale, url: href }) =>
        x("atom:link", { rel: "alternate", type: "text/html", hreflang: locale, href }),
      ),
  ]);
}

const media = ({ url, mediaType, bytes, width, height, alt, credit }: Picture) =>
  x(
    "media:content",
    {
      ...{ url, type: mediaType, medium: "image", fileSize: String(bytes) },
      ...{ width: String(width), height: String(height) },
    },
    [
      ...(alt === "" ? [] : [x("media:description", { type: "plain" }, alt)]),
      ...(credit === undefined ? [] : [x("media:credit", credit)]),
    ],
  );

/** With four digits for the year, as RSS asks; toUTCString writes just that, with GMT for the zone. */
const rfc822 = (time: number): string => new Date(time).toUTCString();
