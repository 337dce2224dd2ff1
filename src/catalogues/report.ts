import type { Severity } from "./finding.ts";

/** What is remembered of how a version came to be: the upload in figures, and every choice that was made. */
export interface UploadReport {
  readonly added: number;
  readonly changed: number;
  readonly removed: number;
  readonly conflicts: { readonly mine: number; readonly theirs: number };
  readonly fixes: number;
  readonly discarded: number;
  /** The version of the source that the checks compared with; null for the source itself. */
  readonly source?: number | null;
  /** What the checks say of the version as it stands. */
  readonly findings: Readonly<Record<Severity, number>>;
  /** How many of them by check id. */
  readonly checks: Readonly<Record<string, number>>;
  /** Warnings that somebody said yes to, by check id. */
  readonly accepted: readonly string[];
}
