/** What the newsroom decides for itself. A setting that was never changed has no row, and is as it is here. */
import { inArray } from "drizzle-orm";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import { read, readNow } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import type { Actor } from "./actor.ts";
import { expectMay } from "./policy.ts";
import { recordLine } from "./record.ts";
import { settings } from "./tables.ts";
import type { Role } from "./tables.ts";
import { invalid } from "./terms.ts";

/** Roles that may publish, of which a newsroom may hold some to a review. */
export const publishingRoles = ["admin", "editor"] as const satisfies readonly Role[];
export type PublishingRole = (typeof publishingRoles)[number];

export interface Settings {
  /** Who may publish what nobody else has approved. */
  readonly publishWithoutReview: readonly PublishingRole[];
  /** The lock over all of them. */
  readonly version: number;
}

const key = "publish-without-review";

export function settingsRead(): Read<Settings> {
  return read(
    (db) => [
      db
        .select()
        .from(settings)
        .where(inArray(settings.key, [key])),
    ],
    ([[row]]) => ({
      publishWithoutReview: row === undefined ? publishingRoles : inOrder(row.value),
      version: row?.version ?? 0,
    }),
  );
}

export interface SettingsChange {
  readonly publishWithoutReview: readonly string[];
  /** The version that was seen; left out to take it as it is. */
  readonly expectedVersion?: number | undefined;
}

/** Nothing is written where nothing changes. @throws field_invalid, edit_conflict */
export async function changeSettings(
  db: Database,
  actor: Actor,
  { publishWithoutReview, expectedVersion }: SettingsChange,
  now: number,
): Promise<Settings> {
  expectMay(actor, "settings.write");
  const unknown = publishWithoutReview.find((role) => !isPublishing(role));
  if (unknown !== undefined) throw invalid("publishWithoutReview", unknown, publishingRoles);
  const before = await readNow(db, settingsRead());
  const { version } = before;
  if (expectedVersion !== undefined && expectedVersion !== version) throw new DomainError("edit_conflict");
  const value = inOrder(publishWithoutReview);
  if (JSON.stringify(value) === JSON.stringify(before.publishWithoutReview)) return before;
  const written = { value, changedAt: now, changedBy: actor.id };
  const detail = { before: { [key]: before.publishWithoutReview }, after: { [key]: value } };
  await commit(db, [
    db
      .insert(settings)
      .values({ key, ...written, version: 1 })
      .onConflictDoUpdate({
        target: settings.key,
        set: { ...written, version: nextVersion(settings.version, version) },
      }),
    recordLine(db, actor, { action: "settings.changed", subject: "settings", detail }, now),
  ]);
  return { publishWithoutReview: value, version: version + 1 };
}

const isPublishing = (role: string): boolean => (publishingRoles as readonly string[]).includes(role);

/** Each once; what has come into the database otherwise counts for nothing. */
const inOrder = (value: unknown): PublishingRole[] =>
  publishingRoles.filter((role) => Array.isArray(value) && value.includes(role));
