/** Two entries that turn out to be one enterprise: what the register does about it. */
import { and, asc, eq, inArray, ne, sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { appendChange } from "../changes/append.ts";
import { appendEach } from "../changes/append-each.ts";
import { nextVersion } from "../changes/lock.ts";
import type { Database, Statement } from "../database.ts";
import { articlesTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { changeEnterprise, enterpriseWithNames, expectLive, tagsOf } from "./change.ts";
import type { EnterpriseRef } from "./change.ts";
import { relist } from "./listings.ts";
import { expectOneCode } from "./merge-codes.ts";
import { mergeCertifications } from "./merge-certifications.ts";
import { mergeNames } from "./merge-names.ts";
import { chooseDisplay } from "./names.ts";
import { parentAfter, stillInLine } from "./merge-parents.ts";
import { ancestry } from "./parents.ts";
import { certifications, enterprises, enterpriseSlugs, identifiers, names } from "./tables.ts";
import { sayCounted } from "./standing.ts";
import type { EnterpriseRow } from "./tables.ts";

export interface Merger extends EnterpriseRef {
  /** The enterprise that the other one is: it keeps its id and its address. */
  readonly into: string;
  /** As which version that one was seen; whatever it is now when left out. */
  readonly intoVersion?: number | undefined;
}

/**
 * Moves all that is held of a duplicate over to the enterprise that it is; its
 * id and its slugs lead there for ever. To be committed in one batch with what
 * articles say of it.
 * @throws `merge_with_itself`, `identifiers_differ`, `certifications_overlap`, `parent_cycle`
 */
export async function planMerge(
  db: Database,
  actor: Actor,
  input: Merger,
  now: number,
): Promise<Statement[]> {
  const found = await findBoth(db, input);
  const { from, into, codes } = found;
  expectOneCode(codes);
  const named = mergeNames(db, { from: from.id, into: into.id }, found.names, now);
  const certified = mergeCertifications(db, from, into, found.certifications, now);
  const set = {
    display: chooseDisplay(named.result),
    standings: certified.standings,
    parentId: parentAfter(from, into, found),
  };
  const moved = {
    names: named.moved,
    certifications: certified.moved,
    identifiers: codes.map(({ value }) => value),
  };
  const change = {
    set,
    guarded: { version: stillInLine(from, into, set.parentId) },
    statements: [...named.statements, ...certified.statements, ...leave(db, from, into, now)],
    shown: { kind: "enterprise.changed", mode: "invalidate" },
    action: "enterprise.absorbed",
    detail: { from: from.id, moved, before: inShort(into), after: inShort({ ...into, ...set }) },
  } as const;
  const tags = [...new Set([...tagsOf(from.id), ...tagsOf(into.id), articlesTag])];
  const gone = { kind: "enterprise.merged", subjectId: from.id, tags, mode: "invalidate" } as const;
  const detail = { into: into.id, before: { slug: from.slug, ...inShort(from) } };
  return [
    appendEach(db, actor.id, { kind: "enterprise.changed", subjects: below(from.id, into.id) }, now),
    ...certified.uncounted.flatMap((batchId) => sayCounted(db, actor, batchId, now)),
    ...changeEnterprise(db, actor, into, change, now),
    ...appendChange(db, actor.id, gone, now),
    recordLine(db, actor, { action: "enterprise.merged", subject: `enterprise/${from.id}`, detail }, now),
  ];
}

/** What stands under it, and will stand under the other. */
const below = (from: string, into: string) =>
  sql`(SELECT id FROM ${enterprises} WHERE parent_id = ${from} AND id <> ${into})`;

async function findBoth(db: Database, input: Merger) {
  const ids = [input.enterpriseId, input.into];
  const [own, other, named, codes, held, aboveOwn, aboveOther] = await db.batch([
    enterpriseWithNames(db, input.enterpriseId)[0],
    enterpriseWithNames(db, input.into)[0],
    db
      .select()
      .from(names)
      .where(inArray(names.enterpriseId, ids))
      .orderBy(asc(sql`${names}.rowid`)),
    db.select().from(identifiers).where(inArray(identifiers.enterpriseId, ids)),
    db.select().from(certifications).where(inArray(certifications.enterpriseId, ids)),
    ancestry(db, input.enterpriseId),
    ancestry(db, input.into),
  ]);
  const from = expectLive(own[0], input);
  if (input.into === input.enterpriseId) throw new DomainError("merge_with_itself");
  const into = expectLive(other[0], { enterpriseId: input.into, expectedVersion: input.intoVersion });
  return {
    ...{ from, into, codes, names: named, certifications: held },
    aboveFrom: aboveOwn.map(({ id }) => id),
    aboveInto: aboveOther.map(({ id }) => id),
  };
}

/** What is left of the duplicate: a row that says where it went, in no list. */
function leave(db: Database, from: EnterpriseRow, into: EnterpriseRow, now: number): Statement[] {
  const keys = [...new Set([from.id, from.slug])];
  return [
    db
      .update(enterprises)
      .set({
        ...{ mergedInto: into.id, parentId: null, standings: [], updatedAt: now },
        version: nextVersion(enterprises.version, from.version),
      })
      .where(eq(enterprises.id, from.id)),
    db
      .update(enterprises)
      .set({ mergedInto: into.id, updatedAt: now })
      .where(eq(enterprises.mergedInto, from.id)),
    db
      .update(enterprises)
      .set({ parentId: into.id, updatedAt: now, version: sql`${enterprises.version} + 1` })
      .where(and(eq(enterprises.parentId, from.id), ne(enterprises.id, into.id))),
    db.update(identifiers).set({ enterpriseId: into.id }).where(eq(identifiers.enterpriseId, from.id)),
    db
      .update(enterpriseSlugs)
      .set({ enterpriseId: into.id })
      .where(eq(enterpriseSlugs.enterpriseId, from.id)),
    db
      .insert(enterpriseSlugs)
      .values(keys.map((slug) => ({ slug, enterpriseId: into.id, retiredAt: now })))
      // Its id may have been its slug once, which has just gone along.
      .onConflictDoNothing(),
    ...relist(db, { ...from, category: "authority" }, []),
  ];
}

const inShort = ({ display, standings, parentId }: EnterpriseRow) => ({
  names: Object.fromEntries(Object.entries(display).map(([locale, name]) => [locale, name.value])),
  batches: standings.map(({ batchId }) => batchId),
  parent: parentId,
});
