import type { FC } from "hono/jsx";
import type { EditionState } from "../../edition-state.ts";
import { deskPaths } from "../../view.ts";
import type { Seat } from "../../view.ts";
import { When } from "../facts.tsx";
import { Notice, Panel } from "../notice.tsx";

interface Props {
  seat: Seat;
  state: EditionState;
}

const choices = [1, 3, 7, 14, 30] as const;
const usually = 7;

/** Sent with the form of the text, which comes back as it was. */
export const PreviewLinkForm: FC<Props> = ({ seat: { words }, state: { found } }) => (
  <Panel id="preview-link" title={words("editor.link.title")}>
    <p class="hint">{words("editor.link.text")}</p>
    <div class="row-of">
      <div class="field">
        <label for="days">{words("editor.link.days")}</label>
        <select id="days" name="days" form="edition">
          {choices.map((number) => (
            <option value={String(number)} selected={number === usually}>
              {number === 1 ? words("editor.link.day") : words("editor.link.several", { number })}
            </option>
          ))}
        </select>
      </div>
      <button
        form="edition"
        formaction={deskPaths.editionPart(found.article.id, found.locale, "preview-link")}
        name="do"
        value="link"
      >
        {words("editor.link.do")}
      </button>
    </div>
  </Panel>
);

/** The one answer that the link is in. */
export const MadeLink: FC<Props> = ({ seat, state: { link } }) => {
  if (link === undefined) return null;
  const { words } = seat;
  return (
    <Notice tone="good">
      <p>
        <strong>{words("editor.link.title")}</strong> {words("editor.link.once")}
      </p>
      <p>
        <a class="secret" id="made-link" href={link.url} translate="no">
          {link.url}
        </a>
      </p>
      <p>
        {words("editor.link.until")} <When seat={seat} at={link.expiresAt} />
      </p>
    </Notice>
  );
};
