import type { EditionRow } from "./tables.ts";
import { and, eq, or, sql } from "drizzle-orm";
import { columnsOf, joined } from "../changes/columns-of.ts";
import { read } from "../changes/read.ts";
import type { Read } from "../changes/read.ts";
import type { Database } from "../database.ts";
import { imageTag } from "../delivery/tags.ts";
import { enterprises } from "../enterprises/tables.ts";
import { DomainError } from "../errors.ts";
import type { Locale, Localised } from "../locales.ts";
import { images } from "../images/tables.ts";
import type { ImageRow } from "../images/tables.ts";
import { shownLead } from "./lead-image.ts";
import type { ShownImage } from "./lead-image.ts";
import { shownLocale } from "./stand-in.ts";
import type { Fallback } from "./stand-in.ts";
import { articleEnterprises, articles, articleTopics, editions, revisions, topics } from "./tables.ts";

type RevisionRow = typeof revisions.$inferSelect;

/** An article as the public may know it, before a language is chosen. */
export interface FoundArticle {
  article: typeof articles.$inferSelect;
  editions: readonly EditionRow[];
  /** Published texts; those of the wanted languages, or all when one of them is missing. */
  revisions: ReadonlyMap<Locale, RevisionRow>;
  /** The pictures at the head of these texts, by their ids; none where nobody looked for them. */
  images?: ReadonlyMap<string, ImageRow>;
  topics: readonly { id: string; label: Localised<string> }[];
  enterprises: readonly LinkedEnterprise[];
}

export type LinkedEnterprise = typeof enterprises.$inferSelect;

/** One article by id or by any slug that it ever had, with the texts of the wanted languages. Undefined when no edition was ever public. */
export function articleRead(key: string, wanted: readonly Locale[]): Read<FoundArticle | undefined> {
  return read(
    (db) => [textsOf(db, key, wanted), topicsOf(db, key), enterprisesOf(db, key)],
    ([texts, topicRows, enterpriseRows]) => {
      const article = texts[0]?.article;
      if (article === undefined || article.publishedAt === null) return undefined;
      return {
        article,
        editions: texts.map((row) => row.edition),
        revisions: new Map(
          texts.flatMap((row) => {
            const text = joined(row.text);
            return text ? [[text.locale, text] as const] : [];
          }),
        ),
        images: imagesById(texts.map((row) => joined(row.image))),
        topics: inOrder(topicRows),
        enterprises: inOrder(enterpriseRows).map((row) => row.enterprise),
      };
    },
  );
}

export const imagesById = (rows: readonly (ImageRow | undefined)[]): ReadonlyMap<string, ImageRow> =>
  new Map(rows.flatMap((row) => (row === undefined ? [] : [[row.id, row] as const])));

/** The picture at a revision's head; one row, and none where it has no picture. */
export const ofLead = eq(images.id, sql`${revisions.image} ->> 'id'`);

/** Sorted here: the database would read every row once more to do it. */
export const inOrder = <T extends { position: number }>(rows: readonly T[]): T[] =>
  rows.toSorted((a, b) => a.position - b.position);

/** By its slug, by its id, or by a slug that it had. */
export const named = (key: string) =>
  or(
    eq(articles.slug, key),
    eq(articles.id, key),
    sql`${articles.id} = (SELECT article_id FROM article_slugs WHERE slug = ${key})`,
  );

function textsOf(db: Database, key: string, wanted: readonly Locale[]) {
  const isWanted = sql`${editions.locale} IN (SELECT value FROM json_each(${JSON.stringify(wanted)}))`;
  const oneIsMissing = or(
    ...wanted.map((locale) => sql`instr(${articles.publishedLocales}, ${JSON.stringify(locale)}) = 0`),
  );
  return db
    .select({
      article: columnsOf(articles),
      edition: columnsOf(editions),
      text: columnsOf(revisions),
      image: columnsOf(images),
    })
    .from(articles)
    .innerJoin(editions, eq(editions.articleId, articles.id))
    .leftJoin(revisions, and(eq(revisions.id, editions.publishedRevisionId), or(isWanted, oneIsMissing)))
    .leftJoin(images, ofLead)
    .where(named(key));
}

export function topicsOf(db: Database, key: string) {
  return db
    .select({ id: topics.id, label: topics.label, position: articleTopics.position })
    .from(articles)
    .innerJoin(articleTopics, eq(articleTopics.articleId, articles.id))
    .innerJoin(topics, eq(topics.id, articleTopics.topicId))
    .where(named(key));
}

export function enterprisesOf(db: Database, key: string) {
  return db
    .select({ enterprise: columnsOf(enterprises), position: articleEnterprises.position })
    .from(articles)
    .innerJoin(articleEnterprises, eq(articleEnterprises.articleId, articles.id))
    .innerJoin(enterprises, eq(enterprises.id, articleEnterprises.enterpriseId))
    .where(named(key));
}

/** An article in the language that was asked for, or in the one that stands in for it. */
export interface ArticleView {
  found: FoundArticle;
  requestedLocale: Locale;
  locale: Locale;
  edition: EditionRow;
  text: RevisionRow;
}

/** The picture at its head. */
export const leadOf = ({ found, text }: ArticleView): ShownImage | undefined =>
  shownLead(text.image, found.images?.get(text.image?.id ?? ""));

/** What is said of it with every article alike can change alone. */
export function leadTags(view: ArticleView): string[] {
  const image = leadOf(view);
  return image === undefined ? [] : [imageTag(image.id)];
}

/**
 * Chooses the text. Without an edition in the wanted language, `source` takes
 * the source's (or, failing that, any that is public) and `none` refuses.
 * @throws edition_withdrawn when it was taken back, edition_missing when it never was
 */
export function viewArticle(
  found: FoundArticle | undefined,
  requestedLocale: Locale,
  fallback: Fallback,
): ArticleView {
  if (found === undefined) throw new DomainError("article_not_found");
  const { article } = found;
  const asked = found.editions.find(({ locale }) => locale === requestedLocale);
  const available = article.publishedLocales;
  if (asked?.state === "withdrawn" || available.length === 0) {
    throw withdrawn(article, asked, requestedLocale);
  }
  const locale = shownLocale(article, requestedLocale, fallback);
  const edition = found.editions.find((row) => row.locale === locale);
  const text = edition && found.revisions.get(edition.locale);
  if (edition === undefined || text === undefined) {
    throw new DomainError("edition_missing", { locale: requestedLocale, available });
  }
  return {
    found,
    requestedLocale,
    locale: edition.locale,
    edition,
    text,
  };
}

/** This language was taken back, or the whole article; with the public note, if there is one. */
function withdrawn(
  article: FoundArticle["article"],
  asked: EditionRow | undefined,
  locale: Locale,
): DomainError {
  const available = article.publishedLocales;
  const note = asked?.withdrawalNote?.[locale];
  const code = available.length === 0 ? "article_withdrawn" : "edition_withdrawn";
  return new DomainError(code, { available, ...(note === undefined ? {} : { note }) }, article.id);
}
