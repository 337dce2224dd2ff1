/** A receiver is changed, held back, let go on, and removed. */
import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { expectMay } from "../access/policy.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database, Statement } from "../database.ts";
import { DomainError } from "../errors.ts";
import type { Ground } from "./address.ts";
import { getEntered, getWebhook } from "./find.ts";
import { webhookMessages, webhookProgress, webhooks } from "./tables.ts";
import { shownTerms, webhookTerms } from "./terms.ts";
import type { WebhookInput, WebhookRow } from "./terms.ts";

interface Seen {
  readonly id: string;
  /** The version that was seen; left out to take it as it is. */
  readonly expectedVersion?: number | undefined;
}

/** What is left out stays. */
export type WebhookChange = Seen & {
  readonly [K in keyof WebhookInput]?: WebhookInput[K] | undefined;
} & { readonly state?: "active" | "paused" | undefined };

/**
 * Nothing is written where nothing changes. Who goes on is sent at once what has waited.
 * @throws webhook_not_found, webhook_built_in, edit_conflict, field_invalid, webhook_address_refused
 */
export async function changeWebhook(
  db: Database,
  actor: Actor,
  ground: Ground,
  { id, expectedVersion, state, ...input }: WebhookChange,
  now: number,
): Promise<WebhookRow> {
  expectMay(actor, "webhook.manage");
  const row = await getWebhook(db, id);
  const expected = expectedVersion ?? row.version;
  if (expected !== row.version) throw new DomainError("edit_conflict");
  const isEdited = Object.values(input).some((value) => value !== undefined);
  if (row.kind === "websub" && (isEdited || row.reason === "unset"))
    throw new DomainError("webhook_built_in");
  const terms = isEdited ? await webhookTerms(db, ground, merged(row, input)) : row;
  const standing = state === undefined || state === row.state ? {} : { state, reason: null };
  const next = { ...row, ...terms, ...standing };
  const [before, after] = difference(shown(row), shown(next));
  if (Object.keys(after).length === 0 && next.url === row.url) return row;
  const { name, url, types, locales, enterprises, topics } = next;
  await commit(db, [
    db
      .update(webhooks)
      .set({
        ...{ name, url, types, locales, enterprises, topics },
        ...standing,
        version: nextVersion(webhooks.version, expected),
      })
      .where(eq(webhooks.id, id)),
    ...(standing.state === "active" ? goOn(db, id, now) : []),
    recordLine(
      db,
      actor,
      { action: actionOf(standing.state, isEdited), subject: `webhook/${id}`, detail: { before, after } },
      now,
    ),
  ]);
  return { ...next, version: expected + 1 };
}

function actionOf(state: "active" | "paused" | undefined, isEdited: boolean): string {
  if (state === undefined || isEdited) return "webhook.changed";
  return state === "active" ? "webhook.resumed" : "webhook.paused";
}

function merged(row: WebhookRow, input: Partial<Record<keyof WebhookInput, unknown>>): WebhookInput {
  const given = Object.entries(input).filter(([, value]) => value !== undefined);
  return { ...row, ...Object.fromEntries(given) };
}

const shown = ({ state, reason, ...row }: WebhookRow) => ({
  ...shownTerms(row),
  state,
  ...(reason && { reason }),
});

/** Only what is otherwise: as it was, and as it is. */
function difference(one: object, other: object) {
  const [earlier, later] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  const names = [...new Set([...earlier.keys(), ...later.keys()])].filter(
    (key) => JSON.stringify(earlier.get(key)) !== JSON.stringify(later.get(key)),
  );
  const of = (map: ReadonlyMap<string, unknown>) =>
    Object.fromEntries(names.map((key) => [key, map.get(key) ?? null]));
  return [of(earlier), of(later)] as const;
}

function goOn(db: Database, id: string, now: number): Statement[] {
  return [
    db
      .update(webhookProgress)
      .set({ failures: 0, failingSince: null, dueAt: 0 })
      .where(eq(webhookProgress.webhookId, id)),
    db
      .update(webhookMessages)
      .set({ dueAt: now })
      .where(and(eq(webhookMessages.webhookId, id), sql`${webhookMessages.state} = 'pending'`)),
  ];
}

/**
 * With its secrets, what waits for it and the log of what was sent.
 * @throws webhook_not_found, webhook_built_in, edit_conflict
 */
export async function removeWebhook(
  db: Database,
  actor: Actor,
  { id, expectedVersion }: Seen,
  now: number,
): Promise<void> {
  expectMay(actor, "webhook.manage");
  const row = await getEntered(db, id);
  const version = nextVersion(webhooks.version, expectedVersion ?? row.version);
  await commit(db, [
    db.update(webhooks).set({ version }).where(eq(webhooks.id, id)),
    db.delete(webhooks).where(eq(webhooks.id, id)),
    recordLine(
      db,
      actor,
      { action: "webhook.removed", subject: `webhook/${id}`, detail: { before: shown(row) } },
      now,
    ),
  ]);
}
