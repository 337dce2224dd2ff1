/** How articles look to a news app. */
import type { ArticleRow, EditionRow } from "../articles/tables.ts";
import type { ListedArticle } from "../articles/list.ts";
import { leadOf } from "../articles/read.ts";
import type { ArticleView } from "../articles/read.ts";
import type { Locale } from "../locales.ts";
import { apiPath, inLocale, paths } from "../urls.ts";
import type { Edition, EditionCopy, ListedEdition } from "./contract/types.ts";
import { iso, localised } from "./localised.ts";
import { enterpriseReference, enterpriseShape } from "./register-shapes.ts";

/** The fields that every edition carries, in a list as on its own. */
export function editionShape(
  origin: string,
  article: ArticleRow,
  edition: EditionRow,
  requestedLocale: Locale,
): Omit<ListedEdition, "enterprises"> {
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

export function listedEditionShape(
  origin: string,
  item: ListedArticle,
  requestedLocale: Locale,
): ListedEdition | undefined {
  const edition = item.editions.find((listed) => listed.requestedLocale === requestedLocale)?.edition;
  if (edition === undefined) return undefined;
  return editionShape(origin, item.article, edition, requestedLocale);
}

/** The picture at its head; its words name their language where it is not the one that was asked for. */
function imageShape(origin: string, shown: ArticleView) {
  const image = leadOf(shown);
  if (image === undefined) return null;
  const { path, width, height, alt, caption, credit } = image;
  const said = { ...(caption !== undefined && { caption }), ...(credit !== undefined && { credit }) };
  const isStandIn = shown.locale !== shown.requestedLocale;
  return { url: origin + path, width, height, alt, ...said, ...(isStandIn && { locale: shown.locale }) };
}

export function articleShape(
  origin: string,
  shown: ArticleView,
  include: readonly string[],
): Edition & Pick<EditionCopy, "blocks"> {
  const { article, topics, enterprises } = shown.found;
  const { text, edition, requestedLocale } = shown;
  return {
    ...editionShape(origin, article, edition, requestedLocale),
    byline: text.byline,
    dateline: text.dateline,
    image: imageShape(origin, shown),
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
