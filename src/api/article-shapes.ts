/** How articles look to a news app. */
import type { ArticleRow, EditionRow } from "../articles/tables.ts";
import type { ListedArticle } from "../articles/list.ts";
import type { ArticleView } from "../articles/read.ts";
import type { Locale } from "../locales.ts";
import { apiPath, inLocale, paths } from "../urls.ts";
import { iso, localised } from "./localised.ts";
import { enterpriseReference, enterpriseShape } from "./register-shapes.ts";

/** The fields that every edition carries, in a list as on its own. */
function editionShape(origin: string, article: ArticleRow, edition: EditionRow, requestedLocale: Locale) {
  const { id, slug, publishedLocales, sourceLocale, authoritativeLocale, sourceRevision } = article;
  return {
    id,
    slug,
    locale: edition.locale,
    requestedLocale,
    availableLocales: publishedLocales,
    sourceLocale,
    authoritativeLocale,
    translation: {
      status: edition.translationStatus,
      sourceRevision,
      ofRevision: edition.ofRevisionNumber,
      staleBlocks: edition.staleBlocks ?? [],
    },
    revision: edition.revisionNumber,
    publishedAt: iso(edition.publishedAt),
    updatedAt: iso(edition.updatedAt),
    correction: correctionShape(edition),
    title: edition.title,
    standfirst: edition.standfirst,
    excerpt: edition.excerpt,
    urls: {
      html: origin + inLocale(edition.locale, paths.article(slug)),
      api: `${origin}${apiPath(paths.article(id))}?lang=${edition.locale}`,
    },
  };
}

/** What was wrong and has been put right, in the edition's language. */
function correctionShape({ correctionNote, correctedAt, locale }: EditionRow) {
  const note = correctionNote?.[locale];
  return note === undefined ? null : { note, at: iso(correctedAt) };
}

export function listedEditionShape(origin: string, item: ListedArticle, requestedLocale: Locale) {
  const edition = item.editions.find((listed) => listed.requestedLocale === requestedLocale)?.edition;
  if (edition === undefined) return undefined;
  return editionShape(origin, item.article, edition, requestedLocale);
}

export function articleShape(origin: string, shown: ArticleView, include: readonly string[]) {
  const { article, topics, enterprises } = shown.found;
  const { text, edition, requestedLocale } = shown;
  return {
    ...editionShape(origin, article, edition, requestedLocale),
    byline: text.byline,
    dateline: text.dateline,
    bodyHtml: text.body.map((block) => block.html).join("\n"),
    blocks: text.body,
    topics: topics.map((topic) => ({ id: topic.id, label: localised(topic.label, [requestedLocale]) })),
    enterprises: enterprises.map((enterprise) =>
      include.includes("enterprises")
        ? enterpriseShape(origin, enterprise, [requestedLocale])
        : enterpriseReference(origin, enterprise, [requestedLocale]),
    ),
  };
}
