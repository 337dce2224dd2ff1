/** What somebody has chosen on a proposal so far, and what there is to choose. */
import type { ProposalChoices, Side } from "../catalogues/proposal/choices.ts";
import type { ShownFinding, ShownProposal } from "./shapes.ts";

export interface Choices {
  /** For conflicts that have no choice of their own. */
  readonly allConflicts: Side | undefined;
  readonly conflicts: ReadonlyMap<string, Side>;
  readonly removeAll: boolean;
  readonly remove: ReadonlySet<string>;
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
