import { and, desc, eq, sql } from "drizzle-orm";
import { commit } from "../changes/commit.ts";
import { insertRows } from "../changes/insert-rows.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database, Statement } from "../database.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../identity.ts";
import type { Locale } from "../locales.ts";
import { composeRevision } from "./compose.ts";
import type { Predecessor } from "./compose.ts";
import { articles, blocks, editions, revisions } from "./tables.ts";

export interface NewRevision {
  id?: string;
  articleId: string;
  locale: Locale;
  /** The edition's version that the editor saw; 0 when there was no edition yet. */
  expectedVersion: number;
  title: string;
  standfirst?: string;
  byline?: string;
  dateline?: string;
  /** Markdown; or, for a translation made block by block, each block under its source block's id. */
  body: string | readonly { id: string; markdown: string }[];
  /**
   * For a translation: parts whose words stayed the same and which the
   * translator says still hold for the source as it is now (`title`,
   * `standfirst` or block ids). A part whose words changed is taken as made
   * from the source of now without saying so.
   */
  confirm?: "all" | readonly string[];
}

export interface Drafted {
  revisionId: string;
  number: number;
  version: number;
}

/** Saves a revision as the edition's draft. Nothing public changes. */
export async function draftRevision(
  db: Database,
  actor: string,
  input: NewRevision,
  now: number,
): Promise<Drafted> {
  const { source, previous } = await findPredecessors(db, input);
  const id = input.id ?? newId();
  const number = (previous?.revision.number ?? 0) + 1;
  const { revision, parts } = composeRevision(input, previous, source);
  const row = { ...revision, id, number, author: actor, createdAt: now };
  await commit(
    db,
    [
      saveEdition(db, input, id),
      ...insertRows(db, revisions, [row]),
      ...insertRows(
        db,
        blocks,
        parts.map((part, position) => ({ ...part, revisionId: id, position })),
      ),
    ],
    { "editions.": "edit_conflict", "revisions.": "edit_conflict" },
  );
  return { revisionId: id, number, version: input.expectedVersion + 1 };
}

function saveEdition(db: Database, input: NewRevision, draftRevisionId: string): Statement {
  const { articleId, locale, expectedVersion } = input;
  if (expectedVersion === 0) {
    return db.insert(editions).values({ articleId, locale, state: "draft", version: 1, draftRevisionId });
  }
  return db
    .update(editions)
    .set({ version: nextVersion(editions.version, expectedVersion), draftRevisionId })
    .where(and(eq(editions.articleId, articleId), eq(editions.locale, locale)));
}

async function findPredecessors(db: Database, { articleId, locale, expectedVersion }: NewRevision) {
  const [[article], [edition], latest, latestBlocks, source, sourceBlocks] = await db.batch([
    db.select().from(articles).where(eq(articles.id, articleId)),
    db
      .select({ version: editions.version })
      .from(editions)
      .where(and(eq(editions.articleId, articleId), eq(editions.locale, locale))),
    db
      .select()
      .from(revisions)
      .where(eq(revisions.id, latestRevision(articleId, locale))),
    db
      .select()
      .from(blocks)
      .where(eq(blocks.revisionId, latestRevision(articleId, locale)))
      .orderBy(blocks.position),
    db
      .select()
      .from(revisions)
      .where(eq(revisions.id, sourceRevision(articleId))),
    db
      .select()
      .from(blocks)
      .where(eq(blocks.revisionId, sourceRevision(articleId)))
      .orderBy(blocks.position),
  ]);
  if (article === undefined) throw new DomainError("article_not_found", { id: articleId });
  if ((edition?.version ?? 0) !== expectedVersion) throw new DomainError("edit_conflict");
  const isSource = locale === article.sourceLocale;
  return {
    previous: predecessor(latest[0], latestBlocks),
    source: isSource ? undefined : (predecessor(source[0], sourceBlocks) ?? missingSource()),
  };
}

type RevisionRow = typeof revisions.$inferSelect;
type BlockRow = typeof blocks.$inferSelect;

function predecessor(revision: RevisionRow | undefined, parts: BlockRow[]): Predecessor | undefined {
  return revision && { revision, blocks: parts };
}

function missingSource(): never {
  throw new DomainError("edition_missing", { locale: "source" });
}

function latestRevision(articleId: string, locale: Locale) {
  return sql`(SELECT id FROM revisions WHERE article_id = ${articleId} AND locale = ${locale} ORDER BY number DESC LIMIT 1)`;
}

/** A translator works from what is public; before that, from the draft. */
function sourceRevision(articleId: string) {
  return sql`(SELECT coalesce(e.published_revision_id, e.draft_revision_id) FROM articles a
    JOIN editions e ON e.article_id = a.id AND e.locale = a.source_locale WHERE a.id = ${articleId})`;
}

/** Newest first; for the desk and for tests. */
export function listRevisions(db: Database, articleId: string, locale: Locale) {
  return db
    .select()
    .from(revisions)
    .where(and(eq(revisions.articleId, articleId), eq(revisions.locale, locale)))
    .orderBy(desc(revisions.number));
}
