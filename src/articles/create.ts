import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { isId, isSlug, newId } from "../identity.ts";
import type { Locale } from "../locales.ts";
import { boardStatements } from "./board.ts";
import { linkRules, linkStatements } from "./links.ts";
import { freeSlug } from "./slugs.ts";
import { articles } from "./tables.ts";
import { termStatements } from "./terms.ts";

export interface NewArticle {
  id?: string;
  slug: string;
  /** The language it was written in. */
  sourceLocale: Locale;
  /** The language that counts when the two disagree; the source when left out. */
  authoritativeLocale?: Locale;
  topics?: readonly string[];
  /** The enterprises it is about, most important first. */
  enterprises?: readonly string[];
}

/** An article without words yet: identity, order and links. Not public, so not in the change log. */
export async function createArticle(
  db: Database,
  actor: Actor,
  input: NewArticle,
  now: number,
): Promise<string> {
  const id = input.id ?? newId();
  const { slug, sourceLocale, authoritativeLocale = sourceLocale } = input;
  if (!isId(id) || !isSlug(slug)) throw new DomainError("slug_invalid", { slug });
  const article = { id, slug, sourceLocale, authoritativeLocale, version: 1, createdAt: now };
  const { topics: about = [], enterprises = [] } = input;
  const detail = { after: { slug, sourceLocale, authoritativeLocale, topics: about, enterprises } };
  await commit(
    db,
    [
      db.insert(articles).values({
        ...article,
        slug: freeSlug(slug, id),
        publishedLocales: [],
        withdrawnLocales: [],
      }),
      ...linkStatements(db, id, { topics: about, enterprises }),
      ...termStatements(db, article, { part: "slug", text: slug }),
      ...boardStatements(db, id, now),
      recordLine(db, actor, { action: "article.created", subject: `article/${id}`, detail }, now),
    ],
    { "articles.": "slug_taken", ...linkRules },
  );
  return id;
}
