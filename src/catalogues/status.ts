/** How every catalogue stands: what is translated, missing, outdated, found fault with, drafted and public. */
import { and, asc, count, eq, inArray } from "drizzle-orm";
import { readNow } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { locales } from "../locales.ts";
import { readContent } from "./content.ts";
import type { Content } from "./content.ts";
import { readContents } from "./contents.ts";
import type { Contents, VersionRef } from "./contents.ts";
import { findingsIn, progressOf } from "./progress.ts";
import type { Progress } from "./progress.ts";
import type { Severity } from "./finding.ts";
import { headIn, sourceRef } from "./heads.ts";
import type { CatalogueRow, Head } from "./heads.ts";
import { allNamespaces, namespacesRead } from "./namespaces.ts";
import type { Namespace } from "./namespaces.ts";
import { bundlesRead } from "./served.ts";
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
 * @param only these languages and no others
 */
export async function readStatus(
  db: Database,
  wanted: (namespace: string) => boolean,
  only?: readonly string[],
): Promise<CatalogueStatus[]> {
  const [rows, heads, drafts, uploads] = await db.batch([
    namespacesRead(db),
    db.select().from(catalogues).orderBy(asc(catalogues.namespace), asc(catalogues.locale)),
    draftsRead(db),
    openUploads(db),
  ]);
  const places = allNamespaces(rows)
    .filter(({ name }) => wanted(name))
    .flatMap((namespace) =>
      (only ?? localesOf(namespace, heads)).map((locale) => placeOf(namespace, locale, heads)),
    );
  const [contents, bundles] = await Promise.all([
    readContents(db, places.flatMap(refsOf)),
    readNow(db, bundlesRead()),
  ]);
  const isOf =
    ({ head }: Place) =>
    (row: { namespace: string; locale: string }) =>
      row.namespace === head.namespace && row.locale === head.locale;
  return places.map((place) => ({
    ...statusOf(place, contents, drafts.find(isOf(place))),
    openUploads: uploads.find(isOf(place))?.open ?? 0,
    bundleHash: bundles.find(isOf(place))?.hash ?? null,
  }));
}

/** @throws namespace_not_found */
export async function getStatus(db: Database, locale: string, namespace: string): Promise<CatalogueStatus> {
  const all = await readStatus(db, (name) => name === namespace, [locale]);
  const found = all.find((status) => status.locale === locale);
  if (found === undefined) throw new DomainError("namespace_not_found", { namespace });
  return found;
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

function refsOf({ head: { locale, namespace, draft }, source }: Place): VersionRef[] {
  return [...(draft === undefined ? [] : [{ locale, namespace, number: draft }]), ...source];
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
