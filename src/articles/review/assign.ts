import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "../../access/actor.ts";
import { expectMay, mayI } from "../../access/policy.ts";
import { recordLine } from "../../access/record.ts";
import { commit } from "../../changes/commit.ts";
import { combine, readNow } from "../../changes/read.ts";
import type { Database, Statement } from "../../database.ts";
import { DomainError } from "../../errors.ts";
import { notify } from "../../notices/notify.ts";
import { boardStatements } from "../board.ts";
import type { EditionKey } from "../predecessors.ts";
import { mayWrite } from "./people.ts";
import type { Colleague } from "./people.ts";
import { lineFor, subjectOf, titleOf } from "./place.ts";
import { assignmentRead, peopleRead, placeRead } from "./read.ts";
import type { Assignment } from "./read.ts";
import { assignments } from "./tables.ts";

export interface AssignmentInput extends EditionKey {
  /** Left out: whoever acts takes it on. */
  readonly memberId?: string | undefined;
  /** A day, ISO 8601. */
  readonly dueOn?: string | undefined;
  /** `lockOfAssignment`, as it was seen; left out to take it as it is. */
  readonly expectedLock?: number | undefined;
}

/** Moves whenever somebody else, or another day, is said; 0 where it is nobody's. */
export const lockOfAssignment = (assignment: Assignment | undefined): number => assignment?.assignedAt ?? 0;

/** To take work on oneself is to be going to write; to give it to others is an editor's. */
export const actOf = ({ id, memberId }: Actor, asked: string | undefined) =>
  asked === undefined || asked === (memberId ?? id)
    ? ("article.write" as const)
    : ("article.assign" as const);

/**
 * Makes an edition, or one that nobody has begun yet, somebody's work.
 * @throws article_not_found, edit_conflict; member_not_found, assignee_unable, field_invalid;
 * already_assigned for one who is no editor and takes what is another's
 */
export async function assignEdition(
  db: Database,
  actor: Actor,
  input: AssignmentInput,
  now: number,
): Promise<void> {
  const { articleId, locale } = input;
  const memberId = input.memberId ?? actor.memberId ?? actor.id;
  expectMay(actor, actOf(actor, memberId), { locale });
  const dueOn = dayOf(input.dueOn);
  const found = await readNow(
    db,
    combine({
      place: placeRead(input),
      assignment: assignmentRead(input),
      people: peopleRead(),
      title: titleOf(input),
    }),
  );
  const { article } = found.place;
  if (article === undefined) throw new DomainError("article_not_found", { id: articleId });
  const isSource = locale === article.sourceLocale;
  expectMay(actor, actOf(actor, memberId), { locale, isSource });
  const before = found.assignment;
  expectLock(before, input.expectedLock);
  expectFree(actor, before, memberId);
  expectAble(found.people, memberId, { locale, sourceLocale: article.sourceLocale });
  if (before?.member.id === memberId && before.dueOn === dueOn) return;
  await commit(
    db,
    [
      save(db, before, { articleId, locale, memberId, dueOn, assignedBy: actor.id }, now),
      notify(
        db,
        actor,
        {
          kind: "assigned",
          subject: subjectOf(input),
          detail: { title: found.title, dueOn },
          to: [memberId],
        },
        now,
      ),
      ...boardStatements(db, articleId, now),
      recordLine(
        db,
        actor,
        lineFor(input, "article.assigned", { before: inShort(before), after: { member: memberId, dueOn } }),
        now,
      ),
    ],
    rules,
  );
}

const rules = { "NOT NULL constraint failed: assignments.assigned_at": "edit_conflict" } as const;

const inShort = (assignment: Assignment | undefined) =>
  assignment === undefined ? null : { member: assignment.member.id, dueOn: assignment.dueOn };

/** @throws field_invalid for what is no day */
function dayOf(text: string | undefined): string | null {
  if (text === undefined || text === "") return null;
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : Number.NaN;
  if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(text)) return text;
  throw new DomainError("field_invalid", {
    field: "dueOn",
    value: text.slice(0, 80),
    allowed: ["2026-12-01"],
  });
}

function expectLock(before: Assignment | undefined, expected: number | undefined): void {
  if (expected !== undefined && expected !== lockOfAssignment(before)) throw new DomainError("edit_conflict");
}

/** Whoever has left holds nothing. */
function expectFree(actor: Actor, before: Assignment | undefined, memberId: string): void {
  if (before === undefined || before.isGone || before.member.id === memberId) return;
  if (!mayI(actor, "article.assign")) throw new DomainError("already_assigned", { name: before.member.name });
}

function expectAble(
  people: readonly Colleague[],
  memberId: string,
  { locale, sourceLocale }: { locale: EditionKey["locale"]; sourceLocale: EditionKey["locale"] },
): void {
  const member = people.find(({ id }) => id === memberId);
  if (member === undefined) throw new DomainError("member_not_found");
  if (!mayWrite(member, locale, sourceLocale))
    throw new DomainError("assignee_unable", { name: member.name });
}

/** Later than the one before, so that its lock has moved; whoever was faster breaks the batch. */
function save(
  db: Database,
  before: Assignment | undefined,
  row: Omit<typeof assignments.$inferInsert, "assignedAt">,
  now: number,
): Statement {
  const assignedAt = Math.max(now, lockOfAssignment(before) + 1);
  const isSame = sql`${assignments.assignedAt} = ${before?.assignedAt ?? -1}`;
  return db
    .insert(assignments)
    .values({ ...row, assignedAt })
    .onConflictDoUpdate({
      target: [assignments.articleId, assignments.locale],
      set: {
        ...{ memberId: row.memberId, assignedBy: row.assignedBy, dueOn: row.dueOn },
        assignedAt: sql`CASE WHEN ${isSame} THEN ${assignedAt} END`,
      },
    });
}

/**
 * From now on it is nobody's work. One's own anybody may give back, another's an editor takes away.
 * @throws article_not_found, assignment_not_found, edit_conflict
 */
export async function releaseEdition(
  db: Database,
  actor: Actor,
  input: Omit<AssignmentInput, "memberId" | "dueOn">,
  now: number,
): Promise<void> {
  const { articleId, locale } = input;
  expectMay(actor, "article.write", { locale });
  const found = await readNow(db, combine({ place: placeRead(input), assignment: assignmentRead(input) }));
  const before = found.assignment;
  if (found.place.article === undefined) throw new DomainError("article_not_found", { id: articleId });
  if (before === undefined) throw new DomainError("assignment_not_found");
  if (before.member.id !== actor.memberId) expectMay(actor, "article.assign", { locale });
  expectLock(before, input.expectedLock);
  const own = and(eq(assignments.articleId, articleId), eq(assignments.locale, locale));
  const isSame = sql`CASE WHEN ${assignments.assignedAt} = ${before.assignedAt} THEN ${before.assignedAt} END`;
  await commit(
    db,
    [
      db.update(assignments).set({ assignedAt: isSame }).where(own),
      db.delete(assignments).where(own),
      ...boardStatements(db, articleId, now),
      recordLine(
        db,
        actor,
        lineFor(input, "article.released", { before: inShort(before), after: null }),
        now,
      ),
    ],
    rules,
  );
}
