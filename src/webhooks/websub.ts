/** WebSub: the hub of our feeds is told which of them are others now (W3C WebSub, §7 leaves how to publishers; this is what hubs take). */
import { locales } from "../locales.ts";
import type { Stretch } from "./happenings.ts";
import { messageIdOf } from "./payload.ts";
import type { NewMessage } from "./payload.ts";
import type { Surroundings } from "./surroundings.ts";

/** A hub has to read each of them. */
const mostFeeds = 60;

/** One message for all that happened meanwhile: which feeds, and not what is in them. */
export function pingsOf({ happenings }: Stretch, feedsOf: Surroundings["feedsOf"]): NewMessage[] {
  const told = happenings.flatMap((happening) => {
    const { kind, locale, enterprises, topics, slugs } = happening;
    if (!kind.startsWith("article.")) return [];
    const links = { enterprises: [...new Set([...enterprises, ...slugs])], topics: [...topics] };
    const concerned = locale === null ? locales : [locale];
    return [{ happening, feeds: concerned.flatMap((tag) => feedsOf(tag, links)) }];
  });
  const last = told.at(-1)?.happening;
  if (last === undefined) return [];
  const feeds = [...new Set(told.flatMap((one) => one.feeds))];
  return chunks(feeds, mostFeeds).map((part, index) => ({
    messageId: `${messageIdOf(last)}_${index}`,
    seq: last.seq,
    type: "feeds.changed",
    body: new URLSearchParams([["hub.mode", "publish"], ...part.map((url) => ["hub.url", url])]).toString(),
  }));
}

const chunks = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, at) => all.slice(at * size, (at + 1) * size));
