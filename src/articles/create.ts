import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import { insertRows } from "../changes/insert-rows.ts";
import type { Database } from "../database.ts";
import { articlesTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { isId, isSlug, newId } from "../identity.ts";
import type { Locale } from "../locales.ts";
import { articleEnterprises, articles, articleTopics, topics } from "./tables.ts";

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
export async function createArticle(db: Database, input: NewArticle, now: number): Promise<string> {
  const id = input.id ?? newId();
  const { slug, sourceLocale, authoritativeLocale = sourceLocale } = input;
  if (!isId(id) || !isSlug(slug)) throw new DomainError("slug_invalid", { slug });
  const article = { id, slug, sourceLocale, authoritativeLocale, version: 1, createdAt: now };
  await commit(
    db,
    [
      db.insert(articles).values({ ...article, publishedLocales: [], withdrawnLocales: [] }),
      ...insertRows(
        db,
        articleTopics,
        (input.topics ?? []).map((topicId, position) => ({ articleId: id, topicId, position })),
      ),
      ...insertRows(
        db,
        articleEnterprises,
        (input.enterprises ?? []).map((enterpriseId, position) => ({
          articleId: id,
          enterpriseId,
          position,
        })),
      ),
    ],
    { "articles.": "slug_taken" },
  );
  return id;
}

/** Gives a topic its name, or another one: softly, for every page that shows it. */
export async function nameTopic(
  db: Database,
  actor: string,
  topic: typeof topics.$inferInsert,
  now: number,
): Promise<void> {
  const { id, label } = topic;
  if (!isId(id)) throw new DomainError("slug_invalid", { slug: id });
  const change = { kind: "topic.named", subjectId: id, tags: [articlesTag], mode: "invalidate" } as const;
  await commit(db, [
    db.insert(topics).values({ id, label }).onConflictDoUpdate({ target: topics.id, set: { label } }),
    ...appendChange(db, actor, change, now),
  ]);
}
