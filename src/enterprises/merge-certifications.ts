import { sql } from "drizzle-orm";
import type { Database, Statement } from "../database.ts";
import { DomainError } from "../errors.ts";
import { batches, certifications, unseenStatuses } from "./tables.ts";
import type { CertificationRow, EnterpriseRow, Standing } from "./tables.ts";

interface MergedCertifications {
  readonly statements: Statement[];
  readonly standings: Standing[];
  readonly moved: readonly string[];
  /** Batches that count one less. */
  readonly uncounted: readonly string[];
}

/**
 * Which of a duplicate's certifications go along. One in a batch that the
 * enterprise stands in itself was entered twice, and stays behind as what was
 * entered by mistake does.
 * @throws `certifications_overlap` where the two contradict each other: that is for people to settle first
 */
export function certificationMoves<C extends Held>(
  held: readonly C[],
  from: string,
  into: string,
): { moved: C[]; twice: C[] } {
  const own = held.filter((one) => one.enterpriseId === from && !isUnseen(one));
  const others = held.filter((one) => one.enterpriseId === into && one.status !== "merged");
  for (const one of own) expectNoContradiction(one, others);
  const isTwice = ({ batchId }: Held) => others.some((other) => other.batchId === batchId);
  return { moved: own.filter((one) => !isTwice(one)), twice: own.filter(isTwice) };
}

type Held = Pick<CertificationRow, "enterpriseId" | "batchId" | "schemeId" | "status">;

const isUnseen = ({ status }: Held): boolean => unseenStatuses.some((one) => one === status);

/** They go along with their history; what was entered twice is counted no more. */
export function mergeCertifications(
  db: Database,
  from: EnterpriseRow,
  into: EnterpriseRow,
  held: readonly CertificationRow[],
  now: number,
): MergedCertifications {
  const { moved: moving, twice } = certificationMoves(held, from.id, into.id);
  const moved = moving.map(({ id }) => id);
  const uncounted = twice.filter(({ status }) => status === "certified").map(({ batchId }) => batchId);
  const isNew = ({ batchId }: Standing) => !into.standings.some((standing) => standing.batchId === batchId);
  return {
    statements: [
      setAll(db, moved, { enterpriseId: into.id, updatedAt: now }),
      setAll(
        db,
        twice.map(({ id }) => id),
        { status: "merged", updatedAt: now },
      ),
      discount(db, uncounted, now),
    ],
    standings: [...into.standings, ...from.standings.filter(isNew)],
    ...{ moved, uncounted },
  };
}

function expectNoContradiction(one: Held, others: readonly Held[]): void {
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
