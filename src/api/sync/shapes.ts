/** Things as a copy keeps them: in full, and of other things only their ids, for those come as items of their own. */
import type { PublishedArticle } from "../../articles/published.ts";
import type { ArticleView } from "../../articles/read.ts";
import type { EditionRow } from "../../articles/tables.ts";
import type { BundleCopy as CopiedBundle } from "../../catalogues/copies.ts";
import type { EnterpriseCopy as CopiedEnterprise } from "../../enterprises/copies.ts";
import type { BatchRow, SchemeRow } from "../../enterprises/tables.ts";
import { locales } from "../../locales.ts";
import type { Locale, Localised } from "../../locales.ts";
import { apiPath, bundlePath, inLocale, paths } from "../../urls.ts";
import { articleShape } from "../article-shapes.ts";
import type {
  ArticleCopy,
  BatchCopy,
  BundleCopy,
  EditionCopy,
  EnterpriseCopy,
  SchemeCopy,
  TopicCopy,
} from "../contract/types.ts";
import { iso } from "../localised.ts";
import { shownStatus } from "../register-shapes.ts";

/** Undefined where nothing of it is public in these languages. */
export function articleCopy(
  origin: string,
  copy: PublishedArticle,
  wanted: readonly Locale[],
): ArticleCopy | undefined {
  const editions = wanted.flatMap((locale) => {
    const view = viewOf(copy, locale);
    return view ? [[locale, editionCopy(origin, view)] as const] : [];
  });
  if (editions.length === 0) return undefined;
  const { id, slug, sourceLocale, authoritativeLocale } = copy.article;
  return {
    ...{ id, slug, sourceLocale, authoritativeLocale },
    ...{ topics: [...copy.topics], enterprises: [...copy.enterprises] },
    editions: Object.fromEntries(editions),
    removed: removalsOf(copy, wanted),
  };
}

function viewOf(
  { article, editions, texts, images }: PublishedArticle,
  locale: Locale,
): ArticleView | undefined {
  const edition = editions.find((row) => row.locale === locale);
  const text = texts.get(locale);
  if (edition?.state !== "published" || text === undefined) return undefined;
  const found = { article, editions, revisions: texts, images, topics: [], enterprises: [] };
  return { found, requestedLocale: locale, locale, edition, text };
}

function editionCopy(origin: string, view: ArticleView): EditionCopy {
  const { topics: _topics, enterprises: _enterprises, ...edition } = articleShape(origin, view, []);
  return edition;
}

/** Which of these languages are not there, and why, as far as readers are told. */
export function removalsOf(copy: PublishedArticle, wanted: readonly Locale[]): ArticleCopy["removed"] {
  const gone = wanted.filter((locale) => viewOf(copy, locale) === undefined);
  return Object.fromEntries(
    gone.map((locale) => [
      locale,
      removalOf(
        copy.editions.find((row) => row.locale === locale),
        locale,
      ),
    ]),
  );
}

type Removal = NonNullable<ArticleCopy["removed"][Locale]>;

function removalOf(edition: EditionRow | undefined, locale: Locale): Removal {
  if (edition?.state !== "withdrawn") return { reason: "unpublished" };
  const note = edition.withdrawalNote?.[locale];
  return { reason: "withdrawn", at: iso(edition.withdrawnAt), ...(note !== undefined && { note }) };
}

/** The same whichever languages an app shows, since every name says its own. */
export function enterpriseCopy(origin: string, copy: CopiedEnterprise): EnterpriseCopy {
  const { enterprise, names, identifiers, certifications } = copy;
  const { id, slug, category, parentId, display } = enterprise;
  return {
    ...{ id, slug, category, parent: parentId },
    names: Object.fromEntries(locales.map((tag) => [tag, display[tag] ?? null])),
    allNames: names.map(({ tag, value, kind, source, verified, confidence, validFrom, validTo }) => ({
      ...{ value, locale: tag, kind, source, verified, confidence, validFrom, validTo },
    })),
    identifiers: identifiers.map(({ kind, value, source, verified }) => ({ kind, value, source, verified })),
    certifications: certifications.map(({ certification, history }) => ({
      id: certification.id,
      status: shownStatus(certification),
      scheme: certification.schemeId,
      batch: certification.batchId,
      nameThen: certification.nameThen,
      history: history.map(({ kind, occurredOn, name, note }) => ({ kind, occurredOn, name, note })),
    })),
    urls: {
      html: Object.fromEntries(locales.map((tag) => [tag, origin + inLocale(tag, paths.enterprise(slug))])),
      api: origin + apiPath(paths.enterprise(id)),
    },
  };
}

export const schemeCopy = (scheme: SchemeRow): SchemeCopy => {
  const { id, tier, jurisdiction, position, name, authorities } = scheme;
  return { id, tier, jurisdiction, position, name, authorities };
};

export const batchCopy = (batch: BatchRow): BatchCopy => {
  const { id, schemeId: scheme, number, year, publishedOn, listed, certified } = batch;
  return { id, scheme, number, year, publishedOn, listed, certified };
};

export const topicCopy = ({ id, label }: { id: string; label: Localised<string> }): TopicCopy => ({
  id,
  label,
});

/** The words themselves lie under `urls.bundle` for ever. */
export const bundleCopy = (origin: string, copy: CopiedBundle): BundleCopy => {
  const { locale, namespace, hash, version, publishedAt } = copy;
  return {
    ...{ id: `${locale}/${namespace}`, locale, namespace, hash, version, publishedAt: iso(publishedAt) },
    urls: { bundle: origin + bundlePath(locale, namespace, hash) },
  };
};
