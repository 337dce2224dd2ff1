/** Makes a version of a catalogue public, or takes it back. Publishing an older one is the undo. */
import { and, eq, sql } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import { readNow } from "../changes/read.ts";
import { changes } from "../changes/tables.ts";
import type { Database, Statement } from "../database.ts";
import { bundlesTag, bundleTag, wordsTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { isLocale } from "../locales.ts";
import { bundleOf, changedFrom } from "./bundle.ts";
import { expectContent, readContents } from "./contents.ts";
import type { VersionRef } from "./contents.ts";
import { headOf, headRead } from "./heads.ts";
import type { Head } from "./heads.ts";
import { findMadeFrom } from "./made-from.ts";
import { expectNamespace, namespaceRead } from "./namespaces.ts";
import { findProductText } from "./product.ts";
import { servedBundle } from "./product-bundle.ts";
import { bundleRead } from "./served.ts";
import { cataloguePublications, catalogues } from "./tables.ts";
import { hashOf, saveText } from "./texts.ts";

export interface Withdrawal {
  readonly locale: string;
  readonly namespace: string;
  /** The head's lock as it was seen; what it is now where left out. */
  readonly expectedVersion?: number | undefined;
}

export interface Publication extends Withdrawal {
  readonly number: number;
}

/** What is public now, under which hash it is served, and whether clients see anything else than before. */
export interface Published {
  readonly number: number | undefined;
  readonly bundleHash: string | undefined;
  readonly changed: boolean;
}

/** @throws namespace_not_found, catalogue_not_found, version_not_found, edit_conflict */
export async function publishCatalogue(
  db: Database,
  actor: Actor,
  input: Publication,
  now: number,
): Promise<Published> {
  const { locale, namespace, number } = input;
  const { head, separator } = await readHead(db, input);
  const ref = { locale, namespace, number };
  const { text } = expectContent(await readContents(db, [ref]), ref);
  // Version 0 is not stored: the Worker brings it along, and a later one may bring another.
  const own = number === 0 ? undefined : bundleOf(text, locale, { separator });
  const bundle = own === undefined ? undefined : await withoutBuiltIn(db, ref, own);
  return makePublic(db, actor, { head, number, bundle, action: "published" }, now);
}

/** A product catalogue goes back to the words that the Worker brought along; any other is served no more. */
export async function withdrawCatalogue(
  db: Database,
  actor: Actor,
  input: Withdrawal,
  now: number,
): Promise<Published> {
  const { head } = await readHead(db, input);
  const { published: number } = headOf(input.locale, input.namespace, undefined);
  return makePublic(db, actor, { head, number, bundle: undefined, action: "withdrawn" }, now);
}

async function readHead(
  db: Database,
  { locale, namespace, expectedVersion }: Withdrawal,
): Promise<{ head: Head; separator: string | false }> {
  const [[row], [stored]] = await db.batch([namespaceRead(db, namespace), headRead(db, locale, namespace)]);
  const { settings } = expectNamespace(namespace, row);
  const head = headOf(locale, namespace, stored);
  if (head.draft === undefined) throw new DomainError("catalogue_not_found", { locale, namespace });
  if ((expectedVersion ?? head.version) !== head.version) throw new DomainError("edit_conflict");
  return { head, separator: settings.checks.keySeparator };
}

/**
 * Of a product catalogue only what somebody decided otherwise: the rest goes on
 * being said as the Worker brings it along, which a deployment may change.
 */
async function withoutBuiltIn(db: Database, ref: VersionRef, bundle: string): Promise<string> {
  const former = await findMadeFrom(db, ref);
  return former === undefined ? bundle : changedFrom(former, bundle);
}

interface Step {
  readonly head: Head;
  readonly number: number | undefined;
  /** What the head is to point at. */
  readonly bundle: string | undefined;
  readonly action: "published" | "withdrawn";
}

/** All in one batch. The change log is told only where clients see a difference. */
async function makePublic(db: Database, actor: Actor, step: Step, now: number): Promise<Published> {
  const { head, number, bundle } = step;
  const { namespace, locale } = head;
  const before = await readNow(db, bundleRead(head));
  const served = servedBundle(locale, namespace, bundle);
  const changed = served?.hash !== before?.hash;
  const published = { number, bundleHash: served?.hash, changed };
  if (!changed && number === head.published) return published;
  const texts = new Set([bundle, served?.text].filter((text) => text !== undefined));
  await commit(db, [
    ...[...texts].flatMap((text) => saveText(db, text).statements),
    ...(changed ? appendChange(db, actor.id, changeOf(step), now) : []),
    setHead(db, step, changed, now),
    db.insert(cataloguePublications).values({
      ...{ namespace, locale, number: number ?? null, bundleHash: served?.hash ?? null },
      ...{ at: now, actor: actor.name },
    }),
    recordLine(db, actor, lineOf(step), now),
  ]);
  return published;
}

/** Is it one that the Worker brings along? In other languages nothing of ours is said. */
const isOurs = ({ locale, namespace }: Head): boolean => findProductText(locale, namespace) !== undefined;

/** Product words stand on every page: those copies are renewed one by one, and nothing is dropped at once. */
function changeOf({ head, action }: Step) {
  const { locale, namespace } = head;
  const product = isOurs(head);
  return {
    kind: `bundle.${action}`,
    subjectId: `${locale}/${namespace}`,
    ...(isLocale(locale) && { locale }),
    tags: [bundleTag(locale, namespace), bundlesTag, ...(product ? [wordsTag] : [])],
    mode: product ? "invalidate" : "purge",
  } as const;
}

/** Isolates ask for the product's words by the change that published them, which is the one just appended. */
function setHead(db: Database, { head, number, bundle }: Step, changed: boolean, now: number): Statement {
  const { locale, namespace } = head;
  const isNews = changed && isOurs(head);
  return db
    .update(catalogues)
    .set({
      published: number ?? null,
      bundleHash: bundle === undefined ? null : hashOf(bundle),
      publishedAt: number === undefined ? null : now,
      version: nextVersion(catalogues.version, head.version),
      ...(isNews && { productSeq: sql<number>`(SELECT max(${changes.seq}) FROM ${changes})` }),
    })
    .where(and(eq(catalogues.namespace, namespace), eq(catalogues.locale, locale)));
}

function lineOf({ head: { locale, namespace, published }, number, action }: Step) {
  return {
    action: `catalogue.${action}`,
    subject: `${locale}/${namespace}`,
    detail: { version: number ?? null, before: published ?? null },
  };
}
