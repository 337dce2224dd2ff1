import type { FC } from "hono/jsx";
import { raw } from "hono/html";
import { blockField, bodyText, wayOf } from "../../edition-form.ts";
import type { EditorRow } from "../../edition-rows.ts";
import { isSource } from "../../edition-state.ts";
import type { EditionState } from "../../edition-state.ts";
import type { Rendered } from "../../rendering.ts";
import type { Seat } from "../../view.ts";
import { ImagesStatus } from "../images/images-status.tsx";
import { CommentMark } from "../review/talk.tsx";
import { Confirm, PartTag, SourceWords } from "./part.tsx";

interface Props {
  seat: Seat;
  state: EditionState;
}

const format = "Markdown";

export const Body: FC<Props> = ({ seat, state }) => {
  const { words } = seat;
  const way = wayOf(state.fields);
  return (
    <section class="panel" aria-labelledby="text-title">
      <h2 id="text-title">{words("editor.text")}</h2>
      {!isSource(state) && <Ways seat={seat} state={state} />}
      <p class="hint" id="text-hint">
        {words(way === "text" ? "editor.text.hint" : "editor.blocks.hint", { format })}
      </p>
      <ImagesStatus seat={seat} />
      {way === "text" ? <WholeText seat={seat} state={state} /> : <Blocks seat={seat} state={state} />}
    </section>
  );
};

/** What was typed comes along. */
const Ways: FC<Props> = ({ seat: { words }, state: { fields } }) => (
  <div class="tabs" role="group" aria-label={words("editor.view.label")}>
    {(["blocks", "text"] as const).map((way) => (
      <button class="tab" name="do" value={way} aria-pressed={way === wayOf(fields) ? "true" : "false"}>
        {words(`editor.view.${way}`)}
      </button>
    ))}
  </div>
);

const WholeText: FC<Props> = ({ seat, state: { found, fields } }) => (
  <div class="writing">
    <textarea
      id="body"
      name="body"
      lang={found.locale}
      rows={24}
      dir="auto"
      aria-labelledby="text-title"
      aria-describedby="text-hint"
      data-body
      data-grow
      data-images
    >
      {bodyText(fields.body)}
    </textarea>
    <LivePreview seat={seat} lang={found.locale} />
  </div>
);

const Blocks: FC<Props> = ({ seat, state }) => (
  <>
    <ol class="beside" id="body">
      {state.beside?.rows.map((row, index) => (
        <BlockRow seat={seat} state={state} row={row} number={index + 1} />
      ))}
    </ol>
    <LivePreview seat={seat} lang={state.found.locale} />
  </>
);

const BlockRow: FC<Props & { row: EditorRow; number: number }> = ({ seat, state, row, number }) => {
  const { words } = seat;
  const { article, locale } = state.found;
  const { id, source, markdown } = row;
  const field = `block-${number}`;
  return (
    <li id={id} class={`pair ${row.state}`}>
      <div class="origin" role="group" aria-label={words("editor.block.source", { number })}>
        {source ? (
          <SourceWords
            seat={seat}
            lang={article.sourceLocale}
            source={source}
            isOutdated={row.state === "outdated"}
          />
        ) : (
          <span class="void">{words("editor.part.empty")}</span>
        )}
      </div>
      <div class="made">
        <p class="line">
          <label for={field}>{words("editor.block", { number })}</label>
          <PartTag seat={seat} state={row.state} />
          {id !== undefined && <CommentMark seat={seat} talk={state.talk} block={id} />}
        </p>
        <textarea
          id={field}
          name={blockField + (id ?? "")}
          lang={locale}
          rows={rowsFor(source?.now ?? markdown)}
          dir="auto"
          aria-describedby="text-hint"
          data-body
          data-block
          data-grow
          data-images
        >
          {markdown}
        </textarea>
        {row.state === "gone" && <p class="hint">{words("editor.part.drop")}</p>}
        <Confirm seat={seat} part={id} state={row.state} confirmed={state.fields.confirm} />
      </div>
    </li>
  );
};

/** Where no script and no style lets it grow with its text. */
const rowsFor = (text: string): number => Math.min(16, Math.max(2, Math.ceil(text.length / 48) + 1));

/** Filled by the script, from what the server makes of the text. */
const LivePreview: FC<{ seat: Seat; lang: string }> = ({ seat: { words, locale }, lang }) => (
  <div class="live when-js">
    <p class="hint">{words("editor.preview.title")}</p>
    <div
      class="rendered"
      id="live"
      lang={lang}
      role="region"
      tabindex={0}
      aria-label={words("editor.preview")}
    >
      <p class="void" lang={locale}>
        {words("editor.preview.empty")}
      </p>
    </div>
    <p class="hint" id="live-fault" role="status"></p>
  </div>
);

/** From sanitised blocks: a wide table scrolls by itself, by keyboard too. */
export const RenderedText: FC<{ seat: Seat; lang: string; blocks: readonly Rendered[] }> = ({
  seat,
  lang,
  blocks,
}) => (
  <div class="rendered" lang={lang} role="region" tabindex={0} aria-label={seat.words("editor.text")}>
    {blocks.map(({ html }) => raw(html))}
  </div>
);
