import { raw } from "hono/html";
import type { FC } from "hono/jsx";
import { leadOf, leadTags, viewArticle } from "../articles/read.ts";
import type { ArticleView, FoundArticle, LinkedEnterprise } from "../articles/read.ts";
import { articlesTag, articleTag, enterpriseTag } from "../delivery/tags.ts";
import { displayIn } from "../enterprises/names.ts";
import type { DisplayName } from "../enterprises/tables.ts";
import type { Locale } from "../locales.ts";
import { inLocale, paths } from "../urls.ts";
import { Day } from "./article-card.tsx";
import { formatDay, languageName } from "./formats.ts";
import { newsArticle } from "./json-ld.ts";
import { Notice } from "./layout.tsx";
import { LeadFigure } from "./lead-image.tsx";
import type { Place, View } from "./view.ts";

/** @throws article_not_found, edition_withdrawn */
export function articleView(place: Place, found: FoundArticle | undefined): View {
  const path = found && paths.article(found.article.slug);
  const shown = viewArticle(found, place.locale, "source");
  const { article, enterprises } = shown.found;
  const isStandIn = shown.locale !== place.locale;
  return {
    title: shown.text.title,
    description: shown.text.standfirst ?? shown.text.excerpt ?? undefined,
    section: "articles",
    ...(path === undefined || path === place.path ? {} : { movedTo: path }),
    body: <Article place={place} shown={shown} />,
    alternates: article.publishedLocales,
    ...(isStandIn ? { canonical: shown.locale, noindex: true, contentLocales: [shown.locale] } : {}),
    openGraphType: "article",
    publishedAt: shown.edition.publishedAt,
    image: leadOf(shown),
    jsonLd: [newsArticle(place, shown)],
    tags: [
      ...[articleTag(article.id), articlesTag, ...leadTags(shown)],
      ...enterprises.map(({ id }) => enterpriseTag(id)),
    ],
  };
}

const Article: FC<{ place: Place; shown: ArticleView }> = ({ place, shown }) => {
  const { edition, text } = shown;
  const lang = shown.locale === place.locale ? undefined : shown.locale;
  return (
    <>
      {lang && <MissingNotice place={place} shown={shown} />}
      {!lang && <TranslationNotice place={place} shown={shown} />}
      <article lang={lang}>
        <h1>{text.title}</h1>
        {text.standfirst && <p class="standfirst">{text.standfirst}</p>}
        <p class="meta">
          {text.byline && <span>{text.byline}</span>}
          {text.dateline && <span>{text.dateline}</span>}
          {edition.publishedAt !== null && (
            <span lang={lang && place.locale}>
              <Day place={place} time={edition.publishedAt} says="article.published" />
            </span>
          )}
          {edition.updatedAt !== null && edition.updatedAt !== edition.publishedAt && (
            <span lang={lang && place.locale}>
              <Day place={place} time={edition.updatedAt} says="article.updated" />
            </span>
          )}
        </p>
        <LeadFigure place={place} image={leadOf(shown)} lang={lang} />
        <div class="body">
          {text.body.map((block) => (
            <>
              <Passage place={place} html={block.html} />
              {"\n"}
            </>
          ))}
        </div>
        <Correction place={place} shown={shown} />
      </article>
      {shown.found.article.publishedLocales.length > 1 && (
        <p class="small">
          <a href={paths.bilingual(shown.found.article.slug)}>{place.words("article.side_by_side")}</a>
        </p>
      )}
      <Topics place={place} shown={shown} />
      {shown.found.enterprises.length > 0 && (
        <section aria-labelledby="enterprises">
          <h2 id="enterprises">{place.words("article.enterprises")}</h2>
          <EnterpriseLinks place={place} enterprises={shown.found.enterprises} />
        </section>
      )}
    </>
  );
};

