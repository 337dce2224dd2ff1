import { and, eq } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { commit } from "../changes/commit.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { newId } from "../identity.ts";
import { locales } from "../locales.ts";
import type { Localised } from "../locales.ts";
import { enterpriseWithNames, expectLive } from "./change.ts";
import type { EnterpriseRef } from "./change.ts";
import { expectPast } from "./dates.ts";
import { addEvent, changeStanding, recount, recountRules, standingOf } from "./standing.ts";
import { batches, certifications, schemes } from "./tables.ts";
import type { DisplayName } from "./tables.ts";

export interface NewCertification extends EnterpriseRef {
  id?: string;
  batchId: string;
  /** ISO 8601, as coarse as it is known; the batch's day or year when left out. */
  occurredOn?: string | undefined;
  /** The name on the list; when left out, the verified registered names of today, and no others. */
  nameThen?: Localised<string> | undefined;
}

/**
 * Enters an enterprise in a batch; returns the certification's id. One a scheme at a time.
 * @throws `certification_exists`, `certification_mistaken` where that was taken back before
 */
export async function certify(
  db: Database,
  actor: Actor,
  input: NewCertification,
  now: number,
): Promise<string> {
  expectPast(input.occurredOn, now);
  const id = input.id ?? newId();
  const [[row], [found], [former]] = await db.batch([
    enterpriseWithNames(db, input.enterpriseId)[0],
    db
      .select({ batch: batches, tier: schemes.tier })
      .from(batches)
      .innerJoin(schemes, eq(schemes.id, batches.schemeId))
      .where(eq(batches.id, input.batchId)),
    db
      .select({ status: certifications.status })
      .from(certifications)
      .where(
        and(eq(certifications.enterpriseId, input.enterpriseId), eq(certifications.batchId, input.batchId)),
      ),
  ]);
  const enterprise = expectLive(row, input);
  if (found === undefined) throw new DomainError("batch_not_found", { id: input.batchId });
  if (former?.status === "mistaken") throw new DomainError("certification_mistaken");
  const { batch, tier } = found;
  const { enterpriseId, batchId, nameThen = valuesOf(enterprise.display) } = input;
  const occurredOn = input.occurredOn ?? batch.publishedOn ?? String(batch.year);
  const certification = { id, enterpriseId, batchId, schemeId: batch.schemeId, nameThen };
  const change = {
    standings: [...enterprise.standings, standingOf(batch, tier)],
    statements: [
      db
        .insert(certifications)
        .values({ ...certification, status: "certified" as const, version: 1, updatedAt: now }),
      addEvent(db, { certificationId: id, kind: "certified", occurredOn, actor: actor.id }, now),
      ...recount(db, batch, 1, now),
    ],
    action: "certification.certified",
    detail: { certification: id, after: { batch: batchId, occurredOn, nameThen } },
  };
  await commit(db, changeStanding(db, actor, enterprise, change, now), {
    ...recountRules,
    "certifications.": "certification_exists",
  });
  return id;
}

function valuesOf(display: Localised<DisplayName>): Localised<string> {
  return Object.fromEntries(
    locales.flatMap((locale) => {
      const name = display[locale];
      return name?.kind === "legal" && name.verified ? [[locale, name.value]] : [];
    }),
  );
}
