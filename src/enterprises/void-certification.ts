import type { Actor } from "../access/actor.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { historyInForce } from "./history.ts";
import { findCertification, saveCertification } from "./record-event.ts";
import type { CertificationRef } from "./record-event.ts";
import { changeStanding, recount, recountRules, standingOf } from "./standing.ts";
import type { CertificationEventRow } from "./tables.ts";

export interface CertificationMark extends CertificationRef {
  /** Entered by mistake: kept with its history, counted nowhere, shown to nobody outside. False takes that back. */
  readonly mistaken: boolean;
}

/**
 * Says that a certification never was, or that it was after all: then it is
 * again what its history makes it. The same again writes nothing.
 * @returns the certification's version
 * @throws `certification_exists` where another in its scheme took its place meanwhile
 */
export async function markCertification(
  db: Database,
  actor: Actor,
  input: CertificationMark,
  now: number,
): Promise<number> {
  const { certification, batch, tier, enterprise, events } = await findCertification(db, input);
  const { id, version, status } = certification;
  if (status === "merged") throw new DomainError("certification_not_found", { id });
  if ((status === "mistaken") === input.mistaken) return version;
  const next = input.mistaken ? ("mistaken" as const) : statusBy(events);
  const others = enterprise.standings.filter((standing) => standing.batchId !== batch.id);
  const by = Number(next === "certified") - Number(status === "certified");
  const change = {
    standings: next === "certified" ? [...others, standingOf(batch, tier)] : others,
    statements: [
      ...saveCertification(db, certification, { status: next }, now),
      ...(by === 0 ? [] : recount(db, batch, by > 0 ? 1 : -1, now)),
    ],
    action: input.mistaken ? "certification.voided" : "certification.reinstated",
    detail: { certification: id, batch: batch.id, before: { status }, after: { status: next } },
  };
  await commit(db, changeStanding(db, actor, enterprise, change, now), {
    ...recountRules,
    "certifications.": "certification_exists",
  });
  return version + 1;
}

const statusBy = (events: readonly CertificationEventRow[]) =>
  historyInForce(events).every(({ kind }) => kind !== "withdrawn")
    ? ("certified" as const)
    : ("withdrawn" as const);
