/** What an enterprise is certified for now, and how many a batch holds: kept with every certification and its end. */
import { eq, sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { appendChange } from "../changes/append.ts";
import type { Database, Statement } from "../database.ts";
import type { ErrorCode } from "../errors.ts";
import { changeEnterprise } from "./change.ts";
import { batches, certificationEvents } from "./tables.ts";
import type { BatchRow, EnterpriseRow, Standing, Tier } from "./tables.ts";

export function standingOf({ id, schemeId, number, year }: BatchRow, tier: Tier): Standing {
  return { schemeId, tier, batchId: id, batchNumber: number, year };
}

interface StandingChange {
  readonly standings: readonly Standing[];
  readonly statements: readonly Statement[];
  readonly action: string;
  readonly detail: Record<string, unknown>;
}

/** The enterprise's own lock is taken too, so that its lists are never rebuilt from what another has changed. */
export function changeStanding(
  db: Database,
  actor: Actor,
  enterprise: EnterpriseRow,
  { standings, ...change }: StandingChange,
  now: number,
): Statement[] {
  return [
    ...changeEnterprise(
      db,
      actor,
      enterprise,
      {
        ...change,
        set: { standings: [...standings] },
        shown: { kind: "certification.recorded", mode: "purge" },
      },
      now,
    ),
    ...differing(enterprise.standings, standings).flatMap((batchId) => sayCounted(db, actor, batchId, now)),
  ];
}

/** Batches in which it stands in one of the two, and not in the other. */
function differing(before: readonly Standing[], after: readonly Standing[]): string[] {
  const idsOf = (all: readonly Standing[]) => new Set(all.map(({ batchId }) => batchId));
  const [old, now] = [idsOf(before), idsOf(after)];
  return [...old, ...now].filter((id) => !(old.has(id) && now.has(id)));
}

/** Readers see another figure; its pages go with the enterprise's own purge. */
export function sayCounted(db: Database, actor: Actor, batchId: string, now: number): Statement[] {
  return appendChange(
    db,
    actor.id,
    { kind: "batch.counted", subjectId: batchId, tags: [], mode: "invalidate" },
    now,
  );
}

type NewEvent = Omit<typeof certificationEvents.$inferInsert, "position" | "recordedAt">;

export function addEvent(db: Database, event: NewEvent, now: number): Statement {
  const position = sql<number>`(SELECT count(*) FROM certification_events WHERE certification_id = ${event.certificationId})`;
  return db.insert(certificationEvents).values({ ...event, position, recordedAt: now });
}

/** As it was seen, or null, which the column refuses: a standing says what its batch says. */
export function recount(
  db: Database,
  { id, version }: Pick<BatchRow, "id" | "version">,
  by: 1 | -1,
  now: number,
): Statement[] {
  const certified = sql`CASE WHEN ${batches.version} = ${version} THEN ${batches.certified} + ${by} END`;
  return [db.update(batches).set({ certified, updatedAt: now }).where(eq(batches.id, id))];
}

/** What `commit` is to make of a batch that was put right in the meantime. */
export const recountRules: Readonly<Record<string, ErrorCode>> = { "batches.certified": "edit_conflict" };
