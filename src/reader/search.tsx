import type { FC } from "hono/jsx";
import { articlesTag, articleTag, enterprisesTag, enterpriseTag } from "../delivery/tags.ts";
import type { EnterpriseRow } from "../enterprises/tables.ts";
import { displayIn } from "../enterprises/names.ts";
import type { Localised } from "../locales.ts";
import type { Searched } from "../search/search.ts";
import { canonicalQuery, inLocale, paths } from "../urls.ts";
import { Pages } from "./article-card.tsx";
import { langOf } from "./article.tsx";
import { SearchField } from "./search-box.tsx";
import { SearchResult } from "./search-result.tsx";
import type { Place, View } from "./view.ts";

export interface SearchData {
  readonly searched: Searched;
  readonly topics: readonly { id: string; label: Localised<string> }[];
  readonly about: EnterpriseRow | undefined;
}

/** The query as it stands in the address. */
export interface SearchParameters {
  q?: string | undefined;
  topic?: string | undefined;
  enterprise?: string | undefined;
  year?: string | undefined;
  cursor?: string | undefined;
}

export function searchView(place: Place, data: SearchData, parameters: SearchParameters): View {
  const { searched, about } = data;
  const { query, results } = searched;
  const { words } = place;
  const shown = [...new Set(results.map(({ edition }) => edition.locale))];
  return {
    title: query.text === "" ? words("search.title") : words("search.results", { query: query.text }),
    description: words("search.field"),
    section: "search",
    // A page of results is nobody's to find; and the other language has results of its own.
    noindex: true,
    alternates: [],
    contentLocales: shown,
    tags: [
      ...[articlesTag, enterprisesTag],
      ...(about ? [enterpriseTag(about.id)] : []),
      ...results.map(({ article }) => articleTag(article.id)),
    ],
    body: (
      <>
        <h1>{query.text === "" ? words("search.title") : words("search.results", { query: query.text })}</h1>
        <Form place={place} data={data} parameters={parameters} />
        <Told place={place} data={data} parameters={parameters} />
        {results.length > 0 && (
          <ul class="plain">
            {results.map((result) => (
              <SearchResult place={place} result={result} />
            ))}
          </ul>
        )}
        <Pages
          place={place}
          page={{ items: [], nextCursor: searched.nextCursor }}
          parameters={{ ...parameters }}
        />
      </>
    ),
  };
}

interface Parts {
  place: Place;
  data: SearchData;
  parameters: SearchParameters;
}

const Form: FC<Parts> = ({ place, data, parameters }) => {
  const { words, locale } = place;
  const years = data.searched.years.map(String);
  return (
    <search>
      <form class="filter search" method="get" action={inLocale(locale, paths.search)}>
        {parameters.enterprise && <input type="hidden" name="enterprise" value={parameters.enterprise} />}
        <SearchField place={place} typed={parameters.q ?? ""} />
        <Choice
          place={place}
          name="topic"
          label={words("search.topic")}
          chosen={parameters.topic}
          options={data.topics.map(({ id, label }) => ({ value: id, label: label[locale] ?? id }))}
        />
        <Choice
          place={place}
          name="year"
          label={words("search.year")}
          chosen={parameters.year}
          options={years.map((year) => ({ value: year, label: year }))}
        />
        <button type="submit">{words("search.submit")}</button>
      </form>
    </search>
  );
};

/** What was chosen is always among what there is to choose, even where nothing of it is found. */
const Choice: FC<{
  place: Place;
  name: string;
  label: string;
  chosen: string | undefined;
  options: readonly { value: string; label: string }[];
}> = ({ place, name, label, chosen, options }) => {
  const isKnown = chosen === undefined || options.some(({ value }) => value === chosen);
  return (
    <label>
      {label}
      <br />
      <select name={name}>
        <option value="">{place.words("filter.any")}</option>
        {!isKnown && (
          <option value={chosen} selected>
            {chosen}
          </option>
        )}
        {options.map((option) => (
          <option value={option.value} selected={option.value === chosen}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
};

/** What is to be said of the results as a whole. */
const Told: FC<Parts> = ({ place, data, parameters }) => {
  const { words } = place;
  const { query, results, suggestion, isBuilt } = data.searched;
  const isNone = results.length === 0 && query.text !== "" && parameters.cursor === undefined;
  return (
    <>
      {data.about && <About place={place} enterprise={data.about} parameters={parameters} />}
      {!isBuilt && <p class="notice">{words("search.building")}</p>}
      {query.isCut && <p>{words("search.cut")}</p>}
      {isNone && query.units.length === 0 && <p>{words("search.no_words")}</p>}
      {isNone && query.units.length > 0 && <p>{words("search.none", { query: query.text })}</p>}
      {suggestion !== undefined && (
        <p>
          <a href={hrefOf(place, { ...parameters, q: suggestion, cursor: undefined })}>
            {words("search.meant", { query: suggestion })}
          </a>
        </p>
      )}
      {isNone ? <p>{words("search.hint")}</p> : query.text === "" && <p>{words("search.field")}</p>}
    </>
  );
};

const About: FC<{ place: Place; enterprise: EnterpriseRow; parameters: SearchParameters }> = ({
  place,
  enterprise,
  parameters,
}) => {
  const name = displayIn(enterprise.display, place.locale);
  return (
    <p class="small">
      {place.words("search.about")}{" "}
      <a href={inLocale(place.locale, paths.enterprise(enterprise.slug))} lang={langOf(place, name?.locale)}>
        {name?.value ?? enterprise.slug}
      </a>{" "}
      <a href={hrefOf(place, { ...parameters, enterprise: undefined, cursor: undefined })}>
        {place.words("search.about_any")}
      </a>
    </p>
  );
};

const hrefOf = (place: Place, parameters: SearchParameters): string =>
  inLocale(place.locale, paths.search) + canonicalQuery({ ...parameters });
