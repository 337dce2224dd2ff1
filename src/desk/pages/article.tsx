import type { DeskArticle } from "../../articles/desk-read.ts";
import { lockOf } from "../../articles/dossier.ts";
import type { Topic } from "../../articles/topics.ts";
import type { Locale } from "../../locales.ts";
import { ArticleAddress } from "../components/articles/article-address.tsx";
import { ArticleEnterprises } from "../components/articles/article-enterprises.tsx";
import type { EnterprisesData } from "../components/articles/article-enterprises.tsx";
import { ArticleLanguages } from "../components/articles/article-languages.tsx";
import type { LanguagesData } from "../components/articles/article-languages.tsx";
import { ArticleTopics } from "../components/articles/article-topics.tsx";
import { Meanwhile } from "../components/articles/meanwhile.tsx";
import type { MeanwhileData } from "../components/articles/meanwhile.tsx";
import { ErrorSummary, Notice } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { inOwnWords } from "../localised.ts";
import { deskPaths, may } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface ArticleData extends EnterprisesData, LanguagesData {
  readonly topics: readonly Topic[];
  readonly now: number;
}

export interface ArticleAnswer {
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  /** An address that could not be taken. */
  readonly slug?: string;
  readonly meanwhile?: MeanwhileData;
  readonly status?: number;
}

/** An article: its languages, where it stands, and what it is about. */
export function articleView(seat: Seat, data: ArticleData, answer: ArticleAnswer = {}): View {
  const { words } = seat;
  const { found } = data;
  const { id, slug } = found.article;
  const title = titleOf(seat, found);
  const lock = { version: lockOf(found), seen: data.now };
  return {
    title: title.text,
    section: "articles",
    crumbs: [{ label: words("nav.articles"), href: deskPaths.articles }, { label: slug }],
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        {answer.meanwhile && <Meanwhile seat={seat} data={answer.meanwhile} />}
        {answer.done && <Notice tone="good">{answer.done}</Notice>}
        <div class="heading">
          <h1 lang={title.lang}>{title.text}</h1>
          {may(seat, "article.publish") && found.editions.length > 0 && (
            <p class="actions">
              <a class="button" href={deskPaths.articlePart(id, "publication")}>
                {words("article.publication")}
              </a>
            </p>
          )}
        </div>
        <ArticleLanguages seat={seat} data={data} />
        <ArticleEnterprises seat={seat} data={data} lock={lock} />
        <div class="halves">
          <ArticleTopics seat={seat} found={found} lock={lock} topics={data.topics} />
          <ArticleAddress seat={seat} found={found} lock={lock} slug={answer.slug} />
        </div>
      </>
    ),
  };
}

type Titled = Pick<DeskArticle, "article" | "editions"> & {
  readonly revisions: ReadonlyMap<string, { readonly title: string }>;
};

/** In her language where there is one, else in another; before it has any, its address. */
export function titleOf(
  seat: Seat,
  { article, editions, revisions }: Titled,
): { text: string; lang: Locale | undefined } {
  const titles = editions.flatMap(({ locale, draftRevisionId, publishedRevisionId }) => {
    const title = revisions.get(draftRevisionId ?? publishedRevisionId ?? "")?.title ?? "";
    return title === "" ? [] : [[locale, title] as const];
  });
  const title = inOwnWords<string>(seat, Object.fromEntries(titles));
  return { text: title?.value ?? article.slug, lang: title?.lang };
}
