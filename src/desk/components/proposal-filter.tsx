import type { FC } from "hono/jsx";
import { formatNumber } from "../formats.ts";
import type { ProposalState } from "../proposal-state.ts";
import { shows } from "../rows.ts";
import type { Reading } from "../rows.ts";
import { deskPaths } from "../view.ts";
import type { Seat } from "../view.ts";
import { Select, TextField } from "./fields.tsx";
import { FindingCounts, severities } from "./severity.tsx";

interface Props {
  seat: Seat;
  state: ProposalState;
  reading: Reading;
}

/** Back on the rows, and not at the top of the page. */
const toRows = ({ proposal }: ProposalState): string =>
  `${deskPaths.upload(proposal.locale, proposal.namespace, proposal.id)}#rows`;

/** The whole proposal in figures; each figure leads to what it counts. */
export const ProposalTabs: FC<Props> = ({ seat, state, reading }) => {
  const { words, locale } = seat;
  const { summary } = state.proposal;
  const always = ["attention", "all"];
  return (
    <div class="tabs" role="group" aria-label={words("tabs.label")}>
      {shows
        .filter((show) => always.includes(show) || reading.counts[show] > 0)
        .map((show) => (
          <button
            class="tab"
            name="show"
            value={show}
            formaction={toRows(state)}
            aria-pressed={show === state.look.show ? "true" : "false"}
          >
            <strong>{formatNumber(locale, reading.counts[show])}</strong> {words(`show.${show}`)}
          </button>
        ))}
      <div class="totals">
        <span>{words("count.unchanged", { number: formatNumber(locale, summary.unchanged) })}</span>
        <FindingCounts seat={seat} figures={summary.findings} />
      </div>
    </div>
  );
};

export const ProposalFilter: FC<Props> = ({ seat, state, reading }) => {
  const { words, locale } = seat;
  const { look, proposal } = state;
  const titles = new Map(proposal.findings.map(({ check, title }) => [check, title]));
  const isNarrowed = look.text !== "" || look.severity !== undefined || look.check !== undefined;
  return (
    <div class="filter" role="group" aria-label={words("filter.label")}>
      <TextField id="q" label={words("filter.text")} type="search" value={look.text} />
      <Select
        id="severity"
        label={words("filter.severity")}
        value={look.severity}
        options={[
          { value: "", label: words("filter.any") },
          ...severities.map((value) => ({ value, label: words(`severity.${value}`) })),
        ]}
      />
      <Select
        id="check"
        label={words("filter.check")}
        value={look.check}
        options={[
          { value: "", label: words("filter.any") },
          ...[...titles].map(([value, label]) => ({ value, label })),
        ]}
      />
      <button name="do" value="look" formaction={toRows(state)}>
        {words("filter.apply")}
      </button>
      {isNarrowed && (
        <button class="quiet" name="do" value="clear" formaction={toRows(state)}>
          {words("filter.clear")}
        </button>
      )}
      <p class="soft matching" role="status">
        {words("filter.matching", { number: formatNumber(locale, reading.matching) })}
      </p>
    </div>
  );
};
