import type { FC } from "hono/jsx";
import type { Side } from "../../catalogues/proposal/choices.ts";
import type { ProposedConflict } from "../../catalogues/proposal/shape.ts";
import { fields } from "../choice-fields.ts";
import type { ProposalState } from "../proposal-state.ts";
import type { Row } from "../rows.ts";
import type { Seat } from "../view.ts";
import { After, Before, compare, Text } from "./diff.tsx";
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
          <Source seat={seat} state={state} conflict={row.conflict} />
          {state.isPreview && row.conflict.side !== undefined ? (
            <Outcome seat={seat} state={state} conflict={row.conflict} side={row.conflict.side} />
          ) : (
            <Sides seat={seat} state={state} conflict={row.conflict} />
          )}
          <FindingList seat={seat} state={state} findings={row.findings} />
        </fieldset>
      ))}
    </section>
  );
};

interface ConflictProps {
  seat: Seat;
  state: ProposalState;
  conflict: ProposedConflict;
}

const Source: FC<ConflictProps> = ({ seat, state, conflict: { source } }) =>
  source === undefined ? null : (
    <p class="of">
      <span class="label">{seat.words("catalogue.source")}</span>{" "}
      <Text seat={seat} lang={state.proposal.sourceHead.locale} value={source} />
    </p>
  );

const Sides: FC<ConflictProps> = ({ seat, state, conflict }) => (
  <div class="sides">
    <div class="side">
      <p class="label">{seat.words("conflict.base")}</p>
      <Text seat={seat} lang={state.proposal.locale} value={conflict.base} />
    </div>
    <SideOf seat={seat} state={state} conflict={conflict} side="theirs" />
    <SideOf seat={seat} state={state} conflict={conflict} side="mine" />
  </div>
);

interface SideProps extends ConflictProps {
  side: Side;
}

/** The preview of a key that is settled: what is there now, and what will be. */
const Outcome: FC<SideProps> = ({ seat, state, conflict, side }) => {
  const { words } = seat;
  const { theirs, yours } = conflict;
  const of = compare(theirs, side === "mine" ? yours : theirs);
  const isGone = of.to === undefined;
  return (
    <div class="sides">
      <div class="side">
        <p class="label">{words("column.before")}</p>
        <Before seat={seat} lang={state.proposal.locale} of={of} />
      </div>
      <div class="side result">
        <p class="label">{words(`conflict.result.${side}`)}</p>
        {isGone ? (
          <span class="void">{words("conflict.result.gone")}</span>
        ) : (
          <After seat={seat} lang={state.proposal.locale} of={of} />
        )}
      </div>
    </div>
  );
};

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
      <After seat={seat} lang={proposal.locale} of={compare(from, text)} />
    </div>
  );
};
