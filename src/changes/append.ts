import { sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Database, Statement } from "../database.ts";
import { deliveries, outbox } from "../delivery/tables.ts";
import type { DeliveryKind } from "../delivery/tables.ts";
import { tagsPerPurge } from "../delivery/tags.ts";
import type { Locale } from "../locales.ts";
import type { ChangeKind } from "./tables.ts";
import { changes } from "./tables.ts";

export interface Change {
  kind: ChangeKind;
  subjectId: string;
  locale?: Locale;
  /** The cache tags of every page and answer that this change touches. */
  tags: readonly string[];
  /** `purge` drops the copies at once; `invalidate` marks them stale, for changes that touch many. */
  mode: "purge" | "invalidate";
  /** Of an edition: how long it takes until readers see it is measured. */
  delivery?: Measured | undefined;
}

export interface Measured {
  kind: DeliveryKind;
  /** For when it was planned, where the clock did it. */
  scheduledFor?: number | undefined;
}

/**
 * One line of the change log and its purge, as statements for the same batch
 * as the change itself. Sequence numbers are given by the database and only grow.
 */
export function appendChange(db: Database, actor: string, change: Change, now: number): Statement[] {
  const { mode, tags, delivery, ...line } = change;
  const purges = inPurges(tags).map((part) => ({
    mode,
    tags: part,
    attempts: 0,
    dueAt: now,
    createdAt: now,
    seq: newest,
  }));
  return [
    db.insert(changes).values({ ...line, tags: [...tags], actor, at: now, committedAt: notBefore(now) }),
    ...purges.map((purge) => db.insert(outbox).values(purge)),
    ...(delivery ? [measured(db, line, delivery, now)] : []),
  ];
}

/** Of the line that was just added, in its batch. */
const newest = sql<number>`(SELECT max(seq) FROM ${changes})`;

/** The system's own measurement: no line in the record, which has the change itself. */
function measured(
  db: Database,
  { subjectId, locale }: Pick<Change, "subjectId" | "locale">,
  { kind, scheduledFor }: Measured,
  now: number,
): Statement {
  if (locale === undefined) throw new Error(`a delivery of no language: ${subjectId}`);
  return db.insert(deliveries).values({
    ...{ seq: newest, articleId: subjectId, locale, kind, committedAt: now },
    scheduledFor: scheduledFor ?? null,
  });
}

function notBefore(now: number): SQL<number> {
  return sql<number>`max(${now}, coalesce((SELECT committed_at FROM changes ORDER BY seq DESC LIMIT 1), 0))`;
}

function inPurges(tags: readonly string[]): string[][] {
  const count = Math.ceil(tags.length / tagsPerPurge);
  return Array.from({ length: count }, (_, part) =>
    tags.slice(part * tagsPerPurge, (part + 1) * tagsPerPurge),
  );
}
