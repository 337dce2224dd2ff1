import type { FC } from "hono/jsx";
import { boardStates } from "../../articles/board.ts";
import { mostCounted } from "../../articles/board-list.ts";
import type { Page } from "../../cursor.ts";
import { locales } from "../../locales.ts";
import { articlesAddress, isFiltered, noFilter } from "../article-filter.ts";
import type { ArticleFilter } from "../article-filter.ts";
import type { BoardLine } from "../articles/shapes.ts";
import { ArticleTable } from "../components/articles/board-table.tsx";
import { Select, TextField, Tick } from "../components/fields.tsx";
import { Notice } from "../components/notice.tsx";
import { formatNumber, languageName } from "../formats.ts";
import { deskPaths, may } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface ArticlesData {
  readonly filter: ArticleFilter;
  readonly page: Page<BoardLine>;
  /** What is offered beside all, with how many there are. */
  readonly presets: readonly { readonly filter: ArticleFilter; readonly count: number }[];
  readonly done?: string | undefined;
}

/** Every article in every language: what there is, and what waits. */
export function articlesView(seat: Seat, data: ArticlesData): View {
  const { words } = seat;
  const { filter, page } = data;
  return {
    title: words("nav.articles"),
    section: "articles",
    body: (
      <>
        <div class="heading">
          <h1>{words("nav.articles")}</h1>
          {may(seat, "article.write", { isSource: true }) && (
            <p class="actions">
              <a class="button" href={deskPaths.newArticle}>
                {words("articles.new")}
              </a>
            </p>
          )}
        </div>
        {data.done && <Notice tone="good">{data.done}</Notice>}
        <Presets seat={seat} data={data} />
        <Filter seat={seat} filter={filter} />
        {page.items.length === 0 ? (
          <Nothing seat={seat} filter={filter} />
        ) : (
          <ArticleTable seat={seat} lines={page.items} />
        )}
        {page.nextCursor !== undefined && (
          <p class="pages">
            <a href={articlesAddress(filter, page.nextCursor)}>{words("articles.older")}</a>
          </p>
        )}
      </>
    ),
  };
}

const Presets: FC<{ seat: Seat; data: ArticlesData }> = ({ seat, data: { filter, presets } }) => {
  const here = articlesAddress(filter);
  const link = (preset: ArticleFilter, label: string, count?: number) => (
    <a
      class="button tab"
      href={articlesAddress(preset)}
      aria-current={articlesAddress(preset) === here ? "true" : undefined}
    >
      {label} {count !== undefined && <strong>{counted(seat, count)}</strong>}
    </a>
  );
  return (
    <nav class="tabs" aria-label={seat.words("articles.presets")}>
      {link(noFilter, seat.words("articles.preset.all"))}
      {presets.map(({ filter: preset, count }) => link(preset, labelOf(seat, preset), count))}
    </nav>
  );
};

function counted({ locale, words }: Seat, count: number): string {
  if (count < mostCounted) return formatNumber(locale, count);
  return words("articles.many", { number: formatNumber(locale, mostCounted - 1) });
}

function labelOf({ words, locale: reader }: Seat, { isMine, locale, state }: ArticleFilter): string {
  if (isMine) return words("articles.preset.mine");
  if (state === "review" || state === "scheduled") return words(`articles.preset.${state}`);
  if (locale === undefined) return words("articles.preset.all");
  const key = state === "missing" ? "articles.preset.missing" : "articles.preset.outdated";
  return words(key, { language: languageName(reader, locale) });
}

const Filter: FC<{ seat: Seat; filter: ArticleFilter }> = ({ seat, filter }) => {
  const { words } = seat;
  const any = { value: "", label: words("filter.any") };
  return (
    <form class="filter" method="get" action={deskPaths.articles} aria-label={words("filter.label")}>
      <TextField id="q" type="search" label={words("articles.q")} value={filter.q} maxlength={200} />
      <Select
        id="locale"
        label={words("language")}
        value={filter.locale}
        options={[any, ...locales.map((tag) => ({ value: tag, label: languageName(seat.locale, tag) }))]}
      />
      <Select
        id="state"
        label={words("state")}
        value={filter.state}
        options={[any, ...boardStates.map((value) => ({ value, label: words(`articles.state.${value}`) }))]}
      />
      {seat.actor?.memberId !== undefined && (
        <Tick name="mine" value="1" checked={filter.isMine}>
          {words("articles.mine")}
        </Tick>
      )}
      <button>{words("filter.apply")}</button>
    </form>
  );
};

/** Says what to do about it. */
const Nothing: FC<{ seat: Seat; filter: ArticleFilter }> = ({ seat, filter }) => {
  const { words } = seat;
  if (isFiltered(filter))
    return (
      <p class="empty">
        {words("articles.no_match")} <a href={deskPaths.articles}>{words("articles.show_all")}</a>
      </p>
    );
  return (
    <p class="empty">
      {may(seat, "article.write", { isSource: true }) ? (
        <>
          {words("articles.empty")} <a href={deskPaths.newArticle}>{words("articles.empty.begin")}</a>
        </>
      ) : (
        words("articles.empty.wait")
      )}
    </p>
  );
};
