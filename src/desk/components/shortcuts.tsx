import type { FC } from "hono/jsx";
import type { DeskKey } from "../../words.ts";
import type { Seat } from "../view.ts";

const shortcuts: readonly (readonly [string, DeskKey])[] = [
  ["j", "js.next"],
  ["k", "js.previous"],
  ["m", "js.mine"],
  ["t", "js.theirs"],
  ["x", "js.tick"],
  ["?", "js.help"],
];

/** What the script listens to, while the focus is in the list. */
export const ShortcutList: FC<{ seat: Seat }> = ({ seat }) => {
  const { words } = seat;
  return (
    <div class="when-js">
      <button type="button" class="quiet" id="show-keys">
        {words("js.keys")}
      </button>
      <dialog id="keys" aria-labelledby="keys-title">
        <h2 id="keys-title">{words("js.keys")}</h2>
        <p>{words("js.keys.text")}</p>
        <dl>
          {shortcuts.map(([key, label]) => (
            <>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{words(label)}</dd>
            </>
          ))}
        </dl>
        {/* Closes the dialog, whatever form it stands in. */}
        <button type="button" data-close="keys">
          {words("js.close")}
        </button>
      </dialog>
    </div>
  );
};
