/** An edition in the words of IPTC ninjs 3.1 (https://iptc.org/standards/ninjs/). */
import { leadOf } from "../articles/read.ts";
import type { ArticleView, FoundArticle } from "../articles/read.ts";
import type { ShownImage } from "../articles/lead-image.ts";
import type { EditionRow } from "../articles/tables.ts";
import { displayIn } from "../enterprises/names.ts";
import type { Locale } from "../locales.ts";
import { textOf } from "../search/html-text.ts";
import { apiPath, inLocale, paths, withWholeAddresses } from "../urls.ts";
import type { Words } from "../words.ts";
import { iso } from "./localised.ts";

const standard = {
  name: "ninjs",
  version: "3.1",
  schema: "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
} as const;

/** @param words in the language of the text; @param numbers of enterprises, by their ids */
export function newsItem(
  origin: string,
  shown: ArticleView,
  words: Words,
  numbers: ReadonlyMap<string, string>,
): object {
  const { found, locale, text, edition } = shown;
  const { article } = found;
  const image = leadOf(shown);
  return {
    ...{ uri: uriOf(origin, found, locale), type: "text", representationType: "full", standard },
    ...identityOf(found, edition),
    pubStatus: "usable",
    ...{ by: text.byline ?? undefined, located: text.dateline ?? undefined },
    headlines: [{ role: "main", value: text.title }],
    descriptions: descriptionsOf(shown),
    bodies: bodiesOf(origin, shown),
    edNote: noteOf(edition, words),
    subjects: found.topics.map(({ id, label }) => ({
      ...{ name: label[locale] ?? id, literal: id },
      uri: `${origin}${paths.articles}?topic=${id}`,
    })),
    organisations: found.enterprises.map(({ id, slug, display }) => ({
      ...{ name: displayIn(display, locale)?.value ?? slug, rel: "about", literal: numbers.get(id) },
      uri: origin + paths.enterprise(id),
    })),
    renditions: [page(origin, found, locale)],
    associations: [
      ...(image ? [pictureItem(origin, image, locale)] : []),
      ...translationsOf(origin, found, locale),
    ],
    altIds: [
      { role: "id", value: article.id },
      { role: "slug", value: article.slug },
    ],
  };
}

/** What was public and is no more: that it is to be taken down, and the public note. */
export function canceledItem(origin: string, found: FoundArticle, locale: Locale): object | undefined {
  const edition = found.editions.find((row) => row.locale === locale && row.state === "withdrawn");
  if (edition === undefined) return undefined;
  return {
    ...{ uri: uriOf(origin, found, locale), type: "text", representationType: "partial", standard },
    ...identityOf(found, edition),
    ...{ versionCreated: time(edition.withdrawnAt), pubStatus: "canceled" },
    edNote: edition.withdrawalNote?.[locale],
    associations: translationsOf(origin, found, locale),
  };
}

/** The same that its feeds have: it leads to the article for ever, and names the language. */
const uriOf = (origin: string, { article }: FoundArticle, locale: Locale): string =>
  `${origin}${paths.article(article.id)}#${locale}`;

const identityOf = ({ article }: FoundArticle, edition: EditionRow) => ({
  ...{ language: edition.locale, slugline: article.slug },
  version: edition.revisionNumber === null ? undefined : String(edition.revisionNumber),
  firstCreated: time(edition.publishedAt),
  versionCreated: time(Math.max(edition.updatedAt ?? 0, edition.correctedAt ?? 0, edition.publishedAt ?? 0)),
});

const time = (at: number | null): string | undefined => iso(at) ?? undefined;

function descriptionsOf({ text, edition, locale }: ArticleView): object[] {
  const summary = text.standfirst ?? edition.excerpt;
  const correction = edition.correctionNote?.[locale];
  return [
    ...(summary === null ? [] : [{ role: "summary", contentType: "text/plain", value: summary }]),
    ...(correction === undefined
      ? []
      : [{ role: "correction", contentType: "text/plain", value: correction }]),
  ];
}

/** With whole addresses, and once more without markup. */
function bodiesOf(origin: string, { text }: ArticleView): object[] {
  const html = text.body.map((block) => block.html).join("\n");
  const plain = textOf(html);
  return [
    { role: "main", contentType: "text/html", value: withWholeAddresses(origin, html) },
    { role: "main", contentType: "text/plain", charCount: [...plain].length, value: plain },
  ];
}

/** For whoever receives it: that the original has moved on. */
const noteOf = ({ translationStatus }: EditionRow, words: Words): string | undefined =>
  translationStatus === "outdated" || translationStatus === "incomplete"
    ? words(`article.${translationStatus}`)
    : undefined;

const page = (origin: string, { article }: FoundArticle, locale: Locale) => ({
  ...{ name: "web", contentType: "text/html" },
  href: origin + inLocale(locale, paths.article(article.slug)),
});

function pictureItem(origin: string, image: ShownImage, language: Locale): object {
  const { id, path, mediaType, bytes, width, height, alt, caption, credit } = image;
  return {
    ...{ name: alt || id, rel: "lead", type: "picture", language, by: credit },
    uri: origin + path,
    descriptions: [
      ...(alt === "" ? [] : [{ role: "alternative", value: alt }]),
      ...(caption === undefined ? [] : [{ role: "caption", value: caption }]),
    ],
    renditions: [
      { name: "web", href: origin + path, contentType: mediaType, width, height, sizeInBytes: bytes },
    ],
  };
}

/** The other languages that it is public in: what it was translated from, and what was translated from it. */
function translationsOf(origin: string, found: FoundArticle, locale: Locale): object[] {
  const { sourceLocale, publishedLocales } = found.article;
  return found.editions
    .filter((other) => other.locale !== locale && publishedLocales.includes(other.locale))
    .map((other) => ({
      ...{ name: other.title ?? found.article.slug, type: "text", representationType: "partial" },
      rel: other.locale === sourceLocale ? "translatedFrom" : "translation",
      ...{ uri: uriOf(origin, found, other.locale), pubStatus: "usable" },
      ...identityOf(found, other),
      headlines: other.title === null ? [] : [{ role: "main", value: other.title }],
      renditions: [page(origin, found, other.locale), ninjs(origin, found, other.locale)],
    }));
}

const ninjs = (origin: string, { article }: FoundArticle, locale: Locale) => ({
  ...{ name: "ninjs", contentType: "application/vnd.iptc.ninjs+json" },
  href: `${origin}${apiPath(paths.article(article.id))}?format=ninjs&lang=${locale}`,
});
