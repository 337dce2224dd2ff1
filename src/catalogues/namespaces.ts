/** Namespaces: the product's own, which are always there, and those that newsrooms and news apps add. */
import { asc, eq, sql } from "drizzle-orm";
import type { SQL } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import { read, readNow } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { DomainError } from "../errors.ts";
import { isProduct, productNamespace, productNamespaces } from "./product.ts";
import { catalogues, namespaces } from "./tables.ts";
import type { NamespaceSettings } from "./tables.ts";

export interface Namespace {
  readonly name: string;
  readonly sourceLocale: string;
  readonly settings: NamespaceSettings;
  readonly collectsMissing: boolean;
  readonly isProduct: boolean;
  /** The optimistic lock; 0 where nothing has been decided yet. */
  readonly version: number;
}

type NamespaceRow = typeof namespaces.$inferSelect;

/** What is left out stays as it was, or is as usual. */
export interface NamespaceInput
  extends Pick<Namespace, "name" | "sourceLocale">, Partial<Pick<Namespace, "settings" | "collectsMissing">> {
  readonly expectedVersion?: number | undefined;
}

/**
 * Creates it, or decides anew how it is kept.
 * Its source language and its key separator stay what they were once there are
 * catalogues: every version is read by them.
 */
export async function saveNamespace(
  db: Database,
  actor: Actor,
  input: NamespaceInput,
  now: number,
): Promise<Namespace> {
  const { name, sourceLocale } = input;
  const [[row], [catalogue]] = await db.batch([namespaceRead(db, name), anyCatalogue(db, name)]);
  const known = namespaceOf(name, row);
  if ((known?.version ?? 0) !== (input.expectedVersion ?? known?.version ?? 0))
    throw new DomainError("edit_conflict");
  const { settings = known?.settings ?? usual, collectsMissing = known?.collectsMissing ?? false } = input;
  const decided = { sourceLocale, settings: kept(settings, name), collectsMissing };
  refuseOtherShape(known, catalogue !== undefined, decided);
  const version = (row?.version ?? 0) + 1;
  const write =
    row === undefined
      ? db.insert(namespaces).values({ name, ...decided, version, createdAt: now, createdBy: actor.id })
      : db
          .update(namespaces)
          .set({ ...decided, version: nextVersion(namespaces.version, row.version) })
          .where(eq(namespaces.name, name));
  const line = row
    ? { action: "namespace.changed", detail: { before: decidedIn(row), after: decided } }
    : { action: "namespace.created", detail: { after: decided } };
  await commit(db, [write, recordLine(db, actor, { ...line, subject: name }, now)], {
    "namespaces.name": "edit_conflict",
  });
  return { name, ...decided, isProduct: isProduct(name), version };
}

const decidedIn = ({ sourceLocale, settings, collectsMissing }: typeof namespaces.$inferSelect) => ({
  ...{ sourceLocale, settings, collectsMissing },
});

const usual: NamespaceSettings = { checks: { keySeparator: "." }, glossary: [] };

type Decided = Pick<Namespace, "sourceLocale" | "settings">;

function refuseOtherShape(known: Namespace | undefined, isInUse: boolean, decided: Decided): void {
  const isSame =
    known?.sourceLocale === decided.sourceLocale &&
    known.settings.checks.keySeparator === decided.settings.checks.keySeparator;
  if (known === undefined || isSame) return;
  if (known.isProduct) throw new DomainError("namespace_built_in", { namespace: known.name });
  if (isInUse) throw new DomainError("namespace_in_use", { namespace: known.name });
}

/** Product keys hold full stops and are never nested, whatever anybody decides. */
function kept(settings: NamespaceSettings, name: string): NamespaceSettings {
  return isProduct(name) ? { ...settings, checks: { ...settings.checks, keySeparator: false } } : settings;
}

export function namespaceRead(db: Database, name: string) {
  return db.select().from(namespaces).where(eq(namespaces.name, name));
}

/** As the database has it, for a query that cannot wait for the row; null where there is no such namespace. */
export function sourceLocaleOf(name: string): SQL {
  const beginning = isProduct(name) ? productNamespace(name).sourceLocale : null;
  return sql`coalesce((SELECT source_locale FROM namespaces WHERE name = ${name}), ${beginning})`;
}

function anyCatalogue(db: Database, name: string) {
  return db
    .select({ one: sql`1` })
    .from(catalogues)
    .where(eq(catalogues.namespace, name))
    .limit(1);
}

/** What the row says; of a product namespace without one, how it is from the beginning. */
export function namespaceOf(name: string, row: NamespaceRow | undefined): Namespace | undefined {
  if (row !== undefined) {
    const { sourceLocale, settings, collectsMissing, version } = row;
    return { name, sourceLocale, settings, collectsMissing, version, isProduct: isProduct(name) };
  }
  if (!isProduct(name)) return undefined;
  const { sourceLocale, keySeparator } = productNamespace(name);
  const settings = { checks: { keySeparator }, glossary: [] };
  return { name, sourceLocale, settings, collectsMissing: false, version: 0, isProduct: true };
}

/** @throws namespace_not_found */
export function keepingRead(name: string): Read<Namespace> {
  return read(
    (db) => [namespaceRead(db, name)],
    ([[row]]) => expectNamespace(name, row),
  );
}

export const getNamespace = (db: Database, name: string) => readNow(db, keepingRead(name));

export function expectNamespace(name: string, row: NamespaceRow | undefined): Namespace {
  const namespace = namespaceOf(name, row);
  if (namespace === undefined) throw new DomainError("namespace_not_found", { namespace: name });
  return namespace;
}

/** The product's own first, then the others by name. */
export async function listNamespaces(db: Database): Promise<Namespace[]> {
  return allNamespaces(await namespacesRead(db));
}

export function namespacesRead(db: Database) {
  return db.select().from(namespaces).orderBy(asc(namespaces.name));
}

export function allNamespaces(rows: readonly NamespaceRow[]): Namespace[] {
  const stored = new Map(rows.map((row) => [row.name, row]));
  const names = new Set<string>([...productNamespaces, ...stored.keys()]);
  return [...names].flatMap((name) => namespaceOf(name, stored.get(name)) ?? []);
}