/** What was wrong and has been put right, below the text, with its day. */
const Correction: FC<{ place: Place; shown: ArticleView }> = ({ place, shown: { edition, locale } }) => {
  const note = edition.correctionNote?.[locale];
  if (note === undefined || edition.correctedAt === null) return null;
  return (
    <aside class="notice calm">
      <p class="small" lang={langOf(place, locale) && place.locale}>
        <strong>{place.words("article.correction")}</strong>
        {" · "}
        <Day place={place} time={edition.correctedAt} says="article.corrected" />
      </p>
      <p>{note}</p>
    </aside>
  );
};

const MissingNotice: FC<{ place: Place; shown: ArticleView }> = ({ place, shown }) => (
  <Notice>
    <p>{place.words("article.missing", { language: languageName(place, shown.locale) })}</p>
  </Notice>
);

/** Where a translation comes from, which text counts, and whether the original has moved on. */
const TranslationNotice: FC<{ place: Place; shown: ArticleView }> = ({ place, shown }) => {
  const { article } = shown.found;
  if (shown.locale === article.sourceLocale) return null;
  const status = shown.edition.translationStatus;
  const isStale = status === "outdated" || status === "incomplete";
  const source = languageName(place, article.sourceLocale);
  const authority = languageName(place, article.authoritativeLocale);
  const original = publishedAtIn(shown, article.sourceLocale);
  return (
    <Notice calm={!isStale}>
      {isStale && (
        <p>
          <strong>{place.words(`article.${status}`)}</strong>
        </p>
      )}
      <p>
        {original === undefined
          ? place.words("article.translated_unpublished", { source, authority })
          : place.words("article.translated", { source, authority, date: formatDay(place.locale, original) })}
      </p>
      {article.publishedLocales.includes(article.sourceLocale) && (
        <p>
          <a href={inLocale(article.sourceLocale, place.path)} hreflang={article.sourceLocale}>
            {place.words("article.read_original", { language: source })}
          </a>
        </p>
      )}
    </Notice>
  );
};

function publishedAtIn({ found }: ArticleView, locale: Locale): number | undefined {
  const edition = found.editions.find((row) => row.locale === locale && row.state === "published");
  return edition?.publishedAt ?? undefined;
}

const Topics: FC<{ place: Place; shown: ArticleView }> = ({ place, shown }) => {
  const { topics } = shown.found;
  if (topics.length === 0) return null;
  return (
    <p class="small">
      {place.words("article.topics")}{" "}
      {topics.map(({ id, label }) => (
        <>
          <a class="tag" href={`${inLocale(place.locale, paths.articles)}?topic=${id}`}>
            {label[place.locale] ?? id}
          </a>{" "}
        </>
      ))}
    </p>
  );
};

const EnterpriseLinks: FC<{ place: Place; enterprises: readonly LinkedEnterprise[] }> = ({
  place,
  enterprises,
}) => (
  <ul class="plain">
    {enterprises.map(({ slug, display }) => {
      const name = displayIn(display, place.locale);
      return (
        <li>
          <a href={inLocale(place.locale, paths.enterprise(slug))} lang={langOf(place, name?.locale)}>
            {name?.value ?? slug}
          </a>{" "}
          <Doubt place={place} name={name} />
        </li>
      );
    })}
  </ul>
);

/** A name that is not verified says so wherever it stands. */
export const Doubt: FC<{ place: Place; name: DisplayName | undefined }> = ({ place, name }) => {
  if (name === undefined || name.verified) return null;
  const label = name.kind === "rendering" ? "kind.rendering" : "enterprise.unverified";
  return <span class="tag warn">{place.words(label)}</span>;
};

export const langOf = (place: Place, locale: string | undefined): string | undefined =>
  locale === place.locale ? undefined : locale;

/** A block of the body as it was rendered when it was written; a wide table scrolls by itself, by keyboard too. */
export const Passage: FC<{ place: Place; html: string }> = ({ place, html }) =>
  html.startsWith("<table") ? (
    <div class="scroll" role="region" tabindex={0} aria-label={place.words("article.table")}>
      {raw(html)}
    </div>
  ) : (
    raw(html)
  );
