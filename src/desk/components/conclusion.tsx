import type { FC } from "hono/jsx";
import { fields } from "../choice-fields.ts";
import { obstaclesOf } from "../choices.ts";
import { formatNumber } from "../formats.ts";
import type { ProposalState } from "../proposal-state.ts";
import type { Seat } from "../view.ts";
import { TextField } from "./fields.tsx";

interface Props {
  seat: Seat;
  state: ProposalState;
}

/** What stands in the way, and the two ways on. */
export const Conclusion: FC<Props> = ({ seat, state }) => {
  const { words } = seat;
  return (
    <div class="conclusion">
      <TextField
        id="note"
        name={fields.note}
        label={words("note")}
        hint={words("apply.note")}
        value={state.choices.note}
        maxlength={500}
      />
      <div class="bar" role="group" aria-label={words("apply.label")}>
        <InTheWay seat={seat} state={state} />
        {!state.isPreview && (
          <button name="do" value="preview">
            {words("preview.do")}
          </button>
        )}
        <button class="primary" name="do" value="apply">
          {words("apply.do", { number: (state.proposal.head ?? 0) + 1 })}
        </button>
      </div>
    </div>
  );
};

const InTheWay: FC<Props> = ({ seat, state }) => {
  const { words, locale } = seat;
  const { conflicts, errors, warnings } = obstaclesOf(state.proposal, state.choices);
  const obstacles = [
    { what: "conflicts", number: conflicts, at: "#rows" },
    { what: "errors", number: errors, at: "#rows" },
    { what: "warnings", number: warnings, at: "#decisions" },
  ] as const;
  const open = obstacles.filter(({ number }) => number > 0);
  return (
    <p class="obstacles" role="status">
      {open.length === 0 && words("apply.free")}
      {open.map(({ what, number, at }) => (
        <a
          href={at}
          class={what}
          data-number={String(number)}
          data-template={words(`apply.${what}`, { number: "#" })}
        >
          {words(`apply.${what}`, { number: formatNumber(locale, number) })}
        </a>
      ))}
    </p>
  );
};
