import { eq } from "drizzle-orm";
import { articles } from "../articles/tables.ts";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { articleTag, registerTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../identity.ts";
import { claims, schemes } from "./tables.ts";

export interface NewClaim {
  articleId: string;
  schemeId: string;
  /** Where the figure holds: a GB/T 2260 code. */
  area: string;
  value: number;
  /** ISO 8601, as coarse as the article says it: `2017-12`. */
  asOf: string;
}

/** A figure as an article reports it, which no count of the register ever changes. */
export async function recordClaim(db: Database, actor: Actor, input: NewClaim, now: number): Promise<string> {
  const id = newId();
  await expectSubject(db, input);
  await commit(
    db,
    [
      db.insert(claims).values({ id, ...input, recordedAt: now }),
      ...appendChange(
        db,
        actor.id,
        {
          kind: "claim.recorded",
          subjectId: id,
          tags: [articleTag(input.articleId), registerTag],
          mode: "purge",
        },
        now,
      ),
      recordLine(
        db,
        actor,
        {
          action: "claim.recorded",
          subject: `article/${input.articleId}`,
          detail: { after: { id, ...input } },
        },
        now,
      ),
    ],
    { "claims.": "claim_exists" },
  );
  return id;
}

async function expectSubject(db: Database, { articleId, schemeId }: NewClaim): Promise<void> {
  const [[article], [scheme]] = await db.batch([
    db.select({ id: articles.id }).from(articles).where(eq(articles.id, articleId)),
    db.select({ id: schemes.id }).from(schemes).where(eq(schemes.id, schemeId)),
  ]);
  if (article === undefined) throw new DomainError("article_not_found");
  if (scheme === undefined) throw new DomainError("scheme_not_found");
}
