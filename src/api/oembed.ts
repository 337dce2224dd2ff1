/** oEmbed 1.0 (https://oembed.com): how an article looks on other people's pages. */
import { Hono } from "hono";
import * as z from "zod";
import type { AppContext, AppEnv } from "../app-env.ts";
import { deployedAt, visitOf } from "../app-env.ts";
import { articleRead, leadTags, viewArticle } from "../articles/read.ts";
import type { ArticleView, FoundArticle } from "../articles/read.ts";
import type { Rendering } from "../delivery/respond.ts";
import { articlesTag, articleTag, tagsOfError } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { readsPolicy, withinReads } from "../limits.ts";
import { locales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { apiPath, canonicalQuery, inLocale, paths } from "../urls.ts";
import type { Lexicon } from "../words.ts";
import { articleAt } from "./article-address.ts";
import type { NamedArticle } from "./article-address.ts";
import { corsHeaders } from "./cors.ts";
import { embeddedOf } from "./oembed-answer.tsx";
import type { Room } from "./oembed-answer.tsx";
import { languageAsked, problemRendering } from "./problem.ts";

const pixels = z
  .string()
  .regex(/^[1-9]\d{0,4}$/)
  .transform(Number)
  .optional();

export const oembed = new Hono<AppEnv>();

/** Parameters that are not ours are passed over: whoever embeds has some of her own. */
oembed.get("/", (c) => {
  const { url = "", format = "json" } = c.req.query();
  if (format !== "json") throw new DomainError("format_not_offered", { format: format.slice(0, 40) });
  const asked = articleAt(c.env.ORIGIN, url);
  // What is not ours is not told apart from what is not there.
  if (asked === undefined) throw new DomainError("article_not_found");
  return serveEmbedded(c, asked, { width: pixelsIn(c, "maxwidth"), height: pixelsIn(c, "maxheight") });
});

function pixelsIn(c: AppContext, name: "maxwidth" | "maxheight"): number | undefined {
  const value = c.req.query(name);
  const parsed = pixels.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new DomainError("invalid_parameter", {
    ...{ name, value: (value ?? "").slice(0, 80), allowed: ["1–99999"] },
  });
}

function serveEmbedded(c: AppContext, asked: NamedArticle, room: Room): Promise<Response> {
  const origin = c.env.ORIGIN;
  const { key, locale } = asked;
  const page = origin + (locale ? inLocale(locale, paths.article(key)) : paths.article(key));
  const canonical =
    apiPath(paths.embedding) +
    canonicalQuery({ url: page, maxwidth: room.width?.toString(), maxheight: room.height?.toString() });
  return c.env.isolate.serve(visitOf(c), {
    ...{ canonical, edge: c.req.url.length <= longestCached, deployedAt: deployedAt(c.env) },
    read: async () => {
      await withinReads(c);
      return articleRead(key, locale ? [locale] : locales);
    },
    render: (found, lexicon) => {
      const inWords = locale ?? found?.article.sourceLocale ?? languageAsked(c);
      const rendering = renderingOrProblem(origin, lexicon, inWords, () =>
        embedding(origin, lexicon, viewOf(found, inWords), room),
      );
      return { ...rendering, headers: { ...corsHeaders, ...readsPolicy } };
    },
  });
}

/** As for the API: nobody needs long spellings kept in between. */
const longestCached = 512;

/** The specification knows no “gone”: what was taken back is not there. */
function viewOf(found: FoundArticle | undefined, locale: Locale): ArticleView {
  try {
    return viewArticle(found, locale, "source");
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new DomainError("article_not_found", {}, error.articleId);
  }
}

function embedding(origin: string, lexicon: Lexicon, shown: ArticleView, room: Room): Rendering {
  return {
    ...{ status: 200, body: JSON.stringify(embeddedOf(origin, lexicon, shown, room)) },
    contentType: "application/json; charset=utf-8",
    language: shown.locale,
    tags: [articleTag(shown.found.article.id), articlesTag, ...leadTags(shown)],
  };
}

function renderingOrProblem(
  origin: string,
  lexicon: Lexicon,
  locale: Locale,
  render: () => Rendering,
): Rendering {
  try {
    return render();
  } catch (error) {
    if (error instanceof DomainError)
      return problemRendering(origin, lexicon, locale, error, tagsOfError(error));
    throw error;
  }
}
