/**
 * A merge moves what the register holds, and what articles say: so its verb
 * stands here, in the room above.
 */
import { eq, inArray, sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { appendEach } from "../changes/append-each.ts";
import { commit } from "../changes/commit.ts";
import type { Database, Statement } from "../database.ts";
import { planMerge } from "../enterprises/merge.ts";
import type { Merger } from "../enterprises/merge.ts";
import { articleEnterprises, articleListings, articles } from "./tables.ts";

/** What was entered twice becomes one enterprise, wherever it is named, in one batch. */
export async function mergeEnterprises(
  db: Database,
  actor: Actor,
  input: Merger,
  now: number,
): Promise<void> {
  await commit(db, [
    ...(await planMerge(db, actor, input, now)),
    appendEach(db, actor.id, { kind: "article.relinked", subjects: publicAbout(input.enterpriseId) }, now),
    ...followMerge(db, input.enterpriseId, input.into),
  ]);
}

const publicAbout = (enterpriseId: string) =>
  sql`(SELECT a.id FROM ${articles} a JOIN ${articleEnterprises} l ON l.article_id = a.id
    WHERE l.enterprise_id = ${enterpriseId} AND a.published_at IS NOT NULL)`;

/** Under each article's lock, so that nobody writes back a list or a link that they read before. */
function followMerge(db: Database, from: string, into: string): Statement[] {
  const { articleId, enterpriseId, position } = articleEnterprises;
  const linked = db.select({ id: articleId }).from(articleEnterprises).where(eq(enterpriseId, from));
  const [left, entered] = [`enterprise:${from}`, `enterprise:${into}`];
  return [
    db
      .update(articles)
      .set({ version: sql`${articles.version} + 1` })
      .where(inArray(articles.id, linked)),
    db
      .insert(articleEnterprises)
      .select(
        sql`SELECT ${articleId}, ${into}, ${position} FROM ${articleEnterprises} WHERE ${enterpriseId} = ${from}`,
      )
      .onConflictDoUpdate({
        target: [articleId, enterpriseId],
        set: { position: sql`min(${position}, excluded.position)` },
      }),
    db.delete(articleEnterprises).where(eq(enterpriseId, from)),
    db
      .insert(articleListings)
      .select(
        sql`SELECT ${entered}, ${articleListings.scope}, ${articleListings.publishedAt}, ${articleListings.articleId}
          FROM ${articleListings} WHERE ${articleListings.facet} = ${left}`,
      )
      .onConflictDoNothing(),
    db.delete(articleListings).where(eq(articleListings.facet, left)),
  ];
}
