import type { FC } from "hono/jsx";
import type { BoardState } from "../../../articles/board.ts";
import type { Seat } from "../../view.ts";

/** Told apart by shape and word, and only then by colour. */
const StateMark: FC<{ seat: Seat; state: BoardState }> = ({ seat, state }) => (
  <span class={`state ${state}`}>
    <StateIcon state={state} />
    {seat.words(`articles.state.${state}`)}
  </span>
);

/** Wherever an edition stands, one beside the other. */
export const StateMarks: FC<{ seat: Seat; states: readonly BoardState[] }> = ({ seat, states }) => (
  <p class="states">
    {states.map((state) => (
      <>
        <StateMark seat={seat} state={state} />{" "}
      </>
    ))}
  </p>
);

const round = "M8 1.2a6.8 6.8 0 1 1 0 13.6A6.8 6.8 0 0 1 8 1.2z";

/** What is filled is public, or was; what is an outline is not yet. */
const outlines: Readonly<
  Record<BoardState, { shape?: string; ring?: string; sign?: string; mark?: string }>
> = {
  missing: { ring: round },
  draft: { ring: round, shape: "M8 1.2v13.6A6.8 6.8 0 0 1 8 1.2z" },
  review: { ring: round, shape: "M8 5.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6z" },
  scheduled: { ring: round, mark: "M8 4.2V8l2.8 1.8" },
  current: { shape: round, sign: "M4.8 8.2l2.3 2.3 4.2-4.8" },
  outdated: { shape: "M8 1.2 15.4 14.6H.6z", sign: "M8 6v4M8 11.8v1" },
  withdrawn: { shape: "M5 1h6l4 4v6l-4 4H5l-4-4V5z", sign: "M4.6 8h6.8" },
};

const StateIcon: FC<{ state: BoardState }> = ({ state }) => {
  const { shape, ring, sign, mark } = outlines[state];
  return (
    <svg class="icon" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
      {ring && <path class="ring" d={ring} />}
      {shape && <path class="shape" d={shape} />}
      {mark && <path class="ring" d={mark} />}
      {sign && <path class="sign" d={sign} />}
    </svg>
  );
};
