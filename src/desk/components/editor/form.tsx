import type { FC } from "hono/jsx";
import { wayOf } from "../../edition-form.ts";
import { isSource } from "../../edition-state.ts";
import type { EditionState } from "../../edition-state.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { Tick } from "../fields.tsx";
import { Body } from "./body.tsx";
import { Head } from "./head.tsx";
import { EditorShortcuts } from "./shortcuts.tsx";

interface Props {
  seat: Seat;
  state: EditionState;
}

/** One form for all that is written of an edition. Nothing in it is kept by the browser across a reload. */
export const EditionForm: FC<Props> = ({ seat, state }) => {
  const { article, locale } = state.found;
  const { words } = seat;
  return (
    <form
      id="edition"
      class="editor"
      method="post"
      action={deskPaths.edition(article.id, locale)}
      autocomplete="off"
      {...scriptData(seat, state)}
    >
      <input type="hidden" name="version" value={String(state.fields.version)} />
      <Head seat={seat} state={state} />
      <Body seat={seat} state={state} />
      <div class="panel minor">
        <Tick name="minor" value="on" checked={state.fields.minor}>
          {words("editor.minor")}
          <span class="hint block">
            {words(isSource(state) ? "editor.minor.source" : "editor.minor.translation")}
          </span>
        </Tick>
      </div>
      <Bar seat={seat} state={state} />
    </form>
  );
};

const Bar: FC<Props> = ({ seat, state: { found, fields } }) => {
  const { words } = seat;
  const { article, locale } = found;
  return (
    <>
      <div class="bar">
        <span class="obstacles" id="edition-status" role="status"></span>
        <button type="button" class="quiet when-js" id="show-keys">
          {words("js.keys")}
        </button>
        <a class="button" href={deskPaths.editionPart(article.id, locale, "publication")}>
          {words("editor.publication")}
        </a>
        <button name="do" value="preview" formaction={`${deskPaths.edition(article.id, locale)}#preview`}>
          {words("editor.preview")}
        </button>
        <button class="primary" name="do" value="save" id="save">
          {words("editor.save")}
        </button>
      </div>
      <EditorShortcuts seat={seat} hasBlocks={wayOf(fields) === "blocks"} />
    </>
  );
};

/** What the script needs to know, and the words that it says. */
function scriptData({ words, locale, actor }: Seat, { found, fields, isTouched, done }: EditionState) {
  const { article, locale: of } = found;
  const path = deskPaths.edition(article.id, of);
  return {
    "data-copy": `${actor?.id ?? ""}/${article.id}/${of}`,
    "data-way": wayOf(fields),
    "data-path": path,
    "data-publication": deskPaths.editionPart(article.id, of, "publication"),
    "data-rendering": `/api/v1/desk/rendering?lang=${locale}`,
    "data-locale": of,
    ...(isTouched && { "data-touched": "" }),
    ...(done !== undefined && { "data-saved": words("editor.js.saved") }),
    "data-unsaved-words": words("editor.js.unsaved"),
    "data-unchanged-words": words("editor.js.unchanged"),
    "data-empty-words": words("editor.preview.empty"),
    "data-failed-words": words("editor.preview.failed"),
  };
}

/** Words that were typed on this machine and never saved, shown by the script where there are any. */
export const CopyOffer: FC<{ seat: Seat }> = ({ seat: { words } }) => (
  <div class="notice warning" id="copy" role="note" hidden>
    <p id="copy-words" data-template={words("editor.copy", { moment: "#" })}></p>
    <p class="ways">
      <button type="button" id="copy-take">
        {words("editor.copy.take")}
      </button>
      <a class="button" id="copy-elsewhere" href="#edition">
        {words("editor.copy.elsewhere")}
      </a>
      <button type="button" id="copy-drop" data-taken={words("editor.copy.taken")}>
        {words("editor.copy.drop")}
      </button>
    </p>
  </div>
);
