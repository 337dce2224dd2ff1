import { and, eq, isNull, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Actor } from "../../access/actor.ts";
import { expectMay } from "../../access/policy.ts";
import { recordLine } from "../../access/record.ts";
import { commit } from "../../changes/commit.ts";
import { combine, read, readNow } from "../../changes/read.ts";
import type { Database } from "../../database.ts";
import { DomainError } from "../../errors.ts";
import { newId } from "../../identity.ts";
import { notify } from "../../notices/notify.ts";
import type { EditionKey } from "../predecessors.ts";
import { toldBy } from "./mentions.ts";
import { excerpt, lineFor, subjectOf, titleOf } from "./place.ts";
import { peopleRead, placeRead } from "./read.ts";
import type { CurrentText } from "./read.ts";
import { comments } from "./tables.ts";
import { hashOfLine, isLine, mostAnswers, mostOpen } from "./threads.ts";
import { wordsOf } from "./words.ts";

interface Said extends EditionKey {
  readonly text: string;
  /** Ids of members to tell, beside those who are named in the text. */
  readonly mentions?: readonly string[] | undefined;
}

export interface NewComment extends Said {
  /** A block's id or a line's name; left out for all of it. */
  readonly block?: string | undefined;
}

/**
 * A remark. Returns its id, which is its thread's.
 * @throws article_not_found, unknown_block, too_many_comments, member_not_found, field_invalid
 */
export async function addComment(
  db: Database,
  actor: Actor,
  input: NewComment,
  now: number,
): Promise<string> {
  const { articleId, locale, block } = input;
  expectMay(actor, "comment.write", { locale });
  const text = wordsOf(input.text, "text");
  const found = await readNow(
    db,
    combine({
      place: placeRead(input),
      blocks: blockRead(input, block ?? ""),
      open: openRead(input),
      people: peopleRead(),
      title: titleOf(input),
    }),
  );
  if (found.place.article === undefined) throw new DomainError("article_not_found", { id: articleId });
  if (found.open >= mostOpen) throw new DomainError("too_many_comments", { limit: mostOpen });
  const at = block === undefined ? undefined : expectBlock(block, found.place.text, found.blocks);
  const told = toldBy(text, input.mentions ?? [], found.people);
  const id = newId();
  const row = {
    ...{ id, articleId, locale, text, mentions: told, author: actor.id, at: now },
    ...{ block: block ?? null, quote: at?.quote ?? null, blockHash: at?.hash ?? null },
    revisionNumber: found.place.text?.number ?? null,
  };
  const detail = { title: found.title, text: excerpt(text), comment: id };
  await commit(db, [
    db.insert(comments).values(row),
    notify(db, actor, { kind: "mentioned", subject: subjectOf(input), detail, to: told }, now),
    recordLine(
      db,
      actor,
      lineFor(input, "comment.added", { after: { comment: id, block: row.block, text, told } }),
      now,
    ),
  ]);
  return id;
}

const blockRead = ({ articleId, locale }: EditionKey, block: string) =>
  read(
    (db) => [
      db
        .select({ markdown: sql<string>`b.markdown`.as("markdown"), hash: sql<string>`b.hash`.as("hash") })
        .from(sql`blocks b`)
        .where(
          sql`b.revision_id = (SELECT coalesce(draft_revision_id, published_revision_id) FROM editions
            WHERE article_id = ${articleId} AND locale = ${locale}) AND b.id = ${block}`,
        ),
    ],
    ([[row]]) => row,
  );

const openRead = ({ articleId, locale }: EditionKey) =>
  read(
    (db) => [
      db
        .select({ count: sql<number>`count(*)`.as("count") })
        .from(comments)
        .where(
          and(
            eq(comments.articleId, articleId),
            eq(comments.locale, locale),
            isNull(comments.threadId),
            isNull(comments.resolvedAt),
          ),
        ),
    ],
    ([[row]]) => row?.count ?? 0,
  );

/** What the remark is about, as it stands there. */
function expectBlock(
  block: string,
  text: CurrentText | undefined,
  found: { markdown: string; hash: string } | undefined,
): { quote: string; hash: string } {
  const line = isLine(block) ? text?.[block] : undefined;
  const hash = hashOfLine(line) ?? found?.hash;
  if (hash === undefined) throw new DomainError("unknown_block", { id: block.slice(0, 64) });
  return { quote: excerpt(line ?? found?.markdown ?? "", longestQuote), hash };
}

const longestQuote = 200;

export interface NewAnswer extends Said {
  readonly threadId: string;
}

/**
 * An answer; a thread that was settled is open again. Whoever has said
 * something in it is told.
 * @throws comment_not_found for another edition's as for none; too_many_comments, member_not_found, field_invalid
 */
export async function answerComment(
  db: Database,
  actor: Actor,
  input: NewAnswer,
  now: number,
): Promise<string> {
  const { articleId, locale, threadId } = input;
  expectMay(actor, "comment.write", { locale });
  const text = wordsOf(input.text, "text");
  const found = await readNow(
    db,
    combine({ thread: threadRead(input), people: peopleRead(), title: titleOf(input) }),
  );
  const [first] = found.thread.filter(({ id }) => id === threadId);
  if (first === undefined) throw new DomainError("comment_not_found");
  if (found.thread.length > mostAnswers) throw new DomainError("too_many_comments", { limit: mostAnswers });
  const told = toldBy(text, input.mentions ?? [], found.people);
  const others = found.thread.map(({ author }) => author).filter((author) => !told.includes(author));
  const id = newId();
  const row = { id, articleId, locale, threadId, text, mentions: told, author: actor.id, at: now };
  const news = {
    subject: subjectOf(input),
    detail: { title: found.title, text: excerpt(text), comment: threadId },
  };
  await commit(db, [
    db.insert(comments).values(row),
    db.update(comments).set({ resolvedAt: null, resolvedBy: null }).where(eq(comments.id, threadId)),
    notify(db, actor, { ...news, kind: "mentioned", to: told }, now),
    notify(db, actor, { ...news, kind: "answered", to: others }, now),
    recordLine(
      db,
      actor,
      lineFor(input, "comment.answered", {
        before: { settled: first.resolvedAt !== null },
        after: { comment: id, thread: threadId, text, told },
      }),
      now,
    ),
  ]);
  return id;
}

/** The first of a thread and its answers; nothing where it is another edition's. */
export const threadRead = ({ articleId, locale, threadId }: EditionKey & { threadId: string }) =>
  read(
    (db) => [
      db
        .select({ id: comments.id, author: comments.author, resolvedAt: comments.resolvedAt })
        .from(comments)
        .where(
          and(
            eq(comments.articleId, articleId),
            eq(comments.locale, locale),
            sql`(${comments.id} = ${threadId} AND ${comments.threadId} IS NULL OR ${comments.threadId} = ${threadId})` satisfies SQL,
          ),
        )
        .orderBy(comments.at),
    ],
    ([rows]) => rows,
  );
