import { and, desc, eq, inArray, isNotNull, isNull, lt, lte, sql } from "drizzle-orm";
import type { Database } from "../database.ts";
import { acknowledge, isOneOf } from "./acknowledge.ts";
import type { OutboxRow as Row } from "./acknowledge.ts";
import { purgeAgainAfter } from "./policy.ts";
import { tagsPerPurge } from "./tags.ts";
import { outbox, purgeBudget } from "./tables.ts";

/** The platform's `ctx.cache`, as far as we use it; a refusal is `success: false`, not a throw. */
export interface EdgeCache {
  purge(options: { tags?: string[]; purgeEverything?: boolean }): Promise<{ success: boolean }>;
  invalidate(options: { tags?: string[]; purgeEverything?: boolean }): Promise<{ success: boolean }>;
}

const rowsPerRun = 500;
/** The platform's budget: a bucket of 25 calls, refilled by 5 a minute. */
const bucket = { size: 25, perMinute: 5 } as const;
const lease = 60_000;
const keepDone = 7 * 24 * 3600 * 1000;

export interface PurgeReport {
  calls: number;
  /** Rows settled for good. */
  done: number;
  /** Rows sent, and to be sent once more. */
  again: number;
  failed: number;
}

interface Call {
  readonly mode: Row["mode"];
  /** Empty for everything. */
  readonly tags: readonly string[];
  readonly rows: readonly Row[];
}

/**
 * Sends what is due in the outbox to the edge. Rows are leased first, so two
 * runs never send the same ones; a run that dies gives them back after a
 * minute. Takedowns and publications go before soft invalidations.
 * @param clock what is acknowledged is so when the answer is there, and not when it was asked for
 */
export async function deliverPurges(
  db: Database,
  cache: EdgeCache,
  now: number,
  clock: () => number = () => now,
): Promise<PurgeReport> {
  const report = { calls: 0, done: 0, again: 0, failed: 0 };
  const rows = await leaseDue(db, now);
  if (rows.length === 0) return report;
  const wanted = pack(rows);
  const budget = await takeBudget(db, wanted.length, now);
  const calls = wanted.length <= budget ? wanted : everythingAtOnce(rows).slice(0, budget);
  if (calls.length === 0) await postpone(db, rows, now, "waiting");
  for (const call of calls) {
    report.calls += 1;
    if (await send(cache, call)) {
      const early = call.rows.filter((row) => now < row.createdAt + purgeAgainAfter);
      await acknowledge(db, call.rows, { sentAt: now, acknowledgedAt: clock() });
      report.again += early.length;
      report.done += call.rows.length - early.length;
    } else {
      await postpone(db, call.rows, now, "refused");
      report.failed += call.rows.length;
    }
  }
  return report;
}

/** Done rows are kept a week for the record. */
export async function forgetDelivered(db: Database, now: number): Promise<void> {
  await db.delete(outbox).where(and(isNotNull(outbox.doneAt), lt(outbox.doneAt, now - keepDone)));
}

async function leaseDue(db: Database, now: number): Promise<Row[]> {
  const due = db
    .select({ id: outbox.id })
    .from(outbox)
    .where(and(isNull(outbox.doneAt), lte(outbox.dueAt, now)))
    .orderBy(desc(outbox.mode), outbox.id)
    .limit(rowsPerRun);
  return db
    .update(outbox)
    .set({ dueAt: now + lease, attempts: sql`${outbox.attempts} + 1` })
    .where(inArray(outbox.id, due))
    .returning();
}

/** Coalesced: every tag once a call, rows whole, purges first. */
function pack(rows: readonly Row[]): Call[] {
  return (["purge", "invalidate"] as const).flatMap((mode) => {
    const calls: { mode: Row["mode"]; tags: Set<string>; rows: Row[] }[] = [];
    for (const row of rows.filter((candidate) => candidate.mode === mode)) {
      const last = calls.at(-1);
      const union = new Set([...(last?.tags ?? []), ...row.tags]);
      if (last !== undefined && union.size <= tagsPerPurge) {
        last.tags = union;
        last.rows.push(row);
      } else calls.push({ mode, tags: new Set(row.tags), rows: [row] });
    }
    return calls.map((call) => ({ ...call, tags: [...call.tags] }));
  });
}

/** When the budget is too small for all of it, one call drops every copy: dearer for a moment, never wrong. */
function everythingAtOnce(rows: readonly Row[]): Call[] {
  const mode = rows.some((row) => row.mode === "purge") ? "purge" : "invalidate";
  return [{ mode, tags: [], rows }];
}

/** Refills the bucket for the time that has passed and takes what is wanted, or what there is. Atomic. */
async function takeBudget(db: Database, wanted: number, now: number): Promise<number> {
  const { tokens, refilledAt } = purgeBudget;
  const level = sql`min(${bucket.size}, ${tokens} + max(0, ${now} - ${refilledAt}) * ${bucket.perMinute} / 60000.0)`;
  const [, before] = await db.batch([
    db
      .insert(purgeBudget)
      .values({ id: 1, tokens: bucket.size, refilledAt: now })
      .onConflictDoUpdate({ target: purgeBudget.id, set: { tokens: level, refilledAt: now } }),
    db.select().from(purgeBudget).where(eq(purgeBudget.id, 1)),
    db.update(purgeBudget).set({ tokens: sql`${tokens} - min(${wanted}, cast(${tokens} as integer))` }),
  ]);
  return Math.min(wanted, Math.floor(before[0]?.tokens ?? 0));
}

async function send(cache: EdgeCache, { mode, tags }: Call): Promise<boolean> {
  try {
    const { success } = await cache[mode](
      tags.length === 0 ? { purgeEverything: true } : { tags: [...tags] },
    );
    return success;
  } catch {
    return false;
  }
}

/** Back-off: 5 s, doubled with each attempt, ten minutes at most. */
async function postpone(
  db: Database,
  rows: readonly Row[],
  now: number,
  why: "refused" | "waiting",
): Promise<void> {
  const delay = sql`min(600000, 5000 * (1 << min(10, ${outbox.attempts} - 1)))`;
  const failing = why === "refused" && { failingSince: sql`coalesce(${outbox.failingSince}, ${now})` };
  await db
    .update(outbox)
    .set({ dueAt: sql`${now} + ${delay}`, ...failing })
    .where(isOneOf(rows));
}
