import type { FC } from "hono/jsx";
import type { ListedArticle } from "../articles/list.ts";
import type { Page } from "../cursor.ts";
import { canonicalQuery, inLocale, paths } from "../urls.ts";
import { formatDay, languageName } from "./formats.ts";
import type { Place } from "./view.ts";

/** A list of articles; each in the reader's language where there is one, else in its own and saying so. */
export const ArticleCards: FC<{ place: Place; items: readonly ListedArticle[]; heading: "h2" | "h3" }> = ({
  place,
  items,
  heading,
}) => (
  <ul class="plain">
    {items.map((item) => (
      <ArticleCard place={place} item={item} heading={heading} />
    ))}
  </ul>
);

const ArticleCard: FC<{ place: Place; item: ListedArticle; heading: "h2" | "h3" }> = ({
  place,
  item,
  heading,
}) => {
  const edition = item.editions[0]?.edition;
  if (edition === undefined) return null;
  const Heading = heading;
  const lang = edition.locale === place.locale ? undefined : edition.locale;
  const language = languageName(place, edition.locale);
  return (
    <li class="card">
      <Heading>
        <a href={inLocale(place.locale, paths.article(item.article.slug))} lang={lang}>
          {edition.title}
        </a>
      </Heading>
      {(edition.standfirst ?? edition.excerpt) && <p lang={lang}>{edition.standfirst ?? edition.excerpt}</p>}
      <p class="small">
        {item.article.publishedAt !== null && <Day place={place} time={item.article.publishedAt} />}{" "}
        {lang && <span class="tag">{place.words("list.only_in", { language })}</span>}
      </p>
    </li>
  );
};

/** A day, or a short sentence about it. */
export const Day: FC<{
  place: Place;
  time: number;
  says?: "article.published" | "article.updated" | "article.corrected";
}> = ({ place, time, says }) => {
  const date = formatDay(place.locale, time);
  return <time datetime={new Date(time).toISOString()}>{says ? place.words(says, { date }) : date}</time>;
};

/** On to the next page of a list, and back to its start. */
export const Pages: FC<{
  place: Place;
  page: Page<unknown>;
  parameters: Readonly<Record<string, string | undefined>>;
}> = ({ place, page, parameters }) => {
  const href = (cursor: string | undefined) =>
    inLocale(place.locale, place.path) + canonicalQuery({ ...parameters, cursor });
  if (page.nextCursor === undefined && parameters["cursor"] === undefined) return null;
  return (
    <p class="pages">
      {parameters["cursor"] !== undefined && <a href={href(undefined)}>{place.words("list.first")}</a>}
      {page.nextCursor !== undefined && (
        <a href={href(page.nextCursor)} rel="next">
          {place.words("list.next")}
        </a>
      )}
    </p>
  );
};
