import type { FC } from "hono/jsx";
import { fields } from "../choice-fields.ts";
import { leavingOf } from "../choices.ts";
import type { ProposalState } from "../proposal-state.ts";
import type { Row } from "../rows.ts";
import type { Seat } from "../view.ts";
import { Tick } from "./fields.tsx";

/** The key's way out, where something is wrong with her words for it. */
export const Leaving: FC<{ seat: Seat; state: ProposalState; row: Row }> = ({ seat, state, row }) => {
  const { words } = seat;
  const leaving = state.canApply ? leavingOf(state.choices, row) : undefined;
  if (leaving === undefined) return null;
  if (leaving === "goes") return <span class="void">{words("row.left")}</span>;
  return (
    <Tick
      class="leave"
      name={fields.leave}
      value={JSON.stringify(row.key)}
      checked={state.choices.leave.has(row.key)}
    >
      {words("row.leave")}
      <span class="hidden"> {row.key}</span>
    </Tick>
  );
};
