/** What the public may see of an article, and how a verb moves it from one such state to the next. Pure. */
import type { ArticleRow, EditionRow } from "./tables.ts";
import { textHash } from "./compose.ts";
import { freshnessOf } from "./freshness.ts";
import type { blocks, revisions } from "./tables.ts";
import type { Locale } from "../locales.ts";

export type RevisionRow = Omit<typeof revisions.$inferSelect, "body">;
export type BlockRow = Pick<typeof blocks.$inferSelect, "revisionId" | "id" | "hash" | "sourceHash">;

/** An article with everything a decision about its public state needs. */
export interface Dossier {
  article: ArticleRow;
  editions: readonly EditionRow[];
  revisions: ReadonlyMap<string, RevisionRow>;
  blocks: ReadonlyMap<string, readonly BlockRow[]>;
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

function publishedRevision(dossier: Dossier, edition: EditionRow): RevisionRow | undefined {
  return edition.publishedRevisionId === null
    ? undefined
    : dossier.revisions.get(edition.publishedRevisionId);
}

function freshness(
  dossier: Dossier,
  editions: readonly EditionRow[],
  edition: EditionRow,
  revision: RevisionRow,
): Pick<EditionRow, "translationStatus" | "staleBlocks"> {
  const { sourceLocale } = dossier.article;
  if (edition.locale === sourceLocale) return { translationStatus: "source", staleBlocks: [] };
  const sourceEdition = editions.find(({ locale }) => locale === sourceLocale);
  const source = sourceEdition && publishedRevision(dossier, sourceEdition);
  if (source === undefined) return { translationStatus: "current", staleBlocks: [] };
  const { status, staleBlocks } = freshnessOf(
    {
      titleHash: textHash(source.title) ?? "",
      standfirstHash: textHash(source.standfirst) ?? undefined,
      blocks: dossier.blocks.get(source.id) ?? [],
    },
    {
      titleSourceHash: revision.titleSourceHash,
      standfirstSourceHash: revision.standfirstSourceHash,
      hasStandfirst: revision.standfirst !== null,
      blocks: dossier.blocks.get(revision.id) ?? [],
    },
  );
  return { translationStatus: status, staleBlocks };
}

/** The locales in which a reader would now see something else than before. */
export function changedLocales(dossier: Dossier, next: readonly EditionRow[]): Locale[] {
  return next
    .filter((edition) => {
      const before = dossier.editions.find(({ locale }) => locale === edition.locale);
      return before === undefined || publicFace(dossier, before) !== publicFace(dossier, edition);
    })
    .map((edition) => edition.locale);
}

function publicFace(dossier: Dossier, edition: EditionRow): string {
  const revision = publishedRevision(dossier, edition);
  const withdrawn = edition.state === "withdrawn" ? edition.withdrawalNote : undefined;
  return JSON.stringify([revision?.hash, edition.translationStatus, edition.staleBlocks, withdrawn]);
}
