import { and, desc, eq, gt, isNull, or, sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { expectMay } from "../access/policy.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { newId } from "../identity.ts";
import { attempt } from "./attempt.ts";
import { mostSecrets } from "./claim.ts";
import { getEntered } from "./find.ts";
import { testPayload } from "./payload.ts";
import type { Outcome } from "./post.ts";
import type { Surroundings } from "./surroundings.ts";
import { webhookAttempts, webhookMessages, webhookSecrets } from "./tables.ts";

/**
 * One message at once, in nobody's queue: whatever comes of it stands in the
 * log and means nothing else, also to a receiver that is held back.
 * @throws webhook_not_found, webhook_built_in
 */
export async function tryOut(
  db: Database,
  actor: Actor,
  surroundings: Surroundings,
  id: string,
): Promise<Outcome & { readonly messageId: string }> {
  expectMay(actor, "webhook.manage");
  const webhook = await getEntered(db, id);
  const at = surroundings.now();
  const isValid = or(isNull(webhookSecrets.expiresAt), gt(webhookSecrets.expiresAt, at));
  const secrets = await db
    .select({ secret: webhookSecrets.secret })
    .from(webhookSecrets)
    .where(and(eq(webhookSecrets.webhookId, id), isValid))
    .orderBy(desc(webhookSecrets.number))
    .limit(mostSecrets);
  const message = { messageId: `test_${newId()}`, body: testPayload(at) };
  const outcome = await attempt(
    webhook,
    message,
    secrets.map(({ secret }) => secret),
    surroundings,
  );
  const now = surroundings.now();
  const state = outcome.error === undefined ? "delivered" : "failed";
  const { status = null, error = null, answer = null } = outcome;
  await commit(db, [
    db.insert(webhookMessages).values({
      ...{ webhookId: id, ...message, seq: null, type: "webhook.test", state, attempts: 1 },
      ...{ createdAt: at, dueAt: at, settledAt: now },
    }),
    db.insert(webhookAttempts).values({
      messageId: sql<number>`(SELECT max(id) FROM ${webhookMessages} WHERE webhook_id = ${id})`,
      ...{ at, ms: now - at, status, error, answer },
    }),
    recordLine(
      db,
      actor,
      { action: "webhook.tested", subject: `webhook/${id}`, detail: { after: { state, status, error } } },
      now,
    ),
  ]);
  return { ...outcome, messageId: message.messageId };
}
