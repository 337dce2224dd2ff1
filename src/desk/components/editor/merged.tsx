import type { FC } from "hono/jsx";
import { markdownOf } from "../../../articles/history.ts";
import { lines } from "../../../articles/merge.ts";
import type { Text } from "../../../articles/merge.ts";
import { partName } from "../../conflict-state.ts";
import type { ConflictState } from "../../conflict-state.ts";
import type { EditionMerge, MergeChoices } from "../../edition-merge.ts";
import type { Seat } from "../../view.ts";
import { Tag } from "../facts.tsx";
import { Choice, ChoiceFrame, SideChoice, Taken } from "./choice.tsx";
import { Picture } from "./picture.tsx";

interface Props {
  seat: Seat;
  state: ConflictState;
}

/** The head that both make, with a choice wherever they collide. */
export const MergedHead: FC<Props> = ({ seat, state: { found, merge, choices } }) => (
  <>
    {lines.map((line) => {
      const { value, conflict } = merge.ways.merged.lines[line];
      const name = seat.words(`editor.${line}`);
      const shared = { seat, lang: found.locale, name };
      const base = merge.ways.base[line];
      if (conflict !== undefined)
        return <Choice {...shared} part={line} texts={presentIn(conflict)} choices={choices} isLine />;
      const from = value === base ? "base" : value === merge.ways.theirs[line] ? "theirs" : "yours";
      return value === null && from === "base" ? null : (
        <Taken {...shared} from={from} base={base ?? undefined} text={value ?? ""} />
      );
    })}
    <PictureChoice seat={seat} merge={merge} choices={choices} />
  </>
);

type LineTexts = Readonly<Record<"base" | "theirs" | "yours", string | null>>;

const presentIn = ({ base = null, theirs = null, yours = null }: Partial<LineTexts>) => ({
  base: base ?? undefined,
  theirs: theirs ?? undefined,
  yours: yours ?? undefined,
});

const PictureChoice: FC<{ seat: Seat; merge: EditionMerge; choices: MergeChoices }> = ({
  seat,
  merge: { ways },
  choices,
}) => {
  const { words } = seat;
  const { conflict } = ways.merged.image;
  if (conflict === undefined) return null;
  return (
    <ChoiceFrame part="image" name={words("editor.image")}>
      <div class="sides">
        {(["theirs", "yours"] as const).map((side) => (
          <SideChoice part="image" side={side} choices={choices} label={words(`merge.${side}`)}>
            <Picture seat={seat} image={conflict[side] ?? undefined} />
          </SideChoice>
        ))}
      </div>
    </ChoiceFrame>
  );
};

export const MergedText: FC<Props> = ({ seat, state: { found, merge, choices } }) => {
  const { base, merged } = merge.ways;
  const before = new Map(base.blocks.map(({ id, markdown }) => [id, markdown]));
  return (
    <>
      {merged.blocks.map(({ id, markdown, from, conflict }) => {
        const shared = { seat, lang: found.locale, name: partName(seat, merge, id) };
        return conflict === undefined ? (
          <Taken {...shared} from={from} base={before.get(id)} text={markdown} />
        ) : (
          <Choice {...shared} part={id} texts={conflict} choices={choices} isLine={false} />
        );
      })}
    </>
  );
};

/** What one side has taken away and the other has left as it was. */
export const TakenOut: FC<Props> = ({ seat, state: { found, merge } }) => {
  const { words } = seat;
  const { base, theirs, yours, merged } = merge.ways;
  const has = (text: Text, id: string) => text.blocks.some((block) => block.id === id);
  const gone = base.blocks.filter(({ id }) => !merged.blocks.some((block) => block.id === id));
  if (gone.length === 0) return null;
  return (
    <>
      <h3>{words("merge.removed")}</h3>
      {gone.map(({ id, markdown }) => {
        const by = has(yours, id) ? "theirs" : has(theirs, id) ? "yours" : "both";
        return (
          <div class="taken">
            <p class="label">
              <Tag tone="warning">{words(`merge.removed.${by}`)}</Tag>
            </p>
            <del class="text" lang={found.locale}>
              {markdown}
            </del>
          </div>
        );
      })}
    </>
  );
};

export const WholeTexts: FC<Props> = ({ seat: { words }, state: { found, merge } }) => (
  <details class="more">
    <summary>{words("merge.whole")}</summary>
    <div class="sides">
      {(["theirs", "yours"] as const).map((side) => (
        <div class="side">
          <p class="label" id={`whole-${side}`}>
            {words(`merge.${side}`)}
          </p>
          <pre
            class="preview"
            lang={found.locale}
            tabindex={0}
            role="region"
            aria-labelledby={`whole-${side}`}
          >
            {markdownOf(merge.ways[side].blocks)}
          </pre>
        </div>
      ))}
    </div>
  </details>
);
