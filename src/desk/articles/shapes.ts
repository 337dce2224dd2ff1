/** Articles as the desk's JSON has them: what its pages are made from. */
import { iso } from "../../api/localised.ts";
import type { BoardEdition, BoardRow } from "../../articles/board-list.ts";
import type { BoardState } from "../../articles/board.ts";
import type { DeskArticle } from "../../articles/desk-read.ts";
import { lockOf } from "../../articles/dossier.ts";
import { markdownOf } from "../../articles/history.ts";
import type { History, RevisionLine, WrittenRevision } from "../../articles/history.ts";
import { planOf } from "../../articles/moves.ts";
import type { LinkedEnterprise } from "../../articles/read.ts";
import type { ArticleRow, EditionRow } from "../../articles/tables.ts";
import { locales } from "../../locales.ts";
import type { Locale } from "../../locales.ts";
import { etagOf } from "./place.ts";

export type BoardLine = ReturnType<typeof boardLine>;
export type EditionLine = ReturnType<typeof editionLine>;
export type ArticleShape = ReturnType<typeof articleShape>;
export type RevisionShape = ReturnType<typeof revisionShape>;
export type RevisionText = ReturnType<typeof revisionText>;

/** A line of the board: an article with a cell for each language, those that are missing included. */
export function boardLine({ article, editions, assignees }: BoardRow) {
  return {
    ...identity(article),
    editions: locales.map((locale) => {
      const cell = editions.find(({ edition }) => edition.locale === locale);
      const assignee = assignees.find((one) => one.locale === locale);
      return {
        ...editionLine(locale, cell),
        /** Who wrote the newest words, and when. */
        written: cell?.written ? { at: iso(cell.written.at), by: cell.written.by } : null,
        assignee:
          assignee && !assignee.isGone
            ? { id: assignee.memberId, name: assignee.name, dueOn: assignee.dueOn }
            : null,
        /** With which it is claimed. */
        assignmentVersion: assignee?.assignedAt ?? 0,
      };
    }),
  };
}

function identity({ id, slug, sourceLocale, authoritativeLocale, ...article }: ArticleRow) {
  return {
    ...{ id, slug, sourceLocale, authoritativeLocale },
    createdAt: iso(article.createdAt),
    publishedAt: iso(article.publishedAt),
    updatedAt: iso(article.touchedAt ?? article.createdAt),
  };
}

type Cell = Pick<BoardEdition, "edition"> & {
  readonly inReview?: boolean;
  readonly draft: Pick<RevisionLine, "number" | "title" | "createdAt"> | undefined;
};

export function editionLine(locale: Locale, cell: Cell | undefined) {
  const { edition, draft } = cell ?? {};
  return {
    locale,
    state: edition?.state ?? ("missing" as const),
    stands: standsOf(edition, cell?.inReview ?? false),
    translationStatus: edition?.translationStatus ?? null,
    staleBlocks: edition?.staleBlocks?.length ?? 0,
    title: draft?.title ?? edition?.title ?? null,
    version: edition?.version ?? 0,
    draftNumber: draft?.number ?? null,
    publishedNumber: edition?.revisionNumber ?? null,
    scheduledAt: iso(edition?.scheduledAt ?? null),
    /** `publication` or `withdrawal`. */
    scheduledFor: (edition && planOf(edition)?.act) ?? null,
    publishedAt: iso(edition?.publishedAt ?? null),
    updatedAt: iso(draft?.createdAt ?? edition?.updatedAt ?? null),
  };
}

/** Everywhere it stands on the board, as the board's filter names it. */
function standsOf(edition: EditionRow | undefined, inReview: boolean): BoardState[] {
  if (edition === undefined) return ["missing"];
  const { state, translationStatus: status } = edition;
  const isOld = status === "outdated" || status === "incomplete";
  return [
    ...(edition.draftRevisionId === null ? [] : ["draft" as const]),
    ...(inReview ? ["review" as const] : []),
    ...(edition.scheduledAt === null ? [] : ["scheduled" as const]),
    ...(state === "published" ? [isOld ? ("outdated" as const) : ("current" as const)] : []),
    ...(state === "withdrawn" ? ["withdrawn" as const] : []),
  ];
}

export function articleShape(found: DeskArticle) {
  const { article, editions, revisions, topics, enterprises, oldSlugs, work } = found;
  return {
    ...identity(article),
    oldSlugs,
    topics,
    enterprises: enterprises.map(enterpriseShape),
    editions: locales.map((locale) => {
      const edition = editions.find((row) => row.locale === locale);
      const draft = revisions.get(edition?.draftRevisionId ?? "");
      const inReview = work.inReview.includes(locale);
      const assignee = work.assignments.get(locale);
      return {
        ...editionLine(locale, edition && { edition, draft, inReview }),
        assignee: assignee ? { ...assignee.member, dueOn: assignee.dueOn } : null,
      };
    }),
    etag: etagOf(lockOf(found)),
  };
}

export const enterpriseShape = ({ id, slug, display }: LinkedEnterprise) => ({
  ...{ id, slug },
  names: Object.fromEntries(Object.entries(display).map(([locale, { value }]) => [locale, value])),
});

/** A line of an edition's history. */
export function revisionShape(line: RevisionLine, edition: EditionRow | undefined) {
  const { number, title, minor, author, authorName, sourceRevisionNumber } = line;
  return {
    ...{ number, title, minor: minor ?? false },
    author: { id: author, name: authorName },
    createdAt: iso(line.createdAt),
    /** Of a translation: the source's revision that it was made beside. */
    ofRevision: sourceRevisionNumber,
    isDraft: edition?.draftRevisionId === line.id,
    isPublished: edition?.publishedRevisionId === line.id,
    isScheduled: edition?.scheduledRevisionId === line.id,
  };
}

export const historyShape = ({ lines, edition }: History, limit: number) =>
  lines.slice(0, limit).map((line) => revisionShape(line, edition));

/** A revision with its words. */
export function revisionText({ revision, blocks }: WrittenRevision, edition: EditionRow | undefined) {
  const { standfirst, byline, dateline, image } = revision;
  return {
    ...revisionShape(revision, edition),
    ...{ standfirst, byline, dateline, image },
    markdown: markdownOf(blocks),
    blocks: blocks.map(({ id, kind, markdown }) => ({ id, kind, markdown })),
  };
}
