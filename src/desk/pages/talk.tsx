import type { DeskEdition } from "../../articles/desk-read.ts";
import type { Talk } from "../../articles/review/read.ts";
import { ErrorSummary, Notice } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import type { TalkFields } from "../components/review/place.ts";
import { EditionTalk } from "../components/review/talk.tsx";
import { languageName } from "../formats.ts";
import { talkScript } from "../scripts/talk.ts";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface TalkAnswer {
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly fields?: TalkFields;
  readonly status?: number;
}

/** Review and remarks on a page of their own, for who reads and does not write. */
export function talkView(
  seat: Seat,
  { found, talk }: { readonly found: DeskEdition; readonly talk: Talk },
  answer: TalkAnswer = {},
): View {
  const { words } = seat;
  const { article, locale } = found;
  const own = found.draft ?? found.published;
  const place = { articleId: article.id, locale };
  const title = own?.revision.title || found.source?.revision.title || article.slug;
  return {
    title: words("review.page"),
    section: "articles",
    crumbs: [
      { label: words("nav.articles"), href: deskPaths.articles },
      {
        label: title,
        href: deskPaths.article(article.id),
        lang: own?.revision.title ? locale : article.sourceLocale,
      },
      { label: languageName(seat.locale, locale), href: deskPaths.edition(article.id, locale) },
      { label: words("review.page") },
    ],
    scripts: [talkScript],
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <>
        <h1>{words("review.page")}</h1>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        {answer.done && <Notice tone="good">{answer.done}</Notice>}
        <div class="talk-page">
          <EditionTalk
            seat={seat}
            place={place}
            talk={talk}
            blocks={own?.blocks ?? []}
            fields={answer.fields}
          />
        </div>
      </>
    ),
  };
}
