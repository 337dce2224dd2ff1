/** How every catalogue stands: what is translated, missing, outdated, found fault with, drafted and public. */
import { and, asc, count, eq, inArray, sql } from "drizzle-orm";
import { combine, mapRead, read, readNow } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { locales } from "../locales.ts";
import { readContent } from "./content.ts";
import type { Content } from "./content.ts";
import { contentsRead } from "./contents.ts";
import type { Contents, VersionRef } from "./contents.ts";
import { findingsIn, progressOf } from "./progress.ts";
import type { Progress } from "./progress.ts";
import type { Severity } from "./finding.ts";
import { draftsOf, headIn, sourceRef } from "./heads.ts";
import type { CatalogueRow, Head } from "./heads.ts";
import { allNamespaces, namespacesRead } from "./namespaces.ts";
import type { Namespace } from "./namespaces.ts";
import { bundlesRead } from "./served.ts";
import type { ListedBundle } from "./served.ts";
import { catalogues, catalogueUploads, catalogueVersions } from "./tables.ts";

export interface CatalogueStatus extends Progress {
  readonly namespace: string;
  readonly locale: string;
  readonly sourceLocale: string;
  readonly isSource: boolean;
  readonly isProduct: boolean;
  /** The optimistic lock over the head; 0 where nothing has been written yet. */
  readonly version: number;
  readonly draft: number | null;
  readonly published: number | null;
  readonly publishedAt: number | null;
  /** Of what clients get, which for a product catalogue is never nothing. */
  readonly bundleHash: string | null;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly updatedAt: number | null;
  readonly updatedBy: string | null;
  readonly openUploads: number;
}

/**
 * Every catalogue of these namespaces: in the languages that a namespace has,
 * and in its source and the newsroom's own, where it may have one.
 */
export function statusesRead(isWanted: (namespace: string) => boolean): Read<CatalogueStatus[]> {
  const parts = { heads: headRowsRead(), contents: contentsRead(allDrafts), bundles: bundlesRead() };
  return mapRead(combine(parts), ({ heads: rows, contents, bundles }) => {
    const namespaces = allNamespaces(rows.namespaces).filter(({ name }) => isWanted(name));
    const places = namespaces.flatMap((namespace) =>
      localesOf(namespace, rows.heads).map((locale) => placeOf(namespace, locale, rows.heads)),
    );
    return places.map((place) => standingOf(place, rows, contents, bundles));
  });
}

export const readStatus = (db: Database, isWanted: (namespace: string) => boolean) =>
  readNow(db, statusesRead(isWanted));

/** @throws namespace_not_found */
export function statusRead(locale: string, namespace: string): Read<CatalogueStatus> {
  const contents = contentsRead(draftsOf(locale, namespace));
  const parts = { heads: headRowsRead(), contents, bundles: bundlesRead() };
  return mapRead(combine(parts), ({ heads: rows, contents: drafts, bundles }) => {
    const found = allNamespaces(rows.namespaces).find(({ name }) => name === namespace);
    if (found === undefined) throw new DomainError("namespace_not_found", { namespace });
    return standingOf(placeOf(found, locale, rows.heads), rows, drafts, bundles);
  });
}

export const getStatus = (db: Database, locale: string, namespace: string) =>
  readNow(db, statusRead(locale, namespace));

const allDrafts = sql`SELECT locale, namespace, draft FROM catalogues`;

/** What is known without any words. */
function headRowsRead() {
  return read(
    (db) => [
      namespacesRead(db),
      db.select().from(catalogues).orderBy(asc(catalogues.namespace), asc(catalogues.locale)),
      draftsRead(db),
      openUploads(db),
    ],
    ([namespaces, heads, drafts, uploads]) => ({ namespaces, heads, drafts, uploads }),
  );
}

type Rows = ReturnType<ReturnType<typeof headRowsRead>["shape"]>;

function standingOf(
  place: Place,
  { drafts, uploads }: Rows,
  contents: Contents,
  bundles: readonly ListedBundle[],
): CatalogueStatus {
  const isOf = (row: { namespace: string; locale: string }) =>
    row.namespace === place.head.namespace && row.locale === place.head.locale;
  return {
    ...statusOf(place, contents, drafts.find(isOf)),
    openUploads: uploads.find(isOf)?.open ?? 0,
    bundleHash: bundles.find(isOf)?.hash ?? null,
  };
}

interface Place {
  readonly namespace: Namespace;
  readonly head: Head;
  readonly source: readonly VersionRef[];
}

function localesOf({ name, sourceLocale }: Namespace, heads: readonly CatalogueRow[]): string[] {
  const drafted = heads.filter(({ namespace }) => namespace === name).map(({ locale }) => locale);
  return [...new Set([sourceLocale, ...locales, ...drafted])];
}

function placeOf(namespace: Namespace, locale: string, heads: readonly CatalogueRow[]): Place {
  const { name, sourceLocale } = namespace;
  return {
    namespace,
    head: headIn(heads, locale, name),
    source: sourceRef(heads, locale, name, sourceLocale),
  };
}

/** What is known of every draft without its words. */
function draftsRead(db: Database) {
  const { namespace, locale, number, at, author, report } = catalogueVersions;
  return db
    .select({ namespace, locale, at, author, report })
    .from(catalogues)
    .innerJoin(
      catalogueVersions,
      and(eq(namespace, catalogues.namespace), eq(locale, catalogues.locale), eq(number, catalogues.draft)),
    );
}

/** A report is as old as the source that it was made with; of what the Worker brought along there is none. */
function reported(draft: Draft | undefined, source: Content | undefined) {
  const isPresent = draft !== undefined && (draft.report.source ?? null) === (source?.number ?? null);
  // The source may be version 0, which moves with a deployment.
  return isPresent && source?.number !== 0 ? draft.report.findings : undefined;
}

type Draft = Awaited<ReturnType<typeof draftsRead>>[number];

function openUploads(db: Database) {
  const { namespace, locale, state } = catalogueUploads;
  return db
    .select({ namespace, locale, open: count() })
    .from(catalogueUploads)
    .where(inArray(state, ["open", "question"]))
    .groupBy(namespace, locale);
}

function statusOf(place: Place, contents: Contents, draft: Draft | undefined) {
  const { namespace, head, source: sources } = place;
  const { locale, version, published, publishedAt } = head;
  const separator = namespace.settings.checks.keySeparator;
  const read = (ref: VersionRef) => {
    const stored = contents(ref);
    return stored && readContent(stored, separator);
  };
  const { sourceLocale } = namespace;
  const content = head.draft === undefined ? undefined : read({ ...head, number: head.draft });
  const source = sources.flatMap((ref) => read(ref) ?? [])[0];
  const { settings } = namespace;
  const situation = { locale, sourceLocale, settings, content, source };
  return {
    ...{ namespace: namespace.name, locale, sourceLocale, version, isProduct: namespace.isProduct },
    isSource: locale === sourceLocale,
    ...{ draft: head.draft ?? null, published: published ?? null },
    publishedAt: publishedAt ?? null,
    ...progressOf(situation),
    findings: reported(draft, source) ?? findingsIn(situation),
    updatedAt: draft?.at ?? null,
    updatedBy: draft?.author ?? null,
  };
}
