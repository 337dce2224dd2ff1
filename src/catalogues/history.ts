/** The versions of a catalogue, newest first, and what leads from one to another. */
import { and, desc, eq, lt, sql } from "drizzle-orm";
import { combine, mapRead, read, readNow } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { readContent, valuesOf } from "./content.ts";
import { builtIn, contentsRead, expectContent } from "./contents.ts";
import type { Contents } from "./contents.ts";
import { headOf, headRead } from "./heads.ts";
import { diffValues } from "./merge.ts";
import type { KeyChange } from "./merge.ts";
import { expectNamespace, namespaceRead } from "./namespaces.ts";
import type { UploadReport } from "./report.ts";
import { catalogueVersions } from "./tables.ts";
import type { NamespaceSettings } from "./tables.ts";

export interface VersionSummary {
  readonly number: number;
  readonly hash: string;
  readonly keys: number;
  /** Null for what the Worker brought along. */
  readonly author: string | null;
  readonly at: number | null;
  readonly note: string;
  readonly base: number | null;
  readonly parent: number | null;
  readonly restored: number | null;
  readonly isDraft: boolean;
  readonly isPublished: boolean;
  readonly report: UploadReport | null;
}

export interface HistoryQuery {
  readonly locale: string;
  readonly namespace: string;
  /** Only those before this number. */
  readonly before?: number | undefined;
  readonly limit: number;
}

export interface History {
  readonly items: readonly VersionSummary[];
  /** The number to go on before; undefined at the end. */
  readonly next: number | undefined;
}

export function historyRead(query: HistoryQuery): Read<History> {
  const { locale, namespace, before, limit } = query;
  const t = catalogueVersions;
  const isOf = and(eq(t.namespace, namespace), eq(t.locale, locale));
  return read(
    (db) => [
      namespaceRead(db, namespace),
      headRead(db, locale, namespace),
      db
        .select()
        .from(t)
        .where(before === undefined ? isOf : and(isOf, lt(t.number, before)))
        .orderBy(desc(t.number))
        .limit(limit + 1),
    ],
    ([[row], [headRow], versions]) => {
      const { settings } = expectNamespace(namespace, row);
      const head = headOf(locale, namespace, headRow);
      const rows = versions.slice(0, limit).map((version) => summaryOf(version, head));
      const isWhole = versions.length <= limit;
      const first = isWhole && before !== 0 ? firstVersion(query, settings.checks.keySeparator, head) : [];
      return { items: [...rows, ...first], next: isWhole ? undefined : rows.at(-1)?.number };
    },
  );
}

export const readHistory = (db: Database, query: HistoryQuery) => readNow(db, historyRead(query));

type Pointers = Pick<ReturnType<typeof headOf>, "draft" | "published">;

function summaryOf(version: typeof catalogueVersions.$inferSelect, head: Pointers): VersionSummary {
  const { number, hash, keys, author, at, note, report } = version;
  return {
    ...{ number, hash, keys, author, at, note, report },
    base: version.baseNumber,
    parent: version.parentNumber,
    restored: version.restoredNumber,
    isDraft: number === head.draft,
    isPublished: number === head.published,
  };
}

/** Version 0 of a product catalogue has no row. */
function firstVersion(query: HistoryQuery, separator: string | false, head: Pointers): VersionSummary[] {
  const stored = builtIn(query);
  if (stored === undefined) return [];
  const { number, hash, document } = readContent(stored, separator);
  return [
    {
      ...{ number, hash, keys: document.messages.length, author: null, at: null, note: "" },
      ...{ base: null, parent: null, restored: null, report: null },
      isDraft: head.draft === 0,
      isPublished: head.published === 0,
    },
  ];
}

export interface DiffQuery {
  readonly locale: string;
  readonly namespace: string;
  readonly number: number;
  /** Its parent where left out; `none` is compared with as if it said nothing. */
  readonly against?: number | undefined;
}

export interface VersionDiff {
  readonly number: number;
  readonly against: number | undefined;
  readonly changes: readonly KeyChange[];
}

