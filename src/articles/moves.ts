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
 * A scheduled publication is overtaken: what is public is what was last said to
 * be. A planned withdrawal stands, whichever revision it will be of.
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
  const isToGo = planOf(edition)?.act === "withdrawal";
  return {
    ...edition,
    ...(isToGo ? {} : { ...unscheduled, withdrawalNote: null }),
    state: "published",
    publishedRevisionId: revision.id,
    draftRevisionId: edition.draftRevisionId === revision.id ? null : edition.draftRevisionId,
    withdrawnAt: null,
    publishedAt: edition.publishedAt ?? now,
    updatedAt: unchanged ? edition.updatedAt : now,
  };
}

export const unscheduled = { scheduledAt: null, scheduledRevisionId: null } as const;

/** What is planned for it, told apart by whether there is a revision to publish. One plan at a time. */
export function planOf({ scheduledAt, scheduledRevisionId }: EditionRow) {
  if (scheduledAt === null) return undefined;
  return { at: scheduledAt, act: scheduledRevisionId === null ? "withdrawal" : "publication" } as const;
}

/** @throws nothing_to_publish, title_required */
export function scheduled(dossier: Dossier, edition: EditionRow, at: number): EditionRow {
  const revision = expectTitled(dossier, edition, edition.draftRevisionId);
  return {
    ...edition,
    state: edition.state === "draft" ? "scheduled" : edition.state,
    scheduledAt: at,
    scheduledRevisionId: revision.id,
    ...(edition.state === "published" && { withdrawalNote: null }),
  };
}

/** What was public becomes the draft, unless there is a newer one. @throws invalid_transition */
export function withdrawn(edition: EditionRow, note: EditionRow["withdrawalNote"], now: number): EditionRow {
  return {
    ...expectPublic(edition),
    ...unscheduled,
    state: "withdrawn",
    publishedRevisionId: null,
    draftRevisionId: edition.draftRevisionId ?? edition.publishedRevisionId,
    withdrawnAt: now,
    withdrawalNote: note,
  };
}

/** Until then readers learn nothing of it; the note waits with it. @throws invalid_transition */
export function withdrawnLater(
  edition: EditionRow,
  note: EditionRow["withdrawalNote"],
  at: number,
): EditionRow {
  return { ...expectPublic(edition), scheduledAt: at, scheduledRevisionId: null, withdrawalNote: note };
}

function expectPublic(edition: EditionRow): EditionRow {
  if (edition.state !== "published") throw new DomainError("invalid_transition", { from: edition.state });
  return edition;
}

/** What readers see is left as it is. @throws invalid_transition where nothing is scheduled */
export function withoutSchedule(edition: EditionRow): EditionRow {
  const { state } = edition;
  if (edition.scheduledAt === null) throw new DomainError("invalid_transition", { from: state });
  return {
    ...edition,
    ...unscheduled,
    state: state === "scheduled" ? "draft" : state,
    ...(state === "published" && { withdrawalNote: null }),
  };
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
  const plan = planOf(edition);
  return {
    state: edition.state,
    published: number(edition.publishedRevisionId),
    draft: number(edition.draftRevisionId),
    ...(plan && {
      scheduled: plan.act === "withdrawal" ? plan.act : number(edition.scheduledRevisionId),
      scheduledAt: iso(plan.at),
    }),
  };
}

export const iso = (time: number): string => new Date(time).toISOString();
