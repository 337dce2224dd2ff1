/** What the draft of a catalogue says, key by key, beside its source and what the checks find. */
import { combine, mapRead, read, readNow } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { byKey, readContent } from "./content.ts";
import type { KeyMeta } from "./content.ts";
import { contentsRead, expectContent } from "./contents.ts";
import type { VersionRef } from "./contents.ts";
import type { Severity } from "./finding.ts";
import { draftsOf, headIn, headsRead, sourceRef } from "./heads.ts";
import { expectNamespace, namespaceRead } from "./namespaces.ts";
import { findingsOf, missingIn } from "./progress.ts";
import type { Standing } from "./progress.ts";
import { outdatedIn, sourceFinder } from "./proposal/annotate.ts";
import { withIds } from "./proposal/choices.ts";
import type { WithId } from "./proposal/choices.ts";

export const messageLists = ["all", "missing", "outdated", "empty", "findings"] as const;
export type MessageList = (typeof messageLists)[number];

export interface MessagesQuery {
  readonly locale: string;
  readonly namespace: string;
  readonly which: MessageList;
  /** Only keys with a finding of this weight. */
  readonly severity?: Severity | undefined;
  /** Somewhere in the key, the words or the source's words. */
  readonly q?: string | undefined;
  /** Only keys behind this one. */
  readonly after?: string | undefined;
  readonly limit: number;
}

export interface CatalogueMessage extends Pick<KeyMeta, "notes" | "state"> {
  readonly key: string;
  /** Undefined where the key waits for its words. */
  readonly value?: string;
  /** What it is to be translated from, a plural form that the source has not from the nearest that it has. */
  readonly source?: string;
  /** What it was made from, where the source says something else by now. */
  readonly of?: string;
  readonly findings: readonly WithId[];
}

export interface Messages {
  /** By key. */
  readonly items: readonly CatalogueMessage[];
  /** The key to go on after; undefined at the end. */
  readonly next: string | undefined;
  /** On all pages together. */
  readonly matching: number;
  /** How long each list is, whatever was searched for. */
  readonly counts: Readonly<Record<MessageList, number>>;
  /** What is found of the catalogue as a whole. */
  readonly general: readonly WithId[];
  readonly sourceLocale: string;
}

/** @throws namespace_not_found */
export const messagesRead = (query: MessagesQuery): Read<Messages> =>
  mapRead(standingRead(query), (standing) => messagesIn(standing, query));

export const readMessages = (db: Database, query: MessagesQuery) => readNow(db, messagesRead(query));

function messagesIn(standing: Standing, query: MessagesQuery): Messages {
  const findings = withIds(findingsOf(standing));
  const all = messagesOf(standing, findings);
  const matching = all.filter((one) => isIn[query.which](one) && matches(one, query));
  const behind = matching.filter(({ key }) => query.after === undefined || key > query.after);
  const items = behind.slice(0, query.limit);
  return {
    items,
    next: behind.length > items.length ? items.at(-1)?.key : undefined,
    matching: matching.length,
    counts: countsOf(all),
    general: findings.filter(({ key }) => key === undefined),
    sourceLocale: standing.sourceLocale,
  };
}

function standingRead({ locale, namespace: name }: MessagesQuery): Read<Standing> {
  const parts = {
    rows: read(
      (db) => [namespaceRead(db, name), headsRead(db, name)],
      ([[row], heads]) => ({ row, heads }),
    ),
    contents: contentsRead(draftsOf(locale, name)),
  };
  return mapRead(combine(parts), ({ rows: { row, heads }, contents }) => {
    const { settings, sourceLocale } = expectNamespace(name, row);
    const { draft } = headIn(heads, locale, name);
    const own = draft === undefined ? [] : [{ locale, namespace: name, number: draft }];
    const sources = sourceRef(heads, locale, name, sourceLocale);
    const contentOf = (ref: VersionRef) =>
      readContent(expectContent(contents, ref), settings.checks.keySeparator);
    return {
      locale,
      sourceLocale,
      settings,
      content: own.map(contentOf)[0],
      source: sources.map(contentOf)[0],
    };
  });
}

/** Those with words and those that wait for theirs, in one order whatever the file's is. */
function messagesOf(standing: Standing, findings: readonly WithId[]): CatalogueMessage[] {
  const { content, source, settings } = standing;
  const sourceOf = sourceFinder(source, settings);
  const isOutdated = content && outdatedIn(content, source, settings);
  const words = byKey(content?.document.messages ?? []);
  const found = Map.groupBy(findings, ({ key }) => key);
  const keys = [...new Set([...words.keys(), ...missingIn(standing)])];
  return keys.toSorted(inOrder).map((key): CatalogueMessage => {
    const value = words.get(key)?.value;
    const from = sourceOf(key);
    const { of, notes, state } = content?.meta.get(key) ?? {};
    return {
      key,
      ...(value !== undefined && { value }),
      ...(from !== undefined && { source: from }),
      ...(of !== undefined && isOutdated?.(key) && { of }),
      ...(notes && { notes }),
      ...(state && { state }),
      findings: found.get(key) ?? [],
    };
  });
}

/** As `>` compares the key that was gone on after. */
const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

const isIn: Readonly<Record<MessageList, (message: CatalogueMessage) => boolean>> = {
  all: () => true,
  missing: ({ value }) => value === undefined,
  outdated: ({ of, value }) => of !== undefined && value !== undefined,
  empty: ({ value }) => value === "",
  findings: ({ findings }) => findings.length > 0,
};

function matches({ key, value, source, findings }: CatalogueMessage, query: MessagesQuery): boolean {
  const { severity, q = "" } = query;
  if (severity !== undefined && !findings.some((one) => one.severity === severity)) return false;
  const text = q.toLowerCase();
  return [key, value, source].some((part) => part?.toLowerCase().includes(text));
}

function countsOf(all: readonly CatalogueMessage[]): Messages["counts"] {
  const count = (list: MessageList) => all.filter(isIn[list]).length;
  return {
    all: all.length,
    missing: count("missing"),
    outdated: count("outdated"),
    empty: count("empty"),
    findings: count("findings"),
  };
}
