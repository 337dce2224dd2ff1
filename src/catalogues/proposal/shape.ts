/** A proposal as it is shown. */
import type { Discarded, FormatId, Place } from "../document.ts";
import type { Severity } from "../finding.ts";
import type { KeyChange } from "../merge.ts";
import type { Side } from "./choices.ts";
import type { WeighedFinding } from "./weigh.ts";

export type ProposalState = "question" | "open" | "applied" | "discarded" | "outdated";
/** `file`: as the file says; `mismatch`: it names a version that is not ours. */
export type BaseReason = "file" | "asked" | "first" | "unknown" | "mismatch";

export interface ProposedChange {
  /** `annotated`: the words stay, something is new that was said of them. */
  readonly kind: "added" | "changed" | "removed" | "annotated";
  readonly key: string;
  readonly from?: string;
  readonly to?: string;
  readonly place?: Place;
  /** The words that it is translated from, as they are now. */
  readonly source?: string;
}

export interface ProposedConflict {
  readonly key: string;
  readonly base?: string;
  readonly theirs?: string;
  readonly yours?: string;
  readonly place?: Place;
  readonly source?: string;
  /** As it was chosen. */
  readonly side?: Side;
}

export type ProposedFinding = WeighedFinding & { readonly from?: string };

export interface ProposalSummary {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly annotated: number;
  readonly unchanged: number;
  readonly conflicting: number;
  readonly discarded: number;
  readonly findings: Readonly<Record<Severity, number>>;
  readonly blocking: number;
  readonly unanswered: number;
  readonly unsettled: number;
  readonly fixable: number;
  readonly safelyFixable: number;
}

export interface Proposal {
  readonly id: string;
  readonly locale: string;
  readonly namespace: string;
  readonly state: ProposalState;
  readonly file: {
    readonly name: string;
    readonly format: FormatId;
    readonly encoding: string;
    readonly bytes: number;
  };
  /** The encoding is a guess, and this is what the text would be. */
  readonly question?: { readonly encoding: string; readonly preview: string };
  readonly author: string;
  /** Unix milliseconds. */
  readonly at: number;
  readonly note: string;
  readonly base: { readonly version: number | null; readonly reason: BaseReason };
  readonly head: number | null;
  readonly sourceHead: { readonly locale: string; readonly version: number | null };
  readonly appliedAs: number | null;
  readonly summary: ProposalSummary;
  readonly changes: readonly ProposedChange[];
  readonly conflicts: readonly ProposedConflict[];
  /** What others have changed since the base and the file has not: it stays as they made it. */
  readonly others: readonly KeyChange[];
  readonly discarded: readonly Discarded[];
  readonly findings: readonly ProposedFinding[];
}
