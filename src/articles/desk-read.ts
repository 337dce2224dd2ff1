/** An article, and an edition of it, as those see it who write it. */
import { asc, eq, inArray, sql } from "drizzle-orm";
import { columnsOf } from "../changes/columns-of.ts";
import { combine, mapRead, read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import { enterprises } from "../enterprises/tables.ts";
import type { Locale, Localised } from "../locales.ts";
import { revisionsInPlay } from "./dossier.ts";
import { lineColumns, written } from "./history.ts";
import type { RevisionLine, WrittenRevision } from "./history.ts";
import { sourceRevision } from "./predecessors.ts";
import type { EditionKey } from "./predecessors.ts";
import { inOrder } from "./read.ts";
import type { LinkedEnterprise } from "./read.ts";
import { openReviews, workRead } from "./review/work.ts";
import type { Work } from "./review/work.ts";
import {
  articleEnterprises,
  articles,
  articleSlugs,
  articleTopics,
  blocks,
  editions,
  revisions,
  topics,
} from "./tables.ts";
import type { ArticleRow, EditionRow } from "./tables.ts";

export interface DeskArticle {
  readonly article: ArticleRow;
  readonly editions: readonly EditionRow[];
  /** Drafts, what is public and what is to be, by id. */
  readonly revisions: ReadonlyMap<string, RevisionLine>;
  readonly topics: readonly { readonly id: string; readonly label: Localised<string> }[];
  readonly enterprises: readonly LinkedEnterprise[];
  /** Addresses that lead here. */
  readonly oldSlugs: readonly string[];
  readonly work: Work;
}

/** Undefined where there is no such article. */
export function deskArticleRead(articleId: string): Read<DeskArticle | undefined> {
  const parts = combine({ found: foundRead(articleId), work: workRead(articleId) });
  return mapRead(parts, ({ found, work }) => found && { ...found, work });
}

function foundRead(articleId: string): Read<Omit<DeskArticle, "work"> | undefined> {
  return read(
    (db) => [
      db.select().from(articles).where(eq(articles.id, articleId)),
      db.select().from(editions).where(eq(editions.articleId, articleId)),
      db
        .select(lineColumns)
        .from(revisions)
        .where(inArray(revisions.id, revisionsInPlay(articleId))),
      db
        .select({ id: topics.id, label: topics.label, position: articleTopics.position })
        .from(articleTopics)
        .innerJoin(topics, eq(topics.id, articleTopics.topicId))
        .where(eq(articleTopics.articleId, articleId)),
      db
        .select({ enterprise: columnsOf(enterprises), position: articleEnterprises.position })
        .from(articleEnterprises)
        .innerJoin(enterprises, eq(enterprises.id, articleEnterprises.enterpriseId))
        .where(eq(articleEnterprises.articleId, articleId)),
      db.select().from(articleSlugs).where(eq(articleSlugs.articleId, articleId)),
    ],
    ([[article], editionRows, lines, topicRows, enterpriseRows, slugs]) =>
      article && {
        article,
        editions: editionRows,
        revisions: new Map(lines.map((line) => [line.id, line])),
        topics: inOrder(topicRows).map(({ id, label }) => ({ id, label })),
        enterprises: inOrder(enterpriseRows).map(({ enterprise }) => enterprise),
        oldSlugs: slugs.map(({ slug }) => slug),
      },
  );
}

export interface DeskEdition {
  readonly article: ArticleRow;
  readonly locale: Locale;
  /** Undefined while nothing was written in this language. */
  readonly edition: EditionRow | undefined;
  readonly draft: WrittenRevision | undefined;
  readonly published: WrittenRevision | undefined;
  /** For a translation: the text that a translator works from now. */
  readonly source: WrittenRevision | undefined;
  /** Somebody has been asked to look it over. */
  readonly inReview: boolean;
}

/** Undefined where there is no such article. */
export function deskEditionRead({ articleId, locale }: EditionKey): Read<DeskEdition | undefined> {
  const wanted = sql`(SELECT value FROM editions, json_each(json_array(draft_revision_id, published_revision_id))
    WHERE article_id = ${articleId} AND locale = ${locale} AND value IS NOT NULL
    UNION SELECT ${sourceRevision(articleId)})`;
  return read(
    (db) => [
      db.select().from(articles).where(eq(articles.id, articleId)),
      db.select().from(editions).where(eq(editions.articleId, articleId)),
      db.select(lineColumns).from(revisions).where(inArray(revisions.id, wanted)),
      db.select().from(blocks).where(inArray(blocks.revisionId, wanted)).orderBy(asc(blocks.position)),
      openReviews(db, articleId),
    ],
    ([[article], editionRows, lines, parts, open]) => {
      if (article === undefined) return undefined;
      const edition = editionRows.find((row) => row.locale === locale);
      const find = (id: string | null | undefined) => {
        const line = lines.find((row) => row.id === id);
        return line && written(line, parts);
      };
      const origin = editionRows.find((row) => row.locale === article.sourceLocale);
      return {
        ...{ article, locale, edition },
        inReview: open.some((review) => review.locale === locale),
        draft: find(edition?.draftRevisionId),
        published: find(edition?.publishedRevisionId),
        source:
          locale === article.sourceLocale
            ? undefined
            : find(origin?.publishedRevisionId ?? origin?.draftRevisionId),
      };
    },
  );
}
