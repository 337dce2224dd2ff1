import type { FC } from "hono/jsx";
import type { Match } from "../search/match.ts";
import type { Result } from "../search/results.ts";
import { piecesOf } from "../search/snippet.ts";
import type { Snippet } from "../search/snippet.ts";
import { inLocale, paths } from "../urls.ts";
import { Day } from "./article-card.tsx";
import { langOf } from "./article.tsx";
import { languageName } from "./formats.ts";
import type { Place } from "./view.ts";

/** An article that was found, with what was found marked, and why it was found where nothing can be marked. */
export const SearchResult: FC<{ place: Place; result: Result }> = ({ place, result }) => {
  const { article, edition, title, snippet, match } = result;
  const lang = langOf(place, edition.locale);
  const said = edition.standfirst ?? edition.excerpt;
  return (
    <li class="card">
      <h2>
        <a href={inLocale(place.locale, paths.article(article.slug))} lang={lang}>
          <Marked snippet={title} />
        </a>
      </h2>
      {snippet ? (
        <p lang={lang}>
          <Marked snippet={snippet} />
        </p>
      ) : (
        said && <p lang={lang}>{said}</p>
      )}
      <Why place={place} match={match} />
      <p class="small">
        {article.publishedAt !== null && <Day place={place} time={article.publishedAt} />}{" "}
        {lang && (
          <span class="tag">
            {place.words("list.only_in", { language: languageName(place, edition.locale) })}
          </span>
        )}
      </p>
    </li>
  );
};

const Marked: FC<{ snippet: Snippet }> = ({ snippet }) => (
  <>{piecesOf(snippet).map(({ text, isMarked }) => (isMarked ? <mark>{text}</mark> : text))}</>
);

const Why: FC<{ place: Place; match: Match }> = ({ place, match }) => {
  const { words, locale } = place;
  switch (match.in) {
    case "enterprise":
      return (
        <p class="small">
          {words("search.by_enterprise")}{" "}
          <a href={inLocale(locale, paths.enterprise(match.slug))} lang={langOf(place, match.nameLocale)}>
            <Marked snippet={match.name} />
          </a>
        </p>
      );
    case "topic":
      return (
        <p class="small">
          {words("search.by_topic")}{" "}
          <a href={`${inLocale(locale, paths.articles)}?topic=${match.id}`}>
            {match.label[locale] ?? match.id}
          </a>
        </p>
      );
    case "translation":
      return <ByTranslation place={place} match={match} />;
    case "title":
    case "standfirst":
    case "text":
      return null;
  }
};

const ByTranslation: FC<{ place: Place; match: Extract<Match, { in: "translation" }> }> = ({
  place,
  match,
}) => {
  const language = languageName(place, match.locale);
  if (match.snippet === undefined)
    return <p class="small">{place.words("search.by_language", { language })}</p>;
  return (
    <p class="small">
      {place.words("search.by_translation", { language })}{" "}
      <span lang={match.locale}>
        <Marked snippet={match.snippet} />
      </span>
    </p>
  );
};
