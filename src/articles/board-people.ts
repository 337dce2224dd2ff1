/** Whose work stands on the desk's board: who wrote what stands there, and whom it is assigned to. */
import { and, desc, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import { members } from "../access/tables.ts";
import type { Database } from "../database.ts";
import type { Locale } from "../locales.ts";
import type { BoardQuery } from "./board-list.ts";
import { assignments } from "./review/tables.ts";
import { articleBoard, articles, editions } from "./tables.ts";

/** Whose work an edition is. */
export interface Assignee {
  readonly locale: Locale;
  readonly memberId: string;
  readonly name: string;
  /** ISO 8601. */
  readonly dueOn: string | null;
  readonly assignedAt: number;
  /** She works here no more. */
  readonly isGone: boolean;
}

/** Who wrote the newest words of an edition, and when. */
export interface LastWritten {
  readonly at: number;
  readonly by: string;
}

/** Of an article, in all its languages. */
export const assigneesColumn = sql<string>`(SELECT json_group_array(json_object('locale', s.locale, 'memberId', s.member_id,
  'name', coalesce(m.name, s.member_id), 'dueOn', s.due_on, 'assignedAt', s.assigned_at,
  'isGone', json(iif(m.removed_at IS NULL, 'false', 'true'))))
  FROM ${assignments} s LEFT JOIN ${members} m ON m.id = s.member_id WHERE s.article_id = ${articles.id})`;

/** Of an edition: of its draft, else of what is public. */
export const lastWrittenColumn = sql<string | null>`(SELECT json_object('at', w.created_at,
  'by', coalesce((SELECT name FROM members WHERE members.id = w.author), (SELECT name FROM tokens WHERE tokens.id = w.author), w.author))
  FROM revisions w WHERE w.id = coalesce(${editions.draftRevisionId}, ${editions.publishedRevisionId}))`;

/** JSON that the statements above have put together. */
export const assigneesIn = (text: string): Assignee[] => JSON.parse(text) as Assignee[];
export const lastWrittenIn = (text: string | null): LastWritten | undefined =>
  text === null ? undefined : (JSON.parse(text) as LastWritten);

/** Along what is assigned to somebody, of which there is little; the pluses keep SQLite from going along the whole board. */
export function assignedPage(db: Database, query: BoardQuery) {
  const { facet, touchedAt, articleId } = articleBoard;
  const { after, limit } = query;
  const isAfter = after && sql`(${touchedAt}, ${articleId}) < (${after[0]}, ${after[1]})`;
  return db
    .selectDistinct({ sort: sql<number>`${touchedAt}`.as("sort"), articleId })
    .from(assignments)
    .innerJoin(
      articleBoard,
      sql`${articleId} = ${assignments.articleId} AND +${facet} = ${assignedFacet(query)}`,
    )
    .where(and(isHers(query), isAfter))
    .orderBy(desc(touchedAt), desc(articleId))
    .limit(limit + 1)
    .as("page");
}

/** Of what is found by its words: that it is hers, in the language and the state that were asked for. */
export function isAssigned(query: BoardQuery, articleId: SQL): SQL | undefined {
  if (query.assignedTo === undefined) return undefined;
  return sql`EXISTS (SELECT 1 FROM ${assignments}, article_board mine WHERE ${assignments.articleId} = ${articleId}
    AND ${isHers(query)} AND mine.article_id = ${assignments.articleId} AND +mine.facet = ${assignedFacet(query)})`;
}

const isHers = ({ assignedTo, locale }: BoardQuery): SQL | undefined =>
  and(
    eq(assignments.memberId, assignedTo ?? ""),
    locale === undefined ? undefined : eq(assignments.locale, locale),
  );

/** The language that is hers must be in that state, and not another of the same article. */
const assignedFacet = ({ state }: BoardQuery): SQL =>
  state === undefined ? sql`'*:*'` : sql`${assignments.locale} || ':' || ${state}`;
