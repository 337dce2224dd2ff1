import { lt } from "drizzle-orm";
import type { Database } from "../database.ts";
import { webhookMessages } from "./tables.ts";

export const daysKept = 30;

/** What was settled long ago, with its attempts. What waits is never forgotten. */
export async function forgetTold(db: Database, now: number): Promise<void> {
  await db.delete(webhookMessages).where(lt(webhookMessages.settledAt, now - daysKept * 24 * 3600 * 1000));
}
