/** Links that show a draft to whoever has them, and the keys that they are signed with. */
import { and, desc, eq } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { newSecret } from "../access/secret.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../identity.ts";
import type { EditionKey } from "./predecessors.ts";
import { signPreview } from "./preview-token.ts";
import { articles, editions, previewKeys } from "./tables.ts";

const day = 24 * 3600 * 1000;
/** Days that a link is good for, where nobody says. */
const usually = 7;

export interface NewPreview extends EditionKey {
  readonly days?: number | undefined;
}

export interface PreviewLink {
  readonly token: string;
  readonly expiresAt: number;
}

/** The token is in what this returns and nowhere else; it says which edition, not which revision: the draft as it is by then. */
export async function linkPreview(
  db: Database,
  actor: Actor,
  { articleId, locale, days = usually }: NewPreview,
  now: number,
): Promise<PreviewLink> {
  const [[article], [edition], [known]] = await db.batch([
    db.select({ id: articles.id }).from(articles).where(eq(articles.id, articleId)),
    db
      .select({ locale: editions.locale })
      .from(editions)
      .where(and(eq(editions.articleId, articleId), eq(editions.locale, locale))),
    db.select().from(previewKeys).orderBy(desc(previewKeys.createdAt)).limit(1),
  ]);
  if (article === undefined) throw new DomainError("article_not_found", { id: articleId });
  if (edition === undefined) throw new DomainError("edition_missing", { locale });
  const key = known ?? newKey(now);
  const expiresAt = now + days * day;
  const detail = { after: { expiresAt: new Date(expiresAt).toISOString(), key: key.id } };
  await commit(db, [
    ...(known === undefined ? [db.insert(previewKeys).values(key)] : []),
    recordLine(
      db,
      actor,
      { action: "preview.linked", subject: `article/${articleId}/${locale}`, detail },
      now,
    ),
  ]);
  return { token: signPreview({ keyId: key.id, articleId, locale, expiresAt }, key.secret), expiresAt };
}

/** From now on every link that was given out before opens nothing. */
export async function endPreviews(db: Database, actor: Actor, now: number): Promise<void> {
  const key = newKey(now);
  const detail = { after: { key: key.id } };
  await commit(db, [
    db.delete(previewKeys),
    db.insert(previewKeys).values(key),
    recordLine(db, actor, { action: "preview.ended", subject: "previews", detail }, now),
  ]);
}

const newKey = (now: number) => ({ id: newId(), secret: newSecret(), createdAt: now });
