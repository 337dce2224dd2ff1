import type { ListedArticle } from "../articles/list.ts";
import type { Page } from "../cursor.ts";
import { articlesTag, registerTag } from "../delivery/tags.ts";
import type { SchemeFigures } from "../enterprises/statistics.ts";
import { inLocale, paths } from "../urls.ts";
import { ArticleCards } from "./article-card.tsx";
import { FiguresTable } from "./figures.tsx";
import type { Place, View } from "./view.ts";

export interface HomeData {
  articles: Page<ListedArticle>;
  figures: readonly SchemeFigures[];
}

export function homeView(place: Place, { articles, figures }: HomeData): View {
  return {
    title: place.words("site.name"),
    description: place.words("site.tagline"),
    section: "home",
    tags: [articlesTag, registerTag],
    body: (
      <>
        <h1>{place.words("site.tagline")}</h1>
        <section aria-labelledby="latest">
          <h2 id="latest">{place.words("home.latest")}</h2>
          {articles.items.length === 0 && <p>{place.words("articles.empty")}</p>}
          <ArticleCards place={place} items={articles.items} heading="h3" />
          <p>
            <a href={inLocale(place.locale, paths.articles)}>{place.words("home.all")}</a>
          </p>
        </section>
        <section aria-labelledby="figures">
          <h2 id="figures">
            <a href={inLocale(place.locale, paths.centres)}>{place.words("home.figures")}</a>
          </h2>
          <FiguresTable place={place} figures={figures} />
        </section>
      </>
    ),
  };
}
