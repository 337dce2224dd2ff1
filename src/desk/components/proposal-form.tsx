import type { FC } from "hono/jsx";
import { fields, keptBeside } from "../choice-fields.ts";
import { fixableChecks, isFixedAsKind, leavingOf, warningChecks } from "../choices.ts";
import type { Choices } from "../choices.ts";
import { choicesForm } from "../proposal-state.ts";
import type { ProposalState } from "../proposal-state.ts";
import { readProposal } from "../rows.ts";
import type { Reading, Row } from "../rows.ts";
import { deskPaths } from "../view.ts";
import type { Seat } from "../view.ts";
import { Conclusion } from "./conclusion.tsx";
import { Decisions, flagsShown } from "./decisions.tsx";
import { Others } from "./others.tsx";
import { ProposalFilter, ProposalTabs } from "./proposal-filter.tsx";
import { ProposalRows } from "./proposal-rows.tsx";
import { ShortcutList } from "./shortcuts.tsx";

interface Props {
  seat: Seat;
  state: ProposalState;
}

/**
 * One form around everything, so that what is chosen survives whatever is
 * looked at next: its tabs, filters and pages are buttons of the same form.
 */
export const ProposalForm: FC<Props> = ({ seat, state }) => {
  const { words } = seat;
  const { proposal, choices, look, isPreview } = state;
  const reading = readProposal(proposal, look);
  return (
    <form
      id={choicesForm}
      class={isPreview ? "choices is-preview" : "choices"}
      method="post"
      action={deskPaths.upload(proposal.locale, proposal.namespace, proposal.id)}
      data-unsaved={words("js.unsaved")}
      data-matching={words("js.matching", { number: "#" })}
      data-touched={state.isTouched ? "" : undefined}
    >
      {/* What Enter in a text field presses, and it writes nothing. */}
      <button class="hidden" name="do" value="look" tabindex={-1} aria-hidden="true"></button>
      <input type="hidden" name="showing" value={look.show} />
      <input type="hidden" name="mode" value={isPreview ? "preview" : "choose"} />
      <input type="hidden" name={fields.kept} value={keptBeside(choices, shownIn(state, reading))} />
      {isPreview && <PreviewNotice seat={seat} />}
      {state.canApply && <Decisions seat={seat} state={state} />}
      <div id="rows">
        <ProposalTabs seat={seat} state={state} reading={reading} />
        <ProposalFilter seat={seat} state={state} reading={reading} />
        <ProposalRows seat={seat} state={state} reading={reading} />
        <Pages seat={seat} reading={reading} />
        <Others seat={seat} proposal={proposal} />
        <ShortcutList seat={seat} />
      </div>
      {state.canApply && <Conclusion seat={seat} state={state} />}
    </form>
  );
};

/** What the page has fields for; everything else is kept in the hidden one. */
function shownIn(state: ProposalState, reading: Reading) {
  const { proposal, choices, isPreview, canApply } = state;
  if (!canApply) return { keys: [], leave: [], findings: [], fixChecks: [], accept: [], flags: [] };
  const onPage = [...reading.ofFile, ...reading.rows.flatMap(({ findings }) => findings)];
  const ticked = onPage.filter((one) => one.fix !== undefined && !isFixedAsKind(choices, one));
  return {
    keys: reading.rows.filter((row) => hasChoice(row, isPreview)).map(({ key }) => key),
    leave: reading.rows.filter((row) => hasLeaveTick(row, choices)).map(({ key }) => key),
    findings: isPreview ? [] : ticked.map(({ id }) => id),
    fixChecks: isPreview ? [] : fixableChecks(proposal).map(({ check }) => check),
    accept: warningChecks(proposal).map(({ check }) => check),
    flags: flagsShown(state),
  };
}

const hasLeaveTick = (row: Row, choices: Choices): boolean =>
  row.kind !== "conflict" && leavingOf(choices, row) === "tick";

/** Of a key that is settled the preview shows what will stand, and no other way any more. */
const hasChoice = (row: Row, isPreview: boolean): boolean =>
  row.kind === "removed" || (row.kind === "conflict" && !(isPreview && row.conflict.side !== undefined));

const PreviewNotice: FC<{ seat: Seat }> = ({ seat }) => (
  <div class="notice good preview-notice" role="status">
    <p>{seat.words("preview.text")}</p>
    <button name="do" value="choose">
      {seat.words("preview.back")}
    </button>
  </div>
);

const Pages: FC<{ seat: Seat; reading: Reading }> = ({ seat, reading: { page, pages } }) => {
  const { words } = seat;
  if (pages === 1) return null;
  return (
    <p class="pages">
      {page > 1 && (
        <button name="page" value={String(page - 1)}>
          {words("pages.previous")}
        </button>
      )}
      <span>{words("pages.at", { page, pages })}</span>
      {page < pages && (
        <button name="page" value={String(page + 1)}>
          {words("pages.next")}
        </button>
      )}
    </p>
  );
};
