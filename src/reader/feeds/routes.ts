/** The feeds of each language: everything, one topic, one enterprise. */
import type { Handler } from "hono";
import type { AppContext, AppEnv } from "../../app-env.ts";
import { deployedAt, visitOf } from "../../app-env.ts";
import { feedRead } from "../../articles/feed.ts";
import { corsHeaders } from "../../api/cors.ts";
import { DomainError } from "../../errors.ts";
import { isId } from "../../identity.ts";
import type { Locale } from "../../locales.ts";
import { canonicalQuery, inLocale, pathOf } from "../../urls.ts";
import { errorRendering } from "../page.tsx";
import { placeAt } from "../view.ts";
import { atomOf } from "./atom.ts";
import { channelOf, feedAddress, feedPaths } from "./entries.ts";
import type { About, Channel, FeedFormat } from "./entries.ts";
import { jsonFeedOf } from "./json-feed.ts";
import { rssOf } from "./rss.ts";

const entriesInFeed = 30;

const formats: Readonly<Record<FeedFormat, { type: string; write: (channel: Channel) => string }>> = {
  atom: { type: "application/atom+xml; charset=utf-8", write: atomOf },
  rss: { type: "application/rss+xml; charset=utf-8", write: rssOf },
  json: { type: "application/feed+json; charset=utf-8", write: jsonFeedOf },
};

export const feed =
  (locale: Locale, format: FeedFormat): Handler<AppEnv> =>
  (c) => {
    const about = aboutOf(c);
    const address = {
      ...{ locale, origin: c.env.ORIGIN, isNeutral: false },
      ...{ path: feedPaths[format], query: canonicalQuery(about) },
    };
    const canonical = inLocale(locale, address.path) + address.query;
    const terms = { about, hasFullText: c.env.FEED_TEXT !== "summary", hub: c.env.WEBSUB_HUB || undefined };
    return c.env.isolate.serve(visitOf(c), {
      canonical,
      edge: pathOf(c.req.url) === canonical,
      deployedAt: deployedAt(c.env),
      read: feedRead(locale, { ...about, limit: entriesInFeed }),
      render: (value, lexicon) => {
        const place = placeAt(address, lexicon);
        try {
          const channel = channelOf(place, value, terms);
          return {
            ...{ status: 200, body: formats[format].write(channel), contentType: formats[format].type },
            ...{
              language: locale,
              tags: channel.tags,
              headers: { ...corsHeaders, ...linksOf(channel, format) },
            },
          };
        } catch (error) {
          if (error instanceof DomainError) return errorRendering(place, error);
          throw error;
        }
      },
    });
  };

/** WebSub §4: where to subscribe is said in the header too. */
function linksOf(channel: Channel, format: FeedFormat): Readonly<Record<string, string>> {
  if (channel.hub === undefined) return {};
  return { Link: `<${channel.hub}>; rel="hub", <${feedAddress(channel, format)}>; rel="self"` };
}

function aboutOf(c: AppContext): About {
  const { topic, enterprise } = c.req.query();
  for (const [name, value] of Object.entries({ topic, enterprise }))
    if (value !== undefined && !isId(value))
      throw new DomainError("invalid_parameter", {
        name,
        value: value.slice(0, 80),
        allowed: ["[a-z0-9-]{1,64}"],
      });
  if (topic !== undefined && enterprise !== undefined)
    throw new DomainError("invalid_parameter", {
      name: "topic",
      value: topic,
      allowed: ["enterprise", "topic"],
    });
  return { ...(topic !== undefined && { topic }), ...(enterprise !== undefined && { enterprise }) };
}
