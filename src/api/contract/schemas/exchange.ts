/** Articles as others have agreed to exchange them: oEmbed, and IPTC ninjs. */
import * as z from "zod";
import { locale, uri } from "./common.ts";

const size = z.int().min(1);

export const embeddedArticle = z
  .strictObject({
    ...{ version: z.literal("1.0"), type: z.enum(["rich", "link"]), title: z.string() },
    ...{ html: z.string().optional(), width: size.optional(), height: size.optional() },
    ...{ author_name: z.string().optional(), provider_name: z.string(), provider_url: uri },
    cache_age: z.int().min(0),
    ...{ thumbnail_url: uri.optional(), thumbnail_width: size.optional(), thumbnail_height: size.optional() },
    ...{ url: uri, language: locale, languages: z.array(locale) },
  })
  .meta({ id: "EmbeddedArticle" });

/** Of ninjs 3.1 only what every item of ours has; its own schema says the rest. */
export const newsItem = z
  .looseObject({ uri, pubStatus: z.enum(["usable", "canceled"]), language: locale })
  .meta({ id: "NewsItem" });
