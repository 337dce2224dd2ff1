import type { FC } from "hono/jsx";
import { fields } from "../choice-fields.ts";
import type { ProposalState } from "../proposal-state.ts";
import type { Reading, Row } from "../rows.ts";
import type { ProposedChange } from "../../catalogues/proposal/shape.ts";
import type { Seat } from "../view.ts";
import { ConflictRows } from "./conflicts.tsx";
import { After, Before, compare, Text } from "./diff.tsx";
import { DroppedTable } from "./dropped-table.tsx";
import { Tick } from "./fields.tsx";
import { FindingList, Place } from "./findings.tsx";
import { Leaving } from "./leaving.tsx";

interface Props {
  seat: Seat;
  state: ProposalState;
  reading: Reading;
}

/** The proposal key by key, in sections: what has to be settled comes first. */
export const ProposalRows: FC<Props> = ({ seat, state, reading }) => {
  const { words } = seat;
  const of = (...kinds: Row["kind"][]) => reading.rows.filter(({ kind }) => kinds.includes(kind));
  const conflicts = reading.rows.filter((row) => row.kind === "conflict");
  return (
    <>
      {reading.ofFile.length > 0 && (
        <section class="block" aria-labelledby="of-file">
          <h2 id="of-file">{words("section.file")}</h2>
          <FindingList seat={seat} state={state} findings={reading.ofFile} />
        </section>
      )}
      {conflicts.length > 0 && <ConflictRows seat={seat} state={state} rows={conflicts} />}
      <KeyTable seat={seat} state={state} id="changes" rows={of("added", "changed", "annotated")} />
      <KeyTable seat={seat} state={state} id="removed" rows={of("removed")} />
      <KeyTable seat={seat} state={state} id="unchanged" rows={of("unchanged")} />
      <DroppedTable seat={seat} lang={state.proposal.locale} dropped={reading.discarded} />
      {reading.matching === 0 && <p class="empty">{words("rows.none")}</p>}
    </>
  );
};

/** The source itself is translated from nothing. */
const hasSource = ({ proposal }: ProposalState): boolean => proposal.sourceHead.locale !== proposal.locale;

interface TableProps {
  seat: Seat;
  state: ProposalState;
  id: "changes" | "removed" | "unchanged";
  rows: readonly Row[];
}

const KeyTable: FC<TableProps> = ({ seat, state, id, rows }) => {
  const { words } = seat;
  if (rows.length === 0) return null;
  return (
    <section class="block" aria-labelledby={`section-${id}`}>
      <h2 id={`section-${id}`}>{words(`section.${id}`)}</h2>
      <table class="keys stack" aria-labelledby={`section-${id}`}>
        <thead>
          <tr>
            <th scope="col">{words("key")}</th>
            {hasSource(state) && <th scope="col">{words("catalogue.source")}</th>}
            <th scope="col">{words("column.before")}</th>
            <th scope="col">{words("column.after")}</th>
          </tr>
        </thead>
        {rows.map((row) => (
          <KeyRow seat={seat} state={state} row={row} />
        ))}
      </table>
    </section>
  );
};

const KeyRow: FC<{ seat: Seat; state: ProposalState; row: Row }> = ({ seat, state, row }) => {
  const { words } = seat;
  const change = "change" in row ? row.change : undefined;
  const hasFindings = row.findings.length > 0;
  return (
    <tbody class={`row ${row.kind}`} data-row={row.key}>
      <tr>
        <th scope="row" class="key" rowspan={hasFindings ? 2 : 1}>
          <span class="name">{row.key}</span>
          {change && <span class="kind">{words(`kind.${change.kind}`)}</span>}
          <Place seat={seat} of={change ?? row.findings[0]} />
        </th>
        {hasSource(state) && (
          <td data-label={words("catalogue.source")}>
            {change?.source && (
              <Text seat={seat} lang={state.proposal.sourceHead.locale} value={change.source} />
            )}
          </td>
        )}
        {change && change.kind !== "annotated" ? (
          <Sides seat={seat} state={state} change={change} />
        ) : (
          <td colspan={2} class="soft">
            {words(row.kind === "annotated" ? "row.annotated" : "row.unchanged")}
          </td>
        )}
      </tr>
      {hasFindings && (
        <tr>
          <td colspan={hasSource(state) ? 3 : 2}>
            <FindingList seat={seat} state={state} findings={row.findings} />
            <Leaving seat={seat} state={state} row={row} />
          </td>
        </tr>
      )}
    </tbody>
  );
};

const Sides: FC<{ seat: Seat; state: ProposalState; change: ProposedChange }> = ({ seat, state, change }) => {
  const { words } = seat;
  const sides = { seat, lang: state.proposal.locale, of: compare(change.from, change.to) };
  return (
    <>
      <td data-label={words("column.before")}>
        {change.kind === "added" ? <span class="void">{words("row.added")}</span> : <Before {...sides} />}
      </td>
      <td data-label={words("column.after")}>
        {change.kind === "removed" ? (
          <Removal seat={seat} state={state} change={change} />
        ) : (
          <After {...sides} />
        )}
      </td>
    </>
  );
};

/** It stays unless she says otherwise. */
const Removal: FC<{ seat: Seat; state: ProposalState; change: ProposedChange }> = ({
  seat,
  state,
  change,
}) => {
  const { words } = seat;
  const { choices, canApply } = state;
  if (!canApply) return <span class="void">{words("row.removed")}</span>;
  if (choices.removeAll) return <span class="void">{words("row.removed_all")}</span>;
  return (
    <Tick name={fields.remove} value={JSON.stringify(change.key)} checked={choices.remove.has(change.key)}>
      {words("row.remove")}
      <span class="hidden"> {change.key}</span>
    </Tick>
  );
};
