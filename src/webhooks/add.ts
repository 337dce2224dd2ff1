import { sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { expectMay } from "../access/policy.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import { changes } from "../changes/tables.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../identity.ts";
import type { Ground } from "./address.ts";
import { newSecret } from "./sign.ts";
import { webhookProgress, webhooks, webhookSecrets } from "./tables.ts";
import { shownTerms, webhookTerms } from "./terms.ts";
import type { WebhookInput, WebhookRow } from "./terms.ts";

/** Each is looked after in every run. */
export const mostWebhooks = 20;

/**
 * Told of everything from the next change on. What messages are signed with is
 * in what this returns, and nowhere else ever again.
 * @throws field_invalid, webhook_address_refused, webhook_limit
 */
export async function addWebhook(
  db: Database,
  actor: Actor,
  ground: Ground,
  input: WebhookInput,
  now: number,
): Promise<WebhookRow & { readonly secret: string }> {
  expectMay(actor, "webhook.manage");
  const terms = await webhookTerms(db, ground, input);
  const secret = newSecret();
  const row = {
    ...{ id: newId(), kind: "webhook", ...terms, state: "active", reason: null },
    ...{ createdAt: now, createdBy: actor.name, version: 1 },
  } satisfies WebhookRow;
  const position = sql<number>`(SELECT coalesce(max(seq), 0) FROM ${changes})`;
  const start = { position, lease: null, leaseUntil: 0, dueAt: 0, failures: 0, failingSince: null };
  const detail = { after: { ...shownTerms(terms), state: row.state } };
  try {
    await commit(
      db,
      [
        db.insert(webhooks).values({ ...row, createdBy: unlessTooMany(row.createdBy) }),
        db
          .insert(webhookSecrets)
          .values({ webhookId: row.id, number: 1, secret, createdAt: now, expiresAt: null }),
        db.insert(webhookProgress).values({ webhookId: row.id, ...start }),
        recordLine(db, actor, { action: "webhook.added", subject: `webhook/${row.id}`, detail }, now),
      ],
      { "NOT NULL constraint failed: webhooks.created_by": "webhook_limit" },
    );
  } catch (error) {
    throw error instanceof DomainError && error.code === "webhook_limit"
      ? new DomainError("webhook_limit", { limit: mostWebhooks })
      : error;
  }
  return { ...row, secret };
}

/** Null, which the column refuses: two that are added at once cannot both be the last one. */
const unlessTooMany = (value: string) =>
  sql<string>`CASE WHEN (SELECT count(*) FROM ${webhooks} WHERE kind = 'webhook') < ${mostWebhooks} THEN ${value} END`;
