import * as z from "zod";
import type { SearchAnswer } from "../../api/contract/types.ts";
import type { Locale } from "../../locales.ts";
import { annotations, answered, languageIn, quotable } from "./tool.ts";
import type { Desk } from "./tool.ts";

export function registerSearch(desk: Desk): void {
  const { server, words, ask } = desk;
  const inputSchema = z.object({
    query: z.string().max(500).describe(words("mcp.search.query")),
    language: languageIn(words),
    enterprise: z.string().max(64).optional().describe(words("mcp.search.enterprise")),
    topic: z.string().max(64).optional().describe(words("mcp.search.topic")),
    year: z.int().min(1900).max(2099).optional().describe(words("mcp.search.year")),
    limit: z.int().min(1).max(20).default(10).describe(words("mcp.limit")),
    cursor: z
      .string()
      .max(1000)
      .optional()
      .describe(words("mcp.search.cursor", { field: "nextCursor" })),
  });
  const said = { title: words("mcp.search"), description: words("mcp.search.about", { field: "index.seq" }) };
  server.registerTool("search", { ...said, inputSchema, annotations }, ({ query: q, language, ...more }) =>
    answered(desk, language, async (locale) => {
      const found = await ask("/search", { ...more, q, lang: locale, fallback: "source" });
      return { ...shapeOf(found.body as SearchAnswer, locale, desk), freshness: found.freshness };
    }),
  );
}

function shapeOf({ items, nextCursor, suggestion, index }: SearchAnswer, language: Locale, desk: Desk) {
  return {
    results: items.map((item) => ({
      ...quotable(item, language, desk),
      snippet: item.highlights.snippet?.text ?? item.standfirst ?? item.excerpt,
      matched: item.matched,
    })),
    ...{ nextCursor, suggestion, index },
  };
}
