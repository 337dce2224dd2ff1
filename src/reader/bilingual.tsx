import type { FC } from "hono/jsx";
import { leadOf, leadTags, viewArticle } from "../articles/read.ts";
import type { ArticleView, FoundArticle } from "../articles/read.ts";
import { articlesTag, articleTag } from "../delivery/tags.ts";
import { DomainError } from "../errors.ts";
import { endonymOf, otherLocales } from "../locales.ts";
import type { Locale } from "../locales.ts";
import { inLocale, paths } from "../urls.ts";
import { langOf, Passage } from "./article.tsx";
import { LeadFigure } from "./lead-image.tsx";
import type { Place, View } from "./view.ts";

/**
 * The languages of an article side by side, block by block: the source's order,
 * each block beside what was made from it.
 * @throws article_not_found, edition_missing when there is only one language
 */
export function bilingualView(place: Place, found: FoundArticle | undefined): View {
  if (found === undefined) throw new DomainError("article_not_found");
  const { article } = found;
  const shown = columnsOf(article).map((locale) => viewArticle(found, locale, "none"));
  const [first] = shown;
  if (first === undefined || shown.length < 2) {
    throw new DomainError("edition_missing", { available: article.publishedLocales });
  }
  const path = paths.bilingual(article.slug);
  return {
    title: shown.map(({ text }) => text.title).join(" · "),
    section: "articles",
    ...(path === place.path ? {} : { movedTo: path }),
    noindex: true,
    alternates: [],
    contentLocales: shown.map(({ locale }) => locale),
    switchPath: paths.article(article.slug),
    body: <SideBySide place={place} shown={shown} />,
    tags: [articleTag(article.id), articlesTag, ...shown.flatMap(leadTags)],
  };
}

/** The source first, then the others that are public. */
function columnsOf({ sourceLocale, publishedLocales }: FoundArticle["article"]): Locale[] {
  return [sourceLocale, ...otherLocales(sourceLocale)].filter((locale) => publishedLocales.includes(locale));
}

const SideBySide: FC<{ place: Place; shown: readonly ArticleView[] }> = ({ place, shown }) => (
  <div class="body">
    <h1>{place.words("bilingual.title")}</h1>
    <table class="pairs">
      <thead>
        <tr>
          {shown.map(({ locale, text, found }) => (
            <th scope="col" lang={locale}>
              <a href={inLocale(locale, paths.article(found.article.slug))} hreflang={locale}>
                {text.title}
              </a>
              <span class="other small">{endonymOf(locale)}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {shown.some(leadOf) && (
          <tr>
            {shown.map((column) => (
              <td lang={column.locale}>
                <LeadFigure place={place} image={leadOf(column)} lang={langOf(place, column.locale)} />
              </td>
            ))}
          </tr>
        )}
        {rowsOf(shown).map((id) => (
          <tr>
            {shown.map((column) => (
              <Block place={place} column={column} id={id} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

/** The source's blocks in order, then those that only another language has. */
function rowsOf(shown: readonly ArticleView[]): string[] {
  return [...new Set(shown.flatMap(({ text }) => text.body.map((block) => block.id)))];
}

const Block: FC<{ place: Place; column: ArticleView; id: string }> = ({ place, column, id }) => {
  const block = column.text.body.find((candidate) => candidate.id === id);
  const isStale = column.edition.staleBlocks?.includes(id) ?? false;
  return (
    <td lang={column.locale}>
      {isStale && (
        <p class="small" lang={place.locale}>
          <span class="tag warn">{place.words(block ? "bilingual.stale" : "bilingual.missing")}</span>
        </p>
      )}
      {block && <Passage place={place} html={block.html} />}
    </td>
  );
};