/** @throws namespace_not_found, version_not_found */
export function diffRead(query: DiffQuery): Read<VersionDiff> {
  const { locale, namespace, number, against = null } = query;
  const own = sql`FROM catalogue_versions WHERE namespace = ${namespace} AND locale = ${locale} AND number = ${number}`;
  const versions = sql`SELECT ${locale}, ${namespace}, ${number} UNION ALL
    SELECT ${locale}, ${namespace}, coalesce(${against}, (SELECT parent_number ${own}))`;
  const parts = {
    rows: read(
      (db) => [namespaceRead(db, namespace), versionRead(db, query)],
      ([[row], [version]]) => ({ row, version }),
    ),
    contents: contentsRead(versions, sql`SELECT built_in_hash ${own}`),
  };
  return mapRead(combine(parts), ({ rows: { row, version }, contents }) => {
    const { settings } = expectNamespace(namespace, row);
    const base = query.against ?? version?.parentNumber ?? undefined;
    return diffOf({ ...query, against: base }, contents, settings, version?.builtInHash);
  });
}

export const readDiff = (db: Database, query: DiffQuery) => readNow(db, diffRead(query));

/** What the draft says otherwise than what is public; undefined where both are one, or one of them is not. */
export function aheadRead(locale: string, namespace: string): Read<VersionDiff | undefined> {
  const head = sql`FROM catalogues WHERE namespace = ${namespace} AND locale = ${locale}`;
  const draft = sql`FROM catalogue_versions WHERE namespace = ${namespace} AND locale = ${locale}
    AND number = (SELECT draft ${head})`;
  const versions = sql`SELECT locale, namespace, draft ${head} UNION ALL SELECT locale, namespace, published ${head}`;
  const { builtInHash } = catalogueVersions;
  const parts = {
    rows: read(
      (db) => [
        namespaceRead(db, namespace),
        headRead(db, locale, namespace),
        db
          .select({ builtInHash })
          .from(catalogueVersions)
          .where(sql`rowid IN (SELECT rowid ${draft})`),
      ],
      ([[row], [headRow], [version]]) => ({ row, headRow, version }),
    ),
    contents: contentsRead(versions, sql`SELECT built_in_hash ${draft}`),
  };
  return mapRead(combine(parts), ({ rows: { row, headRow, version }, contents }) => {
    const { settings } = expectNamespace(namespace, row);
    const { draft: number, published: against } = headOf(locale, namespace, headRow);
    if (number === undefined || against === undefined || number === against) return undefined;
    return diffOf({ locale, namespace, number, against }, contents, settings, version?.builtInHash);
  });
}

function diffOf(
  { locale, namespace, number, against }: DiffQuery,
  contents: Contents,
  settings: NamespaceSettings,
  builtInHash: string | null | undefined,
): VersionDiff {
  const refs = [number, ...(against === undefined ? [] : [against])].map((each) => ({
    ...{ locale, namespace, number: each, builtIn: builtInHash },
  }));
  const [to, from] = refs.map((ref) => {
    const stored = expectContent(contents, ref);
    return valuesOf(readContent(stored, settings.checks.keySeparator).document.messages);
  });
  if (to === undefined) throw new DomainError("version_not_found", { number });
  return { number, against, changes: diffValues(from ?? new Map(), to) };
}

export function versionRead(db: Database, { locale, namespace, number }: DiffQuery) {
  const t = catalogueVersions;
  return db
    .select()
    .from(t)
    .where(and(eq(t.namespace, namespace), eq(t.locale, locale), eq(t.number, number)));
}

/** @throws version_not_found */
export function summaryRead({ locale, namespace, number }: DiffQuery): Read<VersionSummary> {
  return mapRead(historyRead({ locale, namespace, before: number + 1, limit: 1 }), ({ items }) => {
    const found = items.find((version) => version.number === number);
    if (found === undefined) throw new DomainError("version_not_found", { number });
    return found;
  });
}

export const getVersion = (db: Database, query: DiffQuery) => readNow(db, summaryRead(query));
