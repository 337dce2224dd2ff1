import { and, eq } from "drizzle-orm";
import type { Actor } from "../access/actor.ts";
import { recordLine } from "../access/record.ts";
import type { RecordLine } from "../access/record.ts";
import { appendChange } from "../changes/append.ts";
import { commit } from "../changes/commit.ts";
import { nextVersion } from "../changes/lock.ts";
import { readNow } from "../changes/read.ts";
import type { Database, Statement } from "../database.ts";
import { articlesTag, articleTag, enterpriseTag, registerTag } from "../delivery/tags.ts";
import type { ErrorCode } from "../errors.ts";
import type { Locale } from "../locales.ts";
import { boardStatements } from "./board.ts";
import { dossierRead, expectArticle } from "./dossier.ts";
import { relistArticle } from "./listings.ts";
import { measuredAs } from "./measured-as.ts";
import { freeSlug } from "./slugs.ts";
import { changedLocales, derive } from "./public-state.ts";
import type { Dossier } from "./public-state.ts";
import type { EditionRow } from "./tables.ts";
import { articles, editions } from "./tables.ts";

/** What a verb makes of an article. */
export interface Decision {
  /** The editions that become something else; what follows for the others is derived. */
  readonly editions?: readonly EditionRow[];
  /** Where it stands and what it is about, where that changes. */
  readonly identity?: Pick<Dossier, "topics" | "enterprises"> & { readonly slug: string };
  readonly lines: readonly RecordLine[];
  /** What else belongs into the batch. */
  readonly statements?: readonly Statement[];
  readonly rules?: Readonly<Record<string, ErrorCode>>;
}

/** Looks the article up, lets the verb decide, and settles it. Returns the locales in which readers see something else. */
export async function changePublicState(
  db: Database,
  actor: Actor,
  articleId: string,
  decide: (dossier: Dossier) => Decision,
  now: number,
): Promise<Locale[]> {
  const value = await readNow(db, dossierRead(articleId));
  const dossier = expectArticle(value, articleId);
  return settlePublicState(db, actor, dossier, decide(dossier), now);
}

/**
 * The one way in which an article's public face changes: derive the rest from
 * what the verb decided, and write all of it, the log and the record included,
 * in one batch under the article's and the editions' locks.
 */
export async function settlePublicState(
  db: Database,
  actor: Actor,
  dossier: Dossier,
  { editions: decided = [], identity, lines, statements = [], rules }: Decision,
  now: number,
): Promise<Locale[]> {
  if (decided.length === 0 && identity === undefined) return [];
  const next = derive(
    dossier,
    dossier.editions.map((edition) => decided.find(({ locale }) => locale === edition.locale) ?? edition),
  );
  const changed = changedLocales(dossier, next, identity !== undefined);
  const touched = next.filter(
    ({ locale }) => changed.includes(locale) || decided.some((row) => row.locale === locale),
  );
  const after = { ...dossier, ...identity, article: { ...dossier.article, ...slugOf(identity) } };
  await commit(
    db,
    [
      ...touched.map((edition) => saveEdition(db, edition)),
      ...(changed.length > 0 || identity !== undefined
        ? publicStatements(db, actor, { before: dossier, after, next, changed }, now)
        : []),
      ...statements,
      ...boardStatements(db, dossier.article.id, now),
      ...lines.map((line) => recordLine(db, actor, line, now)),
    ],
    rules,
  );
  return changed;
}

const slugOf = (identity: Decision["identity"]) => (identity === undefined ? {} : { slug: identity.slug });

function saveEdition(db: Database, edition: EditionRow): Statement {
  const { articleId, locale, version, ...values } = edition;
  return db
    .update(editions)
    .set({ ...values, version: nextVersion(editions.version, version) })
    .where(and(eq(editions.articleId, articleId), eq(editions.locale, locale)));
}

interface Step {
  readonly before: Dossier;
  readonly after: Dossier;
  readonly next: readonly EditionRow[];
  readonly changed: readonly Locale[];
}

function publicStatements(
  db: Database,
  actor: Actor,
  { before, after, next, changed }: Step,
  now: number,
): Statement[] {
  const { article } = after;
  const open = next.filter((edition) => edition.state === "published");
  const isPublic = changed.length > 0;
  const face = {
    slug: article.slug === before.article.slug ? article.slug : freeSlug(article.slug, article.id),
    publishedLocales: open.map((edition) => edition.locale),
    withdrawnLocales: next.filter(({ state }) => state === "withdrawn").map((edition) => edition.locale),
    publishedAt: isPublic ? (article.publishedAt ?? now) : article.publishedAt,
    changedAt: isPublic ? now : article.changedAt,
    sourceRevision: open.find((edition) => edition.locale === article.sourceLocale)?.revisionNumber ?? null,
  };
  const named = new Set([...before.enterprises, ...after.enterprises]);
  const tags = [articleTag(article.id), articlesTag, registerTag, ...[...named].map(enterpriseTag)];
  return [
    db
      .update(articles)
      .set({ ...face, version: nextVersion(articles.version, article.version) })
      .where(eq(articles.id, article.id)),
    ...relistArticle(db, after, { ...article, ...face, slug: article.slug }, open),
    ...changed.flatMap((locale) => {
      const kind = open.some((edition) => edition.locale === locale)
        ? "article.published"
        : "article.withdrawn";
      const delivery = measuredAs(before.editions, next, { actor, locale, now });
      const change = { kind, subjectId: article.id, locale, tags, mode: "purge", delivery } as const;
      return appendChange(db, actor.id, change, now);
    }),
  ];
}
