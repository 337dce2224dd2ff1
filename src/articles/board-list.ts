import { and, desc, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { columnsOf, joined } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Position } from "../cursor.ts";
import type { Database } from "../database.ts";
import type { Locale } from "../locales.ts";
import { assignedPage, assigneesColumn, assigneesIn, isAssigned } from "./board-people.ts";
import { lastWrittenColumn, lastWrittenIn } from "./board-people.ts";
import type { Assignee, LastWritten } from "./board-people.ts";
import { facetOf } from "./board.ts";
import type { BoardState } from "./board.ts";
import { articleBoard, articles, articleTerms, editions, revisions } from "./tables.ts";
import type { ArticleRow, EditionRow } from "./tables.ts";
import { askedTerms } from "./terms.ts";

export interface BoardQuery {
  readonly state?: BoardState | undefined;
  readonly locale?: Locale | undefined;
  /** Words of a title or of the address, or their beginnings. */
  readonly q?: string | undefined;
  /** Only what is this member's work: in that language and state, where one is asked for. */
  readonly assignedTo?: string | undefined;
  readonly after?: Position | undefined;
  readonly limit: number;
}

export interface BoardEdition {
  readonly edition: EditionRow;
  /** What was written and is not public. */
  readonly draft: { readonly number: number; readonly title: string; readonly createdAt: number } | undefined;
  readonly written: LastWritten | undefined;
  /** Somebody has been asked to look it over. */
  readonly inReview: boolean;
}

export interface BoardRow {
  readonly article: ArticleRow;
  readonly editions: readonly BoardEdition[];
  /** Also of languages in which nobody has begun. */
  readonly assignees: readonly Assignee[];
  readonly position: Position;
}

/** Of an edition beside its article. */
const inReviewColumn = sql<number>`EXISTS (SELECT 1 FROM reviews r WHERE r.article_id = editions.article_id
  AND r.locale = editions.locale AND r.closed_at IS NULL)`;

/**
 * Newest write first; of what was searched for, the newest article first. One
 * row more than asked for, when there is one. A page costs its own rows: those
 * of the list, and of each article its editions and drafts.
 */
export function boardRead(query: BoardQuery): Read<BoardRow[]> {
  return read(
    (db) => {
      const page = pageOf(db, query);
      return [
        db
          .select({
            sort: page.sort,
            article: columnsOf(articles),
            edition: columnsOf(editions),
            draftNumber: sql<number | null>`${revisions.number}`.as("draft_number"),
            draftTitle: sql<string | null>`${revisions.title}`.as("draft_title"),
            draftAt: sql<number | null>`${revisions.createdAt}`.as("draft_at"),
            inReview: inReviewColumn.as("in_review"),
            written: lastWrittenColumn.as("written"),
            assignees: assigneesColumn.as("assignees"),
          })
          .from(page)
          .innerJoin(articles, eq(articles.id, page.articleId))
          .leftJoin(editions, eq(editions.articleId, articles.id))
          .leftJoin(revisions, eq(revisions.id, editions.draftRevisionId))
          .orderBy(desc(page.sort), desc(page.articleId)),
      ];
    },
    ([rows]) =>
      [...Map.groupBy(rows, ({ article }) => article.id).values()].flatMap((group) =>
        group.slice(0, 1).map(({ article, sort, assignees }) => ({
          article,
          assignees: assigneesIn(assignees),
          editions: group.flatMap((row) => boardEdition(row) ?? []),
          position: [sort, article.id] as const,
        })),
      ),
  );
}

/** How many stand under each of these, counted up to this many. */
export const mostCounted = 100;

export function boardCountsRead(queries: readonly Omit<BoardQuery, "limit" | "after">[]): Read<number[]> {
  return read(
    (db) =>
      queries.map((query) =>
        db
          .select({ count: sql<number>`count(*)`.as("count") })
          .from(pageOf(db, { ...query, limit: mostCounted - 1 })),
      ),
    (rows) => rows.map(([row]) => row?.count ?? 0),
  );
}

interface Row {
  edition: EditionRow;
  draftNumber: number | null;
  draftTitle: string | null;
  draftAt: number | null;
  written: string | null;
  inReview: number;
}

function boardEdition({
  edition,
  written,
  inReview,
  draftNumber: number,
  draftTitle: title,
  draftAt: createdAt,
}: Row) {
  const row = joined(edition);
  const draft =
    number === null || title === null || createdAt === null ? undefined : { number, title, createdAt };
  return row && { edition: row, draft, written: lastWrittenIn(written), inReview: inReview === 1 };
}

function pageOf(db: Database, query: BoardQuery) {
  const [first, ...others] = askedTerms(query.q ?? "");
  if (first !== undefined) return found(db, query, first, others);
  return query.assignedTo === undefined ? standing(db, query) : assignedPage(db, query);
}

function standing(db: Database, { locale, state, after, limit }: BoardQuery) {
  const { facet, touchedAt, articleId } = articleBoard;
  return db
    .select({ sort: sql<number>`${touchedAt}`.as("sort"), articleId })
    .from(articleBoard)
    .where(and(eq(facet, facetOf(locale, state)), isAfter(sql`${touchedAt}, ${articleId}`, after)))
    .orderBy(desc(touchedAt), desc(articleId))
    .limit(limit + 1)
    .as("page");
}

/** Along the most telling of the words; the other conditions are looked up for each article that has it. */
function found(db: Database, query: BoardQuery, first: string, others: readonly string[]) {
  const { locale, state, after, limit } = query;
  const { term, createdAt, articleId } = articleTerms;
  const has = (other: string) =>
    sql`EXISTS (SELECT 1 FROM article_terms o WHERE o.term = ${other} AND o.created_at = ${createdAt} AND o.article_id = ${articleId})`;
  // The plus sends SQLite by the article, of which there are few rows, and not along the facet.
  const stands =
    isAssigned(query, sql`${articleId}`) ??
    sql`EXISTS (SELECT 1 FROM article_board b WHERE b.article_id = ${articleId} AND +b.facet = ${facetOf(locale, state)})`;
  return db
    .selectDistinct({ sort: sql<number>`${createdAt}`.as("sort"), articleId })
    .from(articleTerms)
    .where(and(eq(term, first), isAfter(sql`${createdAt}, ${articleId}`, after), ...others.map(has), stands))
    .orderBy(desc(createdAt), desc(articleId))
    .limit(limit + 1)
    .as("page");
}

function isAfter(columns: SQL, after: Position | undefined): SQL | undefined {
  return after && sql`(${columns}) < (${after[0]}, ${after[1]})`;
}
