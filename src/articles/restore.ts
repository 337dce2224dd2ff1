import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { expectMay } from "../access/policy.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { saveRevision } from "./draft.ts";
import type { Drafted } from "./draft.ts";
import { blocksAt, latestRevision, revisionAt } from "./predecessors.ts";
import type { EditionKey } from "./predecessors.ts";
import { articles, editions } from "./tables.ts";

export interface Restoration extends EditionKey {
  readonly number: number;
  /** The edition's, as the editor saw it; left out to take it as it is. */
  readonly expectedVersion?: number | undefined;
}

/**
 * An older revision as the new draft: its words, its blocks under their ids,
 * and what each of them was made from, so that a translation is as current as
 * its words are. Nothing is taken out of the history.
 * @throws article_not_found, revision_not_found, edit_conflict
 */
export async function restoreRevision(
  db: Database,
  actor: Actor,
  { articleId, locale, number, expectedVersion }: Restoration,
  now: number,
): Promise<Drafted> {
  const asked = sql`(SELECT id FROM revisions WHERE article_id = ${articleId} AND locale = ${locale} AND number = ${number})`;
  const [[article], [edition], [latest], [wanted], parts] = await db.batch([
    db.select().from(articles).where(eq(articles.id, articleId)),
    db
      .select({ version: editions.version })
      .from(editions)
      .where(and(eq(editions.articleId, articleId), eq(editions.locale, locale))),
    revisionAt(db, latestRevision(articleId, locale)),
    revisionAt(db, asked),
    blocksAt(db, asked),
  ]);
  if (article === undefined) throw new DomainError("article_not_found", { id: articleId });
  if (edition === undefined || latest === undefined || wanted === undefined)
    throw new DomainError("revision_not_found", { number });
  expectMay(actor, "article.write", { locale, isSource: locale === article.sourceLocale });
  const { version } = edition;
  if (expectedVersion !== undefined && version !== expectedVersion) throw new DomainError("edit_conflict");
  return saveRevision(
    db,
    actor,
    {
      ...{ article, version, previous: { revision: latest } },
      composed: {
        revision: { ...wanted, minor: false },
        parts,
      },
      action: "article.restored",
      detail: { before: { revision: latest.number }, of: number },
    },
    now,
  );
}
