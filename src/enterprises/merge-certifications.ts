import { sql } from "drizzle-orm";
import type { Database, Statement } from "../database.ts";
import { DomainError } from "../errors.ts";
import { batches, certifications } from "./tables.ts";
import type { CertificationRow, EnterpriseRow, Standing } from "./tables.ts";

interface MergedCertifications {
  readonly statements: Statement[];
  readonly standings: Standing[];
  readonly moved: readonly string[];
}

/**
 * A duplicate's certifications go along, with their history. One in a batch
 * that the enterprise stands in itself was entered twice: it stays behind,
 * counted no more.
 * @throws `certifications_overlap` where the two contradict each other: that is for people to settle first
 */
export function mergeCertifications(
  db: Database,
  from: EnterpriseRow,
  into: EnterpriseRow,
  held: readonly CertificationRow[],
  now: number,
): MergedCertifications {
  const own = held.filter((one) => one.enterpriseId === from.id && one.status !== "merged");
  const others = held.filter((one) => one.enterpriseId === into.id && one.status !== "merged");
  for (const one of own) expectNoContradiction(one, others);
  const isTwice = ({ batchId }: { batchId: string }) => others.some((other) => other.batchId === batchId);
  const moved = own.filter((one) => !isTwice(one)).map(({ id }) => id);
  const twice = own.filter(isTwice);
  const isNew = ({ batchId }: Standing) => !into.standings.some((standing) => standing.batchId === batchId);
  return {
    statements: [
      setAll(db, moved, { enterpriseId: into.id, updatedAt: now }),
      setAll(
        db,
        twice.map(({ id }) => id),
        { status: "merged", updatedAt: now },
      ),
      discount(
        db,
        twice.filter(({ status }) => status === "certified").map(({ batchId }) => batchId),
        now,
      ),
    ],
    standings: [...into.standings, ...from.standings.filter(isNew)],
    moved,
  };
}

function expectNoContradiction(one: CertificationRow, others: readonly CertificationRow[]): void {
  const { schemeId: scheme } = one;
  const same = others.find(({ batchId }) => batchId === one.batchId);
  const isContradiction =
    same === undefined
      ? one.status === "certified" &&
        others.some((other) => other.schemeId === scheme && other.status === "certified")
      : same.status !== one.status;
  if (isContradiction) throw new DomainError("certifications_overlap", { scheme });
}

function setAll(db: Database, ids: readonly string[], values: Partial<CertificationRow>): Statement {
  return db
    .update(certifications)
    .set({ ...values, version: sql`${certifications.version} + 1` })
    .where(sql`${certifications.id} IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`);
}

function discount(db: Database, batchIds: readonly string[], now: number): Statement {
  return db
    .update(batches)
    .set({ certified: sql`${batches.certified} - 1`, updatedAt: now })
    .where(sql`${batches.id} IN (SELECT value FROM json_each(${JSON.stringify(batchIds)}))`);
}
