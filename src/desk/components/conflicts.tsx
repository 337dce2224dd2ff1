import type { FC } from "hono/jsx";
import type { Side } from "../../catalogues/proposal/choices.ts";
import type { ProposedConflict } from "../../catalogues/proposal/shape.ts";
import { fields } from "../choice-fields.ts";
import type { ProposalState } from "../proposal-state.ts";
import type { Row } from "../rows.ts";
import type { Seat } from "../view.ts";
import { After, Text } from "./diff.tsx";
import { Tick } from "./fields.tsx";
import { FindingList, Place } from "./findings.tsx";

type ConflictRow = Extract<Row, { kind: "conflict" }>;

interface Props {
  seat: Seat;
  state: ProposalState;
  rows: readonly ConflictRow[];
}

/** Keys that others have changed too: what it was, what they made of it, what she made of it. */
export const ConflictRows: FC<Props> = ({ seat, state, rows }) => {
  const { words } = seat;
  return (
    <section class="block" aria-labelledby="conflicts">
      <h2 id="conflicts">{words("section.conflicts")}</h2>
      <p class="hint">{words("conflicts.text")}</p>
      {rows.map((row) => (
        <fieldset class="row conflict" data-row={row.key}>
          <legend class="key">
            <span class="name">{row.key}</span> <Place seat={seat} of={row.conflict} />
          </legend>
          <div class="sides">
            <div class="side">
              <p class="label">{words("conflict.base")}</p>
              <Text seat={seat} lang={state.proposal.locale} value={row.conflict.base} />
            </div>
            <SideOf seat={seat} state={state} conflict={row.conflict} side="theirs" />
            <SideOf seat={seat} state={state} conflict={row.conflict} side="mine" />
          </div>
          <FindingList seat={seat} state={state} findings={row.findings} />
        </fieldset>
      ))}
    </section>
  );
};

interface SideProps {
  seat: Seat;
  state: ProposalState;
  conflict: ProposedConflict;
  side: Side;
}

/** Without a base that anybody knows, hers is compared with theirs. */
const SideOf: FC<SideProps> = ({ seat, state, conflict, side }) => {
  const { words } = seat;
  const { choices, canApply, proposal } = state;
  const text = side === "mine" ? conflict.yours : conflict.theirs;
  const from = conflict.base ?? (side === "mine" ? conflict.theirs : undefined);
  const label = words(`conflict.${side}${text === undefined ? ".gone" : ""}`);
  return (
    <div class="side">
      {canApply ? (
        <Tick
          type="radio"
          name={fields.conflict + JSON.stringify(conflict.key)}
          value={side}
          checked={choices.conflicts.get(conflict.key) === side}
        >
          {label}
        </Tick>
      ) : (
        <p class="label">{label}</p>
      )}
      <After seat={seat} lang={proposal.locale} from={from} to={text} />
    </div>
  );
};
