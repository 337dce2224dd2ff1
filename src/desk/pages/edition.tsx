import type { FC } from "hono/jsx";
import type { WrittenRevision } from "../../articles/history.ts";
import { locales } from "../../locales.ts";
import { EditionFacts } from "../components/editor/facts.tsx";
import { CopyOffer, EditionForm } from "../components/editor/form.tsx";
import { RenderedText } from "../components/editor/body.tsx";
import { MadeLink, PreviewLinkForm } from "../components/editor/preview-link.tsx";
import { ErrorSummary, Notice, Panel } from "../components/notice.tsx";
import { EditionTalk } from "../components/review/talk.tsx";
import { editionCrumbs, titleOf } from "../edition-crumbs.ts";
import type { EditionTitle } from "../edition-crumbs.ts";
import { isSource, isWritable } from "../edition-state.ts";
import type { EditionState } from "../edition-state.ts";
import { languageName } from "../formats.ts";
import type { Rendered } from "../rendering.ts";
import { editorScript } from "../scripts/editor.ts";
import { imagesScript } from "../scripts/images.ts";
import { talkScript } from "../scripts/talk.ts";
import { deskPaths } from "../view.ts";
import type { Seat, View } from "../view.ts";

interface Props {
  seat: Seat;
  state: EditionState;
}

/** One language of an article, for whoever writes it. */
export function editionView(seat: Seat, state: EditionState): View {
  const { words } = seat;
  const title = titleOf(seat, state.own, state.found.source);
  const isOpen = isWritable(state);
  return {
    title: title.text,
    section: "articles",
    crumbs: editionCrumbs(seat, state.found, title),
    ...(state.status !== undefined && { status: state.status }),
    scripts: [talkScript],
    ...(isOpen && { form: "edition", scripts: [imagesScript, editorScript, talkScript] }),
    body: (
      <>
        <ErrorSummary title={words("errors.title")} faults={state.faults} />
        {state.done !== undefined && <Notice tone="good">{state.done}</Notice>}
        <MadeLink seat={seat} state={state} />
        {isOpen && <CopyOffer seat={seat} />}
        <Heading seat={seat} state={state} title={title} />
        <EditionFacts seat={seat} state={state} />
        <div class="columns">
          <div>
            {isOpen ? <EditionForm seat={seat} state={state} /> : <ReadOnly seat={seat} state={state} />}
            <Preview seat={seat} state={state} />
          </div>
          <Beside seat={seat} state={state} isOpen={isOpen} />
        </div>
      </>
    ),
  };
}

const Heading: FC<Props & { title: EditionTitle }> = ({ seat, state, title }) => {
  const { words, locale } = seat;
  const { article, locale: here } = state.found;
  return (
    <div class="heading">
      <h1 lang={title.lang}>{title.text}</h1>
      <span class="soft">{words(isSource(state) ? "editor.is_source" : "editor.is_translation")}</span>
      <nav class="actions tabs" aria-label={words("editor.languages")}>
        {locales.map((tag) => (
          <a
            class="button tab"
            href={deskPaths.edition(article.id, tag)}
            aria-current={tag === here ? "page" : undefined}
          >
            {languageName(locale, tag)}
          </a>
        ))}
        <a href={deskPaths.revisions(article.id, here)}>{words("editor.history")}</a>
      </nav>
    </div>
  );
};

/** For her who may read it; and why she may not write. */
const ReadOnly: FC<Props> = ({ seat, state: { found, own, readOnly, rendered } }) => {
  const { words, locale } = seat;
  const { article } = found;
  const language = languageName(locale, article.sourceLocale);
  return (
    <>
      <Notice>
        {readOnly === undefined ? (
          <p>
            {words("editor.no_source", { language })}{" "}
            <a href={deskPaths.edition(article.id, article.sourceLocale)}>{words("editor.no_source.go")}</a>
          </p>
        ) : (
          <p>{readOnly}</p>
        )}
      </Notice>
      {own === undefined ? (
        readOnly !== undefined && <p class="empty">{words("editor.nothing")}</p>
      ) : (
        <Panel id="text-title" title={words("editor.text")}>
          <RevisionText seat={seat} written={own} blocks={rendered} />
        </Panel>
      )}
    </>
  );
};

interface TextProps {
  seat: Seat;
  written: WrittenRevision;
  blocks: readonly Rendered[];
}

const RevisionText: FC<TextProps> = ({ seat, written, blocks }) => {
  const { title, standfirst, byline, dateline, locale } = written.revision;
  return (
    <article class="read">
      <h3 lang={locale}>{title}</h3>
      {[standfirst, byline, dateline].map((line) => line !== null && <p lang={locale}>{line}</p>)}
      <RenderedText seat={seat} lang={locale} blocks={blocks} />
    </article>
  );
};

/** What was typed, as readers would see it. */
const Preview: FC<Props> = ({ seat, state: { preview, fields, found } }) => {
  if (preview === undefined) return null;
  const { words } = seat;
  return (
    <Panel id="preview" title={words("editor.preview.title")}>
      <p class="hint">{words("editor.preview.unsaved")}</p>
      <article class="read">
        {fields.title !== "" && <h3 lang={found.locale}>{fields.title}</h3>}
        {fields.standfirst !== "" && <p lang={found.locale}>{fields.standfirst}</p>}
        {preview.length === 0 ? (
          <p class="void">{words("editor.preview.empty")}</p>
        ) : (
          <RenderedText seat={seat} lang={found.locale} blocks={preview} />
        )}
      </article>
    </Panel>
  );
};

const Beside: FC<Props & { isOpen: boolean }> = ({ seat, state, isOpen }) => {
  const { article, locale } = state.found;
  return (
    <div class="aside">
      {isOpen && state.own && <PreviewLinkForm seat={seat} state={state} />}
      <EditionTalk
        seat={seat}
        place={{ articleId: article.id, locale }}
        talk={state.talk}
        blocks={state.own?.blocks ?? []}
      />
    </div>
  );
};
