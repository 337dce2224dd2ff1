import { eq } from "drizzle-orm";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { webhooks } from "./tables.ts";
import type { WebhookRow } from "./terms.ts";

/** @throws webhook_not_found */
export async function getWebhook(db: Database, id: string): Promise<WebhookRow> {
  const [row] = await db.select().from(webhooks).where(eq(webhooks.id, id));
  return expectWebhook(row);
}

export function expectWebhook(row: WebhookRow | undefined): WebhookRow {
  if (row === undefined) throw new DomainError("webhook_not_found");
  return row;
}

/** One that somebody entered. @throws webhook_not_found, and webhook_built_in for the hub of our feeds */
export async function getEntered(db: Database, id: string): Promise<WebhookRow> {
  const row = await getWebhook(db, id);
  if (row.kind === "websub") throw new DomainError("webhook_built_in");
  return row;
}
