import { Hono } from "hono";
import * as z from "zod";
import { expectMay } from "../../access/policy.ts";
import { lang, parametersOf } from "../../api/parameters.ts";
import type { AppEnv } from "../../app-env.ts";
import { suggestionsRead } from "../../articles/suggestions.ts";
import type { Suggestion } from "../../articles/suggestions.ts";
import { readNow } from "../../changes/read.ts";
import { withinTime } from "../../delivery/availability.ts";
import { DomainError } from "../../errors.ts";
import { isId } from "../../identity.ts";
import { actorOf, databaseOf } from "../door.ts";
import { localeIn } from "./place.ts";
import { enterpriseShape } from "./shapes.ts";

const articleId = z.string().refine(isId, "[a-z0-9-]{1,64}");
const locale = z.string().transform(localeIn);

export type SuggestionShape = ReturnType<typeof suggestionShape>;

/** Enterprises that an edition's words name. */
export const suggestions = new Hono<AppEnv>();

suggestions.get("/", async (c) => {
  expectMay(actorOf(c), "article.read");
  const { lang: _lang, ...place } = parametersOf(c, { lang, articleId, locale });
  const value = await withinTime(readNow(databaseOf(c), suggestionsRead(place)));
  if (value === undefined) throw new DomainError("article_not_found", { id: place.articleId });
  return c.json({ items: value.map(suggestionShape) });
});

const mostShown = 20;

function suggestionShape({ enterprise, isLinked, passages }: Suggestion) {
  return {
    enterprise: enterpriseShape(enterprise),
    isLinked,
    count: passages.length,
    passages: passages
      .slice(0, mostShown)
      .map(({ of: _of, tag, ...passage }) => ({ ...passage, locale: tag })),
  };
}
