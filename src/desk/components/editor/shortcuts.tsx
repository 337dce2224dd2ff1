import type { FC } from "hono/jsx";
import type { DeskKey } from "../../../words.ts";
import type { Seat } from "../../view.ts";

const shortcuts: readonly (readonly [keys: readonly string[], label: DeskKey])[] = [
  [["Ctrl", "S"], "editor.keys.save"],
  [["Ctrl", "Enter"], "editor.keys.publication"],
  [["?"], "js.help"],
];

const betweenBlocks: typeof shortcuts = [
  [["Alt", "↓"], "editor.keys.next"],
  [["Alt", "↑"], "editor.keys.previous"],
];

/** What the editor's script listens to. */
export const EditorShortcuts: FC<{ seat: Seat; hasBlocks: boolean }> = ({ seat: { words }, hasBlocks }) => (
  <dialog id="keys" aria-labelledby="keys-title">
    <h2 id="keys-title">{words("js.keys")}</h2>
    <dl>
      {[...(hasBlocks ? betweenBlocks : []), ...shortcuts].map(([keys, label]) => (
        <>
          <dt>
            {keys.map((key) => (
              <>
                <kbd>{key}</kbd>{" "}
              </>
            ))}
          </dt>
          <dd>{words(label)}</dd>
        </>
      ))}
    </dl>
    <p class="hint">{words("editor.keys.text", { modifier: "⌘", control: "Ctrl" })}</p>
    <button type="button" data-close="keys">
      {words("js.close")}
    </button>
  </dialog>
);
