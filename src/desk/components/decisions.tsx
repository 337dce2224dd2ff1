import type { FC, PropsWithChildren } from "hono/jsx";
import { fields } from "../choice-fields.ts";
import { fixableChecks, leavableErrors, warningChecks } from "../choices.ts";
import { formatNumber } from "../formats.ts";
import type { ProposalState } from "../proposal-state.ts";
import type { ShownProposal } from "../shapes.ts";
import type { Seat } from "../view.ts";
import { Tick } from "./fields.tsx";

interface Props {
  seat: Seat;
  state: ProposalState;
}

/** What can be decided for many keys at once. */
export const Decisions: FC<Props> = ({ seat, state }) => {
  const { proposal, isPreview } = state;
  const parts = [
    proposal.conflicts.length > 0 && <Conflicts seat={seat} state={state} />,
    !isPreview && proposal.summary.fixable > 0 && <Fixes seat={seat} state={state} />,
    canLeave(state) && <Leaving seat={seat} state={state} />,
    warningChecks(proposal).length > 0 && <Warnings seat={seat} state={state} />,
    proposal.summary.removed > 0 && <Removals seat={seat} state={state} />,
    outdatedIn(proposal) > 0 && <Outdated seat={seat} state={state} />,
  ].filter((part) => part !== false);
  if (parts.length === 0) return null;
  return (
    <section class="decisions" id="decisions" aria-label={seat.words("decisions.title")}>
      {parts}
    </section>
  );
};

/** The names of the boxes for all of a kind that stand on the page. */
export function flagsShown(state: ProposalState): string[] {
  const { proposal, isPreview } = state;
  const { removed, safelyFixable } = proposal.summary;
  return [
    ...(removed > 0 ? [fields.removeAll] : []),
    ...(canLeave(state) ? [fields.leaveErrors] : []),
    ...(!isPreview && safelyFixable > 0 ? [fields.safeFixes] : []),
    ...(outdatedIn(proposal) > 0 ? [fields.confirm] : []),
  ];
}

/** Of the whole catalogue, and not of what the file touches alone. */
const outdatedIn = ({ findings }: ShownProposal): number =>
  findings.filter(({ check }) => check === "source-changed").length;

const Group: FC<PropsWithChildren<{ title: string; text: string }>> = ({ title, text, children }) => (
  <fieldset>
    <legend>{title}</legend>
    <p class="hint">{text}</p>
    {children}
  </fieldset>
);

const Conflicts: FC<Props> = ({ seat, state: { proposal, choices } }) => {
  const { words, locale } = seat;
  const number = formatNumber(locale, proposal.conflicts.length);
  return (
    <Group title={words("conflicts.all.title", { number })} text={words("conflicts.all.text")}>
      {([undefined, "mine", "theirs"] as const).map((side) => (
        <Tick
          type="radio"
          name={fields.allConflicts}
          value={side ?? ""}
          checked={choices.allConflicts === side}
        >
          {words(`conflicts.all.${side ?? "single"}`)}
        </Tick>
      ))}
    </Group>
  );
};

const Fixes: FC<Props> = ({ seat, state: { proposal, choices } }) => {
  const { words, locale } = seat;
  const { fixable, safelyFixable } = proposal.summary;
  return (
    <Group title={words("fixes.title", { number: formatNumber(locale, fixable) })} text={words("fixes.text")}>
      {safelyFixable > 0 && (
        <Tick name={fields.safeFixes} value="all" checked={choices.safeFixes} class="main">
          {words("fixes.safe", { number: formatNumber(locale, safelyFixable) })}
        </Tick>
      )}
      {fixableChecks(proposal).map(({ check, title, count, isSafe }) => (
        <Tick name={fields.fixCheck} value={check} checked={choices.fixChecks.has(check)}>
          {title} <span class="soft">{formatNumber(locale, count)}</span>
          {!isSafe && <span class="soft"> · {words("fix.look")}</span>}
        </Tick>
      ))}
    </Group>
  );
};

/** In the preview nothing is wrong with them any more, and they can still be taken back in. */
const canLeave = ({ proposal, choices }: ProposalState): boolean =>
  choices.leaveErrors || leavableErrors(proposal).length > 0;

const Leaving: FC<Props> = ({ seat, state: { choices } }) => {
  const { words } = seat;
  return (
    <Group title={words("leaving.title")} text={words("leaving.text")}>
      <Tick id={fields.leaveErrors} name={fields.leaveErrors} value="all" checked={choices.leaveErrors}>
        {words("leaving.all")}
      </Tick>
    </Group>
  );
};

const Warnings: FC<Props> = ({ seat, state: { proposal, choices } }) => {
  const { words, locale } = seat;
  const checks = warningChecks(proposal);
  return (
    <Group title={words("warnings.title")} text={words("warnings.text")}>
      {checks.map(({ check, title, count }) => (
        <Tick id={`accept-${check}`} name={fields.accept} value={check} checked={choices.accept.has(check)}>
          {words("warnings.yes", { title, number: formatNumber(locale, count) })}
        </Tick>
      ))}
    </Group>
  );
};

const Removals: FC<Props> = ({ seat, state: { proposal, choices } }) => {
  const { words, locale } = seat;
  const number = formatNumber(locale, proposal.summary.removed);
  return (
    <Group title={words("removals.title", { number })} text={words("removals.text")}>
      <Tick name={fields.removeAll} value="all" checked={choices.removeAll}>
        {words("removals.all", { number })}
      </Tick>
    </Group>
  );
};

const Outdated: FC<Props> = ({ seat, state: { proposal, choices } }) => {
  const { words, locale } = seat;
  const number = formatNumber(locale, outdatedIn(proposal));
  return (
    <Group title={words("source_changed.title", { number })} text={words("source_changed.text")}>
      <Tick name={fields.confirm} value="all" checked={choices.confirm}>
        {words("source_changed.confirm")}
      </Tick>
    </Group>
  );
};
