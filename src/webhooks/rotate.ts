import { and, eq, isNull, sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { expectMay } from "../access/policy.ts";
import { recordLine } from "../access/record.ts";
import { invalid } from "../access/terms.ts";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database } from "../database.ts";
import { getEntered } from "./find.ts";
import { newSecret } from "./sign.ts";
import { webhooks, webhookSecrets } from "./tables.ts";

export interface Rotation {
  readonly id: string;
  /** For how long the secret there was still signs beside the new one: 0–168, a day unless told. */
  readonly hours?: number | undefined;
  readonly expectedVersion?: number | undefined;
}

export const longestOverlap = 168;

/**
 * A new secret; it is in what this returns, and nowhere else ever again. Until
 * the old one has run out every message has a signature with each.
 * @throws webhook_not_found, webhook_built_in, edit_conflict, field_invalid
 */
export async function rotateSecret(
  db: Database,
  actor: Actor,
  { id, hours = 24, expectedVersion }: Rotation,
  now: number,
): Promise<{ readonly name: string; readonly secret: string; readonly version: number }> {
  expectMay(actor, "webhook.manage");
  if (!Number.isInteger(hours) || hours < 0 || hours > longestOverlap)
    throw invalid("hours", String(hours), [`0–${longestOverlap}`]);
  const { name, version } = await getEntered(db, id);
  const expected = expectedVersion ?? version;
  const secret = newSecret();
  const expiresAt = now + hours * 3600 * 1000;
  const number = sql<number>`(SELECT coalesce(max(number), 0) + 1 FROM webhook_secrets WHERE webhook_id = ${id})`;
  const detail = {
    before: { secret: "valid" },
    after: { secret: "new", oldValidUntil: new Date(expiresAt).toISOString() },
  };
  await commit(db, [
    db
      .update(webhooks)
      .set({ version: nextVersion(webhooks.version, expected) })
      .where(eq(webhooks.id, id)),
    db
      .delete(webhookSecrets)
      .where(and(eq(webhookSecrets.webhookId, id), sql`${webhookSecrets.expiresAt} <= ${now}`)),
    db
      .update(webhookSecrets)
      .set({ expiresAt })
      .where(and(eq(webhookSecrets.webhookId, id), isNull(webhookSecrets.expiresAt))),
    db.insert(webhookSecrets).values({ webhookId: id, number, secret, createdAt: now, expiresAt: null }),
    recordLine(db, actor, { action: "webhook.secret_rotated", subject: `webhook/${id}`, detail }, now),
  ]);
  return { name, secret, version: expected + 1 };
}
