import type { Choices } from "./choices.ts";
import type { Fault } from "./components/notice.tsx";
import type { Look } from "./rows.ts";
import type { ShownProposal } from "./shapes.ts";

/** A proposal with what has been chosen on it so far. */
export interface ProposalState {
  readonly proposal: ShownProposal;
  readonly choices: Choices;
  readonly look: Look;
  /** The fixes are made, to be looked at before anything is written. */
  readonly isPreview: boolean;
  /** She may apply it, and it can be applied. */
  readonly canApply: boolean;
  readonly canUpload: boolean;
  /** Something was chosen that is not applied yet. */
  readonly isTouched: boolean;
  readonly done?: string | undefined;
  readonly faults?: readonly Fault[];
  readonly status?: number;
}

export const choicesForm = "choices";
