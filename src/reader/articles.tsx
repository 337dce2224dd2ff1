import type { ListedArticle } from "../articles/list.ts";
import type { Page } from "../cursor.ts";
import { articlesTag, enterpriseTag } from "../delivery/tags.ts";
import { displayIn } from "../enterprises/names.ts";
import type { EnterpriseRow } from "../enterprises/tables.ts";
import { DomainError } from "../errors.ts";
import type { Localised } from "../locales.ts";
import { ArticleCards, Pages } from "./article-card.tsx";
import { SearchBox } from "./search-box.tsx";
import type { Place, View } from "./view.ts";

export interface ArticlesData {
  page: Page<ListedArticle>;
  topics: readonly { id: string; label: Localised<string> }[];
  about: EnterpriseRow | undefined;
}

export interface ArticleParameters {
  topic?: string | undefined;
  enterprise?: string | undefined;
  cursor?: string | undefined;
}

export function articlesView(place: Place, data: ArticlesData, parameters: ArticleParameters): View {
  const { page } = data;
  expectSubject(data, parameters);
  const title = titleOf(place, data, parameters);
  return {
    title,
    section: "articles",
    noindex: Object.values(parameters).some((value) => value !== undefined),
    ...feedOf(parameters),
    tags: [articlesTag, ...(data.about ? [enterpriseTag(data.about.id)] : [])],
    body: (
      <>
        <h1>{title}</h1>
        <SearchBox place={place} />
        {page.items.length === 0 && <p>{place.words("articles.empty")}</p>}
        <ArticleCards place={place} items={page.items} heading="h2" />
        <Pages place={place} page={page} parameters={{ ...parameters }} />
      </>
    ),
  };
}

function feedOf({ topic, enterprise }: ArticleParameters): Pick<View, "feedAbout"> {
  if (topic !== undefined) return { feedAbout: { topic } };
  return enterprise === undefined ? {} : { feedAbout: { enterprise } };
}

/** A list about nothing is nothing. */
function expectSubject({ topics, about }: ArticlesData, { topic, enterprise }: ArticleParameters): void {
  if (topic !== undefined && !topics.some(({ id }) => id === topic)) throw new DomainError("not_found");
  if (enterprise !== undefined && about === undefined) throw new DomainError("enterprise_not_found");
}

function titleOf(place: Place, { topics, about }: ArticlesData, parameters: ArticleParameters): string {
  const topic = topics.find(({ id }) => id === parameters.topic);
  if (topic) return place.words("articles.topic", { topic: topic.label[place.locale] ?? topic.id });
  const name = about && displayIn(about.display, place.locale);
  return name ? place.words("articles.about", { name: name.value }) : place.words("articles.title");
}
