/** Remarks in their threads, and whether what they are about is still there. */
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { read } from "../../changes/read.ts";
import type { Read } from "../../changes/read.ts";
import { blockHash } from "../identity/blocks.ts";
import type { Database } from "../../database.ts";
import type { EditionKey } from "../predecessors.ts";
import { blocks } from "../tables.ts";
import { nameOf } from "./names.ts";
import type { CurrentText, Named } from "./read.ts";
import { comments } from "./tables.ts";

/** Whether a remark's block or line is as it was then; `none` for one on all of it. */
export type Standing = "none" | "same" | "changed" | "gone";

export interface Comment {
  readonly id: string;
  readonly text: string;
  readonly author: Named;
  readonly at: number;
  /** Who was named in it, by what they are called now. */
  readonly mentions: readonly Named[];
}

export interface Thread {
  readonly id: string;
  /** A block's id, or `title`, `standfirst`, `byline`, `dateline`; null for all of it. */
  readonly block: string | null;
  /** The beginning of what stood there then. */
  readonly quote: string | null;
  readonly standing: Standing;
  readonly revisionNumber: number | null;
  readonly resolvedAt: number | null;
  readonly resolvedBy: Named | undefined;
  /** The first, and its answers; never none. */
  readonly comments: readonly Comment[];
}

export const lineNames = ["title", "standfirst", "byline", "dateline"] as const;
export type LineName = (typeof lineNames)[number];
export const isLine = (block: string): block is LineName => (lineNames as readonly string[]).includes(block);

/** Open threads of an edition, answers of a thread: whoever reads one reads them all. */
export const mostOpen = 60;
export const mostAnswers = 50;
/** Of those that are done with, the newest. */
const mostResolved = 20;

const mentioned = sql<string>`(SELECT json_group_array(json_object('id', p.id, 'name', p.name)) FROM json_each(comments.mentions) n
  JOIN members p ON p.id = n.value)`;

type CommentRowRead = Awaited<ReturnType<typeof commentRows>>[number];
type Rows = { rows: readonly CommentRowRead[]; hashes: ReadonlyMap<string, string> };

const commentRows = (db: Database, { articleId, locale }: EditionKey) =>
  db
    .select({
      ...{ id: comments.id, block: comments.block, quote: comments.quote, blockHash: comments.blockHash },
      ...{ threadId: comments.threadId, text: comments.text, author: comments.author, at: comments.at },
      revisionNumber: comments.revisionNumber,
      resolvedAt: comments.resolvedAt,
      resolvedBy: comments.resolvedBy,
      mentions: mentioned.as("mentioned"),
      authorName: nameOf("comments.author").as("author_name"),
      resolvedByName: nameOf("comments.resolved_by").as("resolved_by_name"),
    })
    .from(comments)
    .where(
      and(
        eq(comments.articleId, articleId),
        eq(comments.locale, locale),
        sql`coalesce(comments.thread_id, comments.id) IN (
          SELECT id FROM comments WHERE article_id = ${articleId} AND locale = ${locale} AND thread_id IS NULL AND resolved_at IS NULL
          UNION ALL SELECT id FROM (SELECT id FROM comments WHERE article_id = ${articleId} AND locale = ${locale}
            AND thread_id IS NULL AND resolved_at IS NOT NULL ORDER BY resolved_at DESC LIMIT ${mostResolved}))`,
      ),
    )
    .orderBy(asc(comments.at), asc(comments.id));

/** With the hash of every block that is written now. */
export function commentsRead(place: EditionKey): Read<Rows> {
  const { articleId, locale } = place;
  const current = sql`(SELECT coalesce(draft_revision_id, published_revision_id) FROM editions
    WHERE article_id = ${articleId} AND locale = ${locale}
    AND EXISTS (SELECT 1 FROM comments WHERE article_id = ${articleId} AND locale = ${locale} AND block IS NOT NULL))`;
  return read(
    (db) => [
      commentRows(db, place),
      db.select({ id: blocks.id, hash: blocks.hash }).from(blocks).where(inArray(blocks.revisionId, current)),
    ],
    ([rows, hashes]) => ({ rows, hashes: new Map(hashes.map(({ id, hash }) => [id, hash])) }),
  );
}

export function threadsOf({ rows, hashes }: Rows, text: CurrentText | undefined): Thread[] {
  const answers = Map.groupBy(rows, ({ threadId }) => threadId);
  const threads = (answers.get(null) ?? []).map((first): Thread => ({
    ...{ id: first.id, block: first.block, quote: first.quote },
    standing: standingOf(first, hashes, text),
    revisionNumber: first.revisionNumber,
    resolvedAt: first.resolvedAt,
    resolvedBy:
      first.resolvedBy === null
        ? undefined
        : { id: first.resolvedBy, name: first.resolvedByName ?? first.resolvedBy },
    comments: [first, ...(answers.get(first.id) ?? [])].map(commentOf),
  }));
  return [
    ...threads.filter(({ resolvedAt }) => resolvedAt === null),
    ...threads.filter(({ resolvedAt }) => resolvedAt !== null),
  ];
}

function commentOf({ id, text, author, authorName, at, mentions }: CommentRowRead): Comment {
  return {
    ...{ id, text, at },
    author: { id: author, name: authorName ?? author },
    mentions: JSON.parse(mentions) as Named[],
  };
}

function standingOf(
  { block, blockHash: then }: Pick<CommentRowRead, "block" | "blockHash">,
  hashes: ReadonlyMap<string, string>,
  text: CurrentText | undefined,
): Standing {
  if (block === null) return "none";
  const now = isLine(block) ? hashOfLine(text?.[block]) : hashes.get(block);
  if (now === undefined) return "gone";
  return now === then ? "same" : "changed";
}

export const hashOfLine = (text: string | null | undefined): string | undefined =>
  text ? blockHash(text) : undefined;
