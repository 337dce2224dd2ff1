import { createArticle } from "../../src/articles/create.ts";
import { draftRevision } from "../../src/articles/draft.ts";
import { publishEditions } from "../../src/articles/publish.ts";
import { withdrawEdition } from "../../src/articles/withdraw.ts";
import type { Database } from "../../src/database.ts";
import { locales } from "../../src/locales.ts";
import type { Locale, Localised } from "../../src/locales.ts";
import type { DemoArticle, DemoText } from "./articles.ts";
import { exampleActor as actor } from "../actor.ts";

/** How far each edition of an article has come. */
export type Versions = Localised<number>;

/** @param present undefined when the article is not there at all */
export async function loadArticle(
  db: Database,
  article: DemoArticle,
  present: Versions | undefined,
): Promise<void> {
  const { id, slug, sourceLocale, topics, enterprises, publishedAt } = article;
  if (present === undefined) {
    await createArticle(db, actor, { id, slug, sourceLocale, topics, enterprises }, publishedAt);
  }
  for (const { locale, version, take } of stepsOf(db, article)) {
    if ((present?.[locale] ?? 0) <= version) await take();
  }
}

/** Takes an edition on from a version; one that is past it has the step behind it. */
interface Step {
  locale: Locale;
  version: number;
  take: () => Promise<unknown>;
}

function stepsOf(db: Database, article: DemoArticle): Step[] {
  const { sourceLocale, texts, publishedAt, revision, withdrawal } = article;
  const translations = article.fate === "untranslated" ? [] : locales.filter((tag) => tag !== sourceLocale);
  const opened = [sourceLocale, ...translations];
  return [
    ...opened.map((locale) => draft(db, article, locale, 0, texts[locale], publishedAt)),
    publish(db, article, opened, 1, publishedAt),
    ...(revision ? revise(db, article, revision) : []),
    ...(withdrawal ? [withdraw(db, article, withdrawal)] : []),
  ];
}

function revise(db: Database, article: DemoArticle, revision: DemoText & { publishedAt: number }): Step[] {
  const { sourceLocale } = article;
  const { publishedAt, ...text } = revision;
  return [
    draft(db, article, sourceLocale, 2, text, publishedAt),
    publish(db, article, [sourceLocale], 3, publishedAt),
  ];
}

function draft(
  db: Database,
  { id: articleId }: DemoArticle,
  locale: Locale,
  version: number,
  text: DemoText,
  at: number,
): Step {
  const input = { articleId, locale, expectedVersion: version, ...text };
  return { locale, version, take: () => draftRevision(db, actor, input, at) };
}

/** In one stroke, so that the first language tells how far all of them have come. */
function publish(
  db: Database,
  { id: articleId, sourceLocale }: DemoArticle,
  together: readonly Locale[],
  version: number,
  at: number,
): Step {
  const editions = together.map((locale) => ({ locale, expectedVersion: version }));
  return {
    locale: sourceLocale,
    version,
    // Made-up sentences stumble now and then, which the checks find.
    take: () => publishEditions(db, actor, { articleId, editions, accept: true }, at),
  };
}

function withdraw(
  db: Database,
  { id: articleId }: DemoArticle,
  { locale, at, note }: NonNullable<DemoArticle["withdrawal"]>,
): Step {
  const input = { articleId, locale, expectedVersion: 2, note };
  return { locale, version: 2, take: () => withdrawEdition(db, actor, input, at) };
}
