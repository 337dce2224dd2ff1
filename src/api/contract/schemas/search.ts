/** What a search found, and why. */
import * as z from "zod";
import { editionFacts } from "./articles.ts";
import { count, cursor, id, locale, localisedValue, slug } from "./common.ts";

const snippet = z
  .strictObject({ text: z.string(), ranges: z.array(z.array(count).length(2)), html: z.string() })
  .meta({ id: "Snippet" });

const match = z
  .union([
    z.strictObject({ in: z.enum(["title", "standfirst", "text"]) }).meta({ id: "OwnWords" }),
    z
      .strictObject({
        ...{ in: z.literal("enterprise"), id, slug, name: z.string() },
        ...{ locale: z.string(), html: z.string() },
      })
      .meta({ id: "NameMatch" }),
    z
      .strictObject({ in: z.literal("topic"), id, label: localisedValue.nullable() })
      .meta({ id: "TopicMatch" }),
    z
      .strictObject({ in: z.literal("translation"), locale, snippet: snippet.nullable() })
      .meta({ id: "TranslationMatch" }),
  ])
  .meta({ id: "Match" });

const result = z
  .strictObject({
    ...editionFacts,
    matched: match,
    highlights: z.strictObject({ title: snippet, snippet: snippet.nullable() }).meta({ id: "Highlights" }),
  })
  .meta({ id: "SearchResult" });

export const searchAnswer = z
  .strictObject({
    ...{ query: z.string(), understood: z.boolean(), items: z.array(result) },
    ...{ nextCursor: cursor.nullable(), suggestion: z.string().nullable() },
    index: z.strictObject({ seq: count, complete: z.boolean() }).meta({ id: "IndexState" }),
  })
  .meta({ id: "SearchAnswer" });
