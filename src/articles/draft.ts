import { and, eq } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { expectMay } from "../access/policy.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import { insertRows } from "../changes/insert-rows.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database, Statement } from "../database.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../identity.ts";
import type { Locale } from "../locales.ts";
import { boardStatements } from "./board.ts";
import { composeRevision, imageIdsOf } from "./compose.ts";
import type { Composed } from "./compose.ts";
import { imagesShown } from "./lead-image.ts";
import { findPredecessors } from "./predecessors.ts";
import { reviewOfSaved } from "./review/overtake.ts";
import { blocks, editions, revisionImages, revisions } from "./tables.ts";
import type { ArticleRow, LeadImage, RevisionRow } from "./tables.ts";
import { termStatements } from "./terms.ts";

/** A block as it was written; without an id where it is a new one. */
export interface Piece {
  readonly id?: string | undefined;
  readonly markdown: string;
}

export interface NewRevision {
  id?: string;
  articleId: string;
  locale: Locale;
  /** The edition's version that the editor saw; 0 when there was no edition yet, left out to take it as it is. */
  expectedVersion?: number | undefined;
  title: string;
  standfirst?: string | undefined;
  byline?: string | undefined;
  dateline?: string | undefined;
  /** The picture at its head; left out for none. */
  image?: LeadImage | null | undefined;
  /** Markdown; or, for a translation made block by block, each block under its source block's id. */
  body: string | readonly Piece[];
  /**
   * It means what the last one meant: a spelling put right. Of a source it
   * outdates no translation; of a translation it says nothing new of the source.
   */
  minor?: boolean | undefined;
  /**
   * For a translation: parts whose words stayed the same and which the
   * translator says still hold for the source as it is now (`title`,
   * `standfirst` or block ids). A part whose words changed is taken as made
   * from the source of now without saying so, except in a minor edit.
   */
  confirm?: "all" | readonly string[] | undefined;
}

export interface Drafted {
  revisionId: string;
  number: number;
  version: number;
}

/**
 * Saves a revision as the edition's draft. Nothing public changes.
 * @throws article_not_found, source_missing, edit_conflict, forbidden for a translator at the source
 */
export async function draftRevision(
  db: Database,
  actor: Actor,
  input: NewRevision,
  now: number,
): Promise<Drafted> {
  const { article, version, source, previous, images } = await findPredecessors(db, input, imageIdsOf(input));
  const { expectedVersion = version, minor = false, confirm } = input;
  expectMay(actor, "article.write", { locale: input.locale, isSource: source === undefined });
  if (version !== expectedVersion) throw new DomainError("edit_conflict");
  const composed = composeRevision(input, previous, source, images);
  const detail = {
    before: { revision: previous?.revision.number ?? null },
    ...(minor && { minor }),
    ...(confirm !== undefined && { confirm }),
  };
  const saving = {
    id: input.id,
    article,
    version,
    previous,
    composed,
    action: "article.drafted" as const,
    detail,
  };
  return saveRevision(db, actor, saving, now);
}

export interface Saving {
  readonly id?: string | undefined;
  readonly article: Pick<ArticleRow, "id" | "createdAt">;
  /** The edition's, which must not have moved; 0 where there is none. */
  readonly version: number;
  /** The edition's newest revision. */
  readonly previous: { readonly revision: Pick<RevisionRow, "number" | "title"> } | undefined;
  readonly composed: Composed;
  readonly action: "article.drafted" | "article.restored";
  readonly detail: Record<string, unknown>;
}

/** The revision, the edition that has it for a draft, its place on the board and its line in the record: one batch. */
export async function saveRevision(
  db: Database,
  actor: Actor,
  { id = newId(), article, version, previous, composed, action, detail }: Saving,
  now: number,
): Promise<Drafted> {
  const { revision, parts } = composed;
  const { locale, title } = revision;
  const number = (previous?.revision.number ?? 0) + 1;
  const saved = { revisionId: id, number, version: version + 1 };
  const row = { ...revision, id, number, editionVersion: saved.version, author: actor.id, createdAt: now };
  const line = {
    action,
    subject: `article/${article.id}/${locale}`,
    detail: { ...detail, after: { revision: number } },
  };
  await commit(
    db,
    [
      saveEdition(db, { articleId: article.id, locale, version }, id),
      ...insertRows(db, revisions, [row]),
      ...insertRows(
        db,
        blocks,
        parts.map((part, position) => ({ ...part, revisionId: id, position })),
      ),
      ...insertRows(
        db,
        revisionImages,
        imagesShown(revision).map((imageId) => ({ imageId, revisionId: id, articleId: article.id, locale })),
      ),
      ...(previous?.revision.title === title
        ? []
        : termStatements(db, article, { part: locale, text: title })),
      ...reviewOfSaved(
        db,
        actor,
        { articleId: article.id, locale, revisionId: id, number, minor: revision.minor ?? false },
        now,
      ),
      ...boardStatements(db, article.id, now),
      recordLine(db, actor, line, now),
    ],
    { "editions.": "edit_conflict", "revisions.": "edit_conflict" },
  );
  return saved;
}

interface EditionPlace {
  articleId: string;
  locale: Locale;
  version: number;
}

function saveEdition(
  db: Database,
  { articleId, locale, version }: EditionPlace,
  draftRevisionId: string,
): Statement {
  if (version === 0) {
    return db.insert(editions).values({ articleId, locale, state: "draft", version: 1, draftRevisionId });
  }
  return db
    .update(editions)
    .set({ version: nextVersion(editions.version, version), draftRevisionId })
    .where(and(eq(editions.articleId, articleId), eq(editions.locale, locale)));
}
