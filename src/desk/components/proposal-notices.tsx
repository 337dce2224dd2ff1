import type { FC } from "hono/jsx";
import type { ProposalState } from "../proposal-state.ts";
import { deskPaths } from "../view.ts";
import type { Seat } from "../view.ts";
import { Notice, Panel } from "./notice.tsx";

interface Props {
  seat: Seat;
  state: ProposalState;
}

const addressOf = ({ proposal }: ProposalState): string =>
  deskPaths.upload(proposal.locale, proposal.namespace, proposal.id);

/** Others have gone on: the same file is looked at once more, against what they made. */
export const Outdated: FC<Props> = ({ seat, state }) => {
  const { words } = seat;
  return (
    <Notice tone="warning">
      <p>{words("outdated.text")}</p>
      {state.canUpload && (
        <form method="post" action={addressOf(state)}>
          <button class="primary" name="do" value="renew">
            {words("outdated.renew")}
          </button>
        </form>
      )}
    </Notice>
  );
};

/** The encoding is a guess, and only eyes can tell whether it is right. */
export const EncodingQuestion: FC<Props> = ({ seat, state }) => {
  const { words } = seat;
  const { question } = state.proposal;
  if (question === undefined) return null;
  const encoding = question.encoding.toUpperCase();
  return (
    <Panel id="question" title={words("question.title")}>
      <p>{words("question.text", { encoding, unicode: "Unicode" })}</p>
      <pre class="preview" lang={state.proposal.locale} tabindex={0} aria-label={words("question.preview")}>
        {question.preview}
      </pre>
      {state.canUpload && (
        <form class="row" method="post" action={addressOf(state)}>
          <input type="hidden" name="do" value="encoding" />
          <button class="primary" name="encoding" value={question.encoding}>
            {words("question.yes", { encoding })}
          </button>
        </form>
      )}
      <p class="hint">{words("question.no")}</p>
    </Panel>
  );
};
