/** What the desk's pages show of a proposal: as the verbs give it, with the findings put into words. */
import { messageKeyOf } from "../catalogues/checks/message-key.ts";
import type { Discarded } from "../catalogues/document.ts";
import type { Proposal, ProposedFinding } from "../catalogues/proposal/shape.ts";
import type { Seat } from "./view.ts";

export type ShownFinding = ProposedFinding & { readonly title: string; readonly message: string };
export type Dropped = Discarded & { readonly message: string };

export interface ShownProposal extends Omit<Proposal, "findings" | "discarded"> {
  readonly findings: readonly ShownFinding[];
  readonly discarded: readonly Dropped[];
}

export function inWords({ lexicon, locale }: Seat, proposal: Proposal): ShownProposal {
  return {
    ...proposal,
    findings: proposal.findings.map((finding) => ({
      ...finding,
      title: lexicon.check(locale, `title.${finding.check}`),
      message: lexicon.check(locale, messageKeyOf(finding), finding.params),
    })),
    discarded: proposal.discarded.map((one) => ({
      ...one,
      message: lexicon.check(locale, `discarded.${one.reason}`, { value: one.value ?? "" }),
    })),
  };
}
