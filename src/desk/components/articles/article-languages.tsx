import type { FC } from "hono/jsx";
import type { DeskArticle } from "../../../articles/desk-read.ts";
import type { Colleague } from "../../../articles/review/people.ts";
import { locales } from "../../../locales.ts";
import type { Locale } from "../../../locales.ts";
import { editionLine } from "../../articles/shapes.ts";
import { languageName } from "../../formats.ts";
import type { Seat } from "../../view.ts";
import { Tag } from "../facts.tsx";
import { Panel } from "../notice.tsx";
import { AssignmentForm } from "../review/assignment.tsx";
import { EditionFacts } from "./edition-facts.tsx";
import { EditionWays } from "./edition-ways.tsx";
import { StateMarks } from "./state-mark.tsx";

export interface LanguagesData {
  readonly found: DeskArticle;
  /** Whose work it could be. */
  readonly people: readonly Colleague[];
}

/** The languages of an article: where each stands, and what can be done about it. */
export const ArticleLanguages: FC<{ seat: Seat; data: LanguagesData }> = ({ seat, data }) => (
  <Panel id="languages" title={seat.words("article.languages")}>
    <div class="editions">
      {locales.map((locale) => (
        <EditionCard seat={seat} data={data} locale={locale} />
      ))}
    </div>
  </Panel>
);

const EditionCard: FC<{ seat: Seat; data: LanguagesData; locale: Locale }> = ({ seat, data, locale }) => {
  const { found } = data;
  const { article, editions, revisions } = found;
  const edition = editions.find((row) => row.locale === locale);
  const draft = revisions.get(edition?.draftRevisionId ?? "");
  const inReview = found.work.inReview.includes(locale);
  const line = editionLine(locale, edition && { edition, draft, inReview });
  return (
    <section class="edition" aria-labelledby={`edition-${locale}`}>
      <h3 id={`edition-${locale}`}>
        {languageName(seat.locale, locale)}{" "}
        {article.sourceLocale === locale && <Tag>{seat.words("source")}</Tag>}
        {article.authoritativeLocale === locale && article.sourceLocale !== locale && (
          <Tag>{seat.words("article.authoritative.tag")}</Tag>
        )}
      </h3>
      <StateMarks seat={seat} states={line.stands} />
      {line.title !== null && (
        <p class="title" lang={line.title === "" ? undefined : locale}>
          {line.title || seat.words("articles.untitled")}
        </p>
      )}
      <EditionFacts seat={seat} found={found} locale={locale} />
      <AssignmentForm
        seat={seat}
        place={{ articleId: article.id, locale }}
        sourceLocale={article.sourceLocale}
        assignment={found.work.assignments.get(locale)}
        people={data.people}
      />
      <EditionWays seat={seat} found={found} locale={locale} />
    </section>
  );
};
