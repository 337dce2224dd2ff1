/** Programs that read feeds, each in its own way, and what they found told in one way. */
import { Readable } from "node:stream";
import { extractFromJson, extractFromXml } from "@extractus/feed-extractor";
import { parseFeed as parseAsRowan } from "@rowanmanning/feed-parser";
import FeedParser from "feedparser";
import { parseFeed as parseAsSmith } from "feedsmith";
import RssParser from "rss-parser";

export interface ReadFeed {
  readonly title: string | null | undefined;
  readonly link: string | null | undefined;
  /** Undefined where the parser does not tell. */
  readonly language?: string | null | undefined;
  readonly items: readonly ReadItem[];
}

export interface ReadItem {
  readonly title: string | null | undefined;
  readonly link: string | null | undefined;
  /** As a time; of the publication, or of the last change. */
  readonly at: number;
  readonly html?: string | null | undefined;
  readonly author?: string | null | undefined;
  readonly picture?: string | null | undefined;
}

export type Parser = (text: string) => Promise<ReadFeed>;

export const xmlParsers: Readonly<Record<string, Parser>> = {
  "rss-parser": async (xml) => {
    const feed = await new RssParser().parseString(xml);
    const items = feed.items.map((item) => ({
      ...{ title: item.title, link: item.link, at: Date.parse(item.isoDate ?? "") },
      html: item["content:encoded"] ?? item.content,
      author: item.creator ?? item["author"],
    }));
    return { title: feed.title, link: feed.link, language: feed["language"], items };
  },
  feedparser: async (xml) => {
    const found = Readable.from([xml]).pipe(new FeedParser({}));
    const posts: FeedParser.Item[] = [];
    for await (const post of found) posts.push(post);
    const { title, link, language } = posts[0]?.meta ?? {};
    const items = posts.map((post) => ({
      ...{ title: post.title, link: post.link, at: post.pubdate?.getTime() ?? 0, html: post.description },
      ...{ author: post.author, picture: post.enclosures[0]?.url },
    }));
    return { title, link, language, items };
  },
  feedsmith: async (xml) => {
    const read = parseAsSmith(xml);
    if (read.format === "atom") {
      const { title, links, entries = [], xml: about } = read.feed;
      const items = entries.map((entry) => ({
        ...{
          title: entry.title?.value,
          link: alternateIn(entry.links),
          at: Date.parse(entry.published ?? ""),
        },
        ...{ html: entry.content?.value, author: entry.authors?.[0]?.name },
        picture: entry.links?.find(({ rel }) => rel === "enclosure")?.href,
      }));
      return { title: title?.value, link: alternateIn(links), language: about?.lang, items };
    }
    if (read.format !== "rss") throw new Error(read.format);
    const items = (read.feed.items ?? []).map((item) => ({
      ...{ title: item.title, link: item.link, at: Date.parse(item.pubDate ?? "") },
      ...{
        html: item.content?.encoded,
        author: item.dc?.creators?.[0],
        picture: item.media?.contents?.[0]?.url,
      },
    }));
    return { title: read.feed.title, link: read.feed.link, language: read.feed.language, items };
  },
  "@rowanmanning/feed-parser": async (xml) => {
    const { title, url, language, items: posts } = parseAsRowan(xml);
    const items = posts.map((post) => ({
      ...{ title: post.title, link: post.url, at: post.published?.getTime() ?? 0, html: post.content },
      ...{ author: post.authors[0]?.name, picture: post.media[0]?.url },
    }));
    return { title, link: url, language, items };
  },
  "@extractus/feed-extractor": async (xml) => extracted(extractFromXml(xml)),
};

export const jsonParsers: Readonly<Record<string, Parser>> = {
  feedsmith: async (json) => {
    const { feed, format } = parseAsSmith(json);
    if (format !== "json") throw new Error(format);
    const items = (feed.items ?? []).map((item) => ({
      ...{ title: item.title, link: item.url, at: Date.parse(item.date_published ?? "") },
      ...{ html: item.content_html, author: item.authors?.[0]?.name, picture: item.image },
    }));
    return { title: feed.title, link: feed.home_page_url, language: feed.language, items };
  },
  "@extractus/feed-extractor": async (json) => extracted(extractFromJson(json)),
};

const alternateIn = (links: readonly { rel?: string; href?: string }[] = []) =>
  links.find(({ rel }) => rel === "alternate")?.href;

/** It tells no author and no picture, and its texts are cut. */
function extracted({ title, link, language, entries = [] }: ReturnType<typeof extractFromXml>): ReadFeed {
  const items = entries.map((one) => ({
    title: one.title,
    link: one.link,
    at: new Date(one.published ?? "").getTime(),
  }));
  return { title, link, language, items };
}
