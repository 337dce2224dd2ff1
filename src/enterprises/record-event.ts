import { eq } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database, Statement } from "../database.ts";
import { DomainError } from "../errors.ts";
import type { Localised } from "../locales.ts";
import { expectLive } from "./change.ts";
import { expectPast } from "./dates.ts";
import { historyInForce } from "./history.ts";
import { addEvent, changeStanding, recount, recountRules, standingOf } from "./standing.ts";
import { batches, certificationEvents, certifications, enterprises, schemes } from "./tables.ts";
import type { CertificationEventKind, CertificationEventRow } from "./tables.ts";

export interface CertificationRef {
  readonly certificationId: string;
  readonly expectedVersion?: number | undefined;
}

export interface CertificationEvent extends CertificationRef {
  /** `certified` only where it puts the first line right. */
  kind: CertificationEventKind;
  occurredOn: string;
  /** For a renaming: the name it now stands under. */
  name?: Localised<string> | undefined;
  note?: Localised<string> | undefined;
  /** The position of a line that was wrong, and that this one takes the place of; it is kept. */
  corrects?: number | undefined;
}

/**
 * Adds to a certification's history; a withdrawal ends it, and one that is put right revives it.
 * @returns the certification's version
 */
export async function recordCertificationEvent(
  db: Database,
  actor: Actor,
  input: CertificationEvent,
  now: number,
): Promise<number> {
  expectPast(input.occurredOn, now);
  const { certification, batch, tier, enterprise, events } = await findCertification(db, input);
  const { id, version, status, batchId } = certification;
  const target = expectPossible(certification, events, input);
  const { expectedVersion: _, corrects = null, ...event } = input;
  const line = { corrects, position: events.length, kind: input.kind };
  const isHeld = historyInForce([...events, line]).every(({ kind }) => kind !== "withdrawn");
  const next = isHeld ? ("certified" as const) : ("withdrawn" as const);
  const others = enterprise.standings.filter((standing) => standing.batchId !== batchId);
  const revived = [...others, standingOf(batch, tier)];
  const change = {
    standings: next === status ? enterprise.standings : isHeld ? revived : others,
    statements: [
      ...saveCertification(db, certification, { status: next, ...namedThen(input) }, now),
      addEvent(db, { ...event, corrects, actor: actor.id }, now),
      ...(next === status ? [] : recount(db, batch, isHeld ? 1 : -1, now)),
    ],
    action: corrects === null ? `certification.${input.kind}` : "certification.corrected",
    detail: {
      certification: id,
      before: { status, ...(target && lineInShort(target)) },
      after: { status: next, ...lineInShort(input) },
    },
  };
  await commit(db, changeStanding(db, actor, enterprise, change, now), {
    ...recountRules,
    "certifications.": "certification_exists",
  });
  return version + 1;
}

export async function findCertification(
  db: Database,
  { certificationId: id, expectedVersion }: CertificationRef,
) {
  const own = eq(certifications.id, id);
  const [[certification], [place], [enterprise], events] = await db.batch([
    db.select().from(certifications).where(own),
    db
      .select({ batch: batches, tier: schemes.tier })
      .from(certifications)
      .innerJoin(batches, eq(batches.id, certifications.batchId))
      .innerJoin(schemes, eq(schemes.id, batches.schemeId))
      .where(own),
    db
      .select({ row: enterprises })
      .from(certifications)
      .innerJoin(enterprises, eq(enterprises.id, certifications.enterpriseId))
      .where(own),
    db
      .select()
      .from(certificationEvents)
      .where(eq(certificationEvents.certificationId, id))
      .orderBy(certificationEvents.position),
  ]);
  if (certification === undefined || place === undefined || enterprise === undefined)
    throw new DomainError("certification_not_found", { id });
  const live = expectLive(enterprise.row, { enterpriseId: certification.enterpriseId });
  const expected = expectedVersion ?? certification.version;
  if (expected !== certification.version) throw new DomainError("edit_conflict");
  return { certification, ...place, enterprise: live, events };
}

/** The line that is to be put right, if one is. @throws `certification_mistaken`, `event_not_found`, `event_corrected`, `invalid_transition` */
function expectPossible(
  { status }: { status: string },
  events: readonly CertificationEventRow[],
  { corrects, kind }: CertificationEvent,
): CertificationEventRow | undefined {
  if (status === "mistaken") throw new DomainError("certification_mistaken");
  if (corrects === undefined) {
    if (status !== "certified") throw new DomainError("invalid_transition", { from: status });
    if (kind === "certified") throw new DomainError("certification_exists");
    return undefined;
  }
  const target = events.find(({ position }) => position === corrects);
  if (target === undefined) throw new DomainError("event_not_found", { position: corrects });
  if (events.some((event) => event.corrects === corrects))
    throw new DomainError("event_corrected", { position: corrects });
  if ((target.kind === "certified") !== (kind === "certified"))
    throw new DomainError("invalid_transition", { from: target.kind });
  return target;
}

/** When the first line is put right, so is the name on the list. */
const namedThen = ({ kind, name }: CertificationEvent) =>
  kind === "certified" && name !== undefined ? { nameThen: name } : {};

export function saveCertification(
  db: Database,
  { id, version }: { id: string; version: number },
  set: Partial<typeof certifications.$inferInsert>,
  now: number,
): Statement[] {
  return [
    db
      .update(certifications)
      .set({ ...set, version: nextVersion(certifications.version, version), updatedAt: now })
      .where(eq(certifications.id, id)),
  ];
}

const lineInShort = ({
  kind,
  occurredOn,
  name,
}: Pick<CertificationEvent, "kind" | "occurredOn"> & { name?: unknown }) => ({
  kind,
  occurredOn,
  ...(name ? { name } : {}),
});
