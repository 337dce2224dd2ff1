/** How an edition goes from one state to the next. Pure. */
import { DomainError } from "../errors.ts";
import type { Locale } from "../locales.ts";
import type { Dossier, RevisionFacts } from "./public-state.ts";
import type { EditionRow } from "./tables.ts";

/** An edition as the editor saw it; leave the version out to take it as it is. */
export interface EditionRef {
  locale: Locale;
  expectedVersion?: number | undefined;
}

/** @throws edition_missing, edit_conflict */
export function expectEdition(dossier: Dossier, { locale, expectedVersion }: EditionRef): EditionRow {
  const edition = dossier.editions.find((row) => row.locale === locale);
  if (edition === undefined) throw new DomainError("edition_missing", { locale });
  if (expectedVersion !== undefined && edition.version !== expectedVersion)
    throw new DomainError("edit_conflict");
  return edition;
}

/**
 * Whatever was scheduled is overtaken: what is public is what was last said to be.
 * @throws nothing_to_publish, title_required
 */
export function published(
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
    ...unscheduled,
    state: "published",
    publishedRevisionId: revision.id,
    draftRevisionId: edition.draftRevisionId === revision.id ? null : edition.draftRevisionId,
    withdrawnAt: null,
    withdrawalNote: null,
    publishedAt: edition.publishedAt ?? now,
    updatedAt: unchanged ? edition.updatedAt : now,
  };
}

export const unscheduled = { scheduledAt: null, scheduledRevisionId: null } as const;

/** @throws nothing_to_publish, title_required */
export function scheduled(dossier: Dossier, edition: EditionRow, at: number): EditionRow {
  const revision = expectTitled(dossier, edition, edition.draftRevisionId);
  return {
    ...edition,
    state: edition.state === "draft" ? "scheduled" : edition.state,
    scheduledAt: at,
    scheduledRevisionId: revision.id,
  };
}

/** What readers see is left as it is. @throws invalid_transition where nothing is scheduled */
export function withoutSchedule(edition: EditionRow): EditionRow {
  if (edition.scheduledAt === null) throw new DomainError("invalid_transition", { from: edition.state });
  return { ...edition, ...unscheduled, state: edition.state === "scheduled" ? "draft" : edition.state };
}

export function expectTitled(
  dossier: Dossier,
  edition: EditionRow,
  revisionId: string | null,
): RevisionFacts {
  const revision = revisionId === null ? undefined : dossier.revisions.get(revisionId);
  if (revision === undefined) throw new DomainError("nothing_to_publish", { locale: edition.locale });
  if (revision.title === "") throw new DomainError("title_required", { locale: edition.locale });
  return revision;
}

/** An edition's state as the record tells it. */
export function inShort(dossier: Dossier, edition: EditionRow) {
  const number = (id: string | null) => (id === null ? null : (dossier.revisions.get(id)?.number ?? null));
  const at = edition.scheduledAt;
  return {
    state: edition.state,
    published: number(edition.publishedRevisionId),
    draft: number(edition.draftRevisionId),
    ...(at !== null && { scheduled: number(edition.scheduledRevisionId), scheduledAt: iso(at) }),
  };
}

export const iso = (time: number): string => new Date(time).toISOString();
