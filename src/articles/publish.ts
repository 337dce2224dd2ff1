import { and, isNotNull, lte } from "drizzle-orm";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import type { Locale, Localised } from "../locales.ts";
import { changePublicState } from "./change-public-state.ts";
import type { Dossier } from "./public-state.ts";
import type { EditionRow } from "./tables.ts";
import { editions as editionTable } from "./tables.ts";

/** An edition as the editor saw it; leave the version out to take it as it is. */
export interface EditionRef {
  locale: Locale;
  expectedVersion?: number;
}

export interface Publication {
  articleId: string;
  /** All of them become public in one stroke, or none. */
  editions: readonly EditionRef[];
  /** Unix milliseconds; later than now means: not yet. */
  at?: number;
}

/**
 * Publishes the drafts of these editions, or schedules them. Returns the
 * locales whose public content changed; none when there was nothing new.
 */
export async function publishEditions(
  db: Database,
  actor: string,
  input: Publication,
  now: number,
): Promise<Locale[]> {
  const { at = now } = input;
  return changePublicState(
    db,
    actor,
    input.articleId,
    (dossier) =>
      input.editions.map((ref) => {
        const edition = expectEdition(dossier, ref);
        return at > now
          ? scheduled(dossier, edition, at)
          : published(dossier, edition, edition.draftRevisionId ?? edition.publishedRevisionId, now);
      }),
    now,
  );
}

/** Publishes whatever was due by now; called by the clock every minute. Returns what it could not publish. */
export async function publishDue(
  db: Database,
  now: number,
): Promise<{ articleId: string; error: unknown }[]> {
  const due = await db
    .selectDistinct({ articleId: editionTable.articleId })
    .from(editionTable)
    .where(and(isNotNull(editionTable.scheduledAt), lte(editionTable.scheduledAt, now)))
    .limit(20);
  const failed: { articleId: string; error: unknown }[] = [];
  for (const { articleId } of due) {
    try {
      await changePublicState(db, "schedule", articleId, (dossier) => dueEditions(dossier, now), now);
    } catch (error) {
      failed.push({ articleId, error });
    }
  }
  return failed;
}

function dueEditions(dossier: Dossier, now: number): EditionRow[] {
  return dossier.editions
    .filter(({ scheduledAt }) => scheduledAt !== null && scheduledAt <= now)
    .map((edition) => published(dossier, edition, edition.scheduledRevisionId, now));
}

/** Takes an edition out of public view; its other languages live on. */
export async function withdrawEdition(
  db: Database,
  actor: string,
  input: { articleId: string; note?: Localised<string> } & EditionRef,
  now: number,
): Promise<Locale[]> {
  return changePublicState(
    db,
    actor,
    input.articleId,
    (dossier) => {
      const edition = expectEdition(dossier, input);
      if (edition.state !== "published") throw new DomainError("invalid_transition", { from: edition.state });
      return [
        {
          ...edition,
          state: "withdrawn",
          publishedRevisionId: null,
          draftRevisionId: edition.draftRevisionId ?? edition.publishedRevisionId,
          scheduledAt: null,
          scheduledRevisionId: null,
          withdrawnAt: now,
          withdrawalNote: input.note ?? null,
        },
      ];
    },
    now,
  );
}

function expectEdition(dossier: Dossier, { locale, expectedVersion }: EditionRef): EditionRow {
  const edition = dossier.editions.find((row) => row.locale === locale);
  if (edition === undefined) throw new DomainError("edition_missing", { locale });
  if (expectedVersion !== undefined && edition.version !== expectedVersion)
    throw new DomainError("edit_conflict");
  return edition;
}

/** Whatever was scheduled is overtaken: what is public is what was last said to be. */
function published(
  dossier: Dossier,
  edition: EditionRow,
  revisionId: string | null,
  now: number,
): EditionRow {
  const revision = expectTitled(dossier, edition, revisionId);
  const current =
    edition.publishedRevisionId === null ? undefined : dossier.revisions.get(edition.publishedRevisionId);
  const unchanged = current !== undefined && current.hash === revision.hash;
  return {
    ...edition,
    state: "published",
    publishedRevisionId: revision.id,
    draftRevisionId: edition.draftRevisionId === revision.id ? null : edition.draftRevisionId,
    scheduledAt: null,
    scheduledRevisionId: null,
    withdrawnAt: null,
    withdrawalNote: null,
    publishedAt: edition.publishedAt ?? now,
    updatedAt: unchanged ? edition.updatedAt : now,
  };
}

function scheduled(dossier: Dossier, edition: EditionRow, at: number): EditionRow {
  const revision = expectTitled(dossier, edition, edition.draftRevisionId);
  return {
    ...edition,
    state: edition.state === "draft" ? "scheduled" : edition.state,
    scheduledAt: at,
    scheduledRevisionId: revision.id,
  };
}

function expectTitled(dossier: Dossier, edition: EditionRow, revisionId: string | null) {
  const revision = revisionId === null ? undefined : dossier.revisions.get(revisionId);
  if (revision === undefined) throw new DomainError("nothing_to_publish", { locale: edition.locale });
  if (revision.title === "") throw new DomainError("title_required", { locale: edition.locale });
  return revision;
}
