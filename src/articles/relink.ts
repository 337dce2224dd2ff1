import type { Actor } from "../access/actor.ts";
import type { Database, Statement } from "../database.ts";
import { DomainError } from "../errors.ts";
import { isSlug } from "../identity.ts";
import type { Locale } from "../locales.ts";
import { changePublicState } from "./change-public-state.ts";
import type { Decision } from "./change-public-state.ts";
import { lockOf } from "./dossier.ts";
import { linkRules, linkStatements } from "./links.ts";
import type { Dossier } from "./public-state.ts";
import { moveStatements } from "./slugs.ts";
import { termStatements } from "./terms.ts";

export interface Relinking {
  articleId: string;
  /** `lockOf` the article as the editor saw it; left out to take it as it is. */
  expectedLock?: number | undefined;
  slug?: string | undefined;
  topics?: readonly string[] | undefined;
  /** The enterprises it is about, most important first. */
  enterprises?: readonly string[] | undefined;
}

/**
 * Gives an article another address, other topics or other enterprises. The
 * address that readers knew leads to the new one for ever. Returns the locales
 * in which readers see something else.
 * @throws slug_taken for an address that is or ever was another article's
 */
export async function relinkArticle(
  db: Database,
  actor: Actor,
  input: Relinking,
  now: number,
): Promise<Locale[]> {
  return changePublicState(db, actor, input.articleId, (dossier) => decide(db, dossier, input, now), now);
}

function decide(db: Database, dossier: Dossier, input: Relinking, now: number): Decision {
  const { article } = dossier;
  if (input.expectedLock !== undefined && lockOf(dossier) !== input.expectedLock)
    throw new DomainError("edit_conflict");
  const before = { slug: article.slug, topics: dossier.topics, enterprises: dossier.enterprises };
  const identity = {
    slug: input.slug ?? before.slug,
    topics: [...new Set(input.topics ?? before.topics)],
    enterprises: [...new Set(input.enterprises ?? before.enterprises)],
  };
  if (!isSlug(identity.slug)) throw new DomainError("slug_invalid", { slug: identity.slug });
  if (JSON.stringify(identity) === JSON.stringify(before)) return { lines: [] };
  return {
    identity,
    lines: [
      {
        action: "article.linked",
        subject: `article/${article.id}`,
        detail: { before: changesIn(before, identity), after: changesIn(identity, before) },
      },
    ],
    statements: [
      ...(identity.slug === before.slug ? [] : move(db, dossier, identity.slug, now)),
      ...linkStatements(db, article.id, identity),
    ],
    rules: { "articles.slug": "slug_taken", ...linkRules },
  };
}

function move(db: Database, { article }: Dossier, to: string, now: number): Statement[] {
  const { id: articleId, slug: from } = article;
  return [
    ...moveStatements(db, { articleId, from, to, wasPublic: article.publishedAt !== null }, now),
    ...termStatements(db, article, { part: "slug", text: to }),
  ];
}

/** Of the one what is otherwise in the other. */
function changesIn(one: object, other: object): object {
  const others = new Map(Object.entries(other));
  return Object.fromEntries(
    Object.entries(one).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(others.get(key))),
  );
}
