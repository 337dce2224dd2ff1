/** What somebody has chosen on a proposal so far, and what there is to choose. */
import type { ProposalChoices, Side } from "../catalogues/proposal/choices.ts";
import type { ShownFinding, ShownProposal } from "./shapes.ts";

export interface Choices {
  /** For conflicts that have no choice of their own. */
  readonly allConflicts: Side | undefined;
  readonly conflicts: ReadonlyMap<string, Side>;
  readonly removeAll: boolean;
  readonly remove: ReadonlySet<string>;
  /** Keys with an error are left as the draft has them. */
  readonly leaveErrors: boolean;
  /** So are these. */
  readonly leave: ReadonlySet<string>;
  readonly safeFixes: boolean;
  readonly fixChecks: ReadonlySet<string>;
  /** Ids of findings. */
  readonly fixes: ReadonlySet<string>;
  /** Ids of checks whose warnings somebody said yes to. */
  readonly accept: ReadonlySet<string>;
  /** Translations whose source has changed are still right. */
  readonly confirm: boolean;
  readonly note: string;
}

export const noChoices: Choices = {
  allConflicts: undefined,
  conflicts: new Map(),
  removeAll: false,
  remove: new Set(),
  leaveErrors: false,
  leave: new Set(),
  safeFixes: false,
  fixChecks: new Set(),
  fixes: new Set(),
  accept: new Set(),
  confirm: false,
  note: "",
};

/** As the verbs take them. */
export function verbChoicesOf(choices: Choices): ProposalChoices {
  return {
    conflicts: {
      ...(choices.allConflicts === undefined ? {} : { all: choices.allConflicts }),
      keys: Object.fromEntries(choices.conflicts),
    },
    // Her side of a conflict may be that the key goes; to choose it by name is to ask for that.
    remove: choices.removeAll ? true : [...choices.remove, ...mineIn(choices)],
    fixes: {
      ...(choices.safeFixes ? { safe: true } : {}),
      checks: [...choices.fixChecks],
      findings: [...choices.fixes],
    },
    leave: [...choices.leave],
    ...(choices.leaveErrors ? { leaveErrors: true } : {}),
    accept: [...choices.accept],
    ...(choices.confirm ? { confirm: true } : {}),
  };
}

const mineIn = ({ conflicts }: Choices): string[] =>
  [...conflicts].flatMap(([key, side]) => (side === "mine" ? [key] : []));

/** The fix is made with all of its kind, and asks for no tick of its own. */
export function isFixedAsKind({ safeFixes, fixChecks }: Choices, { check, fix }: ShownFinding): boolean {
  return fix !== undefined && ((safeFixes && fix.safe) || fixChecks.has(check));
}

/** What the page has for a key with something wrong: a tick of its own, or the word that it goes with the others. */
export function leavingOf(
  choices: Choices,
  { key, findings }: { readonly key: string; readonly findings: readonly ShownFinding[] },
): "tick" | "goes" | undefined {
  if (choices.leave.has(key)) return "tick";
  const open = findings.filter(({ standing, severity }) => !standing && severity !== "info");
  if (choices.leaveErrors && open.some((one) => isError(one) && !isFixed(choices, one))) return "goes";
  return open.length > 0 ? "tick" : undefined;
}

/** What still stands in the way once the keys are left out that somebody chose to leave. */
export function obstaclesOf({ summary, findings, conflicts }: ShownProposal, choices: Choices) {
  const faulty = findings.filter((one) => isError(one) && !one.standing && !isFixed(choices, one));
  const errors = new Set(choices.leaveErrors ? faulty.map(({ key }) => key) : []);
  const isLeft = (key: string | undefined) =>
    key !== undefined && (choices.leave.has(key) || errors.has(key));
  const spared = findings.filter(({ key, standing }) => !standing && isLeft(key));
  const isAsked = ({ severity, check }: ShownFinding) => severity === "warning" && !choices.accept.has(check);
  return {
    conflicts: summary.unsettled - conflicts.filter(({ key, side }) => !side && isLeft(key)).length,
    errors: summary.blocking - spared.filter(isError).length,
    warnings: summary.unanswered - spared.filter(isAsked).length,
  };
}

/** Errors that go away when their keys are left out. */
export const leavableErrors = ({ findings }: ShownProposal): readonly ShownFinding[] =>
  findings.filter((one) => isError(one) && !one.standing && one.key !== undefined);

const isError = ({ severity }: ShownFinding): boolean => severity === "error";

const isFixed = (choices: Choices, finding: ShownFinding): boolean =>
  isFixedAsKind(choices, finding) || choices.fixes.has(finding.id);

/** By check: how many findings have a fix, and whether each of these is safe. */
export function fixableChecks({ findings }: ShownProposal) {
  const fixable = findings.filter(({ fix }) => fix !== undefined);
  return byCheck(fixable).map(({ check, title, of }) => ({
    check,
    title,
    count: of.length,
    isSafe: of.every(({ fix }) => fix?.safe === true),
  }));
}

/** The warnings that want a yes, by check. */
export function warningChecks({ findings }: ShownProposal) {
  const warnings = findings.filter(({ severity, standing }) => severity === "warning" && !standing);
  return byCheck(warnings).map(({ check, title, of }) => ({ check, title, count: of.length }));
}

function byCheck(findings: readonly ShownFinding[]) {
  return [...Map.groupBy(findings, ({ check }) => check)].map(([check, of]) => ({
    check,
    title: of[0]?.title ?? check,
    of,
  }));
}
