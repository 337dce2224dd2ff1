/** The hub that the configuration names is a receiver like others, which nobody has to enter. */
import { eq, sql } from "drizzle-orm";
import { clock } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import { changes } from "../changes/tables.ts";
import type { Database } from "../database.ts";
import { shownAddress } from "./address.ts";
import { webhookMessages, webhookProgress, webhooks } from "./tables.ts";

export const hubId = "websub";

/** From the next change on; nothing is written where the configuration says what it said before. */
export async function followHub(db: Database, hub: string | undefined, now: number): Promise<void> {
  const [row] = await db.select().from(webhooks).where(eq(webhooks.id, hubId));
  const isUnset = row === undefined || row.reason === "unset";
  if (hub === undefined ? isUnset : row?.url === hub && !isUnset) return;
  const shown = (url: string) => ({ url: shownAddress(url) });
  const detail = {
    before: row === undefined || isUnset ? null : shown(row.url),
    after: hub === undefined ? null : shown(hub),
  };
  const line = recordLine(
    db,
    clock,
    { action: "webhook.hub_named", subject: `webhook/${hubId}`, detail },
    now,
  );
  await commit(db, [...(hub === undefined ? unset(db) : named(db, hub, now)), line]);
}

const unset = (db: Database) => [
  db
    .update(webhooks)
    .set({ state: "disabled", reason: "unset", version: sql`${webhooks.version} + 1` })
    .where(eq(webhooks.id, hubId)),
];

/** What waited for another hub is nothing to this one. */
function named(db: Database, url: string, now: number) {
  const state = { state: "active", reason: null, url } as const;
  const start = {
    position: sql<number>`(SELECT coalesce(max(seq), 0) FROM ${changes})`,
    ...{ lease: null, leaseUntil: 0, dueAt: 0, failures: 0, failingSince: null },
  };
  const all = { types: null, locales: null, enterprises: null, topics: null };
  return [
    db
      .insert(webhooks)
      .values({
        ...{ id: hubId, kind: "websub", name: "WebSub", ...state, ...all },
        ...{ createdAt: now, createdBy: clock.id, version: 1 },
      })
      .onConflictDoUpdate({ target: webhooks.id, set: { ...state, version: sql`${webhooks.version} + 1` } }),
    db.delete(webhookMessages).where(sql`${webhookMessages.webhookId} = ${hubId} AND state = 'pending'`),
    db
      .insert(webhookProgress)
      .values({ webhookId: hubId, ...start })
      .onConflictDoUpdate({ target: webhookProgress.webhookId, set: start }),
  ];
}
