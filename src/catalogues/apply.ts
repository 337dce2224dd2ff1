/** Makes a proposal the new draft: all of it, with the choices that were made, or nothing. */
import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import type { Database, Statement } from "../database.ts";
import { DomainError } from "../errors.ts";
import { draftVersion } from "./draft-version.ts";
import { writeResult } from "./proposal/result.ts";
import type { Written } from "./proposal/result.ts";
import { checkResult, clashes, reportOf } from "./proposal/report.ts";
import type { ProposalChoices } from "./proposal/choices.ts";
import { weigh } from "./proposal/weigh.ts";
import type { Weighed, WeighedFinding } from "./proposal/weigh.ts";
import type { UploadReport } from "./report.ts";
import { catalogueUploads } from "./tables.ts";
import { getSituation, getUpload } from "./uploads.ts";
import type { Case, UploadRef } from "./uploads.ts";

export interface Application extends UploadRef {
  readonly choices: ProposalChoices;
  readonly note?: string | undefined;
}

/** What stands in the way of an application, finding by finding, for the door to put into words. */
export class Refused extends DomainError {
  readonly findings: readonly WeighedFinding[];

  constructor(code: "findings_block" | "findings_unanswered", findings: readonly WeighedFinding[]) {
    super(code, { count: findings.length, checks: [...new Set(findings.map(({ check }) => check))] });
    this.findings = findings;
  }
}

/**
 * Returns the number of the new version; undefined when there was nothing to change.
 * @throws head_moved, conflicts_unsettled, upload_closed, encoding_unconfirmed, edit_conflict
 * @throws Refused `findings_block` with the errors, `findings_unanswered` with the warnings
 */
export async function applyUpload(
  db: Database,
  actor: Actor,
  input: Application,
  now: number,
): Promise<number | undefined> {
  const one = await getUpload(db, input);
  expectOpen(one);
  const situation = await getSituation(db, one);
  const weighed = weigh(situation, input.choices);
  expectSettled(weighed);
  const findings = checkResult(situation, weighed);
  const clashing = clashes(findings, weighed);
  if (clashing.length > 0) throw new Refused("findings_block", clashing);
  const written = writeResult(situation, weighed);
  const isSame = situation.head !== undefined && written.hash === situation.head.hash;
  const number = isSame ? undefined : (situation.head?.number ?? 0) + 1;
  const report = reportOf(situation, weighed, findings, input.choices);
  const made =
    number === undefined ? [] : versionStatements(db, actor, { one, input, written, number, report }, now);
  await commit(
    db,
    [...made, close(db, one, number, now), ...told(db, actor, { one, weighed, number }, now)],
    {
      "catalogue_versions.namespace": "edit_conflict",
      "catalogues.namespace": "edit_conflict",
      "catalogue_uploads.state": "upload_closed",
    },
  );
  return number;
}

/** @throws upload_closed, encoding_unconfirmed, head_moved */
function expectOpen({ upload, isOvertaken, head }: Case): void {
  if (upload.state === "question")
    throw new DomainError("encoding_unconfirmed", { encoding: upload.encoding });
  if (upload.state !== "open") throw new DomainError("upload_closed");
  if (isOvertaken)
    throw new DomainError("head_moved", { from: upload.headNumber ?? 0, head: head.draft ?? 0 });
}

function expectSettled({ unsettled, blocking, unanswered }: Weighed): void {
  if (blocking.length > 0) throw new Refused("findings_block", blocking);
  if (unsettled.length > 0)
    throw new DomainError("conflicts_unsettled", {
      count: unsettled.length,
      keys: unsettled.slice(0, mostKeysTold),
    });
  if (unanswered.length > 0) throw new Refused("findings_unanswered", unanswered);
}

/** The whole of it is in the version that was there. */
const mostKeysTold = 100;
const longestTold = 1000;

interface Made {
  readonly one: Case;
  readonly input: Application;
  readonly written: Written;
  readonly number: number;
  readonly report: UploadReport;
}

function versionStatements(db: Database, actor: Actor, made: Made, now: number): Statement[] {
  const { one, input, written, number, report } = made;
  const { locale, namespace, baseNumber, headNumber, id, note } = one.upload;
  return draftVersion(db, one.head, written, {
    ...{ locale, namespace, number, at: now, author: actor.name, authorId: actor.id },
    note: input.note?.trim() || note,
    baseNumber,
    parentNumber: headNumber,
    uploadId: id,
    report,
  });
}

/** Two that settle the same upload at once: the second finds no open one, and nothing of it is written. */
function close(db: Database, { upload }: Case, number: number | undefined, now: number): Statement {
  const t = catalogueUploads;
  return db
    .update(t)
    .set({
      state: sql`CASE WHEN ${t.state} = 'open' THEN 'applied' END`,
      appliedAs: number ?? upload.headNumber,
      appliedAt: now,
    })
    .where(and(eq(t.id, upload.id)));
}

interface Told {
  readonly one: Case;
  readonly weighed: Weighed;
  readonly number: number | undefined;
}

/** What somebody overruled stands on record with the words that were overruled. */
function told(db: Database, actor: Actor, { one, weighed, number }: Told, now: number): Statement[] {
  const { locale, namespace, id } = one.upload;
  const overruled = weighed.merge.conflicts
    .filter(({ key }) => weighed.sides.get(key) === "mine")
    .slice(0, mostKeysTold)
    .map(({ key, theirs }) => ({ key, theirs: theirs?.slice(0, longestTold) ?? null }));
  const before = { version: one.head.draft ?? null };
  const after = { version: number ?? before.version };
  const detail = { before, after, upload: id, keys: weighed.touched.size, overruled };
  const line = { action: "catalogue.applied", subject: `${locale}/${namespace}`, detail };
  return [recordLine(db, actor, line, now)];
}
