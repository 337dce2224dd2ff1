/** What the public may see of an article, and how a verb moves it from one such state to the next. Pure. */
import type { ArticleRow, EditionRow } from "./tables.ts";
import { freshnessAgainst } from "./freshness.ts";
import type { blocks, revisions } from "./tables.ts";
import type { Locale } from "../locales.ts";

export type RevisionFacts = Omit<typeof revisions.$inferSelect, "body">;
export type BlockFacts = Pick<
  typeof blocks.$inferSelect,
  "revisionId" | "id" | "hash" | "basis" | "sourceHash"
>;

/** An article with everything a decision about its public state needs. */
export interface Dossier {
  article: ArticleRow;
  editions: readonly EditionRow[];
  revisions: ReadonlyMap<string, RevisionFacts>;
  blocks: ReadonlyMap<string, readonly BlockFacts[]>;
  topics: readonly string[];
  enterprises: readonly string[];
}

/** The editions with what follows from their published revisions filled in: copies for lists, and freshness. */
export function derive(dossier: Dossier, editions: readonly EditionRow[]): EditionRow[] {
  return editions.map((edition) => {
    const revision = publishedRevision(dossier, edition);
    if (revision === undefined) return { ...edition, ...nothingPublic };
    return {
      ...edition,
      title: revision.title,
      standfirst: revision.standfirst,
      excerpt: revision.excerpt,
      revisionNumber: revision.number,
      ofRevisionNumber: revision.sourceRevisionNumber,
      ...freshness(dossier, editions, edition, revision),
    };
  });
}

const nothingPublic = {
  title: null,
  standfirst: null,
  excerpt: null,
  revisionNumber: null,
  ofRevisionNumber: null,
  translationStatus: null,
  staleBlocks: null,
} as const;

function publishedRevision(dossier: Dossier, edition: EditionRow): RevisionFacts | undefined {
  return edition.publishedRevisionId === null
    ? undefined
    : dossier.revisions.get(edition.publishedRevisionId);
}

function freshness(
  dossier: Dossier,
  editions: readonly EditionRow[],
  edition: EditionRow,
  revision: RevisionFacts,
): Pick<EditionRow, "translationStatus" | "staleBlocks"> {
  const { sourceLocale } = dossier.article;
  if (edition.locale === sourceLocale) return { translationStatus: "source", staleBlocks: [] };
  const sourceEdition = editions.find(({ locale }) => locale === sourceLocale);
  const source = sourceEdition && publishedRevision(dossier, sourceEdition);
  if (source === undefined) return { translationStatus: "current", staleBlocks: [] };
  const { status, staleBlocks } = freshnessAgainst(
    { revision: source, blocks: dossier.blocks.get(source.id) ?? [] },
    { revision, blocks: dossier.blocks.get(revision.id) ?? [] },
  );
  return { translationStatus: status, staleBlocks };
}

/**
 * The locales in which a reader would now see something else than before: all
 * that ever were public where the article has moved, or is about something else.
 */
export function changedLocales(
  dossier: Dossier,
  next: readonly EditionRow[],
  hasNewIdentity = false,
): Locale[] {
  return next
    .filter((edition) => {
      if (hasNewIdentity && (edition.state === "published" || edition.state === "withdrawn")) return true;
      const before = dossier.editions.find(({ locale }) => locale === edition.locale);
      return before === undefined || publicFace(dossier, before) !== publicFace(dossier, edition);
    })
    .map((edition) => edition.locale);
}

function publicFace(dossier: Dossier, edition: EditionRow): string {
  const revision = publishedRevision(dossier, edition);
  const withdrawn = edition.state === "withdrawn" ? edition.withdrawalNote : undefined;
  const correction = revision && [edition.correctionNote, edition.correctedAt];
  return JSON.stringify([
    revision?.hash,
    edition.translationStatus,
    edition.staleBlocks,
    withdrawn,
    correction,
  ]);
}
