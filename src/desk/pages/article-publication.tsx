import { locales } from "../../locales.ts";
import { EditionAffairs } from "../components/articles/edition-affairs.tsx";
import type { Typed } from "../components/articles/edition-affairs.tsx";
import { Meanwhile } from "../components/articles/meanwhile.tsx";
import type { MeanwhileData } from "../components/articles/meanwhile.tsx";
import { PublicationForm } from "../components/articles/publication-form.tsx";
import type { PublicationData } from "../components/articles/publication-form.tsx";
import { ErrorSummary, Notice } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";
import { titleOf } from "./article.tsx";

export interface PublicationAnswer {
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly meanwhile?: MeanwhileData;
  readonly typed?: Typed | undefined;
  readonly status?: number;
}

/** What goes out of an article when, and what is taken back or put right of what is out. */
export function publicationView(seat: Seat, data: PublicationData, answer: PublicationAnswer = {}): View {
  const { words } = seat;
  const { dossier, now } = data;
  const { id, slug } = dossier.article;
  const title = titleOf(seat, dossier);
  return {
    title: words("publishing.page", { title: title.text }),
    section: "articles",
    crumbs: [
      { label: words("nav.articles"), href: deskPaths.articles },
      { label: slug, href: deskPaths.article(id) },
      { label: words("article.to_publication") },
    ],
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <>
        <h1 lang={title.lang}>{title.text}</h1>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        {answer.meanwhile && <Meanwhile seat={seat} data={answer.meanwhile} />}
        {answer.done && <Notice tone="good">{answer.done}</Notice>}
        <PublicationForm seat={seat} data={data} />
        {locales.map((locale) => {
          const edition = dossier.editions.find((row) => row.locale === locale);
          return edition && <EditionAffairs seat={seat} edition={edition} now={now} typed={answer.typed} />;
        })}
      </>
    ),
  };
}
