import type { FC } from "hono/jsx";
import type { Place as FilePlace } from "../../catalogues/document.ts";
import { fields } from "../choice-fields.ts";
import { isFixedAsKind } from "../choices.ts";
import type { ProposalState } from "../proposal-state.ts";
import type { ShownFinding } from "../shapes.ts";
import type { Seat } from "../view.ts";
import { compare, Inline } from "./diff.tsx";
import { Tick } from "./fields.tsx";
import { SeverityMark } from "./severity.tsx";

interface Props {
  seat: Seat;
  state: ProposalState;
  findings: readonly ShownFinding[];
}

/** What the checks say, each with its way out where there is one. */
export const FindingList: FC<Props> = ({ seat, state, findings }) => {
  if (findings.length === 0) return null;
  return (
    <ul class="findings">
      {findings.map((finding) => (
        <li class={finding.standing ? "finding standing" : `finding ${finding.severity}`}>
          <SeverityMark seat={seat} severity={finding.severity} />
          <span class="said">
            <strong>{finding.title}</strong> {finding.message}{" "}
            {finding.other && (
              <span class="soft">
                <Place seat={seat} of={finding} /> {seat.words("finding.other", { ...finding.other })}
              </span>
            )}
          </span>
          {finding.fix && <FixOf seat={seat} state={state} finding={finding} />}
        </li>
      ))}
    </ul>
  );
};

const FixOf: FC<{ seat: Seat; state: ProposalState; finding: ShownFinding }> = ({ seat, state, finding }) => {
  const { words } = seat;
  const { choices, isPreview, canApply } = state;
  if (isPreview || !canApply) return null;
  if (isFixedAsKind(choices, finding)) {
    return (
      <span class="fix">
        <span class="soft">{words("fix.taken")}</span> <Outcome seat={seat} state={state} finding={finding} />
      </span>
    );
  }
  return (
    <Tick class="fix" name={fields.fix} value={finding.id} checked={choices.fixes.has(finding.id)}>
      {words(finding.fix?.safe ? "fix.safe" : "fix.look_first")}{" "}
      <Outcome seat={seat} state={state} finding={finding} />
    </Tick>
  );
};

const Outcome: FC<{ seat: Seat; state: ProposalState; finding: ShownFinding }> = ({
  seat,
  state,
  finding,
}) => {
  const { fix } = finding;
  if (fix === undefined) return null;
  if (fix.remove) return <>{seat.words("fix.remove")}</>;
  return (
    <>
      {fix.rename !== undefined && (
        <>
          {seat.words("fix.rename")} <span class="mono">{fix.rename}</span>{" "}
        </>
      )}
      {fix.to !== undefined && (
        <Inline seat={seat} lang={state.proposal.locale} of={compare(finding.from, fix.to)} />
      )}
    </>
  );
};

/** Where it stands in her file. */
export const Place: FC<{ seat: Seat; of: { readonly place?: FilePlace } | undefined }> = ({ seat, of }) =>
  of?.place === undefined ? null : (
    <span class="place">{seat.words("place", { line: of.place.line, column: of.place.column })}</span>
  );
