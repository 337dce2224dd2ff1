import { eq, sql } from "drizzle-orm";
import type { Actor } from "../../access/actor.ts";
import { expectMay } from "../../access/policy.ts";
import { recordLine } from "../../access/record.ts";
import { commit } from "../../changes/commit.ts";
import { readNow } from "../../changes/read.ts";
import type { Database } from "../../database.ts";
import { DomainError } from "../../errors.ts";
import type { EditionKey } from "../predecessors.ts";
import { threadRead } from "./comment.ts";
import { lineFor } from "./place.ts";
import { comments } from "./tables.ts";

export interface Settling extends EditionKey {
  readonly threadId: string;
  /** Whether it is to be done with, or open again. */
  readonly isSettled: boolean;
  /** How much had been said in it; left out to take it as it is. */
  readonly expectedVersion?: number | undefined;
}

/**
 * What was said in a thread is done with, or open again. Nothing is written
 * where it is so already.
 * @throws comment_not_found for another edition's as for none; edit_conflict where more was said meanwhile
 */
export async function settleThread(db: Database, actor: Actor, input: Settling, now: number): Promise<void> {
  const { locale, threadId, isSettled, expectedVersion } = input;
  expectMay(actor, "comment.write", { locale });
  const thread = await readNow(db, threadRead(input));
  const first = thread.find(({ id }) => id === threadId);
  if (first === undefined) throw new DomainError("comment_not_found");
  if (expectedVersion !== undefined && expectedVersion !== thread.length)
    throw new DomainError("edit_conflict");
  const wasSettled = first.resolvedAt !== null;
  if (wasSettled === isSettled) return;
  const said = sql`(SELECT count(*) FROM comments c WHERE c.thread_id = ${threadId}) + 1`;
  await commit(
    db,
    [
      db
        .update(comments)
        .set({
          resolvedAt: isSettled ? now : null,
          resolvedBy: isSettled ? actor.id : null,
          text: sql`CASE WHEN ${said} = ${thread.length} THEN text END`,
        })
        .where(eq(comments.id, threadId)),
      recordLine(
        db,
        actor,
        lineFor(input, isSettled ? "comment.settled" : "comment.reopened", {
          before: { settled: wasSettled },
          after: { comment: threadId, settled: isSettled },
        }),
        now,
      ),
    ],
    { "NOT NULL constraint failed: comments.text": "edit_conflict" },
  );
}
