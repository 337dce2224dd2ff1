import type { FC } from "hono/jsx";
import type { Topic } from "../../articles/topics.ts";
import { locales } from "../../locales.ts";
import type { ArticleFields } from "../article-form.ts";
import { SlugField } from "../components/articles/slug-field.tsx";
import { Select, Tick } from "../components/fields.tsx";
import { ErrorSummary } from "../components/notice.tsx";
import type { Fault } from "../components/notice.tsx";
import { languageName } from "../formats.ts";
import { inOwnWords } from "../localised.ts";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

export interface NewArticleAnswer {
  readonly fields?: ArticleFields;
  readonly faults?: readonly Fault[];
  readonly status?: number;
}

export function newArticleView(seat: Seat, topics: readonly Topic[], answer: NewArticleAnswer = {}): View {
  const { words } = seat;
  const fields = answer.fields ?? {
    ...{ slug: "", sourceLocale: seat.locale, authoritativeLocale: "", topics: [] },
  };
  return {
    title: words("articles.new"),
    section: "articles",
    crumbs: [{ label: words("nav.articles"), href: deskPaths.articles }, { label: words("articles.new") }],
    ...(answer.status === undefined ? {} : { status: answer.status }),
    body: (
      <div class="narrow">
        <h1>{words("articles.new")}</h1>
        <ErrorSummary title={words("errors.title")} faults={answer.faults ?? []} />
        <p>{words("article.new.text")}</p>
        <form method="post" action={deskPaths.newArticle} class="panel">
          <Languages seat={seat} fields={fields} />
          <SlugField seat={seat} value={fields.slug} />
          {topics.length > 0 && <Topics seat={seat} topics={topics} chosen={fields.topics} />}
          <button class="primary">{words("article.new.do")}</button>
        </form>
      </div>
    ),
  };
}

const Languages: FC<{ seat: Seat; fields: ArticleFields }> = ({ seat: { words, locale }, fields }) => (
  <>
    <fieldset id="source" tabindex={-1} class="field" aria-describedby="source-hint">
      <legend>{words("article.source")}</legend>
      <p class="hint" id="source-hint">
        {words("article.source.hint")}
      </p>
      {locales.map((tag) => (
        <Tick type="radio" name="source" value={tag} checked={fields.sourceLocale === tag}>
          {languageName(locale, tag)}
        </Tick>
      ))}
    </fieldset>
    <Select
      id="authoritative"
      label={words("article.authoritative")}
      hint={words("article.authoritative.hint")}
      value={fields.authoritativeLocale}
      options={[
        { value: "", label: words("article.authoritative.source") },
        ...locales.map((tag) => ({ value: tag, label: languageName(locale, tag) })),
      ]}
    />
  </>
);

const Topics: FC<{ seat: Seat; topics: readonly Topic[]; chosen: readonly string[] }> = ({
  seat,
  topics,
  chosen,
}) => (
  <fieldset id="topics" tabindex={-1} class="field">
    <legend>{seat.words("article.topics")}</legend>
    {topics.map(({ id, label }) => (
      <Tick name="topics" value={id} checked={chosen.includes(id)}>
        {inOwnWords(seat, label)?.value ?? id}
      </Tick>
    ))}
  </fieldset>
);
