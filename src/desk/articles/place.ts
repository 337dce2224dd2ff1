/** The article or edition that a path names, once it is clear that the actor may do this there. Nothing has been looked up yet. */
import type { Actor } from "../../access/actor.ts";
import { expectMay } from "../../access/policy.ts";
import type { Act } from "../../access/policy.ts";
import type { AppContext } from "../../app-env.ts";
import { DomainError } from "../../errors.ts";
import { isId } from "../../identity.ts";
import { canonicalLocale, locales } from "../../locales.ts";
import type { Locale } from "../../locales.ts";
import { actorOf } from "../door.ts";
import { expectedVersion } from "../if-match.ts";

export interface ArticlePlace {
  readonly actor: Actor;
  readonly articleId: string;
}

export interface EditionPlace extends ArticlePlace {
  readonly locale: Locale;
}

export function articleAt(c: AppContext, act: Act): ArticlePlace {
  const actor = actorOf(c);
  expectMay(actor, act);
  return { actor, articleId: idIn(c) };
}

export function editionAt(c: AppContext, act: Act): EditionPlace {
  const actor = actorOf(c);
  const locale = localeIn(c.req.param("locale") ?? "");
  expectMay(actor, act, { locale });
  return { actor, articleId: idIn(c), locale };
}

/** What can be no id is not looked up. */
function idIn(c: AppContext): string {
  const id = c.req.param("id") ?? "";
  if (!isId(id)) throw new DomainError("article_not_found");
  return id;
}

export function localeIn(tag: string): Locale {
  const locale = canonicalLocale(tag);
  if (locale === undefined)
    throw new DomainError("unsupported_locale", { tag: tag.slice(0, 80), available: locales });
  return locale;
}

/**
 * Whoever writes says which version she has seen, or with `*` that she takes
 * it as it is.
 * @throws precondition_required, edit_conflict
 */
export function seenVersion(c: AppContext): number | undefined {
  if (c.req.header("If-Match") === undefined)
    throw new DomainError("precondition_required", { header: "If-Match" });
  return expectedVersion(c);
}

export const etagOf = (version: number): string => `"v${version}"`;
