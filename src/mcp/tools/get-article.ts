import * as z from "zod";
import { articleAt } from "../../api/article-address.ts";
import type { Edition } from "../../api/contract/types.ts";
import type { Locale } from "../../locales.ts";
import { textOf } from "../../search/html-text.ts";
import { expectKey } from "../ask.ts";
import { annotations, answered, languageIn, quotable } from "./tool.ts";
import type { Desk } from "./tool.ts";

export function registerGetArticle(desk: Desk): void {
  const { server, words, ask, origin } = desk;
  const inputSchema = z.object({
    article: z.string().max(2000).describe(words("mcp.article.which")),
    language: languageIn(words),
  });
  const said = { title: words("mcp.article"), description: words("mcp.article.about") };
  server.registerTool("get_article", { ...said, inputSchema, annotations }, ({ article, language }) =>
    answered(desk, language, async (locale) => {
      const key = articleAt(origin, article)?.key ?? article;
      expectKey(key, "article_not_found");
      const found = await ask(`/articles/${key}`, { lang: locale, fallback: "source" });
      return { ...shapeOf(found.body as Edition, locale, desk), freshness: found.freshness };
    }),
  );
}

/** The text without its markup: whoever quotes it has no use for that. */
function shapeOf(edition: Edition, language: Locale, desk: Desk) {
  const { standfirst, byline, dateline, bodyHtml, topics, enterprises, image } = edition;
  return {
    ...quotable(edition, language, desk),
    ...{ standfirst, byline, dateline, text: textOf(bodyHtml) },
    picture: image && { url: image.url, alt: image.alt, credit: image.credit },
    topics: topics.map(({ id, label }) => ({ id, label: label?.value })),
    enterprises: enterprises.map(({ id, name, urls }) => ({ id, name: name?.value, url: urls.html })),
  };
}
